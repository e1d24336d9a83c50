"""Subtitles as part of the picture, for messengers that show no tracks; and the draft mark."""

from __future__ import annotations

from collections.abc import Iterable

from hub.content.languages import Lang
from hub.content.script import Shape
from hub.fonts import Face, text_width
from hub.video.cues import Cue
from hub.video.picture.actors import Actor, Key, Mark, Words
from hub.video.picture.actors import Shape as Outline
from hub.video.picture.ass import write_ass
from hub.video.picture.layout import Layout, layout_of
from hub.video.picture.palette import Palette
from hub.video.picture.paths import rounded

LEADING = 1.3
PAD_X, PAD_Y = 22.0, 12.0
PLATE = 0.86
"""So dark is the card that words can be read over white (4.5:1 and more)."""
ABOVE = 50
"""Layer over everything the scenes draw."""


def write_burned(
    cues: Iterable[Cue], ms: int, lang: Lang, palette: Palette, shape: Shape, *, draft: str = ""
) -> str:
    """Write the ASS file that lies over the picture: cues on a dark card, and the word `draft`.

    The cards stand where the shape keeps its place free for captions.
    """
    actors = draw_burned(cues, palette, shape)
    if draft:
        actors += _draft(draft, ms, palette, layout_of(shape))
    return write_ass(actors, lang, shape)


def draw_burned(cues: Iterable[Cue], palette: Palette, shape: Shape) -> list[Actor]:
    """Draw each cue on its card; they come and go at once: what is read must not move."""
    return [_cue(cue, palette, layout_of(shape)) for cue in cues]


def _cue(cue: Cue, palette: Palette, layout: Layout) -> Actor:
    area, px = layout.caption, layout.caption_px
    widest = max(text_width(line, Face.BOLD, px) for line in cue.lines)
    # A line of many wide letters is set a little smaller rather than over the edge.
    px *= min(1.0, (area.width - PAD_X) / widest) if widest else 1.0
    widths = [text_width(line, Face.BOLD, px) for line in cue.lines]
    step = px * LEADING
    card = rounded(max(widths) + 2 * PAD_X, step * len(cue.lines) + 2 * PAD_Y, 18)
    lines = tuple(
        Words(line, px, palette.text, 0.0, step * number, bold=True)
        for number, line in enumerate(cue.lines)
    )
    marks: tuple[Mark, ...] = (Outline(card, palette.night, -PAD_X, -PAD_Y, PLATE), *lines)
    left = area.left if _upright(layout) else (layout.width - max(widths)) / 2
    top = area.top + PAD_Y
    return Actor(marks, (Key(cue.start, left, top), Key(cue.end, left, top)), ABOVE)


def _upright(layout: Layout) -> bool:
    """Tell whether captions stand on the left edge, away from the platforms' buttons."""
    return layout.height > layout.width


def _draft(text: str, ms: int, palette: Palette, layout: Layout) -> list[Actor]:
    """Write a word over the whole picture, all the time, as large as it fits."""
    px = 190.0
    px *= min(1.0, 0.86 * layout.width / text_width(text, Face.BOLD, px))
    left = (layout.width - text_width(text, Face.BOLD, px)) / 2
    mark = Words(text, px, palette.accent, bold=True, opacity=0.5)
    return [
        Actor((mark,), (Key(0, left, top), Key(ms, left, top)), ABOVE + 1)
        for top in (layout.height * 0.2, layout.height * 0.7)
    ]
