"""How far a picture reaches: found before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hub.content.script import Shape
from hub.fonts import Face, text_width
from hub.video.picture.actors import Actor, Words
from hub.video.picture.layout import layout_of

_SLACK = 8
"""A line box is a little higher than the letters in it, in px."""


@dataclass(frozen=True)
class Box:
    """Left, top, right and bottom in px of the picture."""

    left: float
    top: float
    right: float
    bottom: float


def words_box(actors: Iterable[Actor]) -> Box | None:
    """Return the box of all words where they rest; None when there are none."""
    boxes = [box for _, box in word_boxes(actors)]
    if not boxes:
        return None
    return Box(
        min(b.left for b in boxes),
        min(b.top for b in boxes),
        max(b.right for b in boxes),
        max(b.bottom for b in boxes),
    )


def word_boxes(actors: Iterable[Actor]) -> list[tuple[str, Box]]:
    """Return every line of words with its box, wherever it rests; clipped words are left out."""
    return [
        (mark.text, box)
        for actor in actors
        for key in actor.keys
        if key.opacity >= 1
        for mark in actor.marks
        if isinstance(mark, Words) and _inside(box := _box(mark, key.x, key.y), actor.clip)
    ]


def _inside(box: Box, clip: tuple[int, int, int, int] | None) -> bool:
    """Tell whether a box lies under no clip’s upper edge: what scrolls away is not judged."""
    return clip is None or box.top >= clip[1]


def _box(mark: Words, x: float, y: float) -> Box:
    left, top = x + mark.x, y + mark.y
    wide = text_width(mark.text, Face.BOLD if mark.bold else Face.REGULAR, mark.px)
    return Box(left, top, left + wide, top + mark.px * 1.2)


def words_outside(actors: Iterable[Actor], shape: Shape = "9:16") -> list[str]:
    """Return the lines of words that leave the shape’s safe box, each once, in order.

    Below the wide part of the box the column on the right belongs to the platforms’ buttons.
    """
    layout = layout_of(shape)
    left, top = min(layout.body.left, layout.head.left), layout.body.top - _SLACK
    outside = []
    for text, box in word_boxes(actors):
        low = box.bottom > layout.wide.bottom + _SLACK
        right = layout.body.right if low else layout.wide.right
        inside = left - 1 <= box.left and top <= box.top and box.right <= right + 1
        # The section sign of a fact is decoration and stands beside the citation it belongs to.
        if text != "§" and not (inside and box.bottom <= layout.body.bottom + _SLACK):
            outside.append(text)
    return list(dict.fromkeys(outside))
