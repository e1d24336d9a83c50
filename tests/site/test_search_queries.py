"""The table of queries as people type them, asked of the built site by the browser's own script."""

from __future__ import annotations

from collections import defaultdict

import pytest

from conftest import Served
from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.search.engine import Engine, index_files
from hub.site.frame import page_url
from hub.site.site_map import SiteMap, build_site_map
from trees import PROJECT

FIRST = 3
WANTED = 0.95


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load(PROJECT)


@pytest.mark.parametrize("lang", CODES)
def test_the_expected_page_is_among_the_first(site: Served, library: Library, lang: Lang) -> None:
    rows = [query for query in library.search.queries if query.lang == lang]
    engine = Engine(lang, index_files(site.site / "assets/search", lang))
    places = build_site_map(library)
    missed: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found = engine.find(row.q, limit=FIRST)
        shown = [without_anchor(hit["url"]) for group in found["groups"] for hit in group["hits"]]
        if found["help"]:
            # The help block stands above the results and leads to its page.
            shown.insert(0, without_anchor(found["help"]["url"]))
        if not set(shown[:FIRST]) & {address(places, name, lang) for name in row.page}:
            missed[row.q] = shown[:FIRST]
    assert len(rows) >= 50
    assert 1 - len(missed) / len(rows) >= WANTED, dict(missed)


def address(places: SiteMap, name: str, lang: Lang) -> str:
    scheme, _, id_ = name.partition(":")
    return page_url(places.find(scheme, id_.partition("#")[0]), lang)


def without_anchor(url: str) -> str:
    return url.partition("#")[0]
