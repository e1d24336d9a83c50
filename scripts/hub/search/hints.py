"""What editors add to the index: words that lead to a page, phrases that sound like trouble."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from hub.content.languages import Lang
from hub.content.library import Library
from hub.site.site_map import SiteMap


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

    @property
    def phrases(self) -> Iterator[str]:
        """Every phrase of every hint."""
        for lead in self.leads:
            yield from lead.phrases
        for trouble in self.troubles:
            yield from trouble.phrases


class Texts(Protocol):
    """A text, or a list of texts, in three languages."""

    def get(self, lang: Lang) -> Any:
        """Return what stands in one language."""


class SynonymRow(Protocol):
    """One entry of `synonyms.yml`; pages are named as in links: `explainer:courier`."""

    @property
    def words(self) -> Texts: ...
    @property
    def pages(self) -> Sequence[str]: ...


class TroubleRow(Protocol):
    """One entry of `trouble.yml`; contacts are ids of `help.yml`."""

    @property
    def id(self) -> str: ...
    @property
    def phrases(self) -> Texts: ...
    @property
    def text(self) -> Texts: ...
    @property
    def page(self) -> str | Sequence[str]: ...
    @property
    def contacts(self) -> Sequence[str]: ...


def hints_of(
    synonyms: Iterable[SynonymRow],
    troubles: Iterable[TroubleRow],
    library: Library,
    site_map: SiteMap,
    lang: Lang,
) -> Hints:
    """Return the hints of one language with links and contacts looked up.

    Names that do not exist are left out; `hub check` reports them.
    """

    def pages(names: str | Sequence[str]) -> tuple[str, ...]:
        listed = [names] if isinstance(names, str) else names
        links = [name.partition(":") for name in listed]
        known = [(scheme, id_) for scheme, _, id_ in links if site_map.has(scheme, id_)]
        return tuple(site_map.find(*name).url.rstrip("/") or "index" for name in known)

    def phones(ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
        contacts = [contact for id_ in ids if (contact := library.help.get(id_)) is not None]
        return tuple(
            (f"{contact.number} – {contact.name.get(lang)}", contact.tel)
            for contact in contacts
            if contact.tel
        )

    return Hints(
        tuple(Lead(tuple(row.words.get(lang)), pages(row.pages)) for row in synonyms),
        tuple(
            Trouble(
                row.id,
                tuple(row.phrases.get(lang)),
                row.text.get(lang),
                next(iter(pages(row.page)), ""),
                phones(row.contacts),
            )
            for row in troubles
        ),
    )
