"""The index files: numbers and words there and back, one file or many, every word reachable."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from hub.search import index, packing
from hub.search.engine import Engine
from small import RU, english, russian

READER = Path(index.__file__).parent / "browser/reader.js"
GOLDEN = Path(__file__).parents[1] / "cases/search/small.ru.json"


SCRIPT = MiniRacer()
SCRIPT.eval(READER.read_text("utf-8"))


@settings(deadline=None)
@given(values=st.lists(st.integers(0, 2_000_000)))
def test_numbers_come_back(values):
    assert SCRIPT.call("numbers", packing.numbers(values)) == values


def test_sorted_words_come_back():
    words = sorted({"", "а", "аб", "абв", "закон", "законный", "law", "laws", "297", "x" * 60})
    words.remove("")
    assert SCRIPT.call("unfold", packing.front(words)) == words
    assert SCRIPT.call("unfold", "") == []


def test_the_files_of_a_small_site_stay_as_they_are():
    found = russian().files
    at = json.loads(found["ru.json"])["at"]
    told = {name.removeprefix(at): json.loads(text) for name, text in found.items() if at in name}
    assert told == json.loads(GOLDEN.read_text("utf-8")), "look at the difference, then record it"


def test_the_same_pages_give_the_same_files():
    assert russian().files == russian().files


def test_the_folder_is_named_by_what_is_in_it():
    one, two = russian().files, russian(docs=RU[:2]).files
    assert json.loads(one["ru.json"])["at"] != json.loads(two["ru.json"])["at"]


def test_a_large_site_is_cut_and_answers_the_same(monkeypatch):
    whole = Engine("ru", russian().files)
    monkeypatch.setattr(index, "ONE_FILE", 1)
    monkeypatch.setattr(index, "BLOCK", 12)
    monkeypatch.setattr(index, "TITLES", 1)
    files = russian().files
    assert sum("/p" in name for name in files) > 3
    assert sum("/t" in name for name in files) == len(RU)
    cut = Engine("ru", files)
    for query in ("наркотик", "лёгкая работа", "мне угрожают", "банков", "наркоткими", "пакета"):
        assert cut.find(query) == whole.find(query)


@pytest.mark.parametrize("made", [russian, english])
def test_every_word_is_found_by_its_own_spelling(made):
    built = made()
    words = sorted(index.word_counts(built.documents))
    found = Engine(built.lang, built.files).matches(words)
    assert [w for w, (group, _) in zip(words, found, strict=True) if group != "exact"] == []


def test_a_unit_takes_sections_until_it_is_long_and_keeps_lines_of_a_video_apart():
    title, text, cues = index.units(RU[1])
    assert title == "Есть лёгкая работа"
    assert [s.second for s in text] == [None]
    assert [s.second for s in cues] == [3, 10]
