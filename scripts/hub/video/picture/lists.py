"""Scenes made of rows: steps to take, and where to get help."""

from __future__ import annotations

from hub.fonts import Face, text_width
from hub.video.picture.actors import Actor, Mark, Shape, Words
from hub.video.picture.paths import circle, rounded
from hub.video.picture.text import wrap
from hub.video.picture.view import CARD, EDGE_LEFT, LEFT, PAD, RIGHT, View, headline, middle
from hub.video.timeline import BeatKind

_DOT, _STEP_X, _STEP_GAP = 104, 146, 56
_ROW_GAP = 26
_STAGGER_MS = 180


def draw_steps(view: View) -> list[Actor]:
    """Draw numbered steps on a path."""
    palette = view.palette
    actors, top = headline(view, next(iter(view.beats(BeatKind.SCREEN)), None), palette.text)
    beats = view.beats(BeatKind.STEP)
    blocks = [wrap(view.text(b), view.lang, 62, RIGHT - LEFT - _STEP_X) for b in beats]
    heights = [max(_DOT, block.height) for block in blocks]
    y = middle(top + 40, sum(heights) + _STEP_GAP * (len(heights) - 1))
    for number, (beat, block, height) in enumerate(zip(beats, blocks, heights, strict=True), 1):
        figure = str(number)
        half = text_width(figure, Face.BOLD, 56) / 2
        marks: list[Mark] = []
        if number > 1:
            # The path from the step above; its length is the gap between two dots.
            long = _STEP_GAP + (heights[number - 2] - _DOT)
            marks.append(Shape(rounded(6, long - 16, 3), palette.accent, _DOT / 2 - 3, 8 - long))
        marks += [
            Shape(circle(_DOT), palette.accent),
            Words(figure, 56, palette.accent_ink, _DOT / 2 - half, _DOT / 2 - 34, bold=True),
            *block.marks(palette.text, _STEP_X, max(0.0, (_DOT - block.height) / 2)),
        ]
        actors.append(view.until_end(marks, LEFT, y, beat.start))
        y += height + _STEP_GAP
    return actors


def draw_help(view: View) -> list[Actor]:
    """Draw where to get help: large numbers, one card each."""
    palette = view.palette
    actors, top = headline(view, next(iter(view.beats(BeatKind.SCREEN)), None), palette.text)
    beat = next(iter(view.beats(BeatKind.CONTACTS)), None)
    if beat is None or not view.words.contacts:
        return actors
    px = 132 if len(view.words.contacts) < 3 else 108
    wide = max(text_width(line.number, Face.BOLD, px) for line in view.words.contacts)
    text_x = PAD + wide + 44
    cards = []
    for line in view.words.contacts:
        name = wrap(line.name, view.lang, 48, CARD - PAD - text_x, bold=True)
        note = wrap(line.note, view.lang, 36, CARD - PAD - text_x)
        text_height = name.height + (note.height + 4 if line.note else 0)
        height = max(px * 1.2, text_height) + 40
        at = (height - text_height) / 2
        marks: list[Mark] = [
            Shape(rounded(CARD, height, 40), palette.base),
            Words(line.number, px, palette.accent, PAD, height / 2 - px * 0.6, bold=True),
            *name.marks(palette.text, text_x, at),
        ]
        if line.note:
            marks += note.marks(palette.muted.mix(palette.text, 0.4), text_x, at + name.height + 4)
        cards.append((marks, height))
    y = middle(top + 40, sum(height for _, height in cards) + _ROW_GAP * (len(cards) - 1))
    for number, (marks, height) in enumerate(cards):
        actors.append(view.until_end(marks, EDGE_LEFT, y, beat.start + number * _STAGGER_MS))
        y += height + _ROW_GAP
    return actors
