"""What stands on a slide: boxes, drawings and pictures with a place; one truth for both files.

A slide is 960 × 540 pt (16:9). Colours are names of tokens.json.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from hub.downloads.slides_text import Para

WIDE, TALL = 960, 540

Role = Literal["", "title", "body", "subtitle", "foot", "number"]
Step = tuple[str, tuple[float, ...]]
"""One step of a pen: M, L, C or Z, and its points."""


@dataclass(frozen=True)
class Words:
    """Text in a box. `size` is in pt; a role makes it a placeholder, a title also a heading."""

    paras: tuple[Para, ...]
    size: float
    colour: str = "text"
    bold: bool = False
    align: Literal["left", "center", "right"] = "left"
    anchor: Literal["top", "middle"] = "top"
    role: Role = ""


@dataclass(frozen=True)
class Box:
    """A rectangle in pt. `radii` begin top left and go round with the clock."""

    x: float
    y: float
    w: float
    h: float
    fill: str = ""
    line: str = ""
    stroke: float = 0
    radii: tuple[float, float, float, float] = (0, 0, 0, 0)
    words: Words | None = None
    inset: tuple[float, float] = (0, 0)


@dataclass(frozen=True)
class Drawing:
    """A path inside a rectangle, filled or as a line; decoration, unless it has words or a link."""

    x: float
    y: float
    w: float
    h: float
    path: tuple[Step, ...]
    fill: str = ""
    line: str = ""
    stroke: float = 0


@dataclass(frozen=True)
class Picture:
    """A JPEG file, or the QR code of an address; `alt` says it in words, `link` opens."""

    x: float
    y: float
    w: float
    h: float
    alt: str
    jpeg: Path | None = None
    qr: str = ""
    link: str = ""


Element = Box | Drawing | Picture

HORN = 48.0
"""Width of a pair of ram's horns in its own units; it is 16 high, as in ornament.svg."""


def horns(width: float, tall: float) -> tuple[Step, ...]:
    """Return a row of қошқар мүйіз `width` pt long, as a line to be drawn.

    `tall` is the height of the row; whole pairs only, spread evenly.
    """
    by = tall / 16
    count = max(1, int(width // (HORN * by)))
    step = width / count
    return tuple(
        one for at in range(count) for one in _moved(_PAIR, at * step + (step - HORN * by) / 2, by)
    )


def _half(side: int) -> tuple[Step, ...]:
    def x(value: float) -> float:
        return 24 + side * (24 - value)

    return (
        ("M", (24, 9)),
        ("C", (x(22), 3, x(16), 1.5, x(12.5), 4)),
        ("C", (x(9), 6.5, x(10), 11, x(13.5), 11.5)),
        ("C", (x(17), 12, x(17), 7.5, x(14.5), 7.3)),
    )


_PAIR: tuple[Step, ...] = (
    ("M", (24, 15)),
    ("L", (24, 9)),
    *_half(-1),
    *_half(1),
    ("M", (45, 9)),
    ("L", (48, 12)),
    ("L", (45, 15)),
    ("M", (3, 9)),
    ("L", (0, 12)),
    ("L", (3, 15)),
)

_RIDGE = (
    (0, 96), (70, 62), (118, 80), (196, 24), (238, 54), (286, 8), (348, 58), (388, 42), (452, 84),
    (520, 50), (566, 70), (640, 18), (700, 64), (742, 48), (820, 92), (888, 60), (960, 88),
)  # fmt: skip


def ridge() -> tuple[Step, ...]:
    """Return the outline of mountains across a slide, 130 pt high."""
    first, *rest = _RIDGE
    return (
        ("M", first),
        *(("L", point) for point in rest),
        ("L", (WIDE, 130)),
        ("L", (0, 130)),
        ("Z", ()),
    )


def triangle(size: float) -> tuple[Step, ...]:
    """Return the sign that says "play", pointing right."""
    return ("M", (0, 0)), ("L", (size * 0.88, size / 2)), ("L", (0, size)), ("Z", ())


def _moved(path: Iterable[Step], dx: float, by: float) -> Iterable[Step]:
    for pen, points in path:
        yield (
            pen,
            tuple(p * by + (dx if at % 2 == 0 else 0) for at, p in enumerate(points)),
        )
