"""Subtitles burned into the picture: large, on a dark plate, where no button covers them."""

from __future__ import annotations

from collections.abc import Iterable

from hub.content.languages import Lang
from hub.content.script import Shape as PictureShape
from hub.fonts import Face, face_metrics, text_width
from hub.video.cues import Cue
from hub.video.picture.actors import Actor, Key, Mark, Shape, Words
from hub.video.picture.layout import layout_of
from hub.video.picture.palette import Palette
from hub.video.picture.paths import rounded

PLATE = 0.86
"""So dark is the plate that words can be read over white (4.5:1 and more)."""
_LEADING, _PAD_X, _PAD_Y = 1.32, 30, 16
_AIR = 20


def draw_captions(
    cues: Iterable[Cue], lang: Lang, palette: Palette, shape: PictureShape = "9:16"
) -> tuple[Actor, ...]:
    """Draw each cue as a plate with its lines, centred in the caption box of the shape.

    They come and go at once: what is read must not move. Lines that are too wide for the box
    make their whole cue smaller.
    """
    return tuple(actor for cue in cues for actor in _draw(cue, palette, shape))


def _draw(cue: Cue, palette: Palette, shape: PictureShape) -> tuple[Actor, Actor]:
    layout = layout_of(shape)
    box = layout.caption
    widest = max(text_width(line, Face.BOLD, 100) for line in cue.lines) / 100
    room = box.width - (0 if shape == "9:16" else 2 * _PAD_X)
    px = min(layout.caption_px, room / widest if widest else layout.caption_px)
    leading = px * _LEADING
    width, height = widest * px + 2 * _PAD_X, leading * len(cue.lines) + 2 * _PAD_Y
    x = (box.left + box.right) / 2
    y = max(box.top, box.bottom - height) if shape != "9:16" else box.top + _AIR
    plate = Shape(rounded(width, height, 24), palette.night, -width / 2, 0, PLATE)
    metrics = face_metrics(Face.BOLD)
    inset = (leading - px * (metrics.ascent + metrics.descent) / metrics.units_per_em) / 2
    words: tuple[Mark, ...] = tuple(
        Words(
            line,
            px,
            palette.text,
            -text_width(line, Face.BOLD, px) / 2,
            _PAD_Y + inset + leading * number,
            bold=True,
        )
        for number, line in enumerate(cue.lines)
    )
    keys = (Key(cue.start, x, y), Key(cue.end, x, y))
    return Actor((plate,), keys, 8), Actor(words, keys, 9)
