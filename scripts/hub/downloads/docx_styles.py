"""The styles of our DOCX files: real, named styles that a lecturer can change in one place.

Arial, because an editable file must look the same on a school computer that has no FiraGO; it
has all Kazakh letters, and its free twin with the same widths comes with LibreOffice.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from hub.downloads.archive import pack_files
from hub.downloads.labels import Labels

FONT = "Arial"
NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LOCALES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}


@dataclass(frozen=True)
class Style:
    """One paragraph style. Sizes in half points, distances in twentieths of a point.

    `leading` is the height of a line in 240ths, 0 for that of the file. With `pad`, the shade
    reaches a little above and below the words. `stops` are tab stops as XML.
    """

    id: str
    name: str
    base: str = "Normal"
    size: int = 0
    bold: bool = False
    colour: str = ""
    before: int = 0
    after: int = 120
    keep_next: bool = False
    new_page: bool = False
    outline: int = -1
    shade: str = ""
    edges: str = ""
    edge: str = ""
    line: str = "single"
    indent: int = 0
    leading: int = 0
    pad: bool = False
    stops: str = ""


@dataclass(frozen=True)
class Paper:
    """A sheet of paper and its margins in twentieths of a point, and `leading` in 240ths."""

    width: int
    height: int
    high: int
    side: int
    turn: str = ""
    leading: int = 271


UPRIGHT = Paper(11906, 16838, 1190, 1134)
SHEETS = Paper(11906, 16838, 1020, 1134, leading=255)
WIDE = Paper(16838, 11906, 900, 794, ' w:orient="landscape"')


def styles(colours: Mapping[str, str], paper: Paper) -> tuple[Style, ...]:
    """Return every style our DOCX files use, in the palette of the site.

    On SHEETS, each heading 1 begins a page: a file of several sheets to hand out.
    """
    wide, sheets = paper is WIDE, paper is SHEETS
    ink, muted = colours["ink"], colours["muted"]
    soft, raised = colours["accent-soft"], colours["raised"]
    head = {"bold": True, "colour": ink, "keep_next": True}
    return (
        Style("Title", "Title", size=36 if wide else 44, after=80, outline=-1, **head),  # type: ignore[arg-type]
        Style("Subtitle", "Subtitle", size=20, bold=True, colour=colours["accent-text"]),
        Style("Heading1", "heading 1", size=30, before=0 if sheets else 360, outline=0,
              new_page=sheets, **head),  # type: ignore[arg-type]
        # A sheet to hand out takes as few pages as it can: it is printed for everybody.
        Style("Heading2", "heading 2", size=24 if sheets else 25, before=220 if sheets else 320,
              after=70 if sheets else 120, outline=1, edges="" if sheets else "top",
              edge=ink, **head),  # type: ignore[arg-type]
        Style("Heading3", "heading 3", size=21, before=200, after=80, outline=2, **head),  # type: ignore[arg-type]
        Style("BodyText", "Body Text", after=90 if sheets else 120),
        Style("FirstParagraph", "First Paragraph", base="BodyText"),
        Style("Compact", "Compact", base="BodyText", after=50),
        Style("BlockText", "Block Text", shade=raised, edges="left", edge=ink, indent=170,
              pad=True),
        Style("HubCase", "Case to answer", base="BlockText", before=0, keep_next=True),
        Style("HubKey", "Key message", bold=True, size=23, colour=ink, shade=soft,
              edges="top left bottom right", edge=colours["accent"], indent=120),
        Style("HubMeta", "Step details", size=19, colour=muted, keep_next=True),
        Style("HubSay", "Lecturer's words", shade=soft, edges="left", edge=colours["accent"],
              indent=170, pad=True),
        Style("HubTask", "Task", edges="top left bottom right", edge=ink, indent=120),
        Style("HubExpect", "Expected answers", edges="left", edge=colours["ok"], indent=170),
        Style("HubHard", "Difficult answers", edges="left", edge=colours["danger"], line="dashed",
              indent=170),
        Style("HubNote", "Hint for the lecturer", size=20, edges="left", edge=muted,
              line="dotted", indent=170),
        Style("HubLead", "Lead-in", base="BodyText", keep_next=True),
        Style("HubAfter", "After table", base="BodyText", before=160),
        Style("HubAfterList", "After list", base="BodyText", before=100),
        Style("HubTwoBlanks", "Two lines to write on", base="BodyText",
              stops=_stop(paper, "left", 2) + _stop(paper)),
        Style("HubSmall", "Small print", size=17 if sheets else 18, colour=muted),
        Style("HubCell", "Table text", size=18 if wide else 19, before=30, after=40,
              leading=240),
        Style("HubGap", "Gap between tables", size=8, after=0, leading=240),
        Style("HubField", "Cell to fill in", before=90, after=90),
        Style("HubCaption", "Form caption", size=17, colour=muted),
        Style("HubBlank", "Line to fill in", edges="bottom", edge=ink, after=40),
    )  # fmt: skip


def reference_docx(
    base: bytes,
    labels: Labels,
    colours: Mapping[str, str],
    foot: str,
    *,
    sheets: bool,
    wide: bool = False,
) -> bytes:
    """Return a reference document for pandoc: our styles, A4, a footer with page numbers.

    `base` is pandoc's own reference document, of which only the frame is kept. With `wide` the
    paper lies across.
    """
    files: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(base)) as archive:
        for name in archive.namelist():
            files[name] = archive.read(name)
    paper = WIDE if wide else SHEETS if sheets else UPRIGHT
    files["word/styles.xml"] = _styles_xml(labels, colours, paper).encode()
    files["word/footer1.xml"] = _footer(labels, foot, paper).encode()
    files["word/document.xml"] = _document(paper).encode()
    rels = files["word/_rels/document.xml.rels"].decode()
    link = (
        '<Relationship Id="rIdHubFooter" Type="http://schemas.openxmlformats.org/officeDocument/'
        '2006/relationships/footer" Target="footer1.xml"/></Relationships>'
    )
    files["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", link).encode()
    types = files["[Content_Types].xml"].decode()
    kind = (
        '<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.footer+xml"/></Types>'
    )
    files["[Content_Types].xml"] = types.replace("</Types>", kind).encode()
    return pack_files(files, "1980-01-01")


def _stop(paper: Paper, side: str = "right", share: int = 1) -> str:
    """Return a tab stop at the margin, or at a share of the line, that draws a line to write on."""
    at = (paper.width - 2 * paper.side) // share
    return f'<w:tab w:val="{side}" w:leader="underscore" w:pos="{at}"/>'


def _styles_xml(labels: Labels, colours: Mapping[str, str], paper: Paper) -> str:
    locale = LOCALES[labels.lang]
    rows = "".join(_style(style) for style in styles(colours, paper))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles {NS}><w:docDefaults>'
        f'<w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" '
        f'w:cs="{FONT}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'<w:lang w:val="{locale}" w:eastAsia="{locale}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="120" w:line="{paper.leading}" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr><w:tabs>{_stop(paper)}</w:tabs></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        f'{rows}<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:rPr><w:color w:val="{_hex(colours["link"])}"/><w:u w:val="single"/></w:rPr></w:style>'
        f"{_table(colours)}</w:styles>"
    )


def _style(s: Style) -> str:
    indent = f'<w:ind w:left="{s.indent}" w:right="{s.indent}"/>' if s.indent else ""
    edges = "".join(
        f'<w:{side} w:val="{s.line}" w:sz="{12 if s.line == "single" else 18}" w:space="6" '
        f'w:color="{_hex(s.edge)}"/>'
        if side in s.edges.split()
        else _padding(s, side)
        for side in ("top", "left", "bottom", "right")
    )
    leading = f' w:line="{s.leading}" w:lineRule="auto"' if s.leading else ""
    paragraph = (
        ("<w:keepNext/><w:keepLines/>" if s.keep_next else "")
        + ("<w:pageBreakBefore/>" if s.new_page else "")
        + (f"<w:pBdr>{edges}</w:pBdr>" if edges else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{_hex(s.shade)}"/>' if s.shade else "")
        + (f"<w:tabs>{s.stops}</w:tabs>" if s.stops else "")
        + f'<w:spacing w:before="{s.before}" w:after="{s.after}"{leading}/>'
        + indent
        + (f'<w:outlineLvl w:val="{s.outline}"/>' if s.outline >= 0 else "")
    )
    run = (
        ("<w:b/><w:bCs/>" if s.bold else "")
        + (f'<w:color w:val="{_hex(s.colour)}"/>' if s.colour else "")
        + (f'<w:sz w:val="{s.size}"/><w:szCs w:val="{s.size}"/>' if s.size else "")
    )
    return (
        f'<w:style w:type="paragraph" w:styleId="{s.id}"><w:name w:val="{escape(s.name)}"/>'
        f'<w:basedOn w:val="{s.base}"/><w:next w:val="BodyText"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _padding(s: Style, side: str) -> str:
    """Return an edge in the colour of the shade: Word and LibreOffice fill up to the edges."""
    if not s.pad or side not in ("top", "bottom"):
        return ""
    return f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="{_hex(s.shade)}"/>'


def _table(colours: Mapping[str, str]) -> str:
    line = _hex(colours["line-strong"])
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{line}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"'
        '/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="Table"><w:name w:val="Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr>'
        f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>"
        '<w:left w:w="90" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" '
        f'w:color="auto" w:fill="{_hex(colours["raised"])}"/></w:tcPr></w:tblStylePr></w:style>'
    )


def _document(paper: Paper) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NS}><w:body>'
        '<w:p/><w:sectPr><w:footerReference w:type="default" r:id="rIdHubFooter"/>'
        f'<w:pgSz w:w="{paper.width}" w:h="{paper.height}"{paper.turn}/><w:pgMar '
        f'w:top="{paper.high}" w:right="{paper.side}" w:bottom="{paper.high}" '
        f'w:left="{paper.side}" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr></w:body>'
        "</w:document>"
    )


def _footer(labels: Labels, foot: str, paper: Paper) -> str:
    def field(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    def text(words: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>' if words else ""

    before, _, rest = labels["page"].partition("{n}")
    between, _, after = rest.partition("{all}")
    pages = text(before) + field("PAGE") + text(between) + field("NUMPAGES") + text(after)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:ftr {NS}><w:p><w:pPr>'
        '<w:pStyle w:val="HubSmall"/><w:tabs>'
        f'<w:tab w:val="right" w:pos="{paper.width - 2 * paper.side}"/></w:tabs></w:pPr>'
        f"{text(foot)}<w:r><w:tab/></w:r>{pages}</w:p></w:ftr>"
    )


def _hex(colour: str) -> str:
    return colour.lstrip("#").upper()
