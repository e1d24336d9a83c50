"""Turning references in a text into words and links, for one page in one language."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hub.content.languages import Lang
from hub.content.library import Library
from hub.content.references import Problem, Reference, UnknownReference, resolve
from hub.site.site_map import SiteMap, home_of, relative


@dataclass(frozen=True)
class Resolver:
    """Resolves texts of one language on the page at `url` (below the site root)."""

    library: Library
    map: SiteMap
    lang: Lang
    url: str

    def at(self, lang: Lang, url: str) -> Resolver:
        """Return the same resolver for another page."""
        return replace(self, lang=lang, url=url)

    def markdown(self, text: str) -> str:
        """Resolve a Markdown text; unresolved references stay as written."""
        return self.with_problems(text)[0]

    def with_problems(self, text: str) -> tuple[str, list[Problem]]:
        """Resolve a Markdown text and return what could not be resolved."""
        return resolve(text, lambda ref: self._phrase(ref, plain=False), self._address)

    def plain(self, text: str) -> str:
        """Resolve a text that holds no markup: phrases without links."""
        return resolve(text, lambda ref: self._phrase(ref, plain=True), self._address)[0]

    def link(self, scheme: str, id_: str, anchor: str = "") -> str:
        """Return the relative address of a place in this language."""
        place = self.map.find(scheme, id_)
        path = relative(self.url, home_of(self.lang) + place.url)
        return f"{path}#{anchor}" if anchor else path

    def target(self, to: str) -> str:
        """Return the address of a `scheme:id#anchor` target."""
        scheme, _, rest = to.partition(":")
        id_, _, anchor = rest.partition("#")
        return self.link(scheme, id_, anchor)

    def _address(self, scheme: str, id_: str, anchor: str) -> str:
        return self.link(scheme, id_, anchor)

    def _phrase(self, ref: Reference, *, plain: bool) -> str:
        match ref.space:
            case "law":
                return self._law(ref, plain=plain)
            case "help":
                return self._help(ref, plain=plain)
            case "source":
                return self._source(ref, plain=plain)
            case "glossary":
                term = self.library.glossary.get(ref.id)
                words = term.get(self.lang) if term else None
                if words is None:
                    raise UnknownReference(
                        ref.id,
                        f'The glossary has no term "{ref.id}" in this language.',
                        self.library.glossary.ids,
                    )
                return words
        raise UnknownReference(
            ref.space,
            f'"{ref.space}:" is not a kind of reference.',
            ("law", "help", "source", "glossary"),
        )

    def _law(self, ref: Reference, *, plain: bool) -> str:
        law = self.library.law
        if ref.field:
            return law.phrase(ref.id, ref.field, self.lang)
        words = law.cite(ref.id, self.lang)
        if plain or not self.map.has("page", "law/articles"):
            return words
        return f"[{words}]({self.link('page', 'law/articles', ref.id)})"

    def _help(self, ref: Reference, *, plain: bool) -> str:
        contact = self.library.help.get(ref.id)
        if contact is None:
            raise UnknownReference(
                ref.id, f'There is no contact "{ref.id}".', self.library.help.ids
            )
        if ref.field == "number" and contact.number:
            words = contact.number
        elif ref.field in ("", "name"):
            words = contact.name.get(self.lang)
            if contact.number and contact.number not in words and ref.field == "":
                words = f"{words}: {contact.number}"
        else:
            raise UnknownReference(
                ref.field,
                f'The contact "{ref.id}" has no "{ref.field}".',
                ("number", "name"),
            )
        if plain:
            return words
        to = f"tel:{contact.tel}" if contact.tel else contact.url
        return f"[{words}]({to})" if to else words

    def _source(self, ref: Reference, *, plain: bool) -> str:
        source = self.library.sources.get(ref.id)
        if source is None:
            raise UnknownReference(
                ref.id, f'There is no source "{ref.id}".', self.library.sources.ids
            )
        if ref.field == "finding":
            if source.finding is None:
                raise UnknownReference(
                    ref.id, f'The source "{ref.id}" has no finding to quote.', ()
                )
            return source.finding.get(self.lang)
        if ref.field:
            raise UnknownReference(
                ref.field, f'A source has no "{ref.field}".', ("finding",)
            )
        words = f"{source.by}, {shown_date(source.date)}"
        return words if plain else f"[{words}]({source.url})"


def shown_date(date: str) -> str:
    """Return a source's date as readers see it: `2025-11-04` → `04.11.2025`."""
    return ".".join(reversed(date.split("-")))
