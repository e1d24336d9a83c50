"""How often the light of a drawing goes up and down, read back from its ASS events alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

FPS = 15
"""Looked at so often: half of the pictures, and twice what is needed to see four swings."""
CELL = 60
"""A cell of the grid in px: about a hundredth of what WCAG 2.3.1 calls a large area."""
SWING = 0.1
"""WCAG counts a change of light from a tenth of the brightest white."""
TEXT_INK = 0.35
"""So much of its box a line of bold text covers."""
_PLACE = re.compile(r"\\(pos|move)\(([^)]*)\)")
_ALPHA = re.compile(r"\\alpha&H(..)&")
_COLOUR = re.compile(r"\\1c&H(..)(..)(..)&")
_CLIP = re.compile(r"\\clip\(([^)]*)\)")


@dataclass(frozen=True)
class Event:
    """One event: times in s, corner and size in px, opacity and light at start and end."""

    layer: int
    start: float
    end: float
    places: tuple[float, float, float, float]
    size: tuple[float, float]
    opacity: tuple[float, float]
    light: float
    ink: float
    clip: tuple[float, ...] | None


def read_events(ass: str) -> list[Event]:
    """Read all events of a drawing."""
    rows = [row for row in ass.split("\n") if row.startswith("Dialogue: ")]
    return sorted((_event(row) for row in rows), key=lambda event: event.layer)


def _event(row: str) -> Event:
    layer, start, end, *_, body = row.removeprefix("Dialogue: ").split(",", 9)
    place = _PLACE.search(body)
    assert place is not None
    numbers = [float(n) for n in place.group(2).split(",")]
    x0, y0, x1, y1 = numbers if place.group(1) == "move" else [*numbers, *numbers]
    alphas = [1 - int(a, 16) / 255 for a in _ALPHA.findall(body)] or [1.0]
    colour = _COLOUR.search(body)
    assert colour is not None
    blue, green, red = (int(part, 16) / 255 for part in colour.groups())
    light = sum(w * _linear(c) for w, c in ((0.2126, red), (0.7152, green), (0.0722, blue)))
    if "\\p4" in body:
        coords = [int(n) / 8 for n in re.findall(r"-?\d+", body.split("\\p4}")[1].split("{")[0])]
        size, ink = (max(coords[::2]), max(coords[1::2])), 0.95
    else:
        px = float(re.search(r"\\fs([\d.]+)", body).group(1)) / 1.2  # type: ignore[union-attr]
        size, ink = (len(body.rsplit("}", 1)[1]) * px * 0.55, px * 1.2), TEXT_INK
    clip = _CLIP.search(body)
    return Event(
        int(layer), _seconds(start), _seconds(end), (x0, y0, x1, y1), size,
        (alphas[0], alphas[-1]), light, ink,
        tuple(float(n) for n in clip.group(1).split(",")) if clip else None,
    )  # fmt: skip


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _seconds(clock: str) -> float:
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def light_over_time(
    events: Sequence[Event], size: tuple[int, int], ground: float
) -> list[list[float]]:
    """Return the light of every cell over time, 0–1, over a ground of some light."""
    columns, rows = -(-size[0] // CELL), -(-size[1] // CELL)
    frames = int(max(event.end for event in events) * FPS) + 1
    film = [[ground] * frames for _ in range(columns * rows)]
    for event in events:
        for frame in range(ceil(event.start * FPS), ceil(event.end * FPS)):
            part = (frame / FPS - event.start) / (event.end - event.start)
            x0, y0, x1, y1 = event.places
            left, top = x0 + (x1 - x0) * part, y0 + (y1 - y0) * part
            right, bottom = left + event.size[0], top + event.size[1]
            if event.clip:
                left, top = max(left, event.clip[0]), max(top, event.clip[1])
                right, bottom = min(right, event.clip[2]), min(bottom, event.clip[3])
            opacity = event.opacity[0] + (event.opacity[1] - event.opacity[0]) * part
            across = _cover(left, right, columns)
            for row, high in _cover(top, bottom, rows):
                for column, wide in across:
                    cover = wide * high * opacity * event.ink
                    lights = film[row * columns + column]
                    lights[frame] = lights[frame] * (1 - cover) + event.light * cover
    return film


def _cover(start: float, end: float, count: int) -> list[tuple[int, float]]:
    """Return the cells that a stretch touches, each with the share of it that is covered."""
    touched = []
    for cell in range(max(0, int(start // CELL)), min(count, ceil(end / CELL))):
        share = (min(end, (cell + 1) * CELL) - max(start, cell * CELL)) / CELL
        if share > 0:
            touched.append((cell, share))
    return touched


def most_swings(film: list[list[float]]) -> int:
    """Return the most changes of light, up or down, that any cell sees within a second."""
    worst = 0
    for lights in film:
        turns = _turns(lights)
        for number, frame in enumerate(turns):
            worst = max(worst, sum(frame <= other < frame + FPS for other in turns[number:]))
    return worst


def _turns(lights: list[float]) -> list[int]:
    """Return the frames at which the light has swung by SWING from its last turning point."""
    turns: list[int] = []
    low = high = lights[0]
    direction = 0
    for frame, value in enumerate(lights):
        low, high = min(low, value), max(high, value)
        if direction <= 0 and value >= low + SWING:
            turns.append(frame)
            direction, low, high = 1, value, value
        elif direction >= 0 and value <= high - SWING:
            turns.append(frame)
            direction, low, high = -1, value, value
    return turns
