"""Where a subtitle may break: lines of a cue, cues of a paragraph, in three languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from hub.content.languages import Lang
from hub.content.script_plan import Shape
from hub.video.leaning import (
    ABBREVIATION,
    AND_KK,
    BEFORE_NUMBER,
    CAN_END,
    FROM_KK,
    LEANS_LEFT,
    LEANS_RIGHT,
    MONTHS,
    SUFFIXED,
    TO_KK,
    goes_on_a_number,
)

LINES = 2
HARD_LINES = 3


@dataclass(frozen=True)
class Measure:
    """How much a cue holds: characters a line, at most, and its lines."""

    line: int
    hard: int
    lines: int = LINES


_TALL = Measure(25, 28)
"""BBC guide value for 9:16 (facts/video.md, section 1)."""
_SQUARE = Measure(32, 35)
"""Between the two, by the width of the picture at the same size of type."""
_WIDE = {"kk": Measure(37, 39), "ru": Measure(37, 39), "en": Measure(42, 42)}
"""Working limits of facts/video.md, section 1; for Kazakh the Russian ones."""
LINE, HARD_LINE = _TALL.line, _TALL.hard


def measure(shape: Shape, lang: Lang) -> Measure:
    """Return what a cue holds in a picture of this shape."""
    if shape == "16:9":
        return _WIDE[lang]
    return _SQUARE if shape == "1:1" else _TALL


_SENTENCE = re.compile(
    r"(?<=[.!?…])(?<![\s(«]\w\.)[»”\"')]*[ \t\n]+(?=[«“\"'(–-]?\s?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ\d])"
)
_SPACE = re.compile(r"[ \t\n]+")
_STRIP = " «»“”\"'().,!?…:;–—-"
_DASHES = ("–", "—", "-")
_CLAUSE_END = (",", ";", ":", "–", "—")
_SHORT = 14
"""A cue of fewer characters is joined to its neighbour when both fit."""
_TO_NUMBER = (":", "–", "—")
"""Signs that lead from what is said to its number: "Threats: 102", "қорқытса – 102"."""
_SENTENCE_END = (".", "!", "?", "…")


@dataclass(frozen=True)
class Words:
    """A text cut at its spaces, with the cost of a break after each word but the last."""

    words: tuple[str, ...]
    costs: tuple[float, ...]

    def joined(self, start: int, end: int) -> str:
        """Return words start…end-1 as a line."""
        return " ".join(self.words[start:end])


@lru_cache(8192)
def break_lines(
    text: str, lang: Lang, *, width: int = LINE, hard: int = HARD_LINE
) -> tuple[str, ...]:
    """Break a cue's text into the best one to three lines.

    A line has at most `width` characters, up to `hard` when that saves a bad break. Raises
    nothing: a text too long for three lines comes back with over-long lines for the lint.
    """
    cut = _cut(text, lang)
    if len(text) <= width:
        return (text,)
    count = len(cut.words)
    best: tuple[float, tuple[str, ...]] | None = None
    for lines in range(1, HARD_LINES + 1):
        # Most texts fit two lines well: then three need not be tried, they cannot cost less.
        if best is not None and lines > LINES and best[0] <= _least(lines, cut.costs):
            break
        for places in combinations(range(1, count), lines - 1):
            rows = _rows(cut, places)
            cost = _cost(rows, [cut.costs[p - 1] for p in places], width, hard)
            if best is None or cost < best[0]:
                best = cost, rows
    assert best is not None
    return best[1]


def split_cues(
    text: str, lang: Lang, *, width: int = LINE, hard: int = HARD_LINE
) -> tuple[str, ...]:
    """Split a narrator's paragraph into texts of one cue each, at sentence and clause ends."""
    cues: list[str] = []
    for sentence in sentences(text):
        for part in _split_sentence(sentence, lang, width, hard):
            together = f"{cues[-1]} {part}" if cues else part
            short = cues and min(len(cues[-1]), len(part)) < _SHORT
            if short and _fits(together, lang, width, hard):
                cues[-1] = together
            else:
                cues.append(part)
    return tuple(cues)


def sentences(text: str) -> tuple[str, ...]:
    """Split a paragraph at the ends of its sentences; abbreviations do not end one."""
    parts: list[str] = []
    for part in _SENTENCE.split(" ".join(_spaced(text))):
        if parts and ABBREVIATION.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    return tuple(part for part in parts if part)


def _fits(text: str, lang: Lang, width: int, hard: int) -> bool:
    rows = break_lines(text, lang, width=width, hard=hard)
    longest = max(map(len, rows))
    if len(rows) > LINES or longest > hard:
        return False
    # A line may be a little long where only a bad break would make it shorter.
    return longest <= width or _least_lines(text, width) <= LINES


def _least_lines(text: str, width: int) -> int:
    """Return how many lines a text fills when it breaks anywhere."""
    count, room = 1, width
    for word in _glue_dashes(_spaced(text)):
        need = len(word) + (room < width)
        if need > room and room < width:
            count, room, need = count + 1, width, len(word)
        room -= need
    return count


