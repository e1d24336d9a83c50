"""Letters that look right and are wrong: Latin inside Cyrillic words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.rule import Rule
from hub.content.findings import Finding
from hub.content.library import Library
from hub.content.markdown import CODE_SPAN
from hub.content.references import REFERENCE
from hub.content.texts import all_texts, blank_out

ADDRESS = re.compile(r"\]\([^)]*\)|\{#[^}]*\}|https?://\S+")
WORD = re.compile(r"[^\W\d_]+")
LATIN, CYRILLIC = re.compile(r"[A-Za-z]"), re.compile(r"[\u0400-\u04FF]")
TOUCHING = re.compile(r"[A-Za-z][\u0400-\u04FF]|[\u0400-\u04FF][A-Za-z]")


def mixed(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the place of each word that mixes two alphabets, what is wrong with it and a hint."""
    if not TOUCHING.search(text):
        return
    for match in WORD.finditer(blank_out(text, ADDRESS, CODE_SPAN, REFERENCE)):
        word = match.group()
        if LATIN.search(word) and CYRILLIC.search(word):
            bad = ", ".join(sorted(set(LATIN.findall(word))))
            yield (
                match.start(),
                f'The word "{word}" mixes Latin ({bad}) and Cyrillic letters.',
                "Retype the word with one keyboard: search and screen readers see a "
                "different word otherwise.",
            )


def mixed_letters(library: Library) -> Iterator[Finding]:
    """No word mixes Latin and Cyrillic letters."""
    for part in all_texts(library):
        for at, message, hint in mixed(part.text):
            yield Finding(part.path, part.line_at(at), "spelling.mixed-letters", message, hint)


RULES = (
    Rule(
        "spelling.mixed-letters",
        "Latin i and Cyrillic і look the same, but no search finds the mixed word.",
        mixed_letters,
    ),
)
