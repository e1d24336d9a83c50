"""The series we publish: every language asks the same, and the key fits the form."""

from __future__ import annotations

import re

import pytest

from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.content.markdown import Document
from hub.content.series import Series
from trees import PROJECT

ROW = re.compile(r"^\|\s*(\d+)\s*\|(.*)\|$", re.MULTILINE)
langs = pytest.mark.parametrize("lang", CODES)


@pytest.fixture(scope="module")
def series() -> Series:
    library = Library.load(PROJECT)
    return next(one for one in library.series if one.id == "four-meetings")


def paper(series: Series, name: str, lang: Lang) -> Document:
    return series.papers[name][lang].doc


def rows(doc: Document, section: str) -> list[tuple[str, int]]:
    """Return the numbered rows of a section's table, each with how many cells it has."""
    found = doc.section(section)
    assert found is not None
    return [(m.group(1), m.group(2).count("|")) for m in ROW.finditer(found.text)]


@langs
def test_every_language_asks_the_same_questions(series: Series, lang: Lang) -> None:
    for name, sections in {
        "form": {"messages": 4, "facts": 6, "risk": 4, "sure": 4, "friend": 4, "people": 3},
        "after": {"process": 8},
    }.items():
        for section, count in sections.items():
            here = rows(paper(series, name, lang), section)
            assert [number for number, _ in here] == [str(n) for n in range(1, count + 1)]
            assert here == rows(paper(series, name, "en"), section)


@langs
def test_the_key_explains_every_statement_and_its_points_add_up(series: Series, lang: Lang) -> None:
    statements = len(rows(paper(series, "form", lang), "facts"))
    law, scoring = (paper(series, "key", lang).section(i) for i in ("law", "scoring"))
    assert law is not None and scoring is not None
    assert len(re.findall(r"^\d\. ", law.text, re.MULTILINE)) == statements
    assert f"0–{statements} |" in scoring.text
    assert f"0–{len(rows(paper(series, 'form', lang), 'messages'))} |" in scoring.text


@langs
def test_the_form_says_who_has_not_approved_it(series: Series, lang: Lang) -> None:
    words = {
        "kk": ("этика комиссиясы", "он сегізге толмағандарға"),
        "ru": ("этическую комиссию", "нет восемнадцати"),
        "en": ("ethics commission", "under eighteen"),
    }[lang]
    for doc in (series.texts[lang].doc, paper(series, "key", lang)):
        for word in words:
            assert word in doc.body.lower(), f"{doc.path.name} does not say: {word}"
