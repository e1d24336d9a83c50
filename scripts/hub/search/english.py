"""English words: lemmas and their forms from lemminflect."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

import lemminflect
import snowballstemmer

from hub.content.languages import Lang
from hub.search.analysis import Lexicon
from hub.search.paradigms import joined, table_of, with_own

LATIN = re.compile("[a-z]")
CLASSES = ("NOUN", "VERB", "ADJ", "ADV")


class EnglishAnalysis:
    """The analysis of English for the index."""

    lang: Lang = "en"

    def learn(self, words: Mapping[str, int]) -> Lexicon:
        """Return the keys of the site's words and the paradigms of their lemmas."""
        keys: dict[str, tuple[tuple[str, float], ...]] = {}
        forms: dict[str, set[frozenset[str]]] = {}
        unknown = []
        for word in sorted(words):
            lemmas = _lemmas(word)
            if not lemmas:
                if LATIN.search(word):
                    unknown.append(word)
                else:
                    keys[word] = ((word, 1.0),)
                continue
            share = round(1 / len(lemmas), 4)
            keys[word] = tuple((lemma, share) for lemma in lemmas)
            for lemma in lemmas:
                if lemma not in forms:
                    forms[lemma] = {_forms(lemma)}
        stemmer = snowballstemmer.stemmer("english")
        stems = {word: stemmer.stemWord(word) for word in unknown}
        for family in joined(unknown, stems).values():
            key = family[0]
            own = forms.setdefault(key, set())
            own.add(frozenset(family) | _guessed_forms(key))
            for word in family:
                keys[word] = ((key, 1.0),)
        merged = {key: [frozenset().union(*groups)] for key, groups in forms.items()}
        return Lexicon(dict(sorted(keys.items())), table_of(with_own(merged, keys)))


def _lemmas(word: str) -> list[str]:
    """Return the dictionary's lemmas of a word, the word itself first if it is one."""
    found = cast("dict[str, tuple[str, ...]]", lemminflect.getAllLemmas(word))
    lemmas = dict.fromkeys(lemma.lower() for row in found.values() for lemma in row)
    return sorted(lemmas, key=lambda lemma: (lemma != word, lemma))


def _forms(lemma: str) -> frozenset[str]:
    found = cast("dict[str, tuple[str, ...]]", lemminflect.getAllInflections(lemma))
    return frozenset({lemma, *(form.lower() for row in found.values() for form in row)})


def _guessed_forms(word: str) -> frozenset[str]:
    forms = {word}
    for upos in CLASSES[:2]:
        found = cast(
            "dict[str, tuple[str, ...]]", lemminflect.getAllInflectionsOOV(word, upos=upos)
        )
        forms |= {form.lower() for row in found.values() for form in row}
    return frozenset(forms)
