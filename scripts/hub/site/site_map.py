"""Where everything lives on the site: one path per page, the same in every language."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hub.content.languages import DEFAULT, Lang
from hub.content.library import Library
from hub.content.names import ALIASES, page_target
from hub.content.references import UnknownReference

TEMPLATES: Mapping[str, str] = {
    "index": "home",
    "check/index": "check",
    "law/index": "explainers",
    "law/articles": "articles",
    "videos/index": "videos",
    "lessons/index": "lessons",
    "lecturers": "lecturers",
    "help": "help",
    "about/status": "status",
    "glossary": "glossary",
    "search": "search",
}

SECTIONS: tuple[str, ...] = (
    "check",
    "law",
    "videos",
    "lessons",
    "help",
    "report",
    "lecturers",
    "evidence",
    "about",
)
BAR: tuple[tuple[str, str], ...] = (
    ("index", "home"),
    ("check", "check"),
    ("videos", "videos"),
    ("law", "law"),
    ("help", "help"),
)


@dataclass(frozen=True)
class Place:
    """One page of the site.

    `scheme` and `id` are how texts name it, `path` is its file in the staged folder without
    `.md`, `kind` its template.
    """

    scheme: str
    id: str
    path: str
    kind: str

    @property
    def url(self) -> str:
        """The address below the language's home: "" or "law/courier/"."""
        if self.path == "index":
            return ""
        return self.path.removesuffix("/index") + "/"


@dataclass(frozen=True)
class SiteMap:
    """All places, found by scheme and id."""

    places: Mapping[tuple[str, str], Place]

    def find(self, scheme: str, id_: str) -> Place:
        """Return the place; raise UnknownReference with the ids of that scheme."""
        if scheme == "page":
            id_ = ALIASES.get(id_, id_)
        place = self.places.get((scheme, id_))
        if place is None:
            known = [name for kind, name in self.places if kind == scheme]
            raise UnknownReference(id_, f'There is no {scheme} "{id_}".', known)
        return place

    def has(self, scheme: str, id_: str) -> bool:
        """Return whether the place exists."""
        return (scheme, ALIASES.get(id_, id_)) in self.places


def build_site_map(library: Library) -> SiteMap:
    """List every page that the content gives."""
    places: dict[tuple[str, str], Place] = {}

    def add(scheme: str, id_: str, path: str, kind: str) -> None:
        places[(scheme, id_)] = Place(scheme, id_, path, kind)

    for page in library.pages:
        scheme, name = page_target(page)
        kind = "explainer" if scheme == "explainer" else TEMPLATES.get(page.id, "page")
        add(scheme, name, page.id, kind)
    for offer in library.offers:
        add("offer", offer.id, f"check/{offer.id}", "offer")
    for lesson in library.lessons:
        add("lesson", lesson.id, f"lessons/{lesson.id}/index", "lesson")
        for name in lesson.handouts:
            add("handout", f"{lesson.id}/{name}", f"lessons/{lesson.id}/{name}", "page")
    for series in library.series:
        add("series", series.id, f"lessons/series/{series.id}/index", "series")
        for name in series.papers:
            add("paper", f"{series.id}/{name}", f"lessons/series/{series.id}/{name}", "page")
    for video in library.videos:
        add("video", video.slug, f"videos/{video.slug}", "video")
    return SiteMap(places)


def home_of(lang: Lang) -> str:
    """Return the path of a language's home below the site root: "" or "ru/"."""
    return "" if lang == DEFAULT else f"{lang}/"


@cache
def relative(from_url: str, to_url: str) -> str:
    """Return the relative address between two directory addresses below the site root.

    >>> relative("ru/law/courier/", "ru/help/")
    '../../help/'
    >>> relative("", "")
    './'
    """
    start = from_url.rstrip("/") or "."
    if from_url.endswith("/") is False:
        start = posixpath.dirname(from_url) or "."
    target = to_url.rstrip("/") or "."
    path = posixpath.relpath(target, start)
    is_folder = to_url == "" or to_url.endswith("/")
    if path == ".":
        return "./"
    return path + "/" if is_folder else path
