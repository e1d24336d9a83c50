"""What editors add to the index: words that lead to a page, phrases that sound like trouble."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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

    `phones` are (number, name, what a phone dials); `page` is a page's address in the language.
    """

    id: str
    phrases: tuple[str, ...]
    text: str
    page: str
    phones: tuple[tuple[str, str, str], ...]


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


def hints_of(library: Library, site_map: SiteMap, lang: Lang) -> Hints:
    """Return what editors wrote for the search of one language, links and contacts looked up.

    Names that do not exist are left out; `hub check` reports them.
    """

    def pages(names: Iterable[str]) -> tuple[str, ...]:
        links = [name.partition(":") for name in names]
        known = [(scheme, id_) for scheme, _, id_ in links if site_map.has(scheme, id_)]
        return tuple(site_map.find(*name).url.rstrip("/") or "index" for name in known)

    def phones(ids: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
        contacts = [contact for id_ in ids if (contact := library.help.get(id_)) is not None]
        return tuple(
            (contact.number or contact.tel, contact.name.get(lang), contact.tel)
            for contact in contacts
            if contact.tel
        )

    words = library.search
    return Hints(
        tuple(Lead(row.words.get(lang), pages(row.pages)) for row in words.synonyms),
        tuple(
            Trouble(
                row.id,
                row.phrases.get(lang),
                row.text.get(lang),
                next(iter(pages((row.page,))), ""),
                phones(row.contacts),
            )
            for row in words.trouble
        ),
    )
