"""Scenes made of cards: what the law says, and a choice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hub.fonts import Face, text_width
from hub.video.picture.actors import Actor, Key, Mark, Shape, Words, stay
from hub.video.picture.palette import Colour
from hub.video.picture.paths import circle, cross, rounded, tick
from hub.video.picture.text import Block, best_of, wrap
from hub.video.picture.view import BOTTOM, CARD, EDGE_LEFT, LEFT, PAD, RIGHT, View, headline, middle
from hub.video.timeline import Beat, BeatKind

_RADIUS = 40
_NUMBERS = re.compile(r"\d.*\d\s*\S*|\d\s*\S*")
_WIDE = RIGHT - LEFT


def draw_fact(view: View) -> list[Actor]:
    """Draw a statement of the law: like a clear letter, with its citation and small print."""
    palette, fact = view.palette, view.words.fact
    title = next(iter(view.beats(BeatKind.SCREEN)), None)
    actors, top = headline(view, title, palette.text, most=1)
    beat = next(iter(view.beats(BeatKind.LAW)), None)
    if fact is None or beat is None:
        return actors
    cite = wrap(fact.cite, view.lang, 38, _WIDE - 130, bold=True)
    small = wrap(fact.small, view.lang, 30, _WIDE)
    frame = 40 + cite.height + 16 + 48 + small.height + 30
    room = BOTTOM - top - 58 - frame
    sizes = (72, 66, 60, 56, 52, 48, 44)
    choices = [wrap(fact.statement, view.lang, px, _WIDE, bold=True, leading=1.14) for px in sizes]
    statement = best_of(choices, [b for b in choices if b.height <= room])
    height = frame + statement.height
    y = middle(top + 58, height)
    marks: list[Mark] = [
        Shape(rounded(CARD, height, _RADIUS), palette.paper),
        *cite.marks(palette.paper_muted, PAD, 40),
    ]
    below = 56 + cite.height + statement.height + 22
    marks.append(Shape(rounded(_WIDE, 3, 1.5), palette.paper_muted, PAD, below, 0.35))
    marks += small.marks(palette.paper_muted, PAD, below + 26)
    section = text_width("§", Face.BOLD, 64)
    marks += [
        Shape(circle(108), palette.accent, CARD - 158, -54),
        Words("§", 64, palette.accent_ink, CARD - 104 - section / 2, -38, bold=True),
    ]
    actors.append(view.until_end(marks, EDGE_LEFT, y, beat.start))
    words = statement.marks(palette.paper_text, PAD, 56 + cite.height)
    for mark in _highlights(words, statement, palette.accent):
        # Between the card (layer 1) and its words (layer 3).
        actors.append(stay((mark,), EDGE_LEFT, y, beat.start + 700, view.slot.end, rise=0, layer=2))
    actors.append(stay(words, EDGE_LEFT, y, beat.start, view.slot.end, layer=3))
    return actors


def _highlights(words: tuple[Words, ...], block: Block, colour: Colour) -> list[Shape]:
    """Mark the numbers of a statement, with their unit, as with a felt pen."""
    marks = []
    for word in words:
        found = _NUMBERS.search(word.text)
        if found is None:
            continue
        before = text_width(word.text[: found.start()], Face.BOLD, block.px)
        wide = text_width(found.group().rstrip(",. "), Face.BOLD, block.px)
        high = block.px * 0.5
        path = rounded(wide + 16, high, 8)
        top = word.y + block.px * 1.2 - high - block.px * 0.16
        marks.append(Shape(path, colour, word.x + before - 8, top, 0.75))
    return marks


@dataclass(frozen=True)
class _Row:
    beat: Beat
    block: Block
    height: float


def draw_choice(view: View) -> list[Actor]:
    """Draw a question with its options; after a pause the good one is marked."""
    palette = view.palette
    actors, top = headline(view, next(iter(view.beats(BeatKind.SCREEN)), None), palette.text)
    rows = []
    for beat in view.beats(BeatKind.OPTION, BeatKind.ANSWER):
        block = wrap(view.text(beat), view.lang, 60, _WIDE - 100)
        rows.append(_Row(beat, block, block.height + 88))
    marked = next(b.start for b in view.beats(BeatKind.MARK))
    y = middle(top + 40, sum(row.height + 30 for row in rows) - 30)
    for row in rows:
        good = row.beat.kind is BeatKind.ANSWER
        plain = _option(row, palette.base, palette.text)
        if good:
            seen = stay(plain, EDGE_LEFT, y, row.beat.start, marked + 200, layer=1)
            sign = Shape(tick(64), palette.ok_ink, CARD - 100, row.height / 2 - 32)
            fill = _option(row, palette.ok, palette.ok_ink, (sign,))
            actors += [seen, stay(fill, EDGE_LEFT, y, marked, view.slot.end, rise=0, layer=2)]
        else:
            arrive = stay(plain, EDGE_LEFT, y, row.beat.start, view.slot.end, layer=1)
            keys = [key for key in arrive.keys if key.ms < marked]
            dim = [
                Key(marked, EDGE_LEFT, y),
                Key(marked + 200, EDGE_LEFT, y, 0.45),
                Key(view.slot.end - 200, EDGE_LEFT, y, 0.45),
                Key(view.slot.end, EDGE_LEFT, y, 0.0),
            ]
            actors.append(Actor(plain, (*keys, *dim), 1))
            sign = Shape(cross(60), palette.muted, CARD - 98, row.height / 2 - 30)
            actors.append(stay((sign,), EDGE_LEFT, y, marked, view.slot.end, rise=0, layer=2))
        y += row.height + 30
    return actors


def _option(row: _Row, fill: Colour, ink: Colour, extra: tuple[Mark, ...] = ()) -> tuple[Mark, ...]:
    card = Shape(rounded(CARD, row.height, _RADIUS), fill)
    return (card, *row.block.marks(ink, PAD, 44), *extra)
