"""Numbers in three languages: which are said, and who says another one than the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from hub.content.languages import CODES, Lang

_PHONES = frozenset(("102", "103", "111", "112", "1414"))
_NUMBER = re.compile(r"\d+(?:[.:]\d+)*")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[\u00a0\u202f, ]\d{3})+(?![\d])")
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
_ARTICLE = (
    re.compile(r"(\d+(?:-\d+)?)-(?:ба[пб]|бөлі[кг]|тарма[қғ])\w*", re.I),
    re.compile(r"\b(?:ст|ч|п|стать\w+|част\w+|пункт\w*)\.?[ \u00a0]*(\d+(?:-\d+)?)", re.I),
    re.compile(r"\b(?:art(?:icle)?|part)\.?[ \u00a0]*(\d+(?:-\d+)?(?:\(\d+\))?)", re.I),
)


def numbers(text: str) -> Counter[str]:
    """Return the numbers of a text: 1 000, 1,000 and 1000 are one, 0,5 and 0.5 are one."""

    def joined(match: re.Match[str]) -> str:
        first, *rest = re.split(r"[\u00a0\u202f, ]", match.group())
        phones = _PHONES & {first, *rest}
        return match.group() if phones else first + "".join(rest)

    text = _DECIMAL.sub(".", _GROUPED.sub(joined, text))
    return Counter(_NUMBER.findall(text))


def odd_ones(
    texts: Mapping[Lang, str],
) -> Iterator[tuple[Lang, Lang, Counter[str], Counter[str]]]:
    """Yield (language, one it differs from, its numbers, the other's) where they differ.

    Where two languages agree the third is at fault; where all differ each is held against the
    first.
    """
    said = {lang: numbers(texts[lang]) for lang in CODES if lang in texts}
    if not said:
        return
    counts = Counter(frozenset(n.items()) for n in said.values())
    most = max(counts.values())
    right = next(lang for lang, n in said.items() if counts[frozenset(n.items())] == most)
    for lang, own in said.items():
        if own != said[right]:
            yield lang, right, own, said[right]


def kinds(here: Counter[str], there: Counter[str], texts: Iterable[str]) -> str:
    """Say what differs: article numbers, phone numbers, or numbers."""
    differing = set((here - there) + (there - here))
    articles = {
        number
        for text in texts
        for pattern in _ARTICLE
        for found in pattern.findall(text)
        for number in _NUMBER.findall(found)
    }
    if differing <= articles:
        return "article numbers"
    if all(number in _PHONES or len(number) > 6 for number in differing):
        return "phone numbers"
    return "numbers"


def listed(found: Counter[str]) -> str:
    """Return numbers for a message."""
    return ", ".join(sorted(found.elements())) or "none"
