"""What editors tell the search: names that exist, words once, letters of one alphabet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from hub.checks.links import unsure_spaces
from hub.checks.rule import Rule
from hub.checks.spelling import mixed
from hub.content.findings import Finding, did_you_mean
from hub.content.languages import CODES, LANGUAGES, TrilingualList
from hub.content.library import Library
from hub.content.names import Names, build_names
from hub.content.references import UnknownReference
from hub.content.search_words import LEMMAS, QUERIES, SYNONYMS, TROUBLE

Place = tuple[Path, int]


def names(library: Library) -> Iterator[Finding]:
    """Pages and contacts that the search leads to exist."""
    words = library.search
    known = build_names(library)
    unsure = unsure_spaces(library)
    for index, synonym in enumerate(words.synonyms):
        for n, name in enumerate(synonym.pages):
            yield from _page(
                known, name, words.place(SYNONYMS, "synonyms", index, "pages", n), unsure
            )
    for index, query in enumerate(words.queries):
        for n, name in enumerate(query.page):
            yield from _page(known, name, words.place(QUERIES, "queries", index, "page", n), unsure)
    for index, trouble in enumerate(words.trouble):
        at = words.place(TROUBLE, "trouble", index, "page")
        yield from _page(known, trouble.page, at, unsure)
        for n, contact in enumerate(trouble.contacts):
            if contact not in library.help.ids and "help" not in unsure:
                yield Finding(
                    *words.place(TROUBLE, "trouble", index, "contacts", n),
                    "reference.unknown",
                    f'There is no contact "{contact}".',
                    did_you_mean(contact, library.help.ids),
                )


def _page(known: Names, name: str, place: Place, unsure: set[str]) -> Iterator[Finding]:
    scheme, _, rest = name.partition(":")
    id_, _, anchor = rest.partition("#")
    if scheme in unsure:
        return
    try:
        known.require(scheme, id_, anchor)
    except UnknownReference as error:
        yield Finding(*place, "link.unknown", error.what, did_you_mean(error.name, error.known))


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
    entries: Iterable[tuple[str, str, int, str, str, TrilingualList]] = [
        *((SYNONYMS, "synonyms", i, s.id, "words", s.words) for i, s in enumerate(words.synonyms)),
        *((TROUBLE, "trouble", i, t.id, "phrases", t.phrases) for i, t in enumerate(words.trouble)),
    ]
    for name, key, index, id_, part, phrases in entries:
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


def letters(library: Library) -> Iterator[Finding]:
    """No reviewed word mixes Latin and Cyrillic letters. Queries may: people type so."""
    words = library.search
    rows: list[tuple[str, Place]] = [
        (lemma.word, words.place(LEMMAS, "lemmas", i, "word"))
        for i, lemma in enumerate(words.lemmas)
    ]
    for i, synonym in enumerate(words.synonyms):
        for lang in CODES:
            rows += [
                (word, words.place(SYNONYMS, "synonyms", i, "words", lang, n))
                for n, word in enumerate(synonym.words.get(lang))
            ]
    for i, trouble in enumerate(words.trouble):
        for lang in CODES:
            rows += [
                (word, words.place(TROUBLE, "trouble", i, "phrases", lang, n))
                for n, word in enumerate(trouble.phrases.get(lang))
            ]
    for text, place in rows:
        for _, message, hint in mixed(text):
            yield Finding(*place, "spelling.mixed-letters", message, hint)


RULES = (
    Rule("search.names", "A search that leads to nothing costs a reader the way.", names),
    Rule("search.twice", "Of two entries with the same words only one could answer.", once),
    Rule("search.letters", "Latin i and Cyrillic і look the same, but are not found.", letters),
)
