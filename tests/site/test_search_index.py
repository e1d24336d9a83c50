"""The search of the real site: small enough for a phone, and no word without its page."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from hub.content.library import Library
from hub.search.analyses import ANALYSES
from hub.search.documents import documents
from hub.search.engine import Engine, index_files
from hub.search.index import word_counts
from hub.site.search_index import Pages, kept_files
from trees import PROJECT

LIMIT = 100 * 1024
QUERIES = {
    "ru": ("наркотиков", "ответственность курьера", "мне угрожают", "чужая карта"),
    "en": ("drug laws", "courier jobs", "threatened", "lending my card"),
    "kk": ("есірткіге", "курьердің жауапкершілігі", "қорқытып жатыр", "картамды беру"),
}


@pytest.fixture(scope="module", params=sorted(ANALYSES))
def found(request, site):
    files = index_files(site.site / "assets/search", request.param)
    return request.param, site.site, files


def size(text):
    return len(gzip.compress(text.encode("utf-8"), 6, mtime=0))


def test_a_first_search_is_cheap(found):
    lang, site, files = found
    script = (site / f"assets/search.{lang}.js").read_text("utf-8")
    for query in QUERIES[lang]:
        engine = Engine(lang, files)
        assert engine.find(query, limit=5)["groups"], query
        cold = size(script) + sum(size(files[name]) for name in engine.asked())
        assert cold <= LIMIT, f"{query}: {cold} bytes"


def test_every_word_is_found_by_its_own_spelling(found):
    lang, site, files = found
    docs = list(documents(PROJECT / ".hub/stage/data", site, lang))
    words = sorted(word_counts(docs))
    groups = Engine(lang, files).matches(words)
    lost = [word for word, (group, _) in zip(words, groups, strict=True) if group != "exact"]
    assert lost == []


def test_every_hit_leads_to_a_page_and_an_anchor_that_exist(found):
    lang, site, files = found
    engine = Engine(lang, files)
    for query in QUERIES[lang]:
        for group in engine.find(query, limit=20)["groups"]:
            for hit in group["hits"]:
                address, _, anchor = hit["url"].partition("#")
                page = (site / address / "index.html").read_text("utf-8")
                if anchor and "second" not in hit:
                    assert f'id="{anchor}"' in page, hit["url"]


def test_a_head_names_a_folder_that_is_there(found):
    lang, site, _ = found
    folder = Path(site / "assets/search")
    at = json.loads((folder / f"{lang}.json").read_text("utf-8"))["at"]
    assert (folder / at / "main.json").is_file()
    assert len(list(folder.glob(f"{lang}.*/"))) == 1


def test_nothing_is_analysed_again_while_texts_stay(found, monkeypatch, tmp_path):
    _, site, _ = found
    room = "hub.site.search_index"
    library = replace(Library.load(PROJECT), root=tmp_path)
    pages = Pages(PROJECT / ".hub/stage/data", site)
    docs = {code: pages.read(code) for code in ("en",)}
    first = kept_files(library, docs)
    monkeypatch.setattr(f"{room}.build_index", None)
    assert kept_files(library, docs) == first
    changed = {"en": [replace(docs["en"][0], title="Another title"), *docs["en"][1:]]}
    with pytest.raises(TypeError):
        kept_files(library, changed)
