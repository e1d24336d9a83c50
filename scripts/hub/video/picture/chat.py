"""A messenger conversation: bubbles come one by one, tricks get a flag, old ones move up."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hub.video.picture.actors import Actor, Key, Mark, Shape, Words, glide
from hub.video.picture.paths import bubble, circle, flag, person, rounded
from hub.video.picture.text import wrap
from hub.video.picture.view import View, middle
from hub.video.timeline import ENTER_MS, TYPING_MS, Beat, BeatKind

_HEAD = 116
_PAD_X, _PAD_Y, _RADIUS, _TAIL = 36, 22, 46, 24
_GAP = 26
_TOP = 30.0
_RING = 7
_BADGE = 84
_INDENT = 44
"""A bubble leaves so much free on the other's side, so that one sees whose it is."""

_LEFT_OVER = 64
"""A bubble of which less is left under the header fades."""

Window = tuple[int, int, int, int]


@dataclass(frozen=True)
class _Item:
    """A bubble or flag: its marks, where it stands in the endless chat, and when it comes.

    `foot` is the end of the bubble, also for its flag: both fade once that leaves the window.
    """

    beat: Beat
    marks: tuple[Mark, ...]
    x: float
    y: float
    width: float
    height: float
    at: int
    foot: float
    flagged_at: int | None = None


def draw_chat(view: View) -> list[Actor]:
    """Draw a chat scene."""
    items = _lay_out(view)
    window = _window(view)
    stage = _Stage(view, window, _scrolls(items, window[3] - window[1] - 12))
    actors = _side_header(view) if view.layout.beside else _header(view)
    for item in items:
        is_flag = item.beat.kind is BeatKind.FLAG
        actors.append(stage.actor(item, item.marks, item.at, layer=4 if is_flag else 2))
        if item.flagged_at is not None:
            actors += _flagged(view, stage, item, item.flagged_at)
        if item.beat.kind is BeatKind.THEM:
            actors += _typing(view, stage, item)
    return actors


def _window(view: View) -> Window:
    """The part of the picture in which bubbles move: under the header, over the captions."""
    layout = view.layout
    top = layout.body.top - 10 if layout.beside else layout.body.top + _HEAD + 14
    return (int(layout.card_left) - 20, int(top), layout.width, int(layout.body.bottom) + 6)


def _header(view: View) -> list[Actor]:
    palette, body = view.palette, view.layout.body
    name, note = view.strings.stranger.get(view.lang), view.strings.made_up.get(view.lang)
    marks = (
        Shape(circle(100), palette.raised.mix(palette.line, 0.5)),
        Shape(person(70), palette.muted, 15, 13),
        Words(name, 50, palette.text, 126, -6, bold=True),
        Words(note, 38, palette.muted, 126, 54),
    )
    line = Shape(rounded(view.layout.wide.width, 3, 1.5), palette.line, 0, _HEAD + 8)
    return [view.until_end((*marks, line), body.left, body.top, view.slot.start)]


def _side_header(view: View) -> list[Actor]:
    """Beside the chat: who writes, large, and that it is made up."""
    palette, head = view.palette, view.layout.head
    name = wrap(view.strings.stranger.get(view.lang), view.lang, 72, head.width, bold=True)
    note = wrap(view.strings.made_up.get(view.lang), view.lang, 46, head.width)
    y = middle(head.top, 280 + name.height + note.height, head.bottom)
    marks: tuple[Mark, ...] = (
        Shape(circle(240), palette.raised.mix(palette.line, 0.5)),
        Shape(person(168), palette.muted, 36, 32),
        *name.marks(palette.text, 0, 280),
        *note.marks(palette.muted, 0, 284 + name.height),
    )
    return [view.until_end(marks, head.left, y, view.slot.start)]


