"""Recall and false matches on words written by hand, through build and browser alike."""

from __future__ import annotations

import pytest

from hub.search.english import EnglishAnalysis
from hub.search.evaluate import Pair, evaluate
from hub.search.russian import RussianAnalysis
from pairs import hand_pairs, slip_pairs

ANALYSES = {"ru": RussianAnalysis, "en": EnglishAnalysis}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_form_finds_every_other(lang):
    rows = hand_pairs(lang)
    told = evaluate(rows, ANALYSES[lang]())
    assert len(rows) >= 300
    assert told["kinds"]["forms"]["recall"] >= 0.98
    assert told["kinds"]["alike"]["false_matches"] <= 0.015


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_slips_of_the_finger_still_find(lang):
    told = evaluate([*hand_pairs(lang), *slip_pairs(lang)], ANALYSES[lang]())
    assert told["kinds"]["slips"]["matching"] >= 100
    assert told["kinds"]["slips"]["recall"] >= 0.9


def test_yo_is_ye():
    rows = hand_pairs("ru")
    told = [Pair(r.q.replace("ё", "е"), r.d, r.match, "yo") for r in rows if "ё" in r.q + r.d]
    assert evaluate([*rows, *told], RussianAnalysis())["kinds"]["yo"]["recall"] >= 0.98
