"""The parts of a PPTX that are the same in every deck: theme, master, layouts, notes master.

Written by hand after ECMA-376 part 1, because no writer at hand sets a title in a bubble of its
own, a language on every run and words for every picture. Arial: a school computer has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hub.downloads.slides_draw import TALL, WIDE

FONT = "Arial"
EMU = 12700
"""EMU in a point."""
NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MIME = "application/vnd.openxmlformats-officedocument.presentationml"

LAYOUTS: Mapping[str, str] = {"cover": "Cover", "inner": "Question and task"}
"""Layouts by their name in slides_place, with the name an editor sees."""

GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
COLOUR_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
    'folHlink="folHlink"'
)


def emu(points: float) -> int:
    """Return points in EMU, the unit of Office drawings."""
    return round(points * EMU)


def rgb(colour: str) -> str:
    """Return a colour of tokens.json as Office writes it."""
    return colour.lstrip("#").upper()


def rels(rows: Sequence[tuple[str, str]], links: Sequence[str] = ()) -> str:
    """Return a relationships part: rId1 … for (kind, target), then one for each outside link."""
    inner = "".join(
        f'<Relationship Id="rId{at}" Type="{kind if "/" in kind else f"{OFFICE}/{kind}"}" '
        f'Target="{target}"/>'
        for at, (kind, target) in enumerate(rows, 1)
    ) + "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/hyperlink" Target="{link}" '
        'TargetMode="External"/>'
        for at, link in enumerate(links, len(rows) + 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def content_types(slides: int) -> str:
    """Return `[Content_Types].xml` of a deck with so many slides, each with notes."""
    rows = [
        ("/ppt/presentation.xml", f"{MIME}.presentation.main+xml"),
        ("/ppt/presProps.xml", f"{MIME}.presProps+xml"),
        ("/ppt/slideMasters/slideMaster1.xml", f"{MIME}.slideMaster+xml"),
        ("/ppt/notesMasters/notesMaster1.xml", f"{MIME}.notesMaster+xml"),
        *(
            (f"/ppt/slideLayouts/slideLayout{at}.xml", f"{MIME}.slideLayout+xml")
            for at in range(1, len(LAYOUTS) + 1)
        ),
        *(
            (
                f"/ppt/theme/theme{at}.xml",
                "application/vnd.openxmlformats-officedocument.theme+xml",
            )
            for at in (1, 2)
        ),
        *((f"/ppt/slides/slide{at}.xml", f"{MIME}.slide+xml") for at in range(1, slides + 1)),
        *(
            (f"/ppt/notesSlides/notesSlide{at}.xml", f"{MIME}.notesSlide+xml")
            for at in range(1, slides + 1)
        ),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        (
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        ),
    ]
    inner = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in rows)
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="jpg" ContentType="image/jpeg"/>'
        f'<Default Extension="png" ContentType="image/png"/>{inner}</Types>'
    )


def presentation(slides: int, lang: str) -> str:
    """Return `presentation.xml`: slides rId3 onwards, after the two masters."""
    ids = "".join(f'<p:sldId id="{255 + at}" r:id="rId{at + 2}"/>' for at in range(1, slides + 1))
    return (
        f'{HEAD}<p:presentation {NS} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId '
        'id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId '
        f'r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst>'
        f'<p:sldSz cx="{emu(WIDE)}" cy="{emu(TALL)}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="{lang}"/></a:defPPr></p:defaultTextStyle>'
        "</p:presentation>"
    )


def theme(colours: Mapping[str, str]) -> str:
    """Return the theme: the hub's light palette and one typeface."""
    slots = {
        "dk1": "text", "lt1": "surface", "dk2": "ink", "lt2": "base", "accent1": "ink",
        "accent2": "accent", "accent3": "link", "accent4": "ok", "accent5": "accent-text",
        "accent6": "line-strong", "hlink": "link", "folHlink": "muted",
    }  # fmt: skip
    scheme = "".join(
        f'<a:{slot}><a:srgbClr val="{rgb(colours[name])}"/></a:{slot}>'
        for slot, name in slots.items()
    )
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    plain = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="Narkostop"><a:themeElements><a:clrScheme name="Narkostop">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Narkostop"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}'
        f'</a:minorFont></a:fontScheme><a:fmtScheme name="Narkostop"><a:fillStyleLst>{fill * 3}'
        f"</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{plain * 3}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def master(drawn: str, holders: str, title_pt: int, body_pt: int) -> str:
    """Return the slide master; `drawn` is decoration, `holders` the placeholders."""
    level = "".join(
        f'<a:lvl{at}pPr marL="{emu(32 * at)}" indent="-{emu(32)}"><a:spcBef><a:spcPts val="1200"/>'
        f'</a:spcBef><a:buFont typeface="{FONT}"/><a:buChar char="•"/>'
        f'<a:defRPr sz="{body_pt * 100}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f"</a:defRPr></a:lvl{at}pPr>"
        for at in (1, 2, 3)
    )
    ids = "".join(
        f'<p:sldLayoutId id="{2147483648 + at}" r:id="rId{at}"/>'
        for at in range(1, len(LAYOUTS) + 1)
    )
    return (
        f'{HEAD}<p:sldMaster {NS}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/>'
        f"</a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{drawn}{holders}"
        f"</p:spTree></p:cSld><p:clrMap {COLOUR_MAP}/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f'<p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:defRPr sz="{title_pt * 100}" b="1">'
        '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr></p:titleStyle>'
        f"<p:bodyStyle>{level}</p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>"
    )


def layout(name: str, kind: str, drawn: str, holders: str) -> str:
    """Return a layout: its own decoration and placeholders, none of the master's shapes."""
    return (
        f'{HEAD}<p:sldLayout {NS} type="{kind}" preserve="1" showMasterSp="0">'
        f'<p:cSld name="{name}"><p:spTree>{GROUP}{drawn}{holders}</p:spTree></p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def notes_master() -> str:
    """Return the master of the notes: the slide above, the words below."""
    return (
        f'{HEAD}<p:notesMaster {NS}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/>'
        f"</a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}"
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr>'
        '<a:xfrm><a:off x="685800" y="685800"/><a:ext cx="5486400" cy="3086100"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        '<a:off x="685800" y="4000500"/><a:ext cx="5486400" cy="4686300"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>'
        f"<a:p><a:endParaRPr/></a:p></p:txBody></p:sp></p:spTree></p:cSld><p:clrMap {COLOUR_MAP}/>"
        '<p:notesStyle><a:lvl1pPr><a:spcBef><a:spcPts val="300"/></a:spcBef><a:defRPr sz="1200"/>'
        "</a:lvl1pPr></p:notesStyle></p:notesMaster>"
    )


def core(title: str, lang: str, day: str) -> str:
    """Return the file's properties; `day` (ISO) is its only date, `title` is XML text."""
    stamp = f'xsi:type="dcterms:W3CDTF">{day}T00:00:00Z'
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
        f"<dc:creator>Narkostop</dc:creator><dc:language>{lang}</dc:language>"
        f"<dcterms:created {stamp}</dcterms:created><dcterms:modified {stamp}</dcterms:modified>"
        "</cp:coreProperties>"
    )


APP = (
    f"{HEAD}<Properties "
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Narkostop</Application></Properties>"
)
PROPS = f"{HEAD}<p:presentationPr {NS}/>"
