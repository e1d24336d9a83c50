"""Draw the picture a link shows in a messenger, and the small icons of the site.

A card says the page's title in a chat bubble before the mountains of Almaty. It is a PNG of
1200x630 px with a palette of 64 colours, about 20 KB, the same bytes on every run.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

from hub.content.languages import Lang
from hub.fonts import Face, faces_key, image_font, text_width
from hub.store import copy_atomic, key_of, write_atomic
from hub.video.picture.text import best_of
from hub.video.picture.text import wrap as fitting

CARD_SIZE = (1200, 630)
"""Width and height in px that messengers and social networks ask for."""

TOKENS = Path(__file__).resolve().parents[3] / "overrides/assets/tokens.json"
_DRAWING = 2
"""Part of the cache key: raise it when the drawing changes."""

_FINE = 2
_LEADING = 1.14
_RANGE = [(-10, 410), (150, 350), (260, 390), (420, 300), (540, 372), (660, 300), (760, 340)]
_RANGE += [(930, 176), (1050, 290), (1110, 240), (1210, 330)]
_SNOW = [(930, 176), (886, 218), (910, 213), (926, 232), (944, 216), (968, 232), (982, 226)]
_HILLS = [(-10, 500), (210, 436), (380, 490), (600, 420), (800, 486), (1000, 432), (1210, 486)]
_TOWERS = [(60, 34), (104, 58), (170, 44), (226, 84), (340, 50), (402, 30), (446, 66), (520, 40)]
_BUBBLE = (72, 118, 1000, 462)
_REPLY = (880, 470, 1128, 566)


@dataclass(frozen=True)
class Card:
    """Say what one card shows: `path` is its address below the site root, ending in .png."""

    path: str
    title: str
    label: str
    lang: Lang = "kk"


@dataclass(frozen=True)
class Fitted:
    """Hold a title cut into lines and the size it fits at, in px."""

    lines: tuple[str, ...]
    px: int


@cache
def palette() -> dict[str, str]:
    """Return the light colours of the site by name, as #RRGGBB."""
    tokens = json.loads(TOKENS.read_text("utf-8"))
    return {str(name): str(value) for name, value in tokens["light"].items()}


def make_cards(
    cards: Iterable[Card],
    site: Path,
    cache_dir: Path,
    tick: Callable[[], None] | None = None,
) -> int:
    """Put every card into the finished site and return how many had to be drawn.

    A card drawn before, with the same words, is taken from `cache_dir`. `tick` is called once
    a card.
    """
    drawn = 0
    for card in cards:
        kept = cache_dir / f"{card_key(card)}.png"
        if not kept.is_file():
            write_atomic(kept, card_png(card))
            drawn += 1
        copy_atomic(kept, site / card.path)
        if tick:
            tick()
    return drawn


def card_key(card: Card) -> str:
    """Return the cache key of a card: its words, the colours, the typeface, the drawing."""
    words = {**asdict(card), "path": ""}
    return key_of("card", _DRAWING, words, palette(), faces_key())


def card_png(card: Card) -> bytes:
    """Return a card as PNG bytes."""
    image = _scene().copy()
    draw = ImageDraw.Draw(image)
    colours = palette()
    left, top, right, bottom = _BUBBLE
    fitted = fit_title(card.title, right - left - 96, bottom - top - 72, card.lang)
    height = round(len(fitted.lines) * fitted.px * _LEADING)
    # Short titles get a lower bubble, so that the words never float in an empty box.
    top = max(top, bottom - height - 84)
    wide = max(text_width(line, Face.BOLD, fitted.px) for line in fitted.lines)
    _bubble(draw, (left, top, min(right, round(left + wide + 104)), bottom), colours["surface"])
    y = top + (bottom - top - height) / 2
    for line in fitted.lines:
        draw.text(
            (left + 48, y + fitted.px * 0.57),
            line,
            font=image_font(Face.BOLD, fitted.px),
            fill=colours["text"],
            anchor="lm",
        )
        y += fitted.px * _LEADING
    if card.label:
        draw.text(
            (1128, 62),
            card.label,
            font=image_font(Face.REGULAR, 32),
            fill=colours["on-ink-muted"],
            anchor="rm",
        )
    return _as_png(image)


