"""Content into a folder of plain pages: Markdown with front matter, data beside it.

The engine sees an ordinary folder with one subfolder a language; another engine could be given
the same folder. Only what changed is written, so a watcher rebuilds only for a reason.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from hub.content.common import Translation
from hub.content.languages import CODES, Lang
from hub.content.lesson import Lesson
from hub.content.library import Library
from hub.content.markdown import Document
from hub.content.names import page_target
from hub.content.offer import Offer
from hub.content.page import Page
from hub.content.script import VideoScript
from hub.content.series import Series
from hub.downloads.make import Downloads
from hub.site import lists
from hub.site.frame import YOUTH_KINDS, build_frame, page_url
from hub.site.images import rewrite_images
from hub.site.markup import handout_body, lesson_body
from hub.site.pages import Data, Media, Shelf, lesson_data, offer_data, page_data, video_data
from hub.site.papers import NO_PAPERS
from hub.site.resolver import Resolver
from hub.site.series import series_data
from hub.site.site_map import Place, SiteMap, build_site_map
from hub.store import write_atomic, write_if_changed


@dataclass(frozen=True)
class Draft:
    """One page of one language before it is written: the text's language, head, body, data."""

    text_lang: Lang
    title: str
    description: str
    body: str
    data: Data
    show_help: bool


@dataclass(frozen=True)
class Staged:
    """What staging did: pages per language and files really written."""

    pages: Mapping[Lang, int]
    written: int
    removed: int


def stage(
    library: Library,
    media: Media,
    folder: Path,
    site_url: str = "",
    papers: Downloads | None = None,
) -> Staged:
    """Write every page in every language below `folder/pages` and its data below `folder/data`.

    `site_url` is "" or an address that ends in "/". Pages that no longer exist are removed.
    """
    site_map = build_site_map(library)
    shelf = Shelf(library, media, papers or NO_PAPERS)
    expected: set[Path] = set()
    written = 0
    counts: dict[Lang, int] = dict.fromkeys(CODES, 0)
    for place, make in _makers(library, site_map, shelf):
        drafts = {lang: make(lang) for lang in CODES}
        borrowed = {lang: draft.text_lang for lang, draft in drafts.items()}
        for lang, draft in drafts.items():
            frame = build_frame(
                library,
                site_map,
                place,
                lang,
                borrowed,
                show_help=draft.show_help,
                site_url=site_url,
            )
            card = f"cards/{lang}/{place.path}.png"
            frame |= {
                "title": draft.title,
                "card": card,
                "image": site_url + card if site_url else "",
            }
            head = {
                "title": draft.title,
                "description": draft.description,
                "template": f"hub/{place.kind}.html",
            }
            page = folder / "pages" / lang / f"{place.path}.md"
            data = folder / "data" / lang / f"{place.path}.json"
            expected |= {page, data}
            fresh = write_if_changed(data, as_json(frame | {"page": draft.data}))
            text = front_matter(head) + draft.body
            if fresh:
                # The engine looks at the page's time stamp only: new data makes a new page.
                write_atomic(page, text)
            else:
                fresh = write_if_changed(page, text)
            written += fresh
            counts[lang] += 1
    for lang in CODES:
        words = folder / "data" / f"words.{lang}.json"
        expected.add(words)
        written += write_if_changed(words, as_json(library.words[lang]))
    return Staged(counts, written, _sweep(folder, expected))


def front_matter(head: Mapping[str, str]) -> str:
    """Return YAML front matter; JSON strings are valid YAML and never need thought."""
    rows = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    return "\n".join(["---", *rows, "---", "", ""])


