"""What editors add to the index: words that lead to a page, phrases that sound like trouble."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Lead:
    """Phrases in one language that lead to pages, named by address: `law/courier`, `index`."""

    phrases: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Trouble:
    """Phrases that sound like trouble, and what stands above the results then.

    `phones` are (label, number to dial); `page` is a page's address in the language.
    """

    id: str
    phrases: tuple[str, ...]
    text: str
    page: str
    phones: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Hints:
    """All hints of one language."""

    leads: tuple[Lead, ...] = ()
    troubles: tuple[Trouble, ...] = ()


def as_rows(hints: Hints) -> Mapping[str, object]:
    """Return hints as plain data, for keys of caches."""
    return {
        "leads": [[*x.phrases, *x.pages] for x in hints.leads],
        "troubles": [[x.id, *x.phrases, x.text, x.page, *map(list, x.phones)] for x in hints.troubles],
    }
