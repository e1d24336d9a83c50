"""Outlines in px: rounded cards, speech bubbles, small icons; all start at (0, 0)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

KAPPA = 0.5523
"""Handle length of the cubic curve that best follows a quarter of a circle of radius 1."""


@dataclass(frozen=True)
class Step:
    """One move of a pen: `m` to a point, `l` a line, `b` a curve with two handles."""

    op: str
    points: tuple[tuple[float, float], ...]


Path = tuple[Step, ...]


def shift(path: Path, dx: float, dy: float) -> Path:
    """Move an outline."""
    return tuple(Step(s.op, tuple((x + dx, y + dy) for x, y in s.points)) for s in path)


def scale(path: Path, by: float) -> Path:
    """Scale an outline from (0, 0)."""
    return tuple(Step(s.op, tuple((x * by, y * by) for x, y in s.points)) for s in path)


def rounded(width: float, height: float, radius: float) -> Path:
    """Draw a card with round corners."""
    r = min(radius, width / 2, height / 2)
    k = r * (1 - KAPPA)
    w, h = width, height
    return (
        Step("m", ((r, 0),)),
        Step("l", ((w - r, 0),)),
        Step("b", ((w - k, 0), (w, k), (w, r))),
        Step("l", ((w, h - r),)),
        Step("b", ((w, h - k), (w - k, h), (w - r, h))),
        Step("l", ((r, h),)),
        Step("b", ((k, h), (0, h - k), (0, h - r))),
        Step("l", ((0, r),)),
        Step("b", ((0, k), (k, 0), (r, 0))),
    )


def tab(width: float, height: float, radius: float) -> Path:
    """Draw a card whose upper corners only are round."""
    r, k = radius, radius * (1 - KAPPA)
    w, h = width, height
    return (
        Step("m", ((r, 0),)),
        Step("l", ((w - r, 0),)),
        Step("b", ((w - k, 0), (w, k), (w, r))),
        Step("l", ((w, h),)),
        Step("l", ((0, h),)),
        Step("l", ((0, r),)),
        Step("b", ((0, k), (k, 0), (r, 0))),
    )


def bubble(width: float, height: float, radius: float, tail: float, *, side: str) -> Path:
    """Draw a speech bubble whose tail grows out of its lower `left` or `right` corner.

    The tail hangs `tail` px below; the body is `height` px high.
    """
    r = min(radius, width / 2, height / 2)
    k = r * (1 - KAPPA)
    w, h, t = width, height, tail
    body = [
        Step("m", ((r, 0),)),
        Step("l", ((w - r, 0),)),
        Step("b", ((w - k, 0), (w, k), (w, r))),
        Step("l", ((w, h - r),)),
        Step("b", ((w, h - k), (w - k, h), (w - r, h))),
        Step("l", ((r * 0.9 + t * 1.25, h),)),
        Step("b", ((r * 0.9 + t * 0.7, h + t * 0.75), (t * 0.5, h + t), (0, h + t))),
        Step("b", ((t * 0.45, h + t * 0.4), (0, h - r * 0.2), (0, h - r))),
        Step("l", ((0, r),)),
        Step("b", ((0, k), (k, 0), (r, 0))),
    ]
    path = tuple(body)
    return path if side == "left" else mirror(path, w)


def mirror(path: Path, width: float) -> Path:
    """Mirror an outline left to right inside `width`."""
    return tuple(Step(s.op, tuple((width - x, y) for x, y in s.points)) for s in path)


def circle(diameter: float) -> Path:
    """Draw a circle."""
    return rounded(diameter, diameter, diameter / 2)


def polygon(*points: tuple[float, float]) -> Path:
    """Draw straight lines from point to point."""
    return (Step("m", points[:1]), *(Step("l", (point,)) for point in points[1:]))


def stroke(points: tuple[tuple[float, float], ...], width: float) -> Path:
    """Draw a bent line of some thickness with round ends and joints."""
    parts: list[Step] = []
    half = width / 2
    for (x0, y0), (x1, y1) in pairwise(points):
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
        nx, ny = (y1 - y0) / length * half, -(x1 - x0) / length * half
        one, two = (
            ((x0 + nx, y0 + ny), (x1 + nx, y1 + ny)),
            ((x1 - nx, y1 - ny), (x0 - nx, y0 - ny)),
        )
        parts += polygon(*one, *two)
    for x, y in points:
        parts += shift(circle(width), x - half, y - half)
    return tuple(parts)


def ribbon(points: tuple[tuple[float, float], ...], width: float) -> Path:
    """Draw a smoothly bent line of some thickness as one outline with round ends."""
    half = width / 2
    sides: list[list[tuple[float, float]]] = [[], []]
    for number, (x, y) in enumerate(points):
        (x0, y0), (x1, y1) = points[max(0, number - 1)], points[min(number + 1, len(points) - 1)]
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
        nx, ny = (y1 - y0) / length * half, -(x1 - x0) / length * half
        sides[0].append((x + nx, y + ny))
        sides[1].append((x - nx, y - ny))
    body = polygon(*sides[0], *reversed(sides[1]))
    ends = (shift(circle(width), x - half, y - half) for x, y in (points[0], points[-1]))
    return (*body, *(step for end in ends for step in end))


def tick(size: float) -> Path:
    """Draw a check mark inside a square."""
    s = size
    return stroke(((s * 0.18, s * 0.54), (s * 0.42, s * 0.76), (s * 0.84, s * 0.28)), s * 0.15)


def cross(size: float) -> Path:
    """Draw a diagonal cross inside a square."""
    a, b = size * 0.24, size * 0.76
    return (*stroke(((a, a), (b, b)), size * 0.13), *stroke(((b, a), (a, b)), size * 0.13))


def arrow(size: float) -> Path:
    """Draw an arrow that points up inside a square: send."""
    s = size
    return (
        *stroke(((s * 0.5, s * 0.12), (s * 0.5, s * 0.9)), s * 0.12),
        *stroke(((s * 0.18, s * 0.44), (s * 0.5, s * 0.1), (s * 0.82, s * 0.44)), s * 0.12),
    )


def flag(size: float) -> Path:
    """Draw a small flag on a pole inside a square."""
    s = size
    cloth = (
        Step("m", ((s * 0.30, s * 0.10),)),
        Step("b", ((s * 0.52, s * 0.00), (s * 0.66, s * 0.26), (s * 0.92, s * 0.12))),
        Step("l", ((s * 0.92, s * 0.56),)),
        Step("b", ((s * 0.66, s * 0.70), (s * 0.52, s * 0.44), (s * 0.30, s * 0.54))),
    )
    return (*stroke(((s * 0.20, s * 0.08), (s * 0.20, s * 0.94)), s * 0.11), *cloth)


def person(size: float) -> Path:
    """Draw a head and shoulders inside a square: somebody without a face."""
    s = size
    head = shift(circle(s * 0.36), s * 0.32, s * 0.18)
    shoulders = (
        Step("m", ((s * 0.18, s * 0.86),)),
        Step("b", ((s * 0.18, s * 0.48), (s * 0.82, s * 0.48), (s * 0.82, s * 0.86))),
    )
    return (*head, *shoulders)


def ring(turns: float, radius: float, width: float, points: int = 48) -> Path:
    """Draw a spiral of some turns, from its centre outwards, as a bent line."""
    line = []
    for number in range(points + 1):
        part = number / points
        angle = part * turns * 2 * pi
        line.append((radius * part * cos(angle), radius * part * sin(angle)))
    return stroke(tuple(line), width)
