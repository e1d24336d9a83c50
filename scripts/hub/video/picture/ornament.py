"""The project's signs: қошқар мүйіз, the ram's horns, and the bubble with a tick."""

from __future__ import annotations

from math import cos, pi, sin

from hub.video.picture.actors import Mark, Shape
from hub.video.picture.palette import Palette
from hub.video.picture.paths import Path, bubble, polygon, ribbon, tick

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


def logo(palette: Palette, size: float) -> tuple[Mark, ...]:
    """The project's mark: a chat bubble with a tick in it."""
    body = bubble(size, size * 0.8, size * 0.28, size * 0.18, side="left")
    inner = size * 0.56
    return (
        Shape(body, palette.accent),
        Shape(tick(inner), palette.accent_ink, (size - inner) / 2, size * 0.4 - inner / 2),
    )