def as_json(data: Any) -> str:
    """Return stable JSON text."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True) + "\n"


def _sweep(folder: Path, expected: set[Path]) -> int:
    removed = 0
    for part in ("pages", "data"):
        for path in sorted((folder / part).rglob("*"), reverse=True):
            if path.is_file() and path not in expected:
                path.unlink()
                removed += 1
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()
    return removed


@dataclass(frozen=True)
class Desk:
    """What every draft is written with."""

    library: Library
    map: SiteMap
    shelf: Shelf

    def resolver(self, place: Place, lang: Lang) -> Resolver:
        """Return the resolver for one page in one language."""
        return Resolver(self.library, self.map, lang, page_url(place, lang), lang)

    def body(self, doc: Document, text: str, at: Resolver) -> str:
        """Return a body with references, links and pictures resolved."""
        said = at.at(doc.lang, at.url).markdown(text)
        return rewrite_images(said, doc, self.library.root, at.url)


Maker = Callable[[Lang], Draft]


def _makers(library: Library, site_map: SiteMap, shelf: Shelf) -> Iterator[tuple[Place, Maker]]:
    desk = Desk(library, site_map, shelf)
    for page in library.pages:
        scheme, name = page_target(page)
        place = site_map.find(scheme, name)
        yield place, partial(_page_draft, desk, place, page)
    for offer in library.offers:
        place = site_map.find("offer", offer.id)
        yield place, partial(_offer_draft, desk, place, offer)
    for lesson in (x for x in library.lessons if x.texts):
        place = site_map.find("lesson", lesson.id)
        yield place, partial(_lesson_draft, desk, place, lesson)
        for name, texts in lesson.handouts.items():
            if texts:
                place = site_map.find("handout", f"{lesson.id}/{name}")
                back = "lesson", lesson.id
                yield place, partial(_sheet_draft, desk, place, texts, back, lesson.texts)
    for series in (x for x in library.series if x.texts):
        place = site_map.find("series", series.id)
        yield place, partial(_series_draft, desk, place, series)
        for name, papers in series.papers.items():
            if papers:
                place = site_map.find("paper", f"{series.id}/{name}")
                back = "series", series.id
                yield place, partial(_sheet_draft, desk, place, papers, back, series.texts)
    for video in (x for x in library.videos if x.texts):
        place = site_map.find("video", video.slug)
        yield place, partial(_video_draft, desk, place, video)


def _page_draft(desk: Desk, place: Place, page: Page, lang: Lang) -> Draft:
    at = desk.resolver(place, lang)
    text_lang, text = lists.pick(page.texts, lang)
    youth = page.data.audience == "youth" or place.kind in YOUTH_KINDS
    return Draft(
        text_lang,
        text.front.title,
        at.at(text_lang, at.url).plain(text.front.summary),
        desk.body(text.doc, text.doc.body, at),
        page_data(desk.shelf, page, place.kind, at, text_lang),
        show_help=youth and place.kind != "help",
    )


def _offer_draft(desk: Desk, place: Place, offer: Offer, lang: Lang) -> Draft:
    at = desk.resolver(place, lang)
    return Draft(
        lang,
        offer.data.title.get(lang),
        at.plain(offer.data.short.get(lang)),
        "",
        offer_data(desk.shelf, offer, at),
        show_help=True,
    )


def _lesson_draft(desk: Desk, place: Place, lesson: Lesson, lang: Lang) -> Draft:
    at = desk.resolver(place, lang)
    text_lang, text = lists.pick(lesson.texts, lang)
    words = desk.shelf.words(text_lang)
    return Draft(
        text_lang,
        text.front.title,
        at.at(text_lang, at.url).plain(text.front.summary),
        desk.body(text.doc, lesson_body(text.doc, lesson, words), at),
        lesson_data(desk.shelf, lesson, at, text_lang),
        show_help=False,
    )


def _series_draft(desk: Desk, place: Place, series: Series, lang: Lang) -> Draft:
    at = desk.resolver(place, lang)
    text_lang, text = lists.pick(series.texts, lang)
    return Draft(
        text_lang,
        text.front.title,
        at.at(text_lang, at.url).plain(text.front.summary),
        desk.body(text.doc, text.doc.body, at),
        series_data(desk.library, desk.shelf.papers, series, at, text_lang),
        show_help=False,
    )


def _sheet_draft(
    desk: Desk,
    place: Place,
    texts: Mapping[Lang, Translation[Any]],
    back: tuple[str, str],
    whole: Mapping[Lang, Translation[Any]],
    lang: Lang,
) -> Draft:
    """Write a sheet of a lesson or a paper of a series.

    `back` is the scheme and id of what it belongs to, `whole` that thing's own texts.
    """
    at = desk.resolver(place, lang)
    text_lang, text = lists.pick(texts, lang)
    front = lists.pick(whole, lang)[1].front
    return Draft(
        text_lang,
        text.front.title,
        at.at(text_lang, at.url).plain(text.front.summary or front.summary),
        desk.body(text.doc, handout_body(text.doc, desk.shelf.words(text_lang)), at),
        {"back": {"title": front.title, "url": at.link(*back)}, "handout": True},
        show_help=True,
    )


def _video_draft(desk: Desk, place: Place, video: VideoScript, lang: Lang) -> Draft:
    at = desk.resolver(place, lang)
    text_lang, text = lists.pick(video.texts, lang)
    return Draft(
        text_lang,
        text.title,
        at.at(text_lang, at.url).plain(text.summary),
        "",
        video_data(desk.shelf, video, at, text_lang),
        show_help=True,
    )
