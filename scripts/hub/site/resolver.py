"""Turning references in a text into words and links, for one page in one language."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hub.content.languages import Lang
from hub.content.library import Library
from hub.content.phrases import phrase
from hub.content.references import Reference, resolve
from hub.site.site_map import SiteMap, home_of, relative


@dataclass(frozen=True)
class Resolver:
    """Resolves texts of one language on the page at `url` (below the site root).

    `lang` is the language of the words; links stay in `reader`'s language, so a page with a
    borrowed text still leads to the reader's own pages.
    """

    library: Library
    map: SiteMap
    lang: Lang
    url: str
    reader: Lang

    def at(self, lang: Lang, url: str) -> Resolver:
        """Return a resolver for words of another language, or for another page."""
        return replace(self, lang=lang, url=url)

    def markdown(self, text: str) -> str:
        """Resolve a Markdown text; unresolved references stay as written."""
        return resolve(text, self._linked, self.link)[0]

    def plain(self, text: str) -> str:
        """Resolve a text that holds no markup: phrases without links."""
        return resolve(text, self._words, self.link)[0]

    def link(self, scheme: str, id_: str, anchor: str = "") -> str:
        """Return the relative address of a place in the reader's language."""
        path = relative(self.url, home_of(self.reader) + self.map.find(scheme, id_).url)
        return f"{path}#{anchor}" if anchor else path

    def target(self, to: str) -> str:
        """Return the address of a `scheme:id#anchor` target."""
        scheme, _, rest = to.partition(":")
        id_, _, anchor = rest.partition("#")
        return self.link(scheme, id_, anchor)

    def _words(self, ref: Reference) -> str:
        return phrase(self.library, ref, self.lang)

    def _linked(self, ref: Reference) -> str:
        words = self._words(ref)
        to = self._address(ref)
        return f"[{words}]({to})" if to else words

    def _address(self, ref: Reference) -> str | None:
        if ref.space == "law" and not ref.field and self.map.has("page", "law/articles"):
            return self.link("page", "law/articles", ref.id)
        if ref.space == "help":
            contact = self.library.help.get(ref.id)
            if contact is not None:
                return f"tel:{contact.tel}" if contact.tel else contact.url
        if ref.space == "source" and not ref.field:
            source = self.library.sources.get(ref.id)
            return source.url if source else None
        return None
