"""The deck as Typst source: every slide a page, every title a heading and a bookmark."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from hub.downloads.printing import qr_svg
from hub.downloads.slides import Deck
from hub.downloads.slides_draw import Box, Drawing, Element, Picture, Words
from hub.downloads.slides_frame import backdrop, layout_of
from hub.downloads.slides_place import place
from hub.downloads.slides_text import Para
from hub.downloads.typst_text import literal

ROUND = 'stroke: (paint: {paint}, thickness: {pt}, cap: "round", join: "round")'


@lru_cache
def slides_look() -> str:
    """Return the Typst functions that all slides share."""
    return Path(__file__).with_name("slides.typ").read_text(encoding="utf-8")


def slides_source(deck: Deck, colours: Mapping[str, str]) -> str:
    """Return the Typst source of a deck; reads the stills of its videos."""
    out = [slides_look()]
    out.append(f"#show: deck.with(title: {literal(deck.title)}, lang: {literal(deck.lang)})")
    for page, slide in enumerate(deck.slides, 1):
        if page > 1:
            out.append("#pagebreak()")
        out += [_element(one, colours) for one in backdrop(layout_of(slide))]
        out += [_element(one, colours) for one in place(slide, deck.foot, page)]
    return "\n".join(out) + "\n"


def _element(one: Element, colours: Mapping[str, str]) -> str:
    match one:
        case Box():
            inner = _box(one, colours)
            if one.words is None or one.words.role in ("foot", "number"):
                inner = f"pdf.artifact({inner})"
        case Drawing():
            inner = _drawing(one, colours)
        case Picture():
            inner = _picture(one)
    return f"#at({_pt(one.x)}, {_pt(one.y)}, {inner})"


def _box(box: Box, colours: Mapping[str, str]) -> str:
    parts = [_pt(box.w), _pt(box.h), _words(box.words, colours) if box.words else "none"]
    if box.fill:
        parts.append(f"fill: {_rgb(colours[box.fill])}")
    if box.line:
        parts.append(f"stroke: {_pt(box.stroke)} + {_rgb(colours[box.line])}")
    if any(box.radii):
        names = ("top-left", "top-right", "bottom-right", "bottom-left")
        corners = ", ".join(f"{n}: {_pt(r)}" for n, r in zip(names, box.radii, strict=True))
        parts.append(f"radius: ({corners})")
    if any(box.inset):
        parts.append(f"inset: (x: {_pt(box.inset[0])}, y: {_pt(box.inset[1])})")
    if box.words:
        across = {"left": "left", "center": "center", "right": "right"}[box.words.align]
        down = {"top": "top", "middle": "horizon"}[box.words.anchor]
        parts.append(f"way: {down} + {across}")
    return f"frame({', '.join(parts)})"


def _words(words: Words, colours: Mapping[str, str]) -> str:
    weight = "bold" if words.bold else "regular"
    if words.role == "title":
        inner = f"headline({_pt(words.size)}, {_runs(words.paras[0])})"
    else:
        inner = "{" + "\n".join(_groups(words.paras)) + "}"
    return f'words({_pt(words.size)}, {_rgb(colours[words.colour])}, {inner}, weight: "{weight}")'


def _groups(paras: Iterable[Para]) -> Iterator[str]:
    """Yield paragraphs, and points gathered into lists, so that readers hear lists."""
    for mark, group in groupby(paras, key=lambda one: one.mark if one.mark in ("", "•") else "1."):
        rows = list(group)
        if not mark:
            yield from (f"par({_runs(one)})" for one in rows)
            continue
        items = ", ".join(_runs(one) for one in rows)
        if mark == "•":
            yield f"list(tight: false, {items})"
        else:
            yield f"enum(tight: false, start: {rows[0].mark.rstrip('.')}, {items})"


def _runs(one: Para) -> str:
    inner = "".join(
        f"#strong({literal(run.text)});" if run.bold else f"#{literal(run.text)};"
        for run in one.runs
    )
    return f"[{inner}]"


def _drawing(one: Drawing, colours: Mapping[str, str]) -> str:
    steps = []
    for pen, points in one.path:
        pairs = [f"({_pt(x)}, {_pt(y)})" for x, y in zip(points[::2], points[1::2], strict=True)]
        match pen:
            case "M":
                steps.append(f"curve.move({pairs[0]})")
            case "L":
                steps.append(f"curve.line({pairs[0]})")
            case "C":
                steps.append(f"curve.cubic({', '.join(pairs)})")
            case "Z":
                steps.append("curve.close()")
    parts = [_pt(one.w), _pt(one.h)]
    if one.fill:
        parts.append(f"fill: {_rgb(colours[one.fill])}")
    if one.line:
        parts.append(ROUND.format(paint=_rgb(colours[one.line]), pt=_pt(one.stroke)))
    return f"drawn({', '.join([*parts, *steps])})"


def _picture(one: Picture) -> str:
    svg = qr_svg(one.qr) if one.jpeg is None else _framed(one.jpeg.read_bytes(), one)
    size = f"width: {_pt(one.w)}, height: {_pt(one.h)}"
    image = f'image(bytes({literal(svg)}), format: "svg", {size}, alt: {literal(one.alt)})'
    return f"link({literal(one.link)}, {image})" if one.link else image


def _framed(jpeg: bytes, one: Picture) -> str:
    """Return an SVG that holds a JPEG: Typst's source is text, and a picture must stand in it."""
    data = base64.b64encode(jpeg).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{one.w:.2f}" height="{one.h:.2f}">'
        f'<image width="{one.w:.2f}" height="{one.h:.2f}" preserveAspectRatio="none" '
        f'href="data:image/jpeg;base64,{data}"/></svg>'
    )


def _pt(value: float) -> str:
    return f"{round(value, 2):g}pt"


def _rgb(colour: str) -> str:
    return f'rgb("{colour}")'
