"""Text measured and wrapped to a width in px."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from hub.content.languages import Lang
from hub.fonts import Face, face_metrics, text_width
from hub.video.breaking import break_cost
from hub.video.picture.actors import Words
from hub.video.picture.palette import Colour

_CLUMSY = 300.0
_STOP = 14.0
"""A headline breaks after a sentence even when its lines become uneven; running text does not."""


@dataclass(frozen=True)
class Block:
    """Some lines of one size; `leading` px from line to line.

    `clumsy` when a line ends where it should not: after a preposition, inside a number.
    """

    lines: tuple[str, ...]
    px: float
    leading: float
    bold: bool
    width: float
    clumsy: bool = False

    @property
    def height(self) -> float:
        """The height of all lines in px."""
        return self.leading * len(self.lines)

    def marks(self, colour: Colour, x: float = 0.0, y: float = 0.0) -> tuple[Words, ...]:
        """Return the lines as marks, each centred in its share of the height."""
        metrics = face_metrics(Face.BOLD if self.bold else Face.REGULAR)
        box = self.px * (metrics.ascent + metrics.descent) / metrics.units_per_em
        inset = (self.leading - box) / 2
        return tuple(
            Words(line, self.px, colour, x, y + inset + self.leading * number, self.bold)
            for number, line in enumerate(self.lines)
        )


@lru_cache(maxsize=1 << 14)
def wrap(
    text: str, lang: Lang, px: float, width: float, *, bold: bool = False, leading: float = 1.2
) -> Block:
    """Break a text into the fewest lines that fit, evenly and at good places.

    `width` and `px` are px; `leading` is the line height as a multiple of `px`. A single word
    that is too long keeps its own over-long line.
    """
    face = Face.BOLD if bold else Face.REGULAR
    stop = _STOP if bold else 0.0
    lines = _wrap_words(text.split(), lang, lambda line: text_width(line, face, px), width, stop)
    widest = max((text_width(line, face, px) for line in lines), default=0.0)
    ends = ((a.split()[-1], b.split()[0]) for a, b in pairwise(lines))
    clumsy = any(break_cost(a, b, lang) >= _CLUMSY for a, b in ends)
    return Block(tuple(lines), px, px * leading, bold, widest, clumsy)


def fit(
    text: str,
    lang: Lang,
    sizes: Sequence[float],
    width: float,
    most: int,
    *,
    bold: bool = False,
    leading: float = 1.2,
) -> Block:
    """Wrap at the largest of some sizes that gives at most `most` lines, all inside `width`.

    A smaller size is taken when the larger one breaks clumsily and the smaller does not.
    """
    blocks = [wrap(text, lang, px, width, bold=bold, leading=leading) for px in sizes]
    return best_of(blocks, [b for b in blocks if len(b.lines) <= most and b.width <= width])


def best_of(blocks: Sequence[Block], good: Sequence[Block]) -> Block:
    """Return the first good block that is not clumsy, else the first good, else the smallest."""
    return next((b for b in good if not b.clumsy), good[0] if good else blocks[-1])


def _wrap_words(
    words: Sequence[str], lang: Lang, measure: Callable[[str], float], width: float, stop: float
) -> list[str]:
    """Set words in the fewest lines; `stop` is what a line that ends a sentence is worth more."""
    count = len(words)
    spans = {
        (a, b): measure(" ".join(words[a:b])) for a in range(count) for b in range(a + 1, count + 1)
    }
    costs = [break_cost(a, b, lang) for a, b in pairwise(words)]
    ideal = spans[0, count] / max(1, math.ceil(spans[0, count] / width)) if count else 0.0
    # best[lines][end]: cheapest way to set words[:end] in so many lines.
    best: list[dict[int, tuple[float, tuple[int, ...]]]] = [{0: (0.0, (0,))}]
    while count not in best[-1]:
        row: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (spent, edges) in best[-1].items():
            for end in range(start + 1, count + 1):
                wide = spans[start, end]
                if wide > width and end > start + 1:
                    break
                cost = spent + 60 * ((ideal - wide) / width) ** 2
                if end < count:
                    cost += 0.3 * costs[end - 1] - stop * words[end - 1].endswith((".", "!", "?"))
                if end not in row or cost < row[end][0]:
                    row[end] = cost, (*edges, end)
        best.append(row)
    edges = best[-1][count][1]
    return [" ".join(words[a:b]) for a, b in pairwise(edges)]
