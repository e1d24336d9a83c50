"""The web fonts hold every letter the hub writes, stay small and are the same on every run."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from hub import webfonts

ROOT = Path(__file__).resolve().parents[2]
KAZAKH = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"


def opened(weight: int) -> TTFont:
    data = next(font.data for font in webfonts.webfonts() if font.weight == weight)
    return TTFont(io.BytesIO(data))


@pytest.mark.parametrize("weight", webfonts.WEIGHTS)
def test_has_every_letter_promised(weight: int) -> None:
    has = opened(weight).getBestCmap()
    assert [c for c in webfonts.LETTERS + KAZAKH if ord(c) not in has] == []


@pytest.mark.parametrize("weight", webfonts.WEIGHTS)
def test_tenge_is_as_tall_as_a_capital(weight: int) -> None:
    font = opened(weight)
    names = font.getBestCmap()
    glyphs = font["glyf"]
    assert glyphs[names[ord("₸")]].yMax == glyphs[names[ord("Т")]].yMax


@pytest.mark.parametrize("weight", webfonts.WEIGHTS)
def test_keeps_kerning_and_licence(weight: int) -> None:
    font = opened(weight)
    features = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    assert features == {"kern"}
    assert "SIL Open Font License" in str(font["name"].getDebugName(13))


def test_both_files_together_stay_under_28_kilobytes() -> None:
    assert sum(len(font.data) for font in webfonts.webfonts()) < 28_000


def test_same_bytes_every_time() -> None:
    assert webfonts.subset_font(400) == webfonts.subset_font(400)


def test_covers_all_letters_of_the_content() -> None:
    sources = [
        path
        for folder in ("docs", "lesson_plans", "videos")
        for pattern in ("*.md", "*.yml")
        for path in (ROOT / folder).rglob(pattern)
    ]
    assert sources
    missing = {
        f"{path.relative_to(ROOT)}: {''.join(sorted(lost))}"
        for path in sources
        if (lost := webfonts.missing_letters(path.read_text("utf-8")) - MARKUP)
    }
    assert missing == set()


MARKUP = frozenset("`{}$^\\✓─")
"""Signs of Markdown and YAML never shown in FiraGO: code, references, rulers, a script's tick."""
