"""The messenger around a conversation: its screen, who is on the other side, where one would type.

Nothing of it is taken from a messenger that exists: no brand, no name, no picture of anybody.
"""

from __future__ import annotations

from hub.fonts import Face, text_width
from hub.video.picture.actors import Actor, Mark, Shape, Words, stay
from hub.video.picture.layout import Area, Layout, layout_of
from hub.video.picture.ornament import horns
from hub.video.picture.paths import arrow, circle, person, rounded, shift, tab
from hub.video.picture.text import fit
from hub.video.picture.view import View, middle

EDGE = 36
"""From the screen's edge to a bubble, in px."""
_RADIUS, _LINE = 56, 3
_HEAD = 152
_AVATAR, _NAME_PX, _NOTE_PX = 100, 50.0, 38.0
_FIELD, _FIELD_UP = 76, 22
_PAPER_EDGE, _PAPER_X, _PAPER_Y = 82, 160, 128
_SIDE_SIZES = (72.0, 64.0, 56.0, 48.0)


def screen(layout: Layout) -> Area:
    """Return the screen of the messenger; upright it reaches behind the captions."""
    body = layout.body
    out = EDGE + _bubble_pad()
    bottom = layout.caption.bottom + 14 if _tall(layout) else body.bottom + 24
    return Area(body.left - out, body.top - EDGE, body.right + out, bottom)


def window(layout: Layout) -> tuple[int, int, int, int]:
    """Return the part of the picture in which bubbles move: under the head, over the captions."""
    area = screen(layout)
    top = area.top + 4 if layout.beside else area.top + _HEAD + 4
    return (int(area.left), int(top), int(area.right), int(layout.body.bottom) + 6)


def _bubble_pad() -> int:
    """A bubble stands out so far around its words, which keep to the safe box."""
    return 36


def _tall(layout: Layout) -> bool:
    return layout.height > layout.width


def _name_left(layout: Layout) -> float:
    return screen(layout).left + EDGE + _AVATAR + 26


NAME_ROOM = layout_of("9:16").body.right - _name_left(layout_of("9:16"))
"""The width in px that a name has over an upright chat, which is the narrowest."""


def name_width(name: str) -> float:
    """Return how wide a name is over a chat, in px."""
    return text_width(name, Face.BOLD, _NAME_PX)


def draw_messenger(view: View) -> list[Actor]:
    """Draw the screen with its head; beside the chat when the picture is wide."""
    palette, layout = view.palette, view.layout
    area = screen(layout)
    wide, high = area.width, area.height
    marks: list[Mark] = [
        Shape(
            rounded(wide + 2 * _LINE, high + 2 * _LINE, _RADIUS + _LINE),
            palette.line,
            -_LINE,
            -_LINE,
        ),
        Shape(rounded(wide, high, _RADIUS), palette.night.mix(palette.base, 0.3)),
        _paper(view, area),
    ]
    if not layout.beside:
        marks += _head(view, area)
    if _tall(layout):
        marks += _field(view, area)
    start, end = view.slot.start, view.slot.end
    actors = [stay(marks, area.left, area.top, start, end, layer=0)]
    return [*actors, _side_head(view)] if layout.beside else actors


def _paper(view: View, area: Area) -> Shape:
    """A quiet pattern of ram's horns, such as many have behind their chats."""
    top = _HEAD if not view.layout.beside else 0
    paths = []
    rows = int((area.height - top - 2 * _PAPER_EDGE) // _PAPER_Y) + 1
    for row in range(rows):
        shift_x = _PAPER_X / 2 if row % 2 else 0.0
        count = int((area.width - 2 * _PAPER_EDGE - shift_x) // _PAPER_X) + 1
        y = top + _PAPER_EDGE + row * _PAPER_Y
        for column in range(count):
            paths.append(shift(horns(0.8), _PAPER_EDGE + shift_x + column * _PAPER_X, y))
    pattern = tuple(step for path in paths for step in path)
    return Shape(pattern, view.palette.night.mix(view.palette.base, 0.75))


def _head(view: View, area: Area) -> list[Mark]:
    """Who writes, and that it is made up."""
    palette = view.palette
    bar = palette.base.mix(palette.raised, 0.6)
    name = view.words.other_side(view.strings, view.lang)
    note = view.strings.made_up.get(view.lang)
    left = _name_left(view.layout) - area.left
    top = view.layout.body.top - area.top
    return [
        Shape(tab(area.width, _HEAD, _RADIUS), bar),
        Shape(rounded(area.width, 3, 1.5), palette.line, 0, _HEAD),
        Shape(circle(_AVATAR), palette.raised.mix(palette.line, 0.6), EDGE, (_HEAD - _AVATAR) / 2),
        Shape(person(68), palette.muted, EDGE + 16, (_HEAD - _AVATAR) / 2 + 13),
        Words(name, _NAME_PX, palette.text, left, top - 6, bold=True),
        Words(note, _NOTE_PX, palette.muted, left, top + 52),
    ]


def _field(view: View, area: Area) -> list[Mark]:
    """Where one would type an answer: it is for the viewer to give."""
    palette = view.palette
    y = area.height - _FIELD - _FIELD_UP
    wide = area.width - 2 * EDGE - _FIELD - 18
    soft = palette.base.mix(palette.raised, 0.6)
    return [
        Shape(rounded(wide, _FIELD, _FIELD / 2), soft, EDGE, y),
        Shape(rounded(4, 36, 2), palette.muted, EDGE + 34, y + 20),
        Shape(circle(_FIELD), soft, EDGE + wide + 18, y),
        Shape(arrow(40), palette.muted, EDGE + wide + 18 + 18, y + 18),
    ]


def _side_head(view: View) -> Actor:
    """Beside the chat: who writes, large, and that it is made up."""
    palette, head = view.palette, view.layout.head
    who = view.words.other_side(view.strings, view.lang)
    name = fit(who, view.lang, _SIDE_SIZES, head.width, 2, bold=True)
    note = fit(view.strings.made_up.get(view.lang), view.lang, (46, 42), head.width, 2)
    y = middle(head.top, 280 + name.height + note.height, head.bottom)
    marks: tuple[Mark, ...] = (
        Shape(circle(240), palette.raised.mix(palette.line, 0.5)),
        Shape(person(168), palette.muted, 36, 32),
        *name.marks(palette.text, 0, 280),
        *note.marks(palette.muted, 0, 284 + name.height),
    )
    return view.until_end(marks, head.left, y, view.slot.start)
