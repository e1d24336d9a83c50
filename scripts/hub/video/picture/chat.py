"""A messenger conversation: bubbles come one by one, tricks get a flag, old ones move up.

Bubbles move up by just as much as the next one needs. One that would be cut by the head of the
screen fades while it moves, with its flag: what is left is always whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hub.video.picture.actors import Actor, Key, Mark, Shape, glide
from hub.video.picture.messenger import draw_messenger, window
from hub.video.picture.paths import bubble, circle, flag, rounded
from hub.video.picture.text import wrap
from hub.video.picture.view import View
from hub.video.timeline import ENTER_MS, TYPING_MS, Beat, BeatKind

_PAD_X, _PAD_Y, _RADIUS, _TAIL = 36, 22, 46, 24
_GAP = 26
_TOP = 30.0
_RING = 7
_BADGE = 84
_INDENT = 44
"""A bubble leaves so much free on the other's side, so that one sees whose it is."""

Window = tuple[int, int, int, int]


@dataclass(frozen=True)
class _Item:
    """A bubble or flag: its marks, where it stands in the endless chat, and when it comes.

    `top` is where the bubble begins, also for its flag: both fade once that leaves the window.
    """

    beat: Beat
    marks: tuple[Mark, ...]
    x: float
    y: float
    width: float
    height: float
    at: int
    top: float
    flagged_at: int | None = None


def draw_chat(view: View) -> list[Actor]:
    """Draw a chat scene."""
    items = _lay_out(view)
    frame = window(view.layout)
    stage = _Stage(view, frame, _scrolls(items, frame[3] - frame[1] - 12))
    actors = draw_messenger(view)
    for item in items:
        is_flag = item.beat.kind is BeatKind.FLAG
        actors.append(stage.actor(item, item.marks, item.at, layer=4 if is_flag else 2))
        if item.flagged_at is not None:
            actors += _flagged(view, stage, item, item.flagged_at)
        if item.beat.kind is BeatKind.THEM:
            actors += _typing(view, stage, item)
    return actors


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
            top = items[-1].top if items else y
            x = body.left + 10
            items.append(_Item(beat, marks, x, y, width, height, beat.start, top))
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
            items.append(_Item(beat, marks, x, y, width, height, at, y))
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
                seen = 1.0 if item.top - _RING >= offset else 0.0
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
