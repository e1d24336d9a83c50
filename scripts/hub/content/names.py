"""What can be linked to by name: pages, explainers, lessons, videos, offers, and their anchors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hub.content.library import Library
from hub.content.page import Page
from hub.content.references import UnknownReference

ALIASES: Mapping[str, str] = {"articles": "law/articles"}
Anchors = frozenset[str]


@dataclass(frozen=True)
class Names:
    """Every linkable thing by (scheme, id), with the anchors its page has."""

    known: Mapping[tuple[str, str], Anchors]

    def require(self, scheme: str, id_: str, anchor: str = "") -> None:
        """Raise UnknownReference unless the thing and its anchor exist."""
        name = ALIASES.get(id_, id_) if scheme == "page" else id_
        anchors = self.known.get((scheme, name))
        if anchors is None:
            known = [other for kind, other in self.known if kind == scheme]
            raise UnknownReference(id_, f'There is no {scheme} "{id_}".', known)
        if anchor and anchor not in anchors:
            raise UnknownReference(
                anchor, f'The page "{scheme}:{id_}" has no heading "#{anchor}".', anchors
            )


def page_target(page: Page) -> tuple[str, str]:
    """Return the scheme and name by which a page of `docs/` is linked.

    `law/index` is `page:law`, the explainer `law/courier` is `explainer:courier`.
    """
    if page.data.kind == "explainer":
        return "explainer", page.id.rpartition("/")[2]
    return "page", page.id.removesuffix("/index")


def build_names(library: Library) -> Names:
    """List everything that can be linked to."""
    known: dict[tuple[str, str], Anchors] = {}
    for page in library.pages:
        ids = {s.id for t in page.texts.values() for s in t.doc.sections if s.id}
        if page.id == "law/articles":
            ids |= set(library.law.names)
        if page.id == "glossary":
            ids |= set(library.glossary.ids)
        known[page_target(page)] = frozenset(ids)
    for offer in library.offers:
        known[("offer", offer.id)] = frozenset()
    for lesson in library.lessons:
        ids = {s.id for t in lesson.texts.values() for s in t.doc.sections if s.id}
        known[("lesson", lesson.id)] = frozenset(ids)
    for series in library.series:
        ids = {s.id for t in series.texts.values() for s in t.doc.sections if s.id}
        known[("series", series.id)] = frozenset(ids)
    for video in library.videos:
        known[("video", video.slug)] = frozenset(scene.id for scene in video.plan.scenes)
    return Names(known)
