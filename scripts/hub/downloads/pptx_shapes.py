"""Boxes, drawings and pictures as the XML of an Office slide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape, quoteattr

from hub.downloads.pptx_parts import FONT, emu, rgb
from hub.downloads.slides_draw import Box, Drawing, Element, Picture, Step, Words
from hub.downloads.slides_fit import GAP, HANG
from hub.downloads.slides_text import Para

PLACEHOLDERS: Mapping[str, str] = {
    "title": 'type="title"',
    "body": 'idx="1"',
    "subtitle": 'type="subTitle" idx="1"',
    "foot": 'type="ftr" sz="quarter" idx="11"',
    "number": 'type="sldNum" sz="quarter" idx="12"',
}
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""Tells a screen reader to pass by; understood by PowerPoint since 2019."""


@dataclass
class Shapes:
    """Writes the shapes of one slide and numbers them.

    `media` gives the relationship id of a picture, `link` that of an address; on a `cover` the
    title is that of a title slide; on a `master` the text is that of all layouts.
    """

    colours: Mapping[str, str]
    lang: str
    media: Callable[[Picture], str]
    link: Callable[[str], str]
    cover: bool = False
    master: bool = False
    count: int = field(default=1)

    def xml(self, one: Element) -> str:
        """Return the XML of an element."""
        self.count += 1
        match one:
            case Box():
                return self._box(one)
            case Drawing():
                return self._drawing(one)
            case Picture():
                return self._picture(one)

    def _box(self, box: Box) -> str:
        words = box.words
        if words and words.role and (box.fill or box.line):
            # LibreOffice draws every placeholder as a plain rectangle: the bubble stands behind.
            behind = self._box(replace(box, words=None))
            self.count += 1
            return behind + self._box(replace(box, fill="", line="", radii=(0, 0, 0, 0)))
        role = words.role if words else ""
        name = {"title": "Title", "body": "Text", "subtitle": "Subtitle", "foot": "Footer",
                "number": "Slide number"}.get(role, "Words" if words else "Shape")  # fmt: skip
        holder = PLACEHOLDERS.get(role, "")
        if role == "title" and self.cover:
            holder = 'type="ctrTitle"'
        elif role == "body" and self.cover:
            holder = PLACEHOLDERS["subtitle"]
        elif role == "body" and self.master:
            holder = 'type="body" idx="1"'
        kind = '<a:spLocks noGrp="1"/>' if holder else ""
        ph = f"<p:ph {holder}/>" if holder else ""
        text_box = ' txBox="1"' if words and not holder and not box.fill and not box.line else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.count}" name="{name} {self.count}">'
            f"{'' if words else DECORATIVE}</p:cNvPr><p:cNvSpPr{text_box}>{kind}</p:cNvSpPr>"
            f"<p:nvPr>{ph}</p:nvPr></p:nvSpPr><p:spPr>{_frame(box)}{_geometry(box)}"
            f"{self._paint(box.fill, box.line, box.stroke)}</p:spPr>"
            f"{self._text(words, box.inset) if words else ''}</p:sp>"
        )

    def _paint(self, fill: str, line: str, stroke: float) -> str:
        inside = self._solid(fill) if fill else "<a:noFill/>"
        if not line:
            return f"{inside}<a:ln><a:noFill/></a:ln>"
        return f'{inside}<a:ln w="{emu(stroke)}" cap="rnd">{self._solid(line)}<a:round/></a:ln>'

    def _solid(self, name: str) -> str:
        return f'<a:solidFill><a:srgbClr val="{rgb(self.colours[name])}"/></a:solidFill>'

    def _text(self, words: Words, inset: tuple[float, float]) -> str:
        across, down = emu(inset[0]), emu(inset[1])
        anchor = {"top": "t", "middle": "ctr"}[words.anchor]
        # What we wrote fits; what an editor adds may shrink it.
        fit = "<a:normAutofit/>" if words.role in ("title", "body") else "<a:noAutofit/>"
        paras = "".join(self._para(one, words, first=not at) for at, one in enumerate(words.paras))
        return (
            f'<p:txBody><a:bodyPr wrap="square" lIns="{across}" tIns="{down}" rIns="{across}" '
            f'bIns="{down}" anchor="{anchor}" rtlCol="0">{fit}</a:bodyPr><a:lstStyle/>'
            f"{paras}</p:txBody>"
        )

    def _para(self, one: Para, words: Words, *, first: bool) -> str:
        align = {"left": "l", "center": "ctr", "right": "r"}[words.align]
        hang = emu(HANG * words.size) if one.mark else 0
        before = 0 if first else round(GAP * words.size * 100)
        if one.mark == "•":
            mark = (
                f'<a:buClr><a:srgbClr val="{rgb(self.colours["accent-text"])}"/></a:buClr>'
                f'<a:buFont typeface="{FONT}"/><a:buChar char="•"/>'
            )
        elif one.mark:
            start = one.mark.rstrip(".")
            mark = (
                f'<a:buFont typeface="{FONT}"/><a:buAutoNum type="arabicPeriod" startAt="{start}"/>'
            )
        else:
            mark = "<a:buNone/>"
        runs = "".join(
            f"<a:r>{self._style(words, bold=words.bold or run.bold)}"
            f"<a:t>{escape(run.text)}</a:t></a:r>"
            for run in one.runs
        )
        if words.role == "number":
            runs = (
                f'<a:fld id="{{5F7C3A52-2B5E-4C55-9D0B-6C1A5E1B7A10}}" type="slidenum">'
                f"{self._style(words, bold=False)}<a:t>{escape(one.text)}</a:t></a:fld>"
            )
        return (
            f'<a:p><a:pPr marL="{hang}" indent="{-hang}" algn="{align}"><a:lnSpc>'
            f'<a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="{before}"/></a:spcBef>'
            f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{mark}</a:pPr>{runs}</a:p>'
        )

    def _style(self, words: Words, *, bold: bool) -> str:
        return (
            f'<a:rPr lang="{self.lang}" sz="{round(words.size * 100)}" b="{int(bold)}" dirty="0">'
            f'{self._solid(words.colour)}<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/>'
            "</a:rPr>"
        )

    def _drawing(self, one: Drawing) -> str:
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.count}" name="Drawing {self.count}">{DECORATIVE}'
            f'</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_frame(one)}'
            f"{_path(one.path, one.w, one.h, filled=bool(one.fill))}"
            f"{self._paint(one.fill, one.line, one.stroke)}</p:spPr></p:sp>"
        )

    def _picture(self, one: Picture) -> str:
        link = f'<a:hlinkClick r:id="{self.link(one.link)}"/>' if one.link else ""
        return (
            f'<p:pic><p:nvPicPr><p:cNvPr id="{self.count}" name="Picture {self.count}" '
            f"descr={quoteattr(one.alt)}>{link}</p:cNvPr><p:cNvPicPr><a:picLocks "
            'noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="{self.media(one)}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</p:blipFill><p:spPr>{_frame(one)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            "</p:spPr></p:pic>"
        )


