"""Where things stand in each shape of picture: canvas, safe boxes, captions, sizes of type.

All measures are px of the shape's master canvas. The upright one keeps to the safe zones of
facts/video.md, section 3; the square and the wide one have no platform's buttons over them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from hub.content.script import Shape


@dataclass(frozen=True)
class Area:
    """Left, top, right and bottom in px."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width in px."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height in px."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Sizes:
    """Type in px of an em; of a row of sizes the largest that fits is taken."""

    title: tuple[float, ...]
    headline: tuple[float, ...]
    statement: tuple[float, ...]
    row: tuple[float, ...]
    bubble: float
    flag: float
    cite: float
    small: float


@dataclass(frozen=True)
class Layout:
    """One shape. `wide` is where words may stand; `body` is narrower on the right or longer.

    Upright, platforms lay buttons over the right column below `wide`: words there end at the
    right of `body`, and only signs that repeat what is said stand beside them. Cards reach from
    `card_left` to `card_right`. With `beside` a headline stands in `head`, left of what it
    heads; else on top of it.
    """

    shape: Shape
    width: int
    height: int
    stage: tuple[Area, ...]
    head: Area
    wide: Area
    body: Area
    card_left: float
    card_right: float
    caption: Area
    caption_px: float
    beside: bool
    sizes: Sizes

    @property
    def card(self) -> float:
        """The width of a card."""
        return self.card_right - self.card_left

    @property
    def pad(self) -> float:
        """From a card's left edge to its words."""
        return self.body.left - self.card_left

    @property
    def sign(self) -> float:
        """The middle of the column for signs, as x."""
        return (self.body.right + self.wide.right) / 2 + 6


_UPRIGHT = Layout(
    shape="9:16",
    width=1080,
    height=1920,
    stage=(Area(120, 288, 888, 840), Area(120, 288, 780, 940)),
    head=Area(120, 288, 888, 840),
    wide=Area(120, 288, 888, 840),
    body=Area(120, 288, 780, 940),
    card_left=80,
    card_right=928,
    caption=Area(120, 960, 780, 1248),
    caption_px=47,
    beside=False,
    sizes=Sizes(
        title=(152, 140, 128, 120, 112, 104, 96, 88, 80, 72, 64),
        headline=(104, 96, 88, 80, 72, 64, 60, 56),
        statement=(88, 80, 74, 68, 62, 58, 54, 50, 46, 42),
        row=(76, 70, 64, 60, 56, 52, 48, 44),
        bubble=58,
        flag=46,
        cite=42,
        small=34,
    ),
)
_SQUARE = Layout(
    shape="1:1",
    width=1080,
    height=1080,
    stage=(Area(90, 80, 990, 800),),
    head=Area(90, 80, 990, 800),
    wide=Area(90, 80, 990, 800),
    body=Area(90, 80, 880, 800),
    card_left=50,
    card_right=1030,
    caption=Area(90, 840, 990, 1020),
    caption_px=50,
    beside=False,
    sizes=Sizes(
        title=(152, 140, 128, 120, 112, 104, 96, 88, 80, 72, 64),
        headline=(104, 96, 88, 80, 72, 64),
        statement=(88, 80, 74, 68, 62, 58, 54, 50, 46, 42),
        row=(76, 70, 64, 60, 56, 52, 48, 44),
        bubble=58,
        flag=46,
        cite=42,
        small=34,
    ),
)
_LYING = Layout(
    shape="16:9",
    width=1920,
    height=1080,
    stage=(Area(260, 90, 1660, 800),),
    head=Area(120, 90, 800, 800),
    wide=Area(920, 90, 1800, 800),
    body=Area(920, 90, 1690, 800),
    card_left=880,
    card_right=1840,
    caption=Area(340, 850, 1580, 1010),
    caption_px=54,
    beside=True,
    sizes=Sizes(
        title=(168, 152, 136, 128, 120, 112, 104, 96, 88, 80, 72),
        headline=(104, 96, 88, 80, 72, 64),
        statement=(84, 76, 70, 64, 60, 56, 52, 48, 44),
        row=(76, 70, 64, 60, 56, 52, 48, 44),
        bubble=56,
        flag=44,
        cite=42,
        small=34,
    ),
)
_LAYOUTS: Mapping[Shape, Layout] = {each.shape: each for each in (_UPRIGHT, _SQUARE, _LYING)}


def layout_of(shape: Shape) -> Layout:
    """Return the layout of a shape."""
    return _LAYOUTS[shape]


def shape_of(size: tuple[int, int]) -> Shape:
    """Return the shape that a picture of this width and height (px) has, to the nearest."""
    wide, high = size
    return min(_LAYOUTS, key=lambda shape: abs(log(wide / high * _tallness(shape))))


def _tallness(shape: Shape) -> float:
    layout = _LAYOUTS[shape]
    return layout.height / layout.width
