"""The opening, which is less than a second, and the closing card."""

from __future__ import annotations

from hub.content.script import SceneKind
from hub.video.breaking import sentences
from hub.video.picture.actors import Actor, Key, Mark, Shape, glide
from hub.video.picture.ornament import STEP, horns, wordmark, wordmark_width
from hub.video.picture.paths import rounded
from hub.video.picture.text import Block, wrap
from hub.video.picture.view import View, middle
from hub.video.timeline import OPENING_MS, BeatKind

_STAGGER_MS = 220
_UNROLL_MS = 34
_LEAVE_MS = 180
_OPEN_PX, _CLOSE_PX = 152.0, 118.0
_NAME = 146.0
"""The height of the name's line at the end, in px."""
_SIZES = (160.0, 148.0, 136.0, 124.0, 112.0, 104.0, 96.0, 88.0, 80.0, 72.0, 64.0, 56.0)


def draw_opening(view: View) -> list[Actor]:
    """Draw the project's name over a band of ram's horns that unrolls from the middle."""
    layout, palette = view.layout, view.palette
    area = layout.stage[0]
    brand = view.strings.brand.get(view.lang)
    wide = wordmark_width(brand, _OPEN_PX)
    centre = (area.left + area.right) / 2
    y = middle(area.top, 430, area.bottom) + 60
    name = wordmark(palette, brand, _OPEN_PX)
    keys = (
        Key(0, centre - wide / 2, y),
        Key(OPENING_MS - _LEAVE_MS, centre - wide / 2, y),
        Key(OPENING_MS, centre - wide / 2, y - 30, 0.0),
    )
    actors = [Actor(name, keys, 6)]
    if view.slot.kind is SceneKind.FOOTAGE:
        plate = Shape(rounded(wide + 200, 430, 60), palette.night, opacity=0.88)
        actors.append(_rest((plate,), centre - wide / 2 - 100, y - 90, 0, 5))
    return [*actors, *_band(view, centre, y + 230, wide, 0, OPENING_MS, fade=False)]


def _rest(marks: tuple[Mark, ...], x: float, y: float, start: int, layer: int) -> Actor:
    keys = (Key(start, x, y), Key(OPENING_MS - _LEAVE_MS, x, y), Key(OPENING_MS, x, y, 0.0))
    return Actor(marks, keys, layer)


def _band(
    view: View, centre: float, y: float, wide: float, start: int, end: int, *, fade: bool
) -> list[Actor]:
    """Draw pairs of horns in a row about `wide` px long, which opens from its middle.

    With `fade` they come one after the other; else they are all there from the start.
    """
    by = 0.94
    step = STEP * by
    half = max(1, int(wide / step) // 2)
    path = horns(by)
    actors = []
    for place in range(-half, half + 1):
        at = start + (abs(place) * 2 * _UNROLL_MS if fade else 0)
        x = centre + place * step
        way = 14 if fade else step * 0.1
        first = Key(at, x - place * way, y, 0.0 if fade else 1.0)
        keys = [*glide(first, Key(min(at + (240 if fade else 420), end - _LEAVE_MS), x, y))]
        keys += [Key(end - _LEAVE_MS, x, y), Key(end, x, y, 0.0)]
        actors.append(Actor((Shape(path, view.palette.accent),), tuple(keys), 6))
    return actors


def draw_closing(view: View) -> list[Actor]:
    """Draw the last scene: mark and name, the line to remember, the ornament.

    Upright and square they stand under each other; wide, the name stands left of the words.
    """
    layout, palette = view.layout, view.palette
    # One sentence a line, each a moment after the other: that is how it is spoken.
    parts = [
        (beat.start + number * _STAGGER_MS, part)
        for beat in view.beats(BeatKind.SCREEN)
        for number, part in enumerate(sentences(view.text(beat)))
    ]
    area = layout.wide if layout.beside else layout.stage[-1]
    above, below = (0.0, 0.0) if layout.beside else (_NAME + 60.0, 130.0)
    tries = [
        [wrap(part, view.lang, px, area.width, bold=True, leading=1.16) for _, part in parts]
        for px in _SIZES
    ]
    lines = _first_fit(tries, area.width, area.height - above - below)
    total = above + sum(block.height for block in lines) + below
    y = middle(area.top, total, area.bottom)
    start = view.slot.start
    brand = view.strings.brand.get(view.lang)
    wide = wordmark_width(brand, _CLOSE_PX)
    count = max(1, int(wide / (STEP * 0.94)) // 2) * 2 + 1
    head = layout.head if layout.beside else area
    name_y = middle(head.top, _NAME + 150, head.bottom) if layout.beside else y
    actors = [view.until_end(wordmark(palette, brand, _CLOSE_PX), head.left, name_y, start)]
    y += above
    for (at, _), block in zip(parts, lines, strict=True):
        actors.append(view.until_end(block.marks(palette.accent), area.left, y, at))
        y += block.height
    band_y = (name_y + _NAME if layout.beside else y) + 80
    centre = head.left + count * STEP * 0.47
    return [*actors, *_band(view, centre, band_y, wide, start, view.slot.end, fade=True)]


def _first_fit(tries: list[list[Block]], width: float, height: float) -> list[Block]:
    """Return the first try that fits in both ways and breaks well, else the last."""
    good = [
        blocks
        for blocks in tries
        if sum(b.height for b in blocks) <= height and all(b.width <= width for b in blocks)
    ]
    calm = (blocks for blocks in good if not any(b.clumsy for b in blocks))
    return next(calm, good[0] if good else tries[-1])