def fit_title(title: str, width: float, height: float, lang: Lang = "kk") -> Fitted:
    """Break a title into lines at the largest size that fits a box given in px.

    A smaller size is taken when the larger one breaks after a word that clings to the next. A
    title too long for the smallest size ends with an ellipsis.
    """
    blocks = [
        fitting(title, lang, px, width, bold=True, leading=_LEADING) for px in range(84, 38, -4)
    ]
    good = [block for block in blocks if block.width <= width and block.height <= height]
    if good:
        best = best_of(blocks, good)
        return Fitted(best.lines, round(best.px))
    room = int(height // (40 * _LEADING))
    lines = wrap(title, width, 40)[:room]
    return Fitted((*lines[:-1], lines[-1].rstrip(" ,.;:–—") + "…"), 40)


def wrap(title: str, width: float, px: int) -> tuple[str, ...]:
    """Break a title greedily into lines of at most `width` px."""
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, Face.BOLD, px) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def icon_png(px: int, *, padded: bool = False) -> bytes:
    """Return the site's sign (the bubble that says no) as a square PNG of `px` px.

    `padded` fills the square with the deep base colour, as home screens of phones want it.
    """
    scale = 8 * px / 64
    image = Image.new("RGBA", (8 * px, 8 * px), palette()["ink"] if padded else (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    inner = 0.66 if padded else 1.0

    def at(x: float, y: float) -> tuple[float, float]:
        return ((32 + (x - 32) * inner) * scale, (32 + (y - 32) * inner) * scale)

    draw.ellipse((*at(6, 3), *at(60, 57)), fill=palette()["accent"])
    draw.polygon([at(9, 38), at(5, 61), at(26, 54)], fill=palette()["accent"])
    draw.rectangle((*at(19, 25), *at(47, 35)), fill=palette()["ink"])
    out = io.BytesIO()
    image.resize((px, px), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


@lru_cache(maxsize=1)
def _scene() -> Image.Image:
    """Draw what all cards share, twice as large and then scaled down for smooth edges."""
    colours = palette()
    width, height = CARD_SIZE
    image = Image.new("RGB", (width * _FINE, height * _FINE), colours["ink"])
    draw = ImageDraw.Draw(image)

    def shape(points: Sequence[tuple[float, float]], fill: str) -> None:
        draw.polygon([(x * _FINE, y * _FINE) for x, y in points], fill=fill)

    far, near, city, snow = "#1B4C5B", "#2A6371", "#6FA3AB", "#DCEBEA"
    shape([*_RANGE, (1210, 640), (-10, 640)], far)
    shape(_SNOW, snow)
    shape([*_HILLS, (1210, 640), (-10, 640)], near)
    for x, tall in _TOWERS:
        shape([(x, 566 - tall), (x + 38, 566 - tall), (x + 38, 566), (x, 566)], city)
        for step in range(0, tall - 16, 22):
            glow = (x + 8 + (step % 4) * 5, 566 - tall + 10 + step)
            shape(_box(glow[0], glow[1], 8, 9), colours["accent"])
    shape([(640, 566), (649, 420), (654, 352), (659, 420), (668, 566)], city)
    shape([(-10, 560), (420, 574), (1210, 562), (1210, 640), (-10, 640)], colours["ink"])
    small = image.resize(CARD_SIZE, Image.Resampling.LANCZOS)
    draw = ImageDraw.Draw(small)
    _reply(draw, colours)
    _wordmark(small, colours)
    return small


def _box(x: float, y: float, width: float, height: float) -> list[tuple[float, float]]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def _bubble(draw: ImageDraw.ImageDraw, box: tuple[float, float, float, float], fill: str) -> None:
    left, _, _, bottom = box
    draw.rounded_rectangle(box, 40, fill=fill, corners=(True, True, True, False))
    draw.polygon([(left, bottom - 44), (left, bottom), (left - 36, bottom)], fill=fill)


def _reply(draw: ImageDraw.ImageDraw, colours: dict[str, str]) -> None:
    left, top, right, bottom = _REPLY
    draw.rounded_rectangle(_REPLY, 34, fill=colours["accent"], corners=(True, True, False, True))
    draw.polygon([(right, bottom - 40), (right, bottom), (right + 32, bottom)], colours["accent"])
    middle = (top + bottom) / 2
    draw.rectangle((left + 60, middle - 12, right - 60, middle + 12), fill=colours["ink"])


def _wordmark(image: Image.Image, colours: dict[str, str]) -> None:
    """Write the name with a bubble in place of its last «o», as in the header of the site."""
    draw = ImageDraw.Draw(image)
    font = image_font(Face.BOLD, 46)
    x, line = 72.0, 78
    start = "Narkost"
    draw.text((x, line), start, font=font, fill=colours["on-ink"], anchor="ls")
    x += text_width(start, Face.BOLD, 46)
    sign = Image.open(io.BytesIO(icon_png(34)))
    image.paste(sign, (round(x), line - 28), sign)
    draw.text((x + 35, line), "p", font=font, fill=colours["on-ink"], anchor="ls")


def _as_png(image: Image.Image) -> bytes:
    few = image.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()