def _lay_out(view: View) -> list[_Item]:
    palette, body, sizes = view.palette, view.layout.body, view.layout.sizes
    items: list[_Item] = []
    y = _TOP
    for beat in view.beats(BeatKind.THEM, BeatKind.ME, BeatKind.FLAG):
        text = view.text(beat)
        if beat.kind is BeatKind.FLAG:
            block = wrap(text, view.lang, sizes.flag, body.width - 130, bold=True)
            width, height = block.width + _BADGE + 46, max(_BADGE, block.height + 24)
            side = (height - _BADGE) / 2
            marks: tuple[Mark, ...] = (
                Shape(rounded(width, height, _BADGE / 2), palette.flag),
                Shape(circle(_BADGE - 16), palette.flag_text, 8, side + 8),
                Shape(flag(46), palette.flag, 20, side + 19),
                *block.marks(palette.flag_text, _BADGE + 14, (height - block.height) / 2),
            )
            y -= _GAP + 14
            if items:
                items[-1] = replace(items[-1], flagged_at=beat.start)
            foot = items[-1].foot if items else y + height
            x = body.left + 10
            items.append(_Item(beat, marks, x, y, width, height, beat.start, foot))
        else:
            mine = beat.kind is BeatKind.ME
            block = wrap(text, view.lang, sizes.bubble, body.width - _INDENT, leading=1.18)
            width, height = max(block.width + 2 * _PAD_X, 140), block.height + 2 * _PAD_Y
            fill, ink = (
                (palette.mine, palette.mine_text) if mine else (palette.paper, palette.paper_text)
            )
            shape = bubble(width, height, _RADIUS, _TAIL, side="right" if mine else "left")
            marks = (Shape(shape, fill), *block.marks(ink, _PAD_X, _PAD_Y))
            x = body.right + _PAD_X - width if mine else body.left - _PAD_X
            at = beat.start + (0 if mine else TYPING_MS)
            items.append(_Item(beat, marks, x, y, width, height, at, y + height))
        y = items[-1].y + items[-1].height + _GAP
    return items


def _scrolls(items: list[_Item], floor: float) -> list[tuple[int, float]]:
    """Return (ms, offset): from then on the chat is moved up by so many px."""
    scrolls: list[tuple[int, float]] = [(0, 0.0)]
    for item in items:
        offset = item.y + item.height + _TAIL - floor
        if offset > scrolls[-1][1]:
            scrolls.append((item.beat.start, offset))
    return scrolls


@dataclass(frozen=True)
class _Stage:
    """The window and how the chat moves in it."""

    view: View
    window: Window
    scrolls: list[tuple[int, float]]

    def offset(self, ms: int) -> float:
        """Return how far the chat has moved up at a time, in px."""
        return [offset for at, offset in self.scrolls if at <= ms][-1]

    def actor(
        self,
        item: _Item,
        marks: tuple[Mark, ...],
        start: int,
        *,
        layer: int,
        rise: float = 30,
        end: int | None = None,
        leave: int = 200,
    ) -> Actor:
        """Return an actor that comes in, moves up with the chat, and leaves with it.

        It fades in its last `leave` ms.
        """
        end = self.view.slot.end if end is None else end
        x, top = item.x, self.window[1] + item.y
        here = top - self.offset(start)
        keys = list(
            glide(Key(start, x, here + rise, 0.0), Key(min(start + ENTER_MS, end), x, here))
        )
        for at, offset in self.scrolls:
            if start < at < end:
                first = Key(max(at, keys[-1].ms), x, keys[-1].y)
                seen = 1.0 if item.foot - offset > _LEFT_OVER else 0.0
                last = Key(min(first.ms + ENTER_MS, end), x, top - offset, seen)
                keys += [first, *glide(first, last)]
                if not seen:
                    return Actor(marks, tuple(keys), layer, self.window)
        rest = keys[-1]
        keys += [Key(max(rest.ms, end - leave), x, rest.y), Key(end, x, rest.y, 0.0)]
        return Actor(marks, tuple(keys), layer, self.window)


def _flagged(view: View, stage: _Stage, item: _Item, at: int) -> list[Actor]:
    """The line around a bubble that hides a trick."""
    wide, high = item.width + 2 * _RING, item.height + 2 * _RING
    side = "right" if item.beat.kind is BeatKind.ME else "left"
    outline = bubble(wide, high, _RADIUS + _RING, _TAIL + 2, side=side)
    ring = Shape(outline, view.palette.flag_line, -_RING, -_RING)
    return [stage.actor(item, (ring,), at, layer=1, rise=0)]


def _typing(view: View, stage: _Stage, item: _Item) -> list[Actor]:
    """The dots that tell that somebody is writing, in a small bubble that the real one covers."""
    start, end = item.beat.start, item.at + 60
    covered = item.at + ENTER_MS
    body = Shape(bubble(148, 96, _RADIUS, _TAIL, side="left"), view.palette.paper)
    actors = [stage.actor(item, (body,), start, layer=1, end=covered, leave=40)]
    top = stage.window[1] + item.y - stage.offset(start)
    for number in range(3):
        x, y = item.x + 37 + number * 28, top + 40
        keys = [Key(start + 60, x, y, 0.0)]
        for step in range(4):
            at = start + 80 + number * 90 + step * 150
            if at < end - 60:
                keys.append(Key(at, x, y - (6 if step % 2 else 0), 0.9 if step % 2 else 0.4))
        keys += [Key(end - 40, x, y, 0.4), Key(end, x, y, 0.0)]
        dot = Shape(circle(18), view.palette.paper_muted)
        actors.append(Actor((dot,), tuple(keys), 2, stage.window))
    return actors