def _frame(one: Element) -> str:
    return (
        f'<a:xfrm><a:off x="{emu(one.x)}" y="{emu(one.y)}"/>'
        f'<a:ext cx="{emu(one.w)}" cy="{emu(one.h)}"/></a:xfrm>'
    )


def _geometry(box: Box) -> str:
    if not any(box.radii):
        return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    if len(set(box.radii)) == 1:
        share = min(50000, round(box.radii[0] / min(box.w, box.h) * 100000))
        name = "ellipse" if share == 50000 and box.w == box.h else "roundRect"
        guide = f'<a:gd name="adj" fmla="val {share}"/>' if name == "roundRect" else ""
        return f'<a:prstGeom prst="{name}"><a:avLst>{guide}</a:avLst></a:prstGeom>'
    return _path(_bubble(box), box.w, box.h, filled=True)


ROUND = 0.5523
"""How far the handles of a curve reach that stands for a quarter of a circle, in radii."""


def _bubble(box: Box) -> tuple[Step, ...]:
    """Return a rectangle with four different corners as a path."""
    tl, tr, br, bl = (min(r, box.w / 2, box.h / 2) for r in box.radii)
    w, h, k = box.w, box.h, 1 - ROUND
    return (
        ("M", (tl, 0)),
        ("L", (w - tr, 0)),
        ("C", (w - tr * k, 0, w, tr * k, w, tr)),
        ("L", (w, h - br)),
        ("C", (w, h - br * k, w - br * k, h, w - br, h)),
        ("L", (bl, h)),
        ("C", (bl * k, h, 0, h - bl * k, 0, h - bl)),
        ("L", (0, tl)),
        ("C", (0, tl * k, tl * k, 0, tl, 0)),
        ("Z", ()),
    )


def _path(path: tuple[Step, ...], wide: float, tall: float, *, filled: bool) -> str:
    names = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}
    steps = []
    for pen, points in path:
        if pen == "Z":
            steps.append("<a:close/>")
            continue
        pairs = zip(points[::2], points[1::2], strict=True)
        inner = "".join(f'<a:pt x="{emu(x)}" y="{emu(y)}"/>' for x, y in pairs)
        steps.append(f"<a:{names[pen]}>{inner}</a:{names[pen]}>")
    fill = "" if filled else ' fill="none"'
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="l" t="t" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{emu(wide)}" h="{emu(tall)}"{fill}>{"".join(steps)}</a:path></a:pathLst>'
        "</a:custGeom>"
    )
