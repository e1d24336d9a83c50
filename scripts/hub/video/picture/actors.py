"""Actors: some marks that move and fade together, by keys in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hub.video.picture.palette import Colour
from hub.video.picture.paths import Path

WIDTH, HEIGHT = 1080, 1920
"""The upright master picture; other shapes stand in layout.py."""


@dataclass(frozen=True)
class Shape:
    """A filled outline at (x, y) inside its actor; `opacity` 0–1."""

    path: Path
    colour: Colour
    x: float = 0.0
    y: float = 0.0
    opacity: float = 1.0


@dataclass(frozen=True)
class Words:
    """One line of text: (x, y) is the left end of its line box's top, `px` its em size."""

    text: str
    px: float
    colour: Colour
    x: float = 0.0
    y: float = 0.0
    bold: bool = False
    opacity: float = 1.0


Mark = Shape | Words


@dataclass(frozen=True)
class Key:
    """Where an actor is at a moment (ms) and how opaque."""

    ms: int
    x: float
    y: float
    opacity: float = 1.0


@dataclass(frozen=True)
class Actor:
    """Marks with keys; between keys it moves evenly; before the first and after the last it is
    not there. `clip` is (left, top, right, bottom) in px of the picture. Higher layers hide
    lower ones."""

    marks: tuple[Mark, ...]
    keys: tuple[Key, ...]
    layer: int = 0
    clip: tuple[int, int, int, int] | None = None


ENTER_MS = 260
LEAVE_MS = 200
# An ease-out in three straight pieces: (part of the time, part of the way).
_EASE = ((0.0, 0.0), (0.3, 0.58), (0.6, 0.88), (1.0, 1.0))


def glide(start: Key, end: Key) -> tuple[Key, ...]:
    """Return keys from one to another that slow down towards the end."""
    return tuple(
        Key(
            round(start.ms + (end.ms - start.ms) * part),
            start.x + (end.x - start.x) * way,
            start.y + (end.y - start.y) * way,
            start.opacity + (end.opacity - start.opacity) * way,
        )
        for part, way in _EASE
    )


def stay(
    marks: Iterable[Mark],
    x: float,
    y: float,
    start: int,
    end: int,
    *,
    rise: float = 36.0,
    layer: int = 0,
    enter: int = ENTER_MS,
    leave: int = LEAVE_MS,
) -> Actor:
    """Return an actor that rises into its place, stays, and fades away.

    `rise` px is the way it comes up; `enter` 0 lets it be there at once, `leave` 0 until the cut.
    """
    keys: list[Key] = []
    if enter:
        keys += glide(Key(start, x, y + rise, 0.0), Key(min(start + enter, end), x, y))
    else:
        keys.append(Key(start, x, y))
    if leave:
        keys += [Key(max(end - leave, keys[-1].ms), x, y), Key(end, x, y, 0.0)]
    else:
        keys.append(Key(end, x, y))
    return Actor(tuple(marks), tuple(keys), layer)


def moved(marks: Iterable[Mark], dx: float, dy: float) -> tuple[Mark, ...]:
    """Move marks inside their actor."""
    return tuple(replace(mark, x=mark.x + dx, y=mark.y + dy) for mark in marks)
