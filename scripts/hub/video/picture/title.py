"""Titles: a question in a huge bubble, and a huge answer to it."""

from __future__ import annotations

from hub.video.picture.actors import Actor, Key, Shape, stay
from hub.video.picture.brand import draw_closing
from hub.video.picture.layout import Area
from hub.video.picture.paths import bubble, circle
from hub.video.picture.text import Block, wrap
from hub.video.picture.view import View, middle
from hub.video.timeline import HOOK_MS, BeatKind

_PAD_X, _PAD_Y, _RADIUS, _TAIL, _GAP = 48, 40, 64, 52, 84
_REPLY, _REPLY_GAP, _REPLY_TAIL, _REPLY_OUT = (196, 116), 28, 34, 90
_REPLY_MS, _BREATH_MS = 500, 1500


def draw_title(view: View) -> list[Actor]:
    """Draw a title: its quotes as huge bubbles, in turn the stranger's and the viewer's.

    After a single one the viewer's dots appear: an answer is on its way.
    """
    if view.last:
        return draw_closing(view)
    beats = view.beats(BeatKind.SCREEN)
    zone, blocks = _set(view, [view.text(beat) for beat in beats])
    y = middle(zone.top, _total(blocks), zone.bottom)
    actors: list[Actor] = []
    for number, (beat, block) in enumerate(zip(beats, blocks, strict=True)):
        mine = number % 2 == 1
        width, height = block.width + 2 * _PAD_X, block.height + 2 * _PAD_Y
        x = zone.right + _PAD_X - width if mine else zone.left - _PAD_X
        fill = view.palette.mine if mine else view.palette.paper
        ink = view.palette.mine_text if mine else view.palette.paper_text
        side = "right" if mine else "left"
        body = Shape(bubble(width, height, _RADIUS, _TAIL, side=side), fill)
        actors.append(stay((body,), x, y, beat.start, view.slot.end, layer=1))
        actors += _dots(view, x + width / 2, y + height / 2, beat.start, beat.start + HOOK_MS)
        words = block.marks(ink, _PAD_X, _PAD_Y)
        actors.append(stay(words, x, y, beat.start + HOOK_MS - 60, view.slot.end, rise=14, layer=2))
        if len(beats) == 1:
            right = min(zone.right + _PAD_X, x + width + _REPLY_OUT)
            start = beat.start + HOOK_MS + _REPLY_MS
            actors += _reply(view, right - _REPLY[0], y + height + _REPLY_GAP, start)
        y += height + _GAP
    return actors


def _reply(view: View, x: float, y: float, start: int) -> list[Actor]:
    """The viewer's own bubble with its dots, one breath after the other until the scene ends."""
    end = view.slot.end
    wide, high = _REPLY
    if end - start < 2 * _REPLY_MS:
        return []
    body = Shape(bubble(wide, high, _RADIUS * 0.9, _REPLY_TAIL, side="right"), view.palette.mine)
    actors = [stay((body,), x, y, start, end, layer=1)]
    for number in range(3):
        left, top = x + wide / 2 - 62 + number * 48, y + high / 2 - 14
        keys = [Key(start + 200, left, top, 0.0), Key(start + 320, left, top, 0.45)]
        at = start + 320 + number * 160
        while at + _BREATH_MS < end - 200:
            keys += [
                Key(at + 60, left, top, 0.45),
                Key(at + 320, left, top - 10, 1.0),
                Key(at + 640, left, top, 0.45),
            ]
            at += _BREATH_MS
        keys += [Key(end - 200, left, top, 0.45), Key(end, left, top, 0.0)]
        dot = Shape(circle(28), view.palette.mine_text)
        actors.append(Actor((dot,), tuple(keys), 2))
    return actors


def _set(view: View, texts: list[str]) -> tuple[Area, list[Block]]:
    """Set all bubbles at the largest size that fits one of the zones for titles."""
    zones = view.layout.stage
    tries = [
        (zone, [wrap(t, view.lang, px, zone.width - 8, bold=True, leading=1.14) for t in texts])
        for px in view.layout.sizes.title
        for zone in zones
    ]
    good = [
        (zone, blocks)
        for zone, blocks in tries
        if all(b.width <= zone.width and len(b.lines) <= 4 for b in blocks)
        and _total(blocks) <= zone.height
    ]
    calm = (each for each in good if not any(b.clumsy for b in each[1]))
    return next(calm, good[0] if good else tries[-1])


def _total(blocks: list[Block]) -> float:
    """The height of all bubbles, the gaps between them and the last tail."""
    gaps = _GAP * (len(blocks) - 1) if blocks else 0
    foot = _REPLY_GAP + _REPLY[1] + _REPLY_TAIL if len(blocks) == 1 else _TAIL
    return sum(block.height + 2 * _PAD_Y for block in blocks) + gaps + foot


def _dots(view: View, x: float, y: float, start: int, end: int) -> list[Actor]:
    actors = []
    for number in range(3):
        left, top = x - 68 + number * 54, y - 14
        keys = (
            Key(start, left, top, 0.0),
            Key(start + 100 + number * 50, left, top, 0.45),
            Key(start + 200 + number * 50, left, top - 14, 0.75),
            Key(end - 80, left, top, 0.6),
            Key(end, left, top, 0.0),
        )
        actors.append(Actor((Shape(circle(28), view.palette.paper_muted),), keys, 2))
    return actors
