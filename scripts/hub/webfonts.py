"""Make the two web fonts: FiraGO cut down to the letters of the three languages, as WOFF2.

FiraGO (SIL Open Font License) comes with the `pymupdf-fonts` package, so no font service is asked.
One file a weight holds Cyrillic, Latin, digits and signs together. A split by `unicode-range` saves
nothing here: the language switch shows both scripts on every page, so both halves would be loaded.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pymupdf_fonts
from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from hub.store import key_of, write_atomic

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ACCENTED = "áäçèéêíñóöúü"
RUSSIAN = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяЁё"
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
DIGITS = "0123456789"
SIGNS = " \u00a0\u2009\u202f!\"#%&'()*+,-./:;<=>?@[]_|~«»“”„‘’–—‑…·•№§°±×≥≤→←↑↓©₸"
LETTERS = "".join(dict.fromkeys(LATIN + ACCENTED + RUSSIAN + KAZAKH + DIGITS + SIGNS))

WEIGHTS = {400: "figo", 700: "figbo"}
TENGE = "₸"
# Horizontal bar and stem of FiraGO's own «T», in font units, so that ₸ matches its neighbours.
_TENGE_STROKES = {400: (78, 95), 700: (118, 164)}
_CAP_HEIGHT = {400: 689, 700: 693}
_TENGE_ADVANCE = 560
_LEAST_KERN = {400: 20, 700: 10}
"""Kerning below this, in thousandths of an em, is dropped: under 0.4 px at the size of the text."""
# Signs FiraGO lacks, shown by a close relative: thin spaces as a space, no-break hyphen as hyphen.
_STAND_INS = {0x2009: 0x20, 0x202F: 0x20, 0x2011: 0x2D}


@dataclass(frozen=True)
class WebFont:
    """Hold one font file: its name under `assets/fonts/`, its CSS weight and its bytes (WOFF2)."""

    name: str
    weight: int
    data: bytes


@cache
def webfonts() -> tuple[WebFont, ...]:
    """Return the fonts of the site, lightest first; the same bytes on every call and machine."""
    return tuple(
        WebFont(f"firago-{weight}.woff2", weight, subset_font(weight)) for weight in WEIGHTS
    )


def font_files(folder: Path) -> tuple[Path, ...]:
    """Return the fonts as files below `folder`, made there unless they are there already.

    Subsetting takes two seconds, so it is done once for a set of letters and a font version.
    """
    source = Path(__file__).read_bytes()
    key = key_of(LETTERS, version("pymupdf-fonts"), version("fonttools"), source)
    paths = tuple(folder / key / f"firago-{weight}.woff2" for weight in WEIGHTS)
    if not all(path.is_file() for path in paths):
        for font in webfonts():
            write_atomic(folder / key / font.name, font.data)
    return paths


def subset_font(weight: int, letters: str = LETTERS) -> bytes:
    """Return FiraGO of the given CSS weight with only `letters`, as WOFF2 bytes.

    Keeps kerning and the licence line; drops hinting, glyph names and every other feature.
    """
    font = open_source(weight)
    options = subset.Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = False
    options.name_IDs = [0, 1, 2, 13]
    options.drop_tables += ["DSIG", "STAT", "MATH", "gasp"]
    worker = subset.Subsetter(options)
    worker.populate(text=letters)
    worker.subset(font)
    _round_kerning(font, _LEAST_KERN[weight])
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def open_source(weight: int) -> TTFont:
    """Open the full FiraGO of a CSS weight (400 or 700) with the missing signs added.

    Raises KeyError for a weight the site does not use.
    """
    data = pymupdf_fonts.myfont(WEIGHTS[weight])
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    cmap = font.getBestCmap()
    added = {code: cmap[twin] for code, twin in _STAND_INS.items() if code not in cmap}
    if ord(TENGE) not in cmap:
        added[ord(TENGE)] = _draw_tenge(font, weight)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(added)
    return font


def missing_letters(text: str) -> frozenset[str]:
    """Return the characters of `text` that the web fonts cannot show (line ends and tabs aside)."""
    return frozenset(text) - frozenset(LETTERS) - frozenset("\n\t\r")


def _round_kerning(font: TTFont, least: int) -> None:
    """Round kerning to tens and drop what nobody sees; a third of a font is its kerning table."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for outer in lookup.SubTable:
            table = outer.ExtSubTable if outer.LookupType == 9 else outer
            rows = table.PairSet if table.Format == 1 else table.Class1Record
            for row in rows:
                for pair in row.PairValueRecord if table.Format == 1 else row.Class2Record:
                    kern = pair.Value1.XAdvance or 0
                    pair.Value1.XAdvance = 0 if abs(kern) < least else round(kern, -1)


def _draw_tenge(font: TTFont, weight: int) -> str:
    """Add a tenge sign built like «T» with a second bar on top; return its glyph name."""
    bar, stem = _TENGE_STROKES[weight]
    top, left, right = _CAP_HEIGHT[weight], 30, _TENGE_ADVANCE - 30
    gap = round(bar * 0.75)
    middle = _TENGE_ADVANCE // 2
    low = top - bar - gap
    pen = TTGlyphPen(None)
    for x0, y0, x1, y1 in (
        (left, top - bar, right, top),
        (left, low - bar, right, low),
        (middle - stem // 2, 0, middle + stem // 2, low - bar),
    ):
        pen.moveTo((x0, y0))
        pen.lineTo((x0, y1))
        pen.lineTo((x1, y1))
        pen.lineTo((x1, y0))
        pen.closePath()
    name = "uni20B8"
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = (_TENGE_ADVANCE, left)
    return name
