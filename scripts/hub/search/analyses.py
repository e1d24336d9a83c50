"""Which analysis reads which language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hub.content.languages import Lang
from hub.content.library import Library
from hub.search.analysis import Analysis
from hub.search.english import EnglishAnalysis
from hub.search.russian import RussianAnalysis

ANALYSES: Mapping[Lang, Callable[[Library], Analysis]] = {
    "ru": lambda _: RussianAnalysis(),
    "en": lambda _: EnglishAnalysis(),
}
"""An analysis for each language that is indexed, made from what editors wrote."""
