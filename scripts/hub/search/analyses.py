"""Which analysis reads which language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hub.content.languages import Lang
from hub.content.library import Library
from hub.search.analysis import Analysis
from hub.search.english import EnglishAnalysis
from hub.search.kazakh import KazakhAnalysis
from hub.search.russian import RussianAnalysis

ANALYSES: Mapping[Lang, Callable[[Library], Analysis]] = {
    "kk": lambda library: KazakhAnalysis((row.word, row.kind) for row in library.search.lemmas),
    "ru": lambda _: RussianAnalysis(),
    "en": lambda _: EnglishAnalysis(),
}
"""The analysis of every language, made from what editors wrote."""
