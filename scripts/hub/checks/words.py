"""The words the hub avoids: a reviewed list kept as data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from hub.checks.rule import Rule
from hub.content.findings import Finding, Severity
from hub.content.languages import Lang, Text
from hub.content.library import Library
from hub.content.markdown import CODE_SPAN
from hub.content.texts import all_texts, blank_out
from hub.content.yamlfile import Record, load_yaml

QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


class Avoid(Record):
    """One avoided word: a beginning (`*` = any ending) and what to write instead."""

    lang: Lang
    find: Text
    use: Text


class WordList(Record):
    """`docs/_data/words.yml`."""

    avoid: tuple[Avoid, ...]


def load_words(root: Path) -> tuple[WordList, list[Finding]]:
    """Read the list; a tree without one avoids nothing."""
    path = root / "docs/_data/words.yml"
    if not path.exists():
        return WordList(avoid=()), []
    words, _, found = load_yaml(path, WordList, root)
    return words or WordList(avoid=()), found


def person_first(library: Library) -> Iterator[Finding]:
    """No stigmatising word stands in a text, unless it is quoted as a word to avoid."""
    words, found = load_words(library.root)
    yield from found
    rules = [(word, _pattern(word.find)) for word in words.avoid]
    for part in all_texts(library):
        text = blank_out(part.text, CODE_SPAN, QUOTED)
        for word, pattern in rules:
            if word.lang != part.lang:
                continue
            for match in pattern.finditer(text):
                yield Finding(
                    part.path,
                    part.line_at(match.start()),
                    "words.person-first",
                    f'"{match.group()}" labels a person by a condition.',
                    f"Write instead: {word.use}. (To speak about the word itself, quote it.)",
                    Severity.ERROR,
                )


def _pattern(find: str) -> re.Pattern[str]:
    stem = re.escape(find.removesuffix("*"))
    tail = r"\w*" if find.endswith("*") else r"\b"
    return re.compile(rf"\b{stem}{tail}", re.IGNORECASE)


RULES = (
    Rule(
        "words.person-first",
        "Labels keep people from asking for help; a person comes before a condition.",
        person_first,
    ),
)
