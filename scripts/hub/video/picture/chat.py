"""A messenger conversation: bubbles come one by one, tricks get a flag, old ones move up."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hub.video.picture.actors import Actor, Key, Mark, Shape, Words, glide
from hub.video.picture.paths import bubble, circle, flag, person, rounded
from hub.video.picture.text import wrap
from hub.video.picture.view import BOTTOM, EDGE_LEFT, LEFT, RIGHT, TOP, View
from hub.video.timeline import ENTER_MS, TYPING_MS, Beat, BeatKind

_HEAD = 104
_WINDOW = (EDGE_LEFT - 20, TOP + _HEAD + 14, 1080, BOTTOM + 6)
_FLOOR = _WINDOW[3] - _WINDOW[1] - 12
_PX, _PAD_X, _PAD_Y, _RADIUS, _TAIL = 50, 34, 20, 42, 22
_WIDE = 672
_GAP = 24
_TOP = 24.0
_RING = 7


@dataclass(frozen=True)
class _Item:
    """A bubble or flag: its marks, where it stands in the endless chat, and when it comes.

    `above` is the top of the bubble, also for its flag: both fade once that leaves the window.
    """

    beat: Beat
    marks: tuple[Mark, ...]
    x: float
    y: float
    width: float
    height: float
    at: int
    above: float
    flagged_at: int | None = None


def draw_chat(view: View) -> list[Actor]:
    """Draw a chat scene."""
    items = _lay_out(view)
    scrolls = _scrolls(items)
    actors = _header(view)
    for item in items:
        layer = 3 if item.beat.kind is BeatKind.FLAG else 2
        actors.append(_actor(view, item, item.marks, item.at, scrolls, layer=layer))
        if item.flagged_at is not None:
            wide, high = item.width + 2 * _RING, item.height + 2 * _RING
            side = "right" if item.beat.kind is BeatKind.ME else "left"
            outline = bubble(wide, high, _RADIUS + _RING, _TAIL + 2, side=side)
            ring = Shape(outline, view.palette.accent, -_RING, -_RING)
            at = item.flagged_at
            actors.append(_actor(view, item, (ring,), at, scrolls, layer=1, rise=0))
        if item.beat.kind is BeatKind.THEM:
            actors += _typing(view, item, scrolls)
    return actors


def _header(view: View) -> list[Actor]:
    palette = view.palette
    name, note = view.strings.stranger.get(view.lang), view.strings.made_up.get(view.lang)
    marks = (
        Shape(circle(92), palette.raised.mix(palette.line, 0.5)),
        Shape(person(64), palette.muted, 14, 12),
        Words(name, 44, palette.text, 118, -2, bold=True),
        Words(note, 34, palette.muted, 118, 50),
    )
    line = Shape(rounded(RIGHT - LEFT, 3, 1.5), palette.line, 0, _HEAD + 8)
    return [view.until_end((*marks, line), LEFT, TOP, view.slot.start)]


def _lay_out(view: View) -> list[_Item]:
    palette = view.palette
    items: list[_Item] = []
    y = _TOP
    for beat in view.beats(BeatKind.THEM, BeatKind.ME, BeatKind.FLAG):
        text = view.text(beat)
        if beat.kind is BeatKind.FLAG:
            block = wrap(text, view.lang, 40, _WIDE, bold=True)
            width, height = block.width + 110, block.height + 28
            marks: tuple[Mark, ...] = (
                Shape(rounded(width, height, 26), palette.accent),
                Shape(flag(46), palette.accent_ink, 24, (height - 46) / 2),
                *block.marks(palette.accent_ink, 82, 14),
            )
            y -= _GAP + 8
            if items:
                items[-1] = replace(items[-1], flagged_at=beat.start)
            above = items[-1].above if items else y
            items.append(_Item(beat, marks, LEFT + 30, y, width, height, beat.start, above))
        else:
            mine = beat.kind is BeatKind.ME
            block = wrap(text, view.lang, _PX, _WIDE)
            width, height = max(block.width + 2 * _PAD_X, 120), block.height + 2 * _PAD_Y
            fill, ink = (
                (palette.mine, palette.mine_text) if mine else (palette.paper, palette.paper_text)
            )
            side = "right" if mine else "left"
            marks = (
                Shape(bubble(width, height, _RADIUS, _TAIL, side=side), fill),
                *block.marks(ink, _PAD_X, _PAD_Y),
            )
            x = RIGHT - width if mine else LEFT
            at = beat.start + (0 if mine else TYPING_MS)
            items.append(_Item(beat, marks, x, y, width, height, at, y))
        y = items[-1].y + items[-1].height + _GAP
    return items


def _scrolls(items: list[_Item]) -> list[tuple[int, float]]:
    """Return (ms, offset): from then on the chat is moved up by so many px."""
    scrolls: list[tuple[int, float]] = [(0, 0.0)]
    for item in items:
        offset = item.y + item.height + _TAIL - _FLOOR
        if offset > scrolls[-1][1]:
            scrolls.append((item.beat.start, offset))
    return scrolls


def _offset(scrolls: list[tuple[int, float]], ms: int) -> float:
    return [offset for at, offset in scrolls if at <= ms][-1]


def _actor(
    view: View,
    item: _Item,
    marks: tuple[Mark, ...],
    start: int,
    scrolls: list[tuple[int, float]],
    *,
    layer: int,
    rise: float = 30,
    end: int | None = None,
) -> Actor:
    """Return an actor that comes in, moves up with the chat, and leaves with it."""
    end = view.slot.end if end is None else end
    x, top = item.x, _WINDOW[1] + item.y
    here = top - _offset(scrolls, start)
    keys = list(glide(Key(start, x, here + rise, 0.0), Key(min(start + ENTER_MS, end), x, here)))
    for at, offset in scrolls:
        if start < at < end:
            first = Key(max(at, keys[-1].ms), x, keys[-1].y)
            seen = 1.0 if item.above - offset > 0 else 0.0
            last = Key(min(first.ms + ENTER_MS, end), x, top - offset, seen)
            keys += [first, *glide(first, last)]
            if not seen:
                return Actor(marks, tuple(keys), layer, _WINDOW)
    rest = keys[-1]
    keys += [Key(max(rest.ms, end - 200), x, rest.y), Key(end, x, rest.y, 0.0)]
    return Actor(marks, tuple(keys), layer, _WINDOW)


def _typing(view: View, item: _Item, scrolls: list[tuple[int, float]]) -> list[Actor]:
    """The dots that tell that somebody is writing."""
    start, end = item.beat.start, item.at + 60
    body = Shape(bubble(132, 84, _RADIUS, _TAIL, side="left"), view.palette.paper)
    actors = [_actor(view, item, (body,), start, scrolls, layer=2, end=end)]
    top = _WINDOW[1] + item.y - _offset(scrolls, start)
    for number in range(3):
        x, y = item.x + 33 + number * 26, top + 34
        keys = [Key(start + 60, x, y, 0.0)]
        for step in range(4):
            at = start + 80 + number * 90 + step * 150
            if at < end - 60:
                keys.append(Key(at, x, y - (6 if step % 2 else 0), 0.9 if step % 2 else 0.4))
        keys += [Key(end - 40, x, y, 0.4), Key(end, x, y, 0.0)]
        dot = Shape(circle(16), view.palette.paper_muted)
        actors.append(Actor((dot,), tuple(keys), 2, _WINDOW))
    return actors
