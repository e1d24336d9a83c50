"""Russian words: lemmas from the dictionary of pymorphy3, with all their forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pymorphy3
import snowballstemmer

from hub.content.languages import Lang
from hub.search.analysis import Lexicon
from hub.search.letters import spelled
from hub.search.paradigms import joined, table_of, with_own

RARE = 0.002
"""Readings of a word below this probability are not kept."""
GUESSED = 0.2
"""The same for words that are not in the dictionary."""
MORE = re.compile("по(?=.*(?:ее|ей|[шж]е)$)|наи(?=.*[еа]йш)")
"""What a comparative or superlative may begin with: any adjective, so no class lists it."""
CYRILLIC = re.compile("[а-я]")


@cache
def _dictionary() -> Any:
    return pymorphy3.MorphAnalyzer()


class RussianAnalysis:
    """The analysis of Russian for the index."""

    lang: Lang = "ru"

    def learn(self, words: Mapping[str, int]) -> Lexicon:
        """Return the keys of the site's words and the paradigms of their lemmas."""
        keys: dict[str, tuple[tuple[str, float], ...]] = {}
        forms: dict[str, set[frozenset[str]]] = {}
        unknown: dict[str, dict[str, float]] = {}
        for word in sorted(words):
            if not CYRILLIC.search(word):
                keys[word] = ((word, 1.0),)
                continue
            readings = _dictionary().parse(word)
            known = [r for r in readings if r.is_known]
            scores = _scores(known or readings)
            if not known:
                unknown[word] = scores
                continue
            keys[word] = _best(scores, RARE)
            _add_forms(forms, known, {key for key, _ in keys[word]})
        keys |= _guessed(unknown, forms)
        keys = dict(sorted(keys.items()))
        table = table_of(with_own(forms, keys))
        return Lexicon(keys, {**table, "more": f"^(?:{MORE.pattern})"})


def _scores(readings: list[Any]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for reading in readings:
        lemma = spelled(reading.normal_form)
        scores[lemma] = scores.get(lemma, 0.0) + reading.score
    return scores


def _best(scores: Mapping[str, float], least: float) -> tuple[tuple[str, float], ...]:
    total = sum(scores.values()) or 1.0
    rows = sorted(((k, v / total) for k, v in scores.items()), key=lambda row: (-row[1], row[0]))
    return tuple((k, round(v, 4)) for at, (k, v) in enumerate(rows) if not at or v >= least)


def _add_forms(forms: dict[str, set[frozenset[str]]], readings: list[Any], kept: set[str]) -> None:
    for reading in readings:
        lemma = spelled(reading.normal_form)
        if lemma in kept:
            forms.setdefault(lemma, set()).update(_lexeme(reading))


def _guessed(
    unknown: Mapping[str, dict[str, float]], forms: dict[str, set[frozenset[str]]]
) -> dict[str, tuple[tuple[str, float], ...]]:
    """Return keys of words outside the dictionary: guesses that words of one stem share."""
    stemmer = snowballstemmer.stemmer("russian")
    stems = {word: stemmer.stemWord(word) for word in unknown}
    keys: dict[str, tuple[tuple[str, float], ...]] = {}
    for family in joined(unknown, stems).values():
        scores: dict[str, float] = {}
        for word in family:
            for lemma, score in unknown[word].items():
                scores[lemma] = scores.get(lemma, 0.0) + score
        best = _best(scores, GUESSED)
        kept = {key for key, _ in best}
        for word in family:
            keys[word] = best
            _add_forms(forms, _dictionary().parse(word), kept)
        first = forms.setdefault(best[0][0], set())
        first.add(frozenset(family))
    return keys


def _lexeme(reading: Any) -> frozenset[frozenset[str]]:
    """Return all forms of a reading's lemma, in groups that end alike."""
    stack = reading.methods_stack
    if len(stack) == 1 and len(stack[0]) == 4:
        # The dictionary's own paradigm: many times as quick as asking for the lexeme.
        _, word, number, at = stack[0]
        before, after = _affixes(number)[at]
        return _declined(number, word[len(before) : len(word) - len(after)])
    groups: dict[str, set[str]] = {}
    for form in reading.normalized.lexeme:
        if not MORE.match(form.word):
            groups.setdefault(_group(form.tag), set()).add(spelled(form.word))
    return frozenset(frozenset(group) for group in groups.values())


@cache
def _declined(number: int, stem: str) -> frozenset[frozenset[str]]:
    stem = stem.replace("ё", "е")
    return frozenset(frozenset(stem + end for end in ends) for ends in _endings(number))


@cache
def _affixes(number: int) -> list[tuple[str, str]]:
    rows = _dictionary().dictionary.build_paradigm_info(number)
    return [(before, after) for before, _, after in rows]


@cache
def _endings(number: int) -> list[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for before, tag, after in _dictionary().dictionary.build_paradigm_info(number):
        if not before:
            groups.setdefault(_group(tag), set()).add(after.replace("ё", "е"))
    return [frozenset(ends) for ends in groups.values()]


def _group(tag: Any) -> str:
    """Name the forms of a lemma that share their endings with many other lemmas' forms."""
    number = tag.number if tag.POS == "NOUN" else ""
    return f"{tag.POS} {tag.voice} {tag.tense} {tag.mood} {number} {'Supr' in tag}"
