"""Kazakh words: stems learned from the site's own words, seeded by the reviewed list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hub.content.languages import Lang
from hub.search.analysis import Lexicon
from hub.search.choice import choose
from hub.search.kazakh_table import load
from hub.search.ladder import Ladder
from hub.search.letters_kk import Letters


class KazakhAnalysis:
    """The analysis of Kazakh for the index.

    `lemmas`: the reviewed list as (word, kind), kind n or v; a verb is given as its stem (тасы).
    `background`: word forms from elsewhere that help to choose stems and are not indexed.
    """

    lang: Lang = "kk"

    def __init__(
        self, lemmas: Iterable[tuple[str, str]] = (), background: Iterable[str] = ()
    ) -> None:
        self._table, self._choice = load()
        self.letters = Letters(self._table)
        self.ladder = Ladder(self._table)
        self.folded = Ladder(self._table, folded=True)
        keys = (self.ladder.key(self.letters.spell(word), kind) for word, kind in lemmas)
        self._seeds = dict.fromkeys(keys, self._choice.seed)
        self._background = tuple(background)

    def stems(self, word: str) -> dict[str, int]:
        """Return every possible key of a word of a Kazakh text with its cost."""
        return self.ladder.stems(self.letters.spell(word))

    def learn(self, words: Mapping[str, int]) -> Lexicon:
        """Return the keys of the site's words. How often a word occurs does not matter."""
        spelled = {word: self.letters.spell(word) for word in words}
        known = sorted({*spelled.values(), *(self.letters.spell(w) for w in self._background)})
        chosen = choose({word: self.stems(word) for word in known}, self._seeds, self._choice)
        return Lexicon(
            keys={word: chosen[spelled[word]] for word in sorted(words)}, browser=self._table
        )
