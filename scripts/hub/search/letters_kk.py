"""Kazakh letters: one spelling, one folded spelling, and Latin read as folded letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hub.search.kazakh_table import Table
from hub.search.letters import words_of

READINGS = 24
"""How many readings of one Latin word are tried at most."""


class Letters:
    """The alphabet's rules, read from the table."""

    def __init__(self, table: Table) -> None:
        self._spell = re.compile("|".join(table["spell"]))
        self._spelled: dict[str, str] = table["spell"]
        self._fold = str.maketrans(table["fold"])
        self._latin: dict[str, list[str]] = table["latin"]
        self._folded: dict[str, list[str]] = table["likes"]

    def spell(self, text: str) -> str:
        """Return a word in the one spelling in which words are compared.

        >>> from hub.search.kazakh_table import load
        >>> Letters(load()[0]).spell("Қою")
        'қойу'
        """
        plain = unicodedata.normalize("NFC", text).lower().replace("\u00ad", "")
        plain = plain.replace("\u2010", "-").replace("\u2011", "-").replace("i\u0307", "i")
        return self._spell.sub(lambda m: self._spelled[m[0]], plain)

    def fold(self, word: str) -> str:
        """Return a spelled word or key in the letters that a Russian keyboard and Latin share."""
        return re.sub("и+", "и", self.loose(word))

    def loose(self, word: str) -> str:
        """Return a spelled word folded letter by letter."""
        return word.translate(self._fold)

    def readings(self, word: str) -> list[str]:
        """Return the readings of a word with Latin letters in Kazakh letters, likeliest first."""
        return self._read(word, self._latin)

    def folded_readings(self, word: str) -> list[str]:
        """Return the readings of a word with Latin letters in folded letters."""
        return self._read(word, self._folded)

    def _read(self, word: str, table: dict[str, list[str]]) -> list[str]:
        out = [""]
        at = 0
        while at < len(word):
            size = next((n for n in (3, 2) if word[at : at + n] in table), 1)
            part = word[at : at + size]
            ways = table.get(part, [part])
            out = [head + way for way in ways for head in out][:READINGS]
            at += size
        return out

    def words_of(self, text: str) -> Iterator[str]:
        """Yield the words of a text; after a word with hyphens, its parts."""
        return words_of(text, self.spell)
