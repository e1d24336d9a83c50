"""The background: an Almaty evening that turns to morning as the story goes, drawn once as PNG.

Flat on purpose: flat fields compress to nothing and show no banding on cheap screens.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from enum import StrEnum

from PIL import Image, ImageDraw

from hub.content.script import Shape
from hub.video.picture.actors import HEIGHT, WIDTH
from hub.video.picture.layout import layout_of, shape_of
from hub.video.picture.ornament import STEP, horn
from hub.video.picture.palette import Colour, Palette

VERSION = 3
"""Raise when the drawing changes: it is part of the cache key."""
_OVER = 2
"""Drawn at twice the size and halved, for smooth edges."""
_SMALL = 0.6
"""The landscape under a square or wide picture, beside which copies of it stand mirrored."""
_RISE = 816
"""Where, in px of those pictures, the landscape’s y of 1288 comes to lie."""


class Mood(StrEnum):
    """The time of day behind a scene."""

    NIGHT = "night"
    DUSK = "dusk"
    DAWN = "dawn"


@dataclass(frozen=True)
class _Tints:
    sky: Colour
    rings: tuple[Colour, ...]
    disc: Colour
    far: Colour
    snow: Colour
    middle: Colour
    near: Colour
    ground: Colour
    window: Colour
    lit: int
    ornament: Colour


def _tints(palette: Palette, mood: Mood) -> _Tints:
    night, base, ink, raised, line = (
        palette.night, palette.base, palette.ink, palette.raised, palette.line,
    )  # fmt: skip
    sky = {Mood.NIGHT: base, Mood.DUSK: base.mix(ink, 0.75), Mood.DAWN: ink.mix(line, 0.12)}[mood]
    light = {Mood.NIGHT: 0.0, Mood.DUSK: 0.4, Mood.DAWN: 1.0}[mood]
    glow = {Mood.NIGHT: 0.0, Mood.DUSK: 0.04, Mood.DAWN: 0.10}[mood]
    shares = (0.10, 0.20, 0.33, 0.48)
    return _Tints(
        sky=sky,
        rings=tuple(
            sky.mix(line.mix(palette.text, 0.1 * light), share).mix(palette.accent, share * glow)
            for share in shares
        ),
        disc={
            Mood.NIGHT: line.mix(palette.text, 0.45),
            Mood.DUSK: palette.accent.mix(palette.paper, 0.35).mix(line, 0.30),
            Mood.DAWN: palette.accent,
        }[mood],
        far=raised.mix(line, 0.55 + 0.35 * light).mix(palette.text, 0.06 * light),
        snow=line.mix(palette.text, 0.25 + 0.45 * light),
        middle=base.mix(raised, 0.8 + 0.3 * light),
        near=night.mix(base, 0.85 + 0.3 * light),
        ground=night.mix(base, 0.2 + 0.25 * light),
        window=palette.accent.mix(night, 0.2),
        lit={Mood.NIGHT: 2, Mood.DUSK: 4, Mood.DAWN: 5}[mood],
        ornament=line.mix(palette.accent, 0.3 + 0.6 * light),
    )


def draw_background(palette: Palette, mood: Mood, size: tuple[int, int]) -> bytes:
    """Draw one mood as PNG bytes at `size` px, in the shape of picture that this size has.

    The same bytes for the same colours and size.
    """
    tints = _tints(palette, mood)
    shape = shape_of(size)
    layout = layout_of(shape)
    image = Image.new("RGB", (layout.width * _OVER, layout.height * _OVER), tints.sky.rgb)
    draw = ImageDraw.Draw(image)
    pens = [_Pen(draw, place) for place in _places(shape)]
    main = pens[0]
    # Upright, below y 1250 or beside the captions, so that nothing bright stands behind them.
    centre = {Mood.NIGHT: (962, 1130), Mood.DUSK: (700, 1366), Mood.DAWN: (610, 1425)}[mood]
    for radius, tint in zip((860, 640, 450, 290), tints.rings, strict=True):
        main.disc(centre[0], centre[1], radius, tint)
    main.disc(*centre, {Mood.NIGHT: 56, Mood.DUSK: 96, Mood.DAWN: 172}[mood], tints.disc)
    for pen in pens:
        _mountains(pen, tints)
    _tower(main, tints)
    for pen in pens:
        _city(pen, tints)
    if shape == "9:16":
        _ornament(main, tints.ornament)
    small = image.resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()


@dataclass(frozen=True)
class _Place:
    """Where a copy of the landscape stands: its left edge and scale, and if it is mirrored."""

    left: float
    top: float
    scale: float
    mirrored: bool


def _places(shape: Shape) -> list[_Place]:
    """Return the copies of the landscape, the main one first."""
    if shape == "9:16":
        return [_Place(0, 0, 1, mirrored=False)]
    wide = WIDTH * _SMALL
    top = _RISE - 1288 * _SMALL
    left = layout_of(shape).width - wide
    places: list[_Place] = []
    while left > -wide:
        places.append(_Place(left, top, _SMALL, mirrored=len(places) % 2 == 1))
        left -= wide
    return places


class _Pen:
    """Draw in px of the 1080x1920 landscape, put in its place on the larger canvas."""

    def __init__(self, draw: ImageDraw.ImageDraw, place: _Place) -> None:
        self._draw = draw
        self._place = place
        self._by = place.scale * _OVER

    def _at(self, x: float, y: float) -> tuple[float, float]:
        place = self._place
        across = WIDTH - x if place.mirrored else x
        return place.left * _OVER + across * self._by, place.top * _OVER + y * self._by

    def polygon(self, points: list[tuple[float, float]], colour: Colour) -> None:
        self._draw.polygon([self._at(x, y) for x, y in points], fill=colour.rgb)

    def box(self, x: float, y: float, w: float, h: float, colour: Colour) -> None:
        (x0, y0), (x1, y1) = self._at(x, y), self._at(x + w, y + h)
        left, right = sorted((x0, x1))
        self._draw.rectangle((left, y0, right - 1, y1 - 1), fill=colour.rgb)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        r = radius * self._by
        cx, cy = self._at(x, y)
        self._draw.ellipse((cx - r, cy - r, cx + r, cy + r), colour.rgb)

    def line(self, points: list[tuple[float, float]], width: float, colour: Colour) -> None:
        scaled = [self._at(x, y) for x, y in points]
        self._draw.line(scaled, fill=colour.rgb, width=round(width * self._by), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, colour)


_FAR = [
    (0, 1452), (70, 1420), (150, 1446), (236, 1366), (300, 1404), (392, 1322), (452, 1362),
    (560, 1288), (640, 1352), (700, 1330), (790, 1398), (868, 1346), (960, 1420), (1080, 1370),
]  # fmt: skip
_SNOW = [
    [(236, 1366), (204, 1396), (226, 1392), (240, 1408), (256, 1388), (278, 1393)],
    [(392, 1322), (350, 1356), (374, 1352), (388, 1372), (406, 1354), (428, 1348)],
    [(560, 1288), (494, 1334), (526, 1334), (548, 1362), (574, 1336), (600, 1346), (618, 1334)],
    [(868, 1346), (836, 1370), (858, 1370), (872, 1384), (886, 1368), (904, 1373)],
]
_MIDDLE = [
    (0, 1530), (110, 1476), (210, 1526), (330, 1452), (430, 1506), (560, 1460), (660, 1520),
    (770, 1456), (880, 1512), (980, 1462), (1080, 1500),
]  # fmt: skip
_NEAR = [
    (0, 1606), (160, 1560), (320, 1602), (520, 1574), (690, 1606), (900, 1520), (990, 1532),
    (1080, 1500),
]  # fmt: skip


def _mountains(pen: _Pen, tints: _Tints) -> None:
    for ridge, colour in ((_FAR, tints.far), (_MIDDLE, tints.middle), (_NEAR, tints.near)):
        pen.polygon([*ridge, (WIDTH, HEIGHT), (0, HEIGHT)], colour)
        if ridge is _FAR:
            for cap in _SNOW:
                pen.polygon(list(cap), tints.snow)


def _tower(pen: _Pen, tints: _Tints) -> None:
    """Draw the tower on Kok-Tobe, the one outline everybody in the city knows."""
    x, foot = 940, 1534
    pen.polygon([(x - 13, foot), (x - 4, 1400), (x + 4, 1400), (x + 13, foot)], tints.near)
    pen.polygon([(x - 16, 1446), (x - 11, 1426), (x + 11, 1426), (x + 16, 1446)], tints.near)
    pen.box(x - 2.5, 1330, 5, 76, tints.near)
    pen.disc(x, 1331, 4, tints.window)


_HOUSES = (
    (0, 96, 92), (104, 74, 150), (186, 110, 70), (304, 66, 128), (378, 120, 84), (506, 58, 166),
    (572, 104, 96), (684, 82, 140), (774, 128, 66), (910, 70, 118), (988, 92, 88),
)  # fmt: skip
_GROUND = 1748


def _city(pen: _Pen, tints: _Tints) -> None:
    pen.box(0, _GROUND, WIDTH, HEIGHT - _GROUND, tints.ground)
    count = 0
    for x, width, height in _HOUSES:
        pen.box(x, _GROUND - height, width, height + 2, tints.ground)
        for row in range(int(height // 30) - 1):
            for column in range(int((width - 14) // 22)):
                count += 1
                if (count * 7 + row * 3) % 11 < 11 - tints.lit:
                    continue
                left, top = x + 12 + column * 22, _GROUND - height + 16 + row * 30
                pen.box(left, top, 9, 13, tints.window)


def _ornament(pen: _Pen, colour: Colour) -> None:
    """Draw a thin border of қошқар мүйіз, the ram's horns, along the foot."""
    step, y = int(STEP), 1838
    pen.line([(0, y + 42), (WIDTH, y + 42)], 2.5, colour)
    pen.line([(0, y - 42), (WIDTH, y - 42)], 2.5, colour)
    for number in range(WIDTH // step):
        x = step * number + step / 2
        for side in (-1, 1):
            pen.line(horn(x, y, side), 5, colour)
        pen.polygon([(x, y + 14), (x + 8, y + 24), (x, y + 34), (x - 8, y + 24)], colour)
