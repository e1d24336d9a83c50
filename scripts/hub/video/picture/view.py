"""What every scene's drawing is given, and how its words find their size and place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from hub.content.languages import Lang
from hub.video.picture.actors import Actor, Mark, stay
from hub.video.picture.layout import Area, Layout, layout_of
from hub.video.picture.palette import Palette
from hub.video.picture.text import Block, wrap
from hub.video.timeline import Beat, BeatKind, SceneSlot
from hub.video.words import SceneWords, Strings

RIGHT, BOTTOM = layout_of("9:16").wide.right, layout_of("9:16").body.bottom
"""Where the words of an upright picture end."""
HEAD_GAP = 44
T = TypeVar("T")


@dataclass(frozen=True)
class View:
    """One scene to draw: when, with which words, in which language, colours and shape."""

    slot: SceneSlot
    words: SceneWords
    lang: Lang
    palette: Palette
    strings: Strings
    last: bool
    layout: Layout

    def beats(self, *kinds: BeatKind) -> tuple[Beat, ...]:
        """Return the beats of some kinds in order."""
        return tuple(beat for beat in self.slot.beats if beat.kind in kinds)

    def first(self, kind: BeatKind) -> Beat | None:
        """Return the first beat of a kind."""
        return next(iter(self.beats(kind)), None)

    def text(self, beat: Beat) -> str:
        """Return the words of a beat that has some."""
        return self.words.lines[beat.line][1] if beat.line is not None else ""

    def until_end(self, marks: Iterable[Mark], x: float, y: float, start: int) -> Actor:
        """Return an actor that comes in at `start` and stays until the scene ends."""
        return stay(marks, x, y, start, self.slot.end, layer=1)


@dataclass(frozen=True)
class Built(Generic[T]):
    """Something set at one size: what it is, its height in px, and how well it came out."""

    value: T
    height: float
    fits: bool = True
    clumsy: bool = False


@dataclass(frozen=True)
class Settled(Generic[T]):
    """A scene's headline as actors, and what stands under or beside it, at `y` inside `zone`.

    `head_end` is the y where the headline ends; without `fits` something stands out. Where a
    headline would stand beside and there is none, all moves by `dx` px into the middle.
    """

    headline: list[Actor]
    head_end: float
    value: T
    zone: Area
    y: float
    fits: bool
    dx: float = 0.0


def settle(
    view: View, sizes: Sequence[float], build: Callable[[float, Area], Built[T]], *, rise: float = 0
) -> Settled[T]:
    """Find the largest headline and the largest words that go together in this shape.

    `build` sets the words at a size (px) inside an area; `rise` px stay free above them. When
    nothing fits, the smallest of everything is taken.
    """
    layout = view.layout
    beat = view.first(BeatKind.SCREEN)
    heads = _heads(view, beat)
    best: tuple[float, Block | None, Built[T], Area] | None = None
    last: tuple[float, Block | None, Built[T], Area] | None = None
    for (h, head), (n, px), zone in product(
        enumerate(heads), enumerate(sizes), (layout.wide, layout.body)
    ):
        if best is not None and 0.8 * h + n >= best[0]:
            continue
        free = zone
        if head is not None and not layout.beside:
            free = Area(zone.left, zone.top + head.height + HEAD_GAP, zone.right, zone.bottom)
        free = Area(free.left, free.top + rise, free.right, free.bottom)
        built = build(px, free)
        # A clumsy break costs as much as three sizes, a headline's second line nearly one; a
        # large headline is worth less than large words.
        cost = 0.8 * h + n + 3 * built.clumsy
        if head is not None and not layout.beside:
            cost += 3 * head.clumsy + 0.8 * (len(head.lines) - 1)
        elif head is not None:
            cost += 3 * head.clumsy
        tried = (cost, head, built, free)
        last = tried
        if built.fits and built.height <= free.height and (best is None or cost < best[0]):
            best = tried
    found = best or last
    assert found is not None
    _, head, built, free = found
    y = middle(free.top, built.height, free.bottom)
    if head is None or beat is None:
        dx = (layout.width - layout.card) / 2 - layout.card_left if layout.beside else 0.0
        return Settled([], layout.head.top, built.value, free, y, best is not None, dx)
    area = layout.head
    head_y = middle(area.top, head.height, area.bottom) if layout.beside else area.top
    marks = head.marks(view.palette.text)
    actors = [view.until_end(marks, area.left, head_y, beat.start)]
    return Settled(actors, head_y + head.height, built.value, free, y, best is not None)


def _heads(view: View, beat: Beat | None) -> Sequence[Block | None]:
    """Return a headline at all sizes at which it fits, large ones first."""
    if beat is None:
        return (None,)
    layout = view.layout
    text = view.text(beat)
    blocks = [set_head(view, text, px) for px in layout.sizes.headline]
    most = 5 if layout.beside else 2
    good = [b for b in blocks if b.width <= layout.head.width and len(b.lines) <= most]
    return good or blocks[-1:]


def set_head(view: View, text: str, px: float) -> Block:
    """Set a headline at a size."""
    return wrap(text, view.lang, px, view.layout.head.width, bold=True, leading=1.14)


def middle(top: float, height: float, bottom: float) -> float:
    """Return the y at which something stands a little above the middle of what is free."""
    return top + max(0.0, (bottom - top - height) * 0.44)
