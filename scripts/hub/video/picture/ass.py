"""Actors written as an ASS file, which libass draws: shapes, text, moves and fades."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from hub.content.languages import Lang
from hub.content.script import Shape as PictureShape
from hub.fonts import Face, face_metrics
from hub.video.picture.actors import Actor, Key, Mark, Shape
from hub.video.picture.layout import layout_of
from hub.video.picture.paths import Path

_SUBPIXEL = 8
"""Outlines are written in eighths of a px (\\p4 divides by 8)."""

_HEAD = """[Script Info]
ScriptType: v4.00+
PlayResX: {width}
PlayResY: {height}
WrapStyle: 2
ScaledBorderAndShadow: yes
YCbCr Matrix: None
Language: {lang}

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, \
Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Main,{family},60,&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,0,0,\
7,0,0,0,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def write_ass(actors: Iterable[Actor], lang: Lang, shape: PictureShape = "9:16") -> str:
    """Write a whole ASS file for a picture of some shape, on its master canvas."""
    layout = layout_of(shape)
    metrics = face_metrics(Face.REGULAR)
    head = _HEAD.format(width=layout.width, height=layout.height, lang=lang, family=metrics.family)
    return head + "".join(f"{event}\n" for actor in actors for event in _events(actor))


def _events(actor: Actor) -> Iterator[str]:
    keys = _merge(actor.keys)
    for start, end in pairwise(keys):
        if _cs(end.ms) <= _cs(start.ms) or (start.opacity <= 0 and end.opacity <= 0):
            continue
        for mark in actor.marks:
            tags = f"{_place(mark, start, end)}{_fade(mark, start, end)}{_clip(actor)}"
            yield (
                f"Dialogue: {actor.layer},{_clock(start.ms)},{_clock(end.ms)},Main,,0,0,0,,"
                f"{{{tags}}}{_body(mark)}"
            )


def _merge(keys: tuple[Key, ...]) -> list[Key]:
    """Drop keys in the middle of a rest, so that a rest is one event."""
    kept: list[Key] = []
    for key in keys:
        if kept and key.ms == kept[-1].ms:
            kept[-1] = key
            continue
        still = len(kept) > 1 and all(
            (k.x, k.y, k.opacity) == (key.x, key.y, key.opacity) for k in kept[-2:]
        )
        if still:
            kept[-1] = key
        else:
            kept.append(key)
    return kept


def _place(mark: Mark, start: Key, end: Key) -> str:
    dx, dy = mark.x, mark.y
    if isinstance(mark, Shape):
        left, top = _corner(mark.path)
        dx, dy = dx + left, dy + top
    x0, y0, x1, y1 = start.x + dx, start.y + dy, end.x + dx, end.y + dy
    if (round(x0, 2), round(y0, 2)) == (round(x1, 2), round(y1, 2)):
        return f"\\pos({_number(x0)},{_number(y0)})"
    return f"\\move({_number(x0)},{_number(y0)},{_number(x1)},{_number(y1)})"


def _fade(mark: Mark, start: Key, end: Key) -> str:
    first, last = _alpha(mark.opacity * start.opacity), _alpha(mark.opacity * end.opacity)
    if first == last:
        return f"\\alpha{first}" if first != "&H00&" else ""
    return f"\\alpha{first}\\t(\\alpha{last})"


def _alpha(opacity: float) -> str:
    return f"&H{round(255 * (1 - min(1.0, max(0.0, opacity)))):02X}&"


def _clip(actor: Actor) -> str:
    return "\\clip({},{},{},{})".format(*actor.clip) if actor.clip else ""


def _body(mark: Mark) -> str:
    if isinstance(mark, Shape):
        return f"{{\\1c{mark.colour.ass}\\p4}}{_outline(mark.path)}{{\\p0}}"
    metrics = face_metrics(Face.BOLD if mark.bold else Face.REGULAR)
    # libass sizes a font by its line height (OS/2 win), not by its em.
    size = mark.px * (metrics.ascent + metrics.descent) / metrics.units_per_em
    bold = "\\b1" if mark.bold else ""
    return f"{{\\fs{_number(size)}{bold}\\1c{mark.colour.ass}}}{_escape(mark.text)}"


def _escape(text: str) -> str:
    return text.replace("\\", "\\\u2060").replace("{", "\\{").replace("}", "\\}")


def _corner(path: Path) -> tuple[float, float]:
    points = [point for step in path for point in step.points]
    return min(x for x, _ in points), min(y for _, y in points)


def _outline(path: Path) -> str:
    # Players disagree on where an outline lies whose box does not begin at (0, 0): make it so.
    left, top = _corner(path)
    words = []
    for step in path:
        words.append(step.op)
        for x, y in step.points:
            words += [str(round((x - left) * _SUBPIXEL)), str(round((y - top) * _SUBPIXEL))]
    return " ".join(words)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _cs(ms: int) -> int:
    return ms // 10


def _clock(ms: int) -> str:
    cs = _cs(ms)
    return f"{cs // 360000}:{cs // 6000 % 60:02d}:{cs // 100 % 60:02d}.{cs % 100:02d}"
