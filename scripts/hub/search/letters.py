"""Letters and words of a text: the same cut as in browser/words.js, the spelling of lemmas.js."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

RUN = r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad])*"
WORD = re.compile(f"{RUN}(?:[-\u2010\u2011]{RUN})*")
PART = re.compile(RUN)
MARKS = re.compile("[\u00ad\u0301]")
HYPHENS = re.compile("[\u2010\u2011]")


class Token(NamedTuple):
    """A word in one spelling, and where it stands in the text (characters start…end-1)."""

    word: str
    start: int
    end: int


def spelled(word: str) -> str:
    """Return a word as it is looked up: NFC, lower case, ё as е, no stress marks."""
    text = MARKS.sub("", unicodedata.normalize("NFC", word)).lower()
    return HYPHENS.sub("-", text).replace("ё", "е")


def split(text: str, spell: Callable[[str], str] = spelled) -> Iterator[Token]:
    """Yield the words of a text in order; a compound whole, then its parts."""
    for found in WORD.finditer(text):
        yield Token(spell(found[0]), found.start(), found.end())
        parts = list(PART.finditer(text, found.start(), found.end()))
        if len(parts) > 1:
            for part in parts:
                yield Token(spell(part[0]), part.start(), part.end())


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text without their places."""
    for token in split(text):
        yield token.word
