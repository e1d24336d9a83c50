"""Titles: a question in a huge bubble; and the closing one with the project's name."""

from __future__ import annotations

from hub.video.breaking import sentences
from hub.video.picture.actors import Actor, Key, Mark, Shape, Words, stay
from hub.video.picture.paths import bubble, circle, tick
from hub.video.picture.text import Block, fit
from hub.video.picture.view import EDGE_LEFT, EDGE_RIGHT, LEFT, RIGHT, View, middle
from hub.video.timeline import HOOK_MS, BeatKind

_PAD_X, _PAD_Y, _RADIUS, _TAIL, _GAP = 52, 44, 64, 52, 84
_STAGGER_MS = 220


def draw_title(view: View) -> list[Actor]:
    """Draw a title: its quotes as huge bubbles, in turn the stranger's and the viewer's."""
    if view.last:
        return _closing(view)
    beats = view.beats(BeatKind.SCREEN)
    blocks = [
        fit(view.text(b), view.lang, (96, 88, 80, 72, 64), 640, 4, bold=True, leading=1.14)
        for b in beats
    ]
    total = sum(block.height + 2 * _PAD_Y for block in blocks) + _GAP * (len(blocks) - 1)
    y = middle(300, total)
    actors: list[Actor] = []
    for number, (beat, block) in enumerate(zip(beats, blocks, strict=True)):
        mine = number % 2 == 1
        width, height = block.width + 2 * _PAD_X, block.height + 2 * _PAD_Y
        x = EDGE_RIGHT - width if mine else EDGE_LEFT
        fill = view.palette.mine if mine else view.palette.paper
        ink = view.palette.mine_text if mine else view.palette.paper_text
        side = "right" if mine else "left"
        body = Shape(bubble(width, height, _RADIUS, _TAIL, side=side), fill)
        opens = number == 0 and view.slot.start == 0
        actors.append(
            stay((body,), x, y, beat.start, view.slot.end, enter=0 if opens else 260, layer=1)
        )
        actors += _dots(view, x + width / 2, y + height / 2, beat.start, beat.start + HOOK_MS)
        words = block.marks(ink, _PAD_X, _PAD_Y)
        actors.append(stay(words, x, y, beat.start + HOOK_MS - 60, view.slot.end, rise=14, layer=2))
        y += height + _GAP
    return actors


def _dots(view: View, x: float, y: float, start: int, end: int) -> list[Actor]:
    actors = []
    for number in range(3):
        left, top = x - 68 + number * 54, y - 14
        keys = (
            Key(start, left, top, 0.45),
            Key(start + 70 + number * 90, left, top, 0.45),
            Key(start + 190 + number * 90, left, top - 14, 1.0),
            Key(end - 80, left, top, 0.6),
            Key(end, left, top, 0.0),
        )
        actors.append(Actor((Shape(circle(28), view.palette.paper_muted),), keys, 2))
    return actors


def _closing(view: View) -> list[Actor]:
    """The last scene: mark, name, and the line to remember."""
    beats = view.beats(BeatKind.SCREEN)
    palette = view.palette
    # One sentence a line, each a moment after the other: that is how it is spoken.
    lines: list[tuple[int, Block]] = [
        (
            beat.start + number * _STAGGER_MS,
            fit(part, view.lang, (84, 76, 68, 60), RIGHT - LEFT, 2, bold=True, leading=1.16),
        )
        for beat in beats
        for number, part in enumerate(sentences(view.text(beat)))
    ]
    total = 220 + sum(block.height for _, block in lines)
    y = middle(300, total)
    start = view.slot.start
    brand = view.strings.brand.get(view.lang)
    marks: tuple[Mark, ...] = (
        *logo(view, 132),
        Words(brand, 84, palette.text, 168, 16, bold=True),
    )
    actors = [view.until_end(marks, LEFT, y, start)]
    y += 220
    for at, block in lines:
        actors.append(view.until_end(block.marks(palette.accent), LEFT, y, at))
        y += block.height
    return actors


def logo(view: View, size: float) -> tuple[Mark, ...]:
    """The project's mark: a chat bubble with a tick in it."""
    body = bubble(size, size * 0.8, size * 0.28, size * 0.18, side="left")
    inner = size * 0.56
    return (
        Shape(body, view.palette.accent),
        Shape(tick(inner), view.palette.accent_ink, (size - inner) / 2, size * 0.4 - inner / 2),
    )
