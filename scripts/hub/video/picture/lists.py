"""Scenes made of rows: steps to take, and where to get help."""

from __future__ import annotations

from dataclasses import dataclass

from hub.fonts import Face, text_width
from hub.video.picture.actors import Actor, Mark, Shape, Words
from hub.video.picture.layout import Area
from hub.video.picture.paths import circle, rounded
from hub.video.picture.text import Block, wrap
from hub.video.picture.view import Built, View, settle
from hub.video.timeline import BeatKind

_DOT, _STEP_X, _STEP_GAP = 108, 144, 44
_ROW_GAP, _ROW_PAD = 24, 22
_TIGHT_GAP, _TIGHT_PAD = 16, 12
_STAGGER_MS = 180
_NUMBER_SIZES = (164.0, 148.0, 132.0, 120.0, 108.0, 96.0, 84.0)


def draw_steps(view: View) -> list[Actor]:
    """Draw numbered steps on a path."""
    palette, layout = view.palette, view.layout
    beats = view.beats(BeatKind.STEP)

    def build(px: float, zone: Area) -> Built[list[Block]]:
        wide = zone.width - _STEP_X
        blocks = [wrap(view.text(beat), view.lang, px, wide, leading=1.16) for beat in beats]
        height = sum(max(_DOT, b.height) for b in blocks) + _STEP_GAP * (len(blocks) - 1)
        fits = all(block.width <= wide for block in blocks)
        return Built(blocks, height, fits, any(block.clumsy for block in blocks))

    settled = settle(view, layout.sizes.row, build)
    actors, y, above = list(settled.headline), settled.y, 0.0
    for number, (beat, block) in enumerate(zip(beats, settled.value, strict=True), 1):
        height = max(_DOT, block.height)
        figure = str(number)
        half = text_width(figure, Face.BOLD, 60) / 2
        marks: list[Mark] = []
        if number > 1:
            # The path from the step above; its length is the gap between two dots.
            long = _STEP_GAP + (above - _DOT)
            marks.append(Shape(rounded(6, long - 16, 3), palette.accent, _DOT / 2 - 3, 8 - long))
        marks += [
            Shape(circle(_DOT), palette.accent),
            Words(figure, 60, palette.accent_ink, _DOT / 2 - half, _DOT / 2 - 36, bold=True),
            *block.marks(palette.text, _STEP_X, max(0.0, (_DOT - block.height) / 2)),
        ]
        actors.append(view.until_end(marks, layout.body.left + settled.dx, y, beat.start))
        y += height + _STEP_GAP
        above = height
    return actors


@dataclass(frozen=True)
class _Contact:
    number: str
    px: float
    text_x: float
    name: Block
    note: Block
    height: float

    @property
    def text_height(self) -> float:
        """The height of name and remark."""
        return self.name.height + (self.note.height + 6 if self.note.lines else 0)


def draw_help(view: View) -> list[Actor]:
    """Draw where to get help: large numbers, one card each."""
    palette, layout = view.palette, view.layout
    beat = view.first(BeatKind.CONTACTS)
    lines = view.words.contacts
    if beat is None or not lines:
        return []

    tight = len(lines) > 2
    gap, pad = (_TIGHT_GAP, _TIGHT_PAD) if tight else (_ROW_GAP, _ROW_PAD)
    least_name, least_note = (42, 34) if tight else (46, 38)

    def build(px: float, zone: Area) -> Built[list[_Contact]]:
        text_x = layout.pad + max(text_width(line.number, Face.BOLD, px) for line in lines) + 40
        wide = zone.right - layout.card_left - text_x
        rows = []
        for line in lines:
            name = wrap(
                line.name, view.lang, max(least_name, px * 0.38), wide, bold=True, leading=1.14
            )
            note = wrap(line.note, view.lang, max(least_note, px * 0.28), wide, leading=1.16)
            row = _Contact(line.number, px, text_x, name, note, 0)
            high = max(px * 1.1, row.text_height) + 2 * pad
            rows.append(_Contact(line.number, px, text_x, name, note, high))
        height = sum(row.height for row in rows) + gap * (len(rows) - 1)
        fits = all(max(row.name.width, row.note.width) <= wide for row in rows)
        return Built(rows, height, fits, any(row.name.clumsy for row in rows))

    settled = settle(view, _NUMBER_SIZES, build)
    actors, y = list(settled.headline), settled.y
    for number, row in enumerate(settled.value):
        at = (row.height - row.text_height) / 2
        marks: list[Mark] = [
            Shape(rounded(layout.card, row.height, 44), palette.base),
            Words(
                row.number, row.px, palette.accent, layout.pad, row.height / 2 - row.px * 0.6, True
            ),
            *row.name.marks(palette.text, row.text_x, at),
        ]
        soft = palette.muted.mix(palette.text, 0.4)
        marks += row.note.marks(soft, row.text_x, at + row.name.height + 6)
        start = beat.start + number * _STAGGER_MS
        actors.append(view.until_end(marks, layout.card_left + settled.dx, y, start))
        y += row.height + gap
    return actors
