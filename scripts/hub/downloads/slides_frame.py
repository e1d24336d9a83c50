"""The frame of a slide: background, title in its bubble, small marks, foot, and the free area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hub.downloads.slides import Slide
from hub.downloads.slides_draw import TALL, WIDE, Box, Drawing, Element, Words, horns, ridge
from hub.downloads.slides_fit import PITCH, WIDE_BOLD, best_size, fits, height, snug
from hub.downloads.slides_text import Para, headline, para
from hub.fonts import Face, text_width

LEFT, WIDTH = 60, 840
TITLE_TOP, FLOOR = 76, 484
TITLE_SIZES = (46, 44, 42, 40)
BODY_SIZES = (38, 36, 34, 32, 30, 28)
"""From the last row of a room, 3 m and more away: nothing that matters is smaller than 28 pt."""
KEY_SIZES = (46, 44, 42, 40, 38, 36, 34, 32)
HELP_SIZES = (28, 26, 24)
NUMBER_SIZES = (54, 48, 44, 40, 36, 32, 28)
MARK, FOOT = 18, 12
SMALL_SIZES = (16, 15, 14)
PAD = (28, 14)
BUBBLE = (26, 26, 26, 5)
ANSWER = (26, 26, 5, 26)
TITLE_LINES = 3

Layout = Literal["cover", "inner"]


@dataclass(frozen=True)
class Area:
    """A rectangle in pt."""

    x: float
    y: float
    w: float
    h: float


def layout_of(slide: Slide) -> Layout:
    """Return which of the two backgrounds a slide has."""
    return "cover" if slide.kind in ("cover", "end") else "inner"


def backdrop(layout: Layout) -> Iterator[Element]:
    """Yield the background of a layout: decoration only."""
    if layout == "cover":
        yield Box(700, 262, 190, 190, fill="accent-soft", radii=(95, 95, 95, 95))
        yield Drawing(0, 386, WIDE, 130, ridge(), fill="raised")
    top = 514
    yield Box(0, top, WIDE, TALL - top, fill="ink")
    yield Drawing(LEFT, top + 6, WIDTH, 14, horns(WIDTH, 14), line="accent", stroke=1.5)


def title_size(title: str, width: float = WIDTH) -> int | None:
    """Return the size of a title in a bubble of `width` pt, or None when it is too long."""
    one = headline(title)
    width -= 2 * PAD[0]
    two = next((s for s in TITLE_SIZES if within([one], s, width, 2)), None)
    return two or (TITLE_SIZES[-1] if within([one], TITLE_SIZES[-1], width, TITLE_LINES) else None)


def room(title: str, width: float = WIDTH, top: float = TITLE_TOP) -> Area:
    """Return what a title at `top` leaves free below it, in `width` pt."""
    top += _title_height(title, width) + 24
    return Area(LEFT + 4, top, width - 8, FLOOR - top)


def within(paras: list[Para], size: float, width: float, count: int) -> bool:
    """Tell whether paragraphs fit in `count` lines."""
    return fits(paras, size, width, count * size * PITCH + 0.1)


def _title_height(title: str, width: float) -> float:
    size = title_size(title, width) or TITLE_SIZES[-1]
    return height([headline(title)], size, width - 2 * PAD[0]) + 2 * PAD[1]


def title_box(slide: Slide, width: float = WIDTH, top: float = TITLE_TOP) -> Box:
    """Return the title in its bubble: warm when it asks something."""
    size = title_size(slide.title, width) or TITLE_SIZES[-1]
    one = headline(slide.title)
    wide = snug(one, size, width - 2 * PAD[0]) + 2 * PAD[0]
    asks = slide.title.rstrip("»”\"' ").endswith("?")
    return Box(
        LEFT,
        top,
        min(width, max(wide + 6, 260)),
        _title_height(slide.title, width),
        fill="accent-soft" if asks else "raised",
        line="accent" if asks else "line",
        stroke=1.5,
        radii=BUBBLE,
        words=Words(
            (headline(slide.title),), size, "ink", bold=True, anchor="middle", role="title"
        ),
        inset=PAD,
    )


def chips(slide: Slide) -> Iterator[Element]:
    """Yield the step's number and the small marks above the title."""
    x, y, tall = float(LEFT), 28.0, 34.0
    if slide.number:
        number = Words((para(slide.number),), MARK, "on-ink", bold=True, align="center",
                       anchor="middle")  # fmt: skip
        yield Box(x, y, tall, tall, fill="ink", radii=(17, 17, 17, 17), words=number)
        x += tall + 10
    for chip in slide.chips:
        wide = text_width(chip, Face.BOLD, MARK) * WIDE_BOLD + 30
        words = Words((para(chip),), MARK, "ink", bold=True, align="center", anchor="middle")
        yield Box(x, y, wide, tall, line="ink", stroke=1.2, radii=(17, 17, 17, 17), words=words)
        x += wide + 10


def text_box(paras: tuple[Para, ...], sizes: tuple[int, ...], area: Area) -> Box:
    """Return text at the first of `sizes` at which it fits the area."""
    size = best_size(paras, sizes, area.w, area.h) or sizes[-1]
    return Box(area.x, area.y, area.w, area.h, words=Words(paras, size, role="body"))


def footer(slide: Slide, foot: str, page: int) -> Iterator[Element]:
    """Yield the foot and the number of an inner slide."""
    if layout_of(slide) == "inner":
        words = Words((para(foot),), FOOT, "muted", anchor="middle", role="foot")
        yield Box(LEFT, 490, 700, 20, words=words)
        number = Words(
            (para(str(page)),), FOOT, "muted", align="right", anchor="middle", role="number"
        )
        yield Box(LEFT + WIDTH - 80, 490, 80, 20, words=number)
