"""The suffix ladder: from a Kazakh word down to every stem it may have."""

from __future__ import annotations

from dataclasses import dataclass

from hub.search.kazakh_table import Spelling, Table

NOUN, VERB = -1, -2


@dataclass(frozen=True)
class _Form:
    """One written form of an ending; `harmony` 0 stands after every stem."""

    ending: int
    add: str
    after: frozenset[str]
    cost: int
    harmony: int


_Rung = dict[str, list[_Form]]


class Ladder:
    """Every stem of a word with its cost, in Kazakh spelling or in folded letters.

    A key is a noun-like stem as it is, a verb stem with a final hyphen. Costs are hundredths of
    a natural logarithm. `browser/kazakh.js` is the same in JavaScript.
    """

    def __init__(self, table: Table, *, folded: bool = False) -> None:
        """Read the table for words in Kazakh spelling, or folded ones."""
        mode = table["modes"][int(folded)]
        self._costs: dict[str, int] = table["costs"]
        self._vowels = set(mode["vowels"])
        self._harmony: dict[str, int] = mode["harmony"]
        self._classes: dict[str, str] = mode["classes"]
        self._drops: tuple[str, str] = tuple(mode["drops"])
        self._links: dict[str, int] = mode["links"]
        self._voiced: dict[str, str] = mode["voiced"]
        self._endings: list[list[int]] = table["endings"]
        self._rungs = self._climb(mode["forms"], table)
        self._longest = max(len(text) for rung in self._rungs.values() for text in rung)

    def _climb(self, forms: list[list[Spelling]], table: Table) -> dict[int, _Rung]:
        rungs: dict[int, _Rung] = {}
        for state, below in [(NOUN, table["outer"]), *enumerate(self._endings)]:
            rung: _Rung = {}
            for number in below:
                if number >= 0:
                    for text, add, after, cost, harmony in forms[number]:
                        form = _Form(number, add, frozenset(after), cost, harmony)
                        rung.setdefault(text, []).append(form)
            rungs[state] = rung
        return rungs

    def key(self, stem: str, kind: str) -> str:
        """Return the key of a spelled stem of kind n or v: doubled last letters are written once.

        Raises `ValueError` for another kind.
        """
        if kind not in ("n", "v"):
            raise ValueError(f'{stem}: the kind is "{kind}", where n (noun-like) or v is expected.')
        if stem[-1:] == stem[-2:-1] and stem[-1:] not in self._vowels:
            stem = stem[:-1]
        return stem + "-" if kind == "v" else stem

    def stems(self, word: str) -> dict[str, int]:
        """Return the stems of a spelled (or folded) word as keys with their lowest costs."""
        found: dict[str, int] = {}
        self._put(found, word, NOUN, 0)
        self._put(found, word, VERB, self._costs["bare_verb"])
        found.setdefault(word, 0)
        self._walk(word, len(word), NOUN, 0, {}, found)
        return found

    def _walk(
        self,
        word: str,
        end: int,
        state: int,
        cost: int,
        seen: dict[tuple[int, int], int],
        found: dict[str, int],
    ) -> None:
        rung = self._rungs[state]
        for size in range(1, min(self._longest, end - 1) + 1):
            at = end - size
            forms = rung.get(word[at:end])
            if not forms:
                continue
            classes = self._classes.get(word[at - 1], "T")
            for form in forms:
                if form.after.isdisjoint(classes):
                    continue
                total = cost + form.cost + self._clash(word[:at] + form.add, form)
                if not form.add:
                    if seen.get((at, form.ending), 1 << 20) <= total:
                        continue
                    seen[at, form.ending] = total
                    self._walk(word, at, form.ending, total, seen, found)
                self._finish(word, at, form, total, found)

    def _clash(self, stem: str, form: _Form) -> int:
        if form.harmony:
            for letter in reversed(stem):
                row = self._harmony.get(letter)
                if row is not None:
                    if row in (0, form.harmony):
                        return 0
                    loan = not set(stem[-2:]) & self._vowels
                    return self._costs["loan_harmony" if loan else "harmony"]
        return 0

    def _finish(self, word: str, at: int, form: _Form, cost: int, found: dict[str, int]) -> None:
        stem = word[:at] + form.add
        for kind in self._endings[form.ending]:
            if kind >= 0:
                continue
            last = stem[-1]
            if form.add or word[at] not in self._vowels:
                self._put(found, stem, kind, cost)
            else:
                hard = self._voiced.get(last)
                self._put(found, stem, kind, cost + (self._costs["unvoiced"] if hard else 0))
                if hard:
                    self._put(found, stem[:-1] + hard, kind, cost + self._costs["voiced"])
                self._undrop(stem, kind, form, cost, found)
            if kind == NOUN and at > 3 and last in "іи" and not {stem[-2], stem[-3]} & self._vowels:
                self._put(found, stem[:-1], kind, cost + self._costs["linking"])

    def _undrop(self, stem: str, kind: int, form: _Form, cost: int, found: dict[str, int]) -> None:
        """Give back the vowel that a stem lost: орн → орын, қорқ → қорық."""
        after, verb = self._drops
        if len(stem) < 3 or stem[-2] not in after or stem[-1] in self._vowels:
            return
        if kind == VERB and stem[-1] not in verb:
            return
        hard = self._voiced.get(stem[-1], stem[-1])
        for vowel, row in self._links.items():
            if form.harmony in (0, row) or not row:
                for last in {stem[-1], hard}:
                    self._put(found, stem[:-1] + vowel + last, kind, cost + self._costs["dropped"])

    def _put(self, found: dict[str, int], stem: str, kind: int, cost: int) -> None:
        if len(stem) < 2 or not any(letter in self._vowels for letter in stem):
            return
        cost += self._costs["letter"] * len(stem) + (self._costs["short"] if len(stem) == 2 else 0)
        if not {stem[-1], stem[-2]} & self._vowels:
            if stem[-1] == stem[-2]:
                stem = stem[:-1]
            elif kind == VERB and stem[-1] != "т":
                cost += self._costs["cluster"]
        key = stem + "-" if kind == VERB else stem
        if found.get(key, 1 << 20) > cost:
            found[key] = cost
