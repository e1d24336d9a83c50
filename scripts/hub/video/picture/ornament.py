"""The project's signs: қошқар мүйіз, the ram's horns, and the bubble that says no."""

from __future__ import annotations

from math import cos, pi, sin

from hub.fonts import Face, face_metrics, text_width
from hub.video.picture.actors import Mark, Shape, Words
from hub.video.picture.palette import Palette
from hub.video.picture.paths import Path, circle, polygon, ribbon, rounded, shift

_SIGN = 34 / 46 / 64
"""A sixty-fourth of the bubble's square for each px of type, as on the site (site/cards.py)."""
STEP = 108.0
"""From one pair of horns to the next, at size 1, in px."""


def horn(x: float, y: float, side: int, points: int = 40) -> list[tuple[float, float]]:
    """Return one horn as a bent line: up the middle, over, and curled in upon itself.

    `side` is -1 for the left horn and 1 for the right; about 90 px high.
    """
    line = [(x, y + 8)]
    cx, cy, outer, inner = x + side * 23, y - 6, 23.0, 8.0
    for number in range(points + 1):
        part = number / points
        angle = pi + part * 1.62 * 2 * pi * 0.86
        radius = outer + (inner - outer) * part
        line.append((cx + side * radius * cos(angle), cy + radius * sin(angle)))
    return line


def horns(by: float) -> Path:
    """Draw a pair of horns with the seed under them, `STEP` times `by` px wide, around (0, 0)."""
    pair: list[Path] = [
        ribbon(tuple((x * by, y * by) for x, y in horn(0, 0, side, 22)), 6 * by) for side in (-1, 1)
    ]
    seed = polygon((0, 14 * by), (8 * by, 24 * by), (0, 34 * by), (-8 * by, 24 * by))
    return (*pair[0], *pair[1], *seed)


def wordmark(palette: Palette, brand: str, px: float) -> tuple[Mark, ...]:
    """The project's name, as on the site: a bubble that says no stands for its last "o".

    `px` is the size of its letters; (0, 0) is the upper left corner of its line box.
    """
    head, o, tail = brand.rpartition("o")
    if not o:
        return (Words(brand, px, palette.text, bold=True),)
    metrics = face_metrics(Face.BOLD)
    x, by = text_width(head, Face.BOLD, px), px * _SIGN
    y = px * metrics.ascent / metrics.units_per_em - 53 * by
    point = polygon(*((a * by, b * by) for a, b in ((9, 38), (26, 54), (5, 61))))
    body = (*shift(circle(54 * by), 6 * by, 3 * by), *point)
    bar = shift(rounded(28 * by, 10 * by, by), 19 * by, 25 * by)
    return (
        Words(head, px, palette.text, bold=True),
        Shape(body, palette.accent, x, y),
        Shape(bar, palette.accent_ink, x, y),
        Words(tail, px, palette.text, x + 66 * by, bold=True),
    )


def wordmark_width(brand: str, px: float) -> float:
    """Return how wide the name is, in px."""
    head, o, tail = brand.rpartition("o")
    sign = 66 * px * _SIGN if o else 0.0
    return text_width(head, Face.BOLD, px) + sign + text_width(tail, Face.BOLD, px)
