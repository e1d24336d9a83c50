"""What every scene's drawing is given, and the measures they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hub.content.languages import Lang
from hub.video.picture.actors import Actor, Mark, stay
from hub.video.picture.palette import Colour, Palette
from hub.video.picture.text import Block, fit
from hub.video.timeline import Beat, BeatKind, SceneSlot
from hub.video.words import SceneWords, Strings

# Facts/video.md, section 3, "Safe zones": all that matters lies between these (px of 1080x1920).
LEFT, RIGHT = 120, 888
TOP, BOTTOM = 288, 940
EDGE_LEFT, EDGE_RIGHT = 84, 924
"""Cards may stand out this far; their words stay inside LEFT…RIGHT."""
CARD = EDGE_RIGHT - EDGE_LEFT
PAD = LEFT - EDGE_LEFT


@dataclass(frozen=True)
class View:
    """One scene to draw: when, with which words, in which language and colours."""

    slot: SceneSlot
    words: SceneWords
    lang: Lang
    palette: Palette
    strings: Strings
    last: bool

    def beats(self, *kinds: BeatKind) -> tuple[Beat, ...]:
        """Return the beats of some kinds in order."""
        return tuple(beat for beat in self.slot.beats if beat.kind in kinds)

    def text(self, beat: Beat) -> str:
        """Return the words of a beat that has some."""
        return self.words.lines[beat.line][1] if beat.line is not None else ""

    def until_end(self, marks: Iterable[Mark], x: float, y: float, start: int) -> Actor:
        """Return an actor that comes in at `start` and stays until the scene ends."""
        return stay(marks, x, y, start, self.slot.end, layer=1)


def headline(
    view: View, beat: Beat | None, colour: Colour, most: int = 2
) -> tuple[list[Actor], float]:
    """Set a scene's headline at the top; return it and the y where its space ends."""
    if beat is None:
        return [], float(TOP)
    block = fit(view.text(beat), view.lang, (76, 70, 64, 58), RIGHT - LEFT, most, bold=True)
    actor = view.until_end(block.marks(colour), LEFT, TOP, beat.start)
    return [actor], TOP + block.height


def middle(top: float, height: float, bottom: float = BOTTOM) -> float:
    """Return the y at which something stands a little above the middle of what is free."""
    return top + max(0.0, (bottom - top - height) * 0.4)


def stack_height(blocks: Iterable[Block], gap: float) -> float:
    """Return the height of blocks with gaps between them."""
    heights = [block.height for block in blocks]
    return sum(heights) + gap * max(0, len(heights) - 1)
