"""Letters and words of Russian and English texts: the same as in browser/lemmas.js."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

RUN = r"[^\W_][^\W_\u0300-\u036f\u00ad]*(?:[\u0300-\u036f\u00ad]+[^\W_]*)*"
WORD = re.compile(f"{RUN}(?:[-\u2010\u2011]{RUN})*")
PART = re.compile(RUN)
MARKS = re.compile("[\u00ad\u0301]")
HYPHENS = re.compile("[\u2010\u2011]")


def spelled(word: str) -> str:
    """Return a word as it is looked up: NFC, lower case, ё as е, no stress marks."""
    text = MARKS.sub("", unicodedata.normalize("NFC", word)).lower()
    return HYPHENS.sub("-", text).replace("ё", "е")


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text in order; a compound whole, then its parts."""
    for found in WORD.finditer(text):
        yield spelled(found[0])
        parts = PART.findall(found[0])
        if len(parts) > 1:
            yield from map(spelled, parts)
