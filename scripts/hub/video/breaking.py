"""Where a subtitle may break: lines of a cue, cues of a paragraph, in three languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from hub.content.languages import Lang

LINE = 25
"""Characters a line in a 9:16 picture (BBC guide value; facts/video.md, section 1)."""
HARD_LINE = 28
LINES = 2
HARD_LINES = 3


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that must not end a line: they belong to what follows.
_LEANS_RIGHT: dict[Lang, frozenset[str]] = {
    "kk": _words("және не немесе я әрі бірақ алайда егер өте ең тым бұл осы сол әр бір"),
    "ru": _words(
        "а без безо в во да для до за и из изо или к ко как когда кто на над не ни но о об обо от "
        "ото перед по под при про с со то тоже у через что чтобы если же это эта этот эти твой "
        "твоя твои твою мой моя свой свою своя самый очень даже только лишь уже ещё"
    ),
    "en": _words(
        "a about after an and are as at be because been before but by can for from has have he "
        "her his how i if in into is it its may my no nor not of off on or our she so than that "
        "the their these they this those to up was we were what when where which who will with "
        "without you your"
    ),
}
# Words that must not begin a line: they belong to what stands before.
_LEANS_LEFT: dict[Lang, frozenset[str]] = {
    "kk": _words(
        "үшін туралы дейін кейін арқылы сияқты бойынша бірге бұрын қарай бері тыс басқа жайлы "
        "секілді тәрізді мен бен пен ма ме ба бе па пе да де та те ғана ғой емес екен еді "
        "керек мүмкін болады жатыр жүр тұр отыр"
    ),
    "ru": _words("же ли бы ль б"),
    "en": _words("too either ago"),
}
_UNITS = _words(
    "жыл жылдан жылға жылы ай күн сағат бап бабы бөлік бөлігі тармақ лет года год году месяцев "
    "дней дня час часа часов статья статьи ст часть ч мин минут минута years year months month "
    "days day hours hour minutes part art article % пайыз процент процентов percent"
)
_BEFORE_NUMBER = _words("ст статья статьи статье ч часть части п art article part no номер нөмірі")
_AND_KK = _words("мен бен пен")
_MONTHS_KK = _words(
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
)
_MONTHS = _words(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "january february march april may june july august september october november december"
)
_SENTENCE = re.compile(
    r"(?<=[.!?…])(?<![\s(«]\w\.)[»”\"')]*\s+(?=[«“\"'(–-]?\s?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ\d])"
)
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:ст|ч|п|г|т\.е|т\.д|см|art|no|e\.g|i\.e)\.$", re.I)
_STRIP = "«»“”\"'().,!?…:;–—-"
_CLAUSE_END = (",", ";", ":", "–", "—")
_SENTENCE_END = (".", "!", "?", "…")


@dataclass(frozen=True)
class Words:
    """A text cut at its spaces, with the cost of a break after each word but the last."""

    words: tuple[str, ...]
    costs: tuple[float, ...]

    def joined(self, start: int, end: int) -> str:
        """Return words start…end-1 as a line."""
        return " ".join(self.words[start:end])


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
            short = cues and min(len(cues[-1]), len(part)) < 14
            if short and _fits(together, lang, width, hard):
                cues[-1] = together
            else:
                cues.append(part)
    return tuple(cues)


def sentences(text: str) -> tuple[str, ...]:
    """Split a paragraph at the ends of its sentences; abbreviations do not end one."""
    parts: list[str] = []
    for part in _SENTENCE.split(" ".join(text.split())):
        if parts and _ABBREVIATION.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    return tuple(part for part in parts if part)


def _fits(text: str, lang: Lang, width: int, hard: int) -> bool:
    rows = break_lines(text, lang, width=width, hard=hard)
    return len(rows) <= LINES and max(map(len, rows)) <= width


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


def _cut(text: str, lang: Lang) -> Words:
    words = tuple(_glue_dashes(text.split()))
    costs = tuple(break_cost(a, b, lang) for a, b in pairwise(words))
    return Words(words, costs)


def _glue_dashes(words: Sequence[str]) -> list[str]:
    """Keep a free-standing dash on the line of the word before it."""
    glued: list[str] = []
    for word in words:
        if word in ("–", "—", "-") and glued:
            glued[-1] = f"{glued[-1]} {word}"
        else:
            glued.append(word)
    return glued


def break_cost(before: str, after: str, lang: Lang) -> float:
    """Return how bad a line break between two words is; below zero is a good place."""
    left, right = before.strip(_STRIP).lower(), after.strip(_STRIP).lower()
    if before.endswith(_SENTENCE_END):
        return -25.0
    goes_on = right[:1].isdigit() or right in ("to", "до") or _is_unit(right) or _has_suffix(right)
    if left[-1:].isdigit() and goes_on:
        return 900.0
    if right[:1].isdigit() and left in _BEFORE_NUMBER:
        return 900.0
    if right[:1].isdigit() and left in _MONTHS:
        return 60.0
    if before.endswith(_CLAUSE_END):
        return -15.0
    if _is_name(before, after):
        return 600.0
    if left in _LEANS_RIGHT[lang] or right in _LEANS_LEFT[lang]:
        return 300.0
    if lang == "kk" and left in _AND_KK:
        return 40.0
    if lang != "kk" and right in _LEANS_RIGHT[lang]:
        return -5.0
    return 0.0


def _is_unit(word: str) -> bool:
    """Tell a unit or month, with a Kazakh ending or without: қыркүйек, қыркүйектегі."""
    return word in _UNITS or word in _MONTHS or any(word.startswith(m) for m in _MONTHS_KK)


def _has_suffix(word: str) -> bool:
    return "-" in word and word.split("-", 1)[0].isdigit()


def _is_name(before: str, after: str) -> bool:
    """Tell two capitalised words in a row from the start of a sentence."""
    return (
        before[:1].isupper()
        and after[:1].isupper()
        and not before.endswith((*_SENTENCE_END, *_CLAUSE_END))
    )
