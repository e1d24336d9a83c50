"""Scenes over a film crew's clip: a short headline, and nothing where the captions go."""

from __future__ import annotations

from hub.video.picture.actors import Actor, Mark, Shape, stay
from hub.video.picture.paths import rounded
from hub.video.picture.text import Block, best_of
from hub.video.picture.view import View, set_head
from hub.video.timeline import BeatKind

SCRIM = 0.82
"""So dark is the card under the words that they can be read over white (4.5:1 and more)."""
_LINGER_MS = 1500
"""A headline stays so long after it has been read, then leaves the picture to the clip."""
_PAD_Y, _RADIUS = 30, 44
_SIZES = (96.0, 88.0, 80.0, 72.0, 64.0, 56.0)


def draw_footage(view: View) -> list[Actor]:
    """Draw the headlines of a clip, one after the other, each on a calm card."""
    layout, palette = view.layout, view.palette
    beats = view.beats(BeatKind.SCREEN)
    actors: list[Actor] = []
    for number, beat in enumerate(beats):
        block = _set(view, view.text(beat))
        following = beats[number + 1].start if number + 1 < len(beats) else view.slot.end
        end = min(following, beat.end + _LINGER_MS)
        if view.slot.end - end < _LINGER_MS and number + 1 == len(beats):
            end = view.slot.end
        high = block.height + 2 * _PAD_Y
        edge = layout.pad
        plate: list[Mark] = [
            Shape(rounded(block.width + 2 * edge, high, _RADIUS), palette.night, opacity=SCRIM),
            Shape(rounded(10, block.height - 12, 5), palette.accent, edge - 26, _PAD_Y + 6),
        ]
        x, y = layout.head.left - edge, layout.head.top
        actors.append(stay(plate, x, y, beat.start, end, rise=0, layer=1))
        words = block.marks(palette.text, edge, _PAD_Y)
        actors.append(stay(words, x, y, beat.start, end, rise=14, layer=2))
    return actors


def _set(view: View, text: str) -> Block:
    """Set a headline smaller than on a scene of its own: the clip is what one looks at."""
    blocks = [set_head(view, text, px) for px in _SIZES]
    wide = view.layout.head.width
    return best_of(blocks, [b for b in blocks if b.width <= wide and len(b.lines) <= 2])
