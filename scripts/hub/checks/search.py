"""What editors tell the search: names that exist, words once, letters of one alphabet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hub.checks.links import dead_link, unsure_spaces
from hub.checks.rule import Rule
from hub.checks.spelling import mixed
from hub.content.findings import Finding, did_you_mean
from hub.content.languages import CODES, LANGUAGES, TrilingualList
from hub.content.library import Library
from hub.content.names import build_names
from hub.content.search_words import LEMMAS, QUERIES, SYNONYMS, TROUBLE, SearchWords

Place = tuple[Path, int]


def names(library: Library) -> Iterator[Finding]:
    """Pages and contacts that the search leads to exist."""
    words = library.search
    known = build_names(library)
    unsure = unsure_spaces(library)
    links: list[tuple[str, Place]] = []
    for index, synonym in enumerate(words.synonyms):
        for n, name in enumerate(synonym.pages):
            links.append((name, words.place(SYNONYMS, "synonyms", index, "pages", n)))
    for index, query in enumerate(words.queries):
        for n, name in enumerate(query.page):
            links.append((name, words.place(QUERIES, "queries", index, "page", n)))
    for index, trouble in enumerate(words.trouble):
        links.append((trouble.page, words.place(TROUBLE, "trouble", index, "page")))
        for n, contact in enumerate(trouble.contacts):
            if contact not in library.help.ids and "help" not in unsure:
                yield Finding(
                    *words.place(TROUBLE, "trouble", index, "contacts", n),
                    "reference.unknown",
                    f'There is no contact "{contact}".',
                    did_you_mean(contact, library.help.ids),
                )
    for name, place in links:
        if name.partition(":")[0] not in unsure:
            yield from dead_link(known, name, *place)


def once(library: Library) -> Iterator[Finding]:
    """No lemma, id or phrase stands twice, and no list of phrases is empty."""
    words = library.search
    seen: dict[object, int] = {}

    def twice(key: object, what: str, place: Place, hint: str) -> Iterator[Finding]:
        if key in seen:
            message = f"{what} stands already in line {seen[key]}."
            yield Finding(*place, "search.twice", message, hint)
        else:
            seen[key] = place[1]

    for index, lemma in enumerate(words.lemmas):
        at = words.place(LEMMAS, "lemmas", index)
        what = f'The word "{lemma.word}" ({lemma.kind})'
        yield from twice(("lemma", lemma.word, lemma.kind), what, at, "Keep one of the two.")
    for name, key, index, id_, part, phrases in _phrases(words):
        at = words.place(name, key, index, "id")
        yield from twice((name, id_), f'The id "{id_}"', at, "Give each entry its own id.")
        for lang in CODES:
            if not phrases.get(lang):
                yield Finding(
                    *words.place(name, key, index, part, lang),
                    "search.empty",
                    f'"{id_}" has no {LANGUAGES[lang].english} words.',
                    "Write at least one as readers of that language type it.",
                )
            for n, phrase in enumerate(phrases.get(lang)):
                yield from twice(
                    (name, lang, phrase.casefold()),
                    f'"{phrase}"',
                    words.place(name, key, index, part, lang, n),
                    "A phrase can lead to one answer only: keep it where it fits best.",
                )
    for index, query in enumerate(words.queries):
        at = words.place(QUERIES, "queries", index, "q")
        yield from twice((query.lang, query.q), f'The query "{query.q}"', at, "Keep one of them.")


def _phrases(words: SearchWords) -> Iterator[tuple[str, str, int, str, str, TrilingualList]]:
    """Yield every list of phrases with its file and key, and the number, id and part of its row."""
    for at, row in enumerate(words.synonyms):
        yield SYNONYMS, "synonyms", at, row.id, "words", row.words
    for at, cry in enumerate(words.trouble):
        yield TROUBLE, "trouble", at, cry.id, "phrases", cry.phrases


def letters(library: Library) -> Iterator[Finding]:
    """No reviewed word mixes Latin and Cyrillic letters. Queries may: people type so."""
    words = library.search
    rows = [
        (lemma.word, words.place(LEMMAS, "lemmas", i, "word"))
        for i, lemma in enumerate(words.lemmas)
    ]
    rows += [
        (phrase, words.place(name, key, index, part, lang, n))
        for name, key, index, _, part, phrases in _phrases(words)
        for lang in CODES
        for n, phrase in enumerate(phrases.get(lang))
    ]
    for text, place in rows:
        for _, message, hint in mixed(text):
            yield Finding(*place, "spelling.mixed-letters", message, hint)


RULES = (
    Rule("search.names", "A search that leads to nothing costs a reader the way.", names),
    Rule("search.twice", "Of two entries with the same words only one could answer.", once),
    Rule("search.letters", "Latin i and Cyrillic і look the same, but are not found.", letters),
)
