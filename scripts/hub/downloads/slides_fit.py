"""How much fits on a slide: measures in points, and the largest size at which a text fits.

One size serves both files, so a line is measured as the wider of the two typefaces sets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hub.downloads.slides_text import Para
from hub.fonts import Face, text_width

WIDE_REGULAR, WIDE_BOLD = 1.10, 1.15
"""How much wider than FiraGO a line may be in Arial: the widest of 13 000 pieces of lesson text
in three languages, measured with Liberation Sans, which has Arial's widths."""
PITCH = 1.17
"""Height of a line in sizes; Arial's own is 1.15."""
GAP = 0.42
"""Space between paragraphs in sizes."""
HANG = 1.15
"""How far the words of a point stand in, in sizes."""


def rows(one: Para, size: float, width: float) -> tuple[float, ...]:
    """Return the width in pt of every line a paragraph takes at `size` pt in `width` pt."""
    return tuple(wide for wide, _ in _lines(one, size, width))


def _lines(one: Para, size: float, width: float) -> list[tuple[float, str]]:
    """Return the width in pt and the last word of every line."""
    room = width - (HANG * size if one.mark else 0)
    space = _width(" ", size, bold=False)
    out, used, last = [], 0.0, ""
    for word, wide in _words(one, size):
        # A line may end at a hyphen inside a word; no space stands there.
        gap = space if used and not _broken(last) else 0.0
        if used and used + gap + wide > room:
            out.append((used, last))
            used = gap = 0.0
        used, last = used + gap + wide, word
    return [*out, (used, last)]


def _broken(word: str) -> bool:
    return len(word) > 1 and word.endswith("-")


def snug(one: Para, size: float, width: float, most: float = 0) -> float:
    """Return the width at which a title's lines are about equally long, in steps of 4 pt.

    It takes no more lines than `width` does, and is no wider unless `most` allows it. Counted as
    Arial sets it and as FiraGO does, where a line has more room: a word that one of them left
    alone on the last line is what the eye would stop at.
    """
    count = len(rows(one, size, width))
    tall = count * size * PITCH + 0.1
    least = width
    while least > 8 and fits([one], size, least - 4, tall):
        least -= 4
    if fairness(one, size, least) >= FAIR:
        return least
    more = [least + 4 * step for step in range(1, int((max(most, width) - least) // 4) + 1)]
    return max([least, *more], key=lambda room: (min(FAIR, fairness(one, size, room)), -room))


def fairness(one: Para, size: float, width: float) -> float:
    """Return how long the last line is beside the longest, in the worst of the typefaces.

    How much wider Arial is depends on the letters: all that lies between it and FiraGO is tried.
    A title that breaks inside a word is the least fair of all.
    """
    return min(_fair(_lines(one, size, width * more)) for more in (1, 1.05, 1.1, WIDE_BOLD))


def _fair(lines: Sequence[tuple[float, str]]) -> float:
    if any(_broken(last) for _, last in lines[:-1]):
        return 0.0
    return lines[-1][0] / max(wide for wide, _ in lines)


FAIR = 0.35
"""From here on nobody sees a last line as a leftover."""


def height(paras: Sequence[Para], size: float, width: float) -> float:
    """Return the height in pt of paragraphs at `size` pt in `width` pt."""
    count = sum(len(rows(one, size, width)) for one in paras)
    return count * size * PITCH + max(0, len(paras) - 1) * size * GAP


def fits(paras: Sequence[Para], size: float, width: float, tall: float) -> bool:
    """Tell whether paragraphs fit: in height, and every word in the width."""
    hang = HANG * size
    whole = all(
        wide <= width - (hang if one.mark else 0) for one in paras for _, wide in _words(one, size)
    )
    return whole and height(paras, size, width) <= tall


def best_size(paras: Sequence[Para], sizes: Sequence[int], width: float, tall: float) -> int | None:
    """Return the first of `sizes` (falling) at which paragraphs fit, or None."""
    return next((size for size in sizes if fits(paras, size, width, tall)), None)


def split(
    paras: Sequence[Para], size: float, width: float, tall: float
) -> tuple[tuple[Para, ...], ...] | None:
    """Return paragraphs on as few slides as hold them at `size`, about equally full, or None.

    None means that a single paragraph does not fit on a slide of its own.
    """
    if not all(fits([one], size, width, tall) for one in paras):
        return None
    for count in range(1, len(paras) + 1):
        share = height(paras, size, width) / count
        for target in (share, (share + tall) / 2, tall):
            parts = list(_filled(paras, size, width, target, tall))
            if len(parts) <= count:
                return tuple(parts)
    return None


def _filled(
    paras: Sequence[Para], size: float, width: float, target: float, tall: float
) -> Iterator[tuple[Para, ...]]:
    part: list[Para] = []
    for one in paras:
        full = height([*part, one], size, width)
        if part and (full > tall or full > target * 1.12):
            yield tuple(part)
            part = []
        part.append(one)
    if part:
        yield tuple(part)


_PIECE = re.compile(r"[^ ]*?[^\W\d]-(?=[^\W\d])|[^ ]+")


def _words(one: Para, size: float) -> Iterator[tuple[str, float]]:
    """Yield what stands between two places that may break, with its width in pt."""
    word, wide = "", 0.0
    for run in one.runs:
        for at, piece in enumerate(run.text.split(" ")):
            if at:
                yield word, wide
                word, wide = "", 0.0
            *heads, tail = _PIECE.findall(piece) or [""]
            for head in heads:
                yield word + head, wide + _width(head, size, bold=run.bold)
                word, wide = "", 0.0
            word += tail
            wide += _width(tail, size, bold=run.bold)
    if word:
        yield word, wide


def _width(text: str, size: float, *, bold: bool) -> float:
    face, more = (Face.BOLD, WIDE_BOLD) if bold else (Face.REGULAR, WIDE_REGULAR)
    return text_width(text, face, size) * more
