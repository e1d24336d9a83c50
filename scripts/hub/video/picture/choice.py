"""A choice: a question, its options, a quiet dial while one thinks, then the good one."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from hub.fonts import Face, text_width
from hub.video.picture.actors import Actor, Key, Mark, Shape, Words, stay
from hub.video.picture.layout import Area
from hub.video.picture.palette import Colour
from hub.video.picture.paths import cross, rounded, stroke, tick
from hub.video.picture.text import Block, wrap
from hub.video.picture.view import Built, Settled, View, settle
from hub.video.timeline import Beat, BeatKind

_RADIUS, _GAP, _PAD_Y = 44, 26, 36
_DIAL, _DIAL_GAP = 132, 34
_DASHES = 24
_FAINT = 0.22
_SMALL = 0.7


@dataclass(frozen=True)
class _Row:
    beat: Beat
    block: Block
    height: float


def draw_choice(view: View) -> list[Actor]:
    """Draw a question with its options; after a pause the good one is marked.

    The dial stands under the options; when there is no room, small beside them.
    """
    palette, layout = view.palette, view.layout
    settled = _settle(view, 0 if layout.beside else _DIAL + _DIAL_GAP)
    roomy = settled.fits
    if not roomy:
        settled = _settle(view, 0)
    actors, x, y = list(settled.headline), layout.card_left, settled.y
    marked = next(b.start for b in view.beats(BeatKind.MARK))
    end = view.slot.end
    for row in settled.value:
        plain = _option(view, row, palette.base, palette.text)
        sign_x = layout.sign - x - 34
        sign_y = row.height / 2 - 34
        if row.beat.kind is BeatKind.ANSWER:
            seen = stay(plain, x, y, row.beat.start, marked + 240, layer=1)
            sign = Shape(tick(68), palette.ok_ink, sign_x, sign_y)
            fill = _option(view, row, palette.ok, palette.ok_ink, (sign,))
            actors += [seen, stay(fill, x, y, marked, end, rise=0, layer=2)]
        else:
            arrive = stay(plain, x, y, row.beat.start, end, layer=1)
            keys = [key for key in arrive.keys if key.ms < marked]
            dim = [
                Key(marked, x, y),
                Key(marked + 240, x, y, 0.5),
                Key(end - 200, x, y, 0.5),
                Key(end, x, y, 0.0),
            ]
            actors.append(Actor(plain, (*keys, *dim), 1))
            sign = Shape(cross(64), palette.muted, sign_x, sign_y)
            actors.append(stay((sign,), x, y, marked, end, rise=0, layer=2))
        y += row.height + _GAP
    middle, y = (x + layout.card_right) / 2, y - _GAP + _DIAL_GAP
    if layout.beside:
        middle, y = layout.head.left + _DIAL / 2, settled.head_end + _DIAL_GAP
    pause = view.first(BeatKind.PAUSE)
    if pause is None:
        return actors
    if not roomy:
        rows = settled.value
        half = len(rows) // 2
        centre = settled.y + sum(row.height + _GAP for row in rows[:half]) + rows[half].height / 2
        return [*actors, *draw_dial(view, layout.sign, centre, pause.start, pause.end, _SMALL)]
    dial = draw_dial(view, middle, y + _DIAL / 2, pause.start, pause.end)
    return [*actors, *dial, _verdict(view, middle, y, marked)]


def _settle(view: View, under: float) -> Settled[list[_Row]]:
    """Set question and options, with `under` px left free for the dial."""
    layout = view.layout
    beats = view.beats(BeatKind.OPTION, BeatKind.ANSWER)

    def build(px: float, zone: Area) -> Built[list[_Row]]:
        # The column for signs stays free, whatever the zone.
        wide = layout.body.right - zone.left
        rows = []
        for beat in beats:
            block = wrap(view.text(beat), view.lang, px, wide, bold=True)
            rows.append(_Row(beat, block, block.height + 2 * _PAD_Y))
        height = sum(row.height for row in rows) + _GAP * (len(rows) - 1) + under
        fits = all(row.block.width <= wide for row in rows)
        clumsy = any(row.block.clumsy for row in rows)
        return Built(rows, height, fits, clumsy)

    return settle(view, layout.sizes.row, build)


def _option(
    view: View, row: _Row, fill: Colour, ink: Colour, extra: tuple[Mark, ...] = ()
) -> tuple[Mark, ...]:
    layout = view.layout
    edge = Shape(
        rounded(layout.card + 6, row.height + 6, _RADIUS + 3), view.palette.line, -3, -3, 0.9
    )
    card = Shape(rounded(layout.card, row.height, _RADIUS), fill)
    return (edge, card, *row.block.marks(ink, layout.pad, _PAD_Y), *extra)


def draw_dial(view: View, x: float, y: float, start: int, end: int, by: float = 1.0) -> list[Actor]:
    """Draw a ring of dashes around (x, y) that go out one by one between two times (ms)."""
    palette = view.palette
    outer, inner = (_DIAL / 2 - 6) * by, (_DIAL / 2 - 26) * by
    actors = []
    part = (end - start) / _DASHES
    for number in range(_DASHES):
        angle = 2 * pi * number / _DASHES - pi / 2
        ends = tuple((r * cos(angle), r * sin(angle)) for r in (inner, outer))
        out = round(start + part * (number + 1))
        keys = (
            Key(start, x, y, 0.0),
            Key(start + 200, x, y),
            Key(max(start + 200, out - 160), x, y),
            Key(max(start + 201, out), x, y, _FAINT),
            Key(end, x, y, _FAINT),
            Key(end + 160, x, y, 0.0),
        )
        actors.append(Actor((Shape(stroke(ends, 8 * by), palette.accent),), keys, 2))
    px = 60 * by
    half = text_width("?", Face.BOLD, px) / 2
    ask = Words("?", px, palette.text, -half, -0.61 * px, bold=True)
    actors.append(stay((ask,), x, y, start, end + 160, rise=0, layer=2))
    return actors


def _verdict(view: View, x: float, y: float, start: int) -> Actor:
    """Where the dial was: the words for the good option, with its sign."""
    palette, px = view.palette, 52.0
    text = view.strings.right_answer.get(view.lang)
    wide = 64 + 22 + text_width(text, Face.BOLD, px)
    left = x - wide / 2 if not view.layout.beside else view.layout.head.left
    marks = (
        Shape(tick(64), palette.ok, 0, (_DIAL - 64) / 2),
        Words(text, px, palette.ok, 86, (_DIAL - px * 1.2) / 2, bold=True),
    )
    return view.until_end(marks, left, y, start + 120)
