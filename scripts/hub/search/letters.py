"""Letters and words of a text: the same cut as in browser/words.js, the spelling of lemmas.js."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

RUN = r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad])*"
WORD = re.compile(f"{RUN}(?:[-\u2010\u2011]{RUN})*")
PART = re.compile(RUN)
MARKS = re.compile("[\u00ad\u0301]")
HYPHENS = re.compile("[\u2010\u2011]")


def spelled(word: str) -> str:
    """Return a word as it is looked up: NFC, lower case, ё as е, no stress marks."""
    text = MARKS.sub("", unicodedata.normalize("NFC", word)).lower()
    return HYPHENS.sub("-", text).replace("ё", "е")


def words_of(text: str, spell: Callable[[str], str] = spelled) -> Iterator[str]:
    """Yield the words of a text in order; a compound whole, then its parts."""
    for found in WORD.finditer(text):
        yield spell(found[0])
        parts = PART.findall(found[0])
        if len(parts) > 1:
            yield from map(spell, parts)
