"""What the law says: like a clear letter, with its citation and small print."""

from __future__ import annotations

import re

from hub.fonts import Face, text_width
from hub.video.picture.actors import Actor, Mark, Shape, Words, stay
from hub.video.picture.layout import Area
from hub.video.picture.palette import Colour
from hub.video.picture.paths import circle, rounded
from hub.video.picture.text import Block, wrap
from hub.video.picture.view import Built, View, middle, settle
from hub.video.timeline import BeatKind

_RADIUS = 44
_TOP, _CITE_GAP, _RULE_GAP, _FOOT = 34, 14, 20, 28
_BADGE = 112
_OVER = 40
"""So far the badge stands out above its card."""
_NUMBERS = re.compile(r"\d.*\d\s*\S*|\d\s*\S*")
_Letter = tuple[Block, Block, Block]


def draw_fact(view: View) -> list[Actor]:
    """Draw a statement of the law."""
    palette, fact, layout = view.palette, view.words.fact, view.layout
    beat = view.first(BeatKind.LAW)
    if fact is None or beat is None:
        return []
    sizes = layout.sizes
    beside = layout.card_right - layout.pad - _BADGE

    def build(px: float, zone: Area) -> Built[_Letter]:
        right = min(zone.right, beside)
        cite = wrap(fact.cite, view.lang, sizes.cite, right - zone.left, bold=True)
        small = wrap(fact.small, view.lang, sizes.small, zone.width, leading=1.16)
        narrow, wide = (
            wrap(fact.statement, view.lang, px, width, bold=True, leading=1.14)
            for width in (zone.width, layout.wide.right - zone.left)
        )
        # The column on the right is narrower only below the wide part of the safe box: a
        # statement that ends above it may be as wide as the card.
        y = middle(zone.top, _height(cite, wide, small), zone.bottom)
        end = y + _TOP + cite.height + _CITE_GAP + wide.height
        roomy = end <= layout.wide.bottom and (narrow.clumsy or not wide.clumsy)
        statement, most = (wide, layout.wide.right - zone.left) if roomy else (narrow, zone.width)
        height, fits = _height(cite, statement, small), statement.width <= most
        return Built((cite, statement, small), height, fits, statement.clumsy)

    settled = settle(view, sizes.statement, build, rise=_OVER)
    cite, statement, small = settled.value
    height, pad, y = _height(cite, statement, small), layout.pad, settled.y
    marks: list[Mark] = [
        Shape(rounded(layout.card, height, _RADIUS), palette.paper),
        *cite.marks(palette.paper_muted, pad, _TOP),
    ]
    words_y = _TOP + cite.height + _CITE_GAP
    below = words_y + statement.height + _RULE_GAP
    rule = rounded(layout.card - 2 * pad, 3, 1.5)
    marks.append(Shape(rule, palette.paper_muted, pad, below, 0.35))
    marks += small.marks(palette.paper_muted, pad, below + _RULE_GAP)
    section = text_width("§", Face.BOLD, 66)
    left = layout.card - pad - _BADGE
    marks += [
        Shape(circle(_BADGE), palette.accent, left, -_OVER),
        Words("§", 66, palette.accent_ink, left + (_BADGE - section) / 2, 16 - _OVER, bold=True),
    ]
    x = layout.card_left + settled.dx
    words = statement.marks(palette.paper_text, pad, words_y)
    actors = [*settled.headline, view.until_end(marks, x, y, beat.start)]
    for mark in _highlights(words, statement, palette.accent):
        # Between the card (layer 1) and its words (layer 3).
        actors.append(stay((mark,), x, y, beat.start + 700, view.slot.end, rise=0, layer=2))
    return [*actors, stay(words, x, y, beat.start, view.slot.end, layer=3)]


def _height(cite: Block, statement: Block, small: Block) -> float:
    inside = cite.height + _CITE_GAP + statement.height + 2 * _RULE_GAP + small.height
    return _TOP + inside + _FOOT


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