def _split_sentence(text: str, lang: Lang, width: int, hard: int) -> tuple[str, ...]:
    """Cut a sentence into the fewest cues of two lines, at its clauses and evenly."""
    if _fits(text, lang, width, hard):
        return (text,)
    cut = _cut(text, lang)
    count, full = len(cut.words), LINES * width
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * count
    for end in range(1, count + 1):
        for start in range(end):
            before = best[start]
            row = cut.joined(start, end)
            if before is None or len(row) > full + 1 or not _fits(row, lang, width, hard):
                continue
            # A clause end is worth more here than evenness: each cue should be one thought.
            at = 3 * cut.costs[start - 1] if start else 0.0
            cost = before[0] + 200 + at + 0.05 * (full - len(row)) ** 2
            if len(row) < _SHORT:
                cost += 80
            held = best[end]
            if held is None or cost < held[0]:
                best[end] = cost, (*before[1], row)
    whole = best[count]
    return whole[1] if whole else (text,)


def _rows(cut: Words, places: Sequence[int]) -> tuple[str, ...]:
    edges = [0, *places, len(cut.words)]
    return tuple(cut.joined(a, b) for a, b in pairwise(edges))


def _cost(rows: Sequence[str], breaks: Sequence[float], width: int, hard: int) -> float:
    lengths = [len(row) for row in rows]
    cost = sum(breaks) + 40.0 * (len(rows) - 1) + (60.0 if len(rows) > LINES else 0.0)
    for length in lengths:
        if length > hard:
            cost += 5000 + 100 * (length - hard)
        elif length > width:
            cost += 60 + 15 * (length - width)
    return cost + (max(lengths) - min(lengths)) * 1.2


def _least(lines: int, costs: Sequence[float]) -> float:
    """Return what so many lines cost at least, wherever they break."""
    extra = 60.0 if lines > LINES else 0.0
    return 40.0 * (lines - 1) + extra + (lines - 1) * min(costs, default=0.0)


def _cut(text: str, lang: Lang) -> Words:
    words = tuple(_glue_dashes(_spaced(text)))
    costs = tuple(break_cost(a, b, lang) for a, b in pairwise(words))
    return Words(words, costs)


def _spaced(text: str) -> list[str]:
    """Cut a text at its spaces, but not at those that somebody has made unbreakable."""
    return [word for word in _SPACE.split(text) if word]


def _glue_dashes(words: Sequence[str]) -> list[str]:
    """Keep a free-standing dash on the line of the word before it, a first one with the next."""
    glued: list[str] = []
    for word in words:
        if glued and (word in _DASHES or glued[-1] in _DASHES):
            glued[-1] = f"{glued[-1]} {word}"
        else:
            glued.append(word)
    return glued


@lru_cache(65_536)
def break_cost(before: str, after: str, lang: Lang) -> float:
    """Return how bad a line break between two words is; below zero is a good place."""
    left, right = _bare(before), _bare(after)
    if left[-1:].isdigit() and not before.endswith(_SENTENCE_END) and goes_on_a_number(right, lang):
        return 900.0
    if right[:1].isdigit() and left in BEFORE_NUMBER:
        return 900.0
    if ABBREVIATION.search(before):
        unit = goes_on_a_number(left, lang) and not right[:1].isdigit()
        return 0.0 if unit else 600.0
    if before.endswith(_SENTENCE_END):
        return -25.0
    if right[:1].isdigit() and left in MONTHS:
        return 300.0
    if before.endswith(_TO_NUMBER) and right[:1].isdigit():
        return 300.0
    if before.endswith(":"):
        return -20.0
    if before.endswith(_CLAUSE_END):
        return -15.0
    if _is_name(before, after):
        return 600.0
    if lang == "en" and left in CAN_END and right in ("and", "or", "but"):
        return -5.0
    if left in LEANS_RIGHT[lang] or right in LEANS_LEFT[lang]:
        return 300.0
    if lang == "kk" and right[:1].isdigit() and SUFFIXED.match(left):
        return 200.0  # 132-бабының 4-бөлігі
    if lang == "kk" and right[:1].isdigit() and FROM_KK.search(left):
        return 200.0  # 5 жылдан 8 жылға дейін
    if lang == "kk" and TO_KK.match(left):
        return 300.0  # 102-ге хабарла
    if before.isupper() and len(left) > 1:
        return 200.0 if right[:1].isdigit() else 60.0 if lang == "en" else 0.0
    if left[-1:].isdigit() and after.isupper():
        return 100.0
    if lang == "kk" and left in AND_KK:
        return 120.0
    if lang != "kk" and right in LEANS_RIGHT[lang]:
        return -5.0
    return 0.0


def _bare(word: str) -> str:
    """A word without the punctuation around it, in lower case."""
    return word.strip(_STRIP).lower()


def _is_name(before: str, after: str) -> bool:
    """Tell two capitalised words in a row from the start of a sentence."""
    return (
        before[:1].isupper()
        and after[:1].isupper()
        and not before.endswith((*_SENTENCE_END, *_CLAUSE_END))
    )
