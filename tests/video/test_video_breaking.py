"""Where subtitles break: golden cases, and what must hold for any text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hub.content.languages import CODES, Lang
from hub.content.script_plan import Shape
from hub.video.breaking import (
    HARD_LINE,
    LINES,
    break_cost,
    break_lines,
    measure,
    sentences,
    split_cues,
)

GOLDEN = Path(__file__).parents[1] / "cases/video/breaking"
SHAPES: tuple[Shape, ...] = ("9:16", "1:1", "16:9")

LINE_CASES: list[tuple[Lang, str, list[str]]] = [
    ("ru", "Звони на 111", ["Звони на 111"]),
    ("ru", "Решает суд, но штрафа здесь нет.", ["Решает суд,", "но штрафа здесь нет."]),
    ("ru", "Лишение свободы на срок от 5 до 8 лет.", ["Лишение свободы", "на срок от 5 до 8 лет."]),
    ("ru", "Тайна нужна им, а рискуешь ты.", ["Тайна нужна им,", "а рискуешь ты."]),
    ("ru", "Напиши сообщение через QR-код 111", ["Напиши сообщение", "через QR-код 111"]),
    ("kk", "Есінен танса – 103, қорқытса – 102.", ["Есінен танса – 103,", "қорқытса – 102."]),
    ("kk", "мерзімге бас бостандығынан айыру.", ["мерзімге", "бас бостандығынан айыру."]),
    ("kk", "Мүлкі тәркіленіп, 5 жылдан 8 жылға", ["Мүлкі тәркіленіп,", "5 жылдан 8 жылға"]),
    ("kk", "Алыстап кет, содан соң 102-ге хабарла", ["Алыстап кет,", "содан соң 102-ге хабарла"]),
    ("kk", "ҚР ҚК 132-бабының 4-бөлігі:", ["ҚР ҚК 132-бабының 4-бөлігі:"]),
    ("kk", "аса ауыр қылмысқа тартса жауап береді", ["аса ауыр қылмысқа", "тартса жауап береді"]),
    ("ru", "Обморок – 103, угрозы – 102.", ["Обморок – 103,", "угрозы – 102."]),
    ("en", "Passed out – 103, threats – 102.", ["Passed out – 103,", "threats – 102."]),
    ("en", "A stranger: Send a pic of your ID", ["A stranger:", "Send a pic of your ID"]),
    ("en", "Say where you are and what you see.", ["Say where you are", "and what you see."]),
    ("en", "Free in Kazakhstan, round the clock", ["Free in Kazakhstan,", "round the clock"]),
    ("en", "Take it, and it’s hard to explain.", ["Take it,", "and it’s hard to explain."]),
    ("kk", "Құпия – оларға, тәуекел – саған.", ["Құпия – оларға,", "тәуекел – саған."]),
    ("kk", "Бұл сенің болашағың үшін маңызды", ["Бұл сенің", "болашағың үшін маңызды"]),
    ("kk", "Ата-анаң мен мұғаліміңе айт, жасырма", ["Ата-анаң мен мұғаліміңе", "айт, жасырма"]),
    ("kk", "Жауаптылық 16 жастан басталады екен", ["Жауаптылық 16 жастан", "басталады екен"]),
    ("en", "A real job has nothing to hide.", ["A real job", "has nothing to hide."]),
    ("en", "It applies to anyone from age 16 up", ["It applies to anyone", "from age 16 up"]),
    ("en", "You can still stop and tell an adult.", ["You can still stop", "and tell an adult."]),
]  # fmt: skip

CUE_CASES: list[tuple[Lang, str, list[str]]] = [
    ("ru", "Не бойся рассказать об этом взрослому, которому доверяешь, даже если уже согласился.",
     ["Не бойся рассказать об этом взрослому,", "которому доверяешь, даже если уже согласился."]),
    ("ru", "Стоп. Сначала спроси, что внутри.", ["Стоп. Сначала спроси, что внутри."]),
    ("kk", "111 нөміріне тегін, тәулік бойы қоңырау шалуға болады.",
     ["111 нөміріне тегін,", "тәулік бойы қоңырау шалуға болады."]),
    ("en", "The court decides, but this article has no fine.",
     ["The court decides,", "but this article has no fine."]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "lines"), LINE_CASES)
def test_lines(lang: Lang, text: str, lines: list[str]) -> None:
    assert list(break_lines(text, lang)) == lines


@pytest.mark.parametrize(("lang", "text", "cues"), CUE_CASES)
def test_cues(lang: Lang, text: str, cues: list[str]) -> None:
    assert list(split_cues(text, lang)) == cues


def golden() -> list[tuple[Lang, Shape, str, list[list[str]]]]:
    """Every case of tests/cases/video/breaking: adding one needs no Python."""
    found = []
    for path in sorted(GOLDEN.glob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        for case in data["cases"]:
            found += [(data["lang"], s, case["text"], case[s]) for s in SHAPES if s in case]
    return found


@pytest.mark.parametrize(("lang", "shape", "text", "cues"), golden())
def test_golden_breaks(lang: Lang, shape: Shape, text: str, cues: list[list[str]]) -> None:
    size = measure(shape, lang)
    parts = split_cues(text, lang, width=size.line, hard=size.hard)
    assert [list(break_lines(p, lang, width=size.line, hard=size.hard)) for p in parts] == cues


def test_limits_come_from_the_shape() -> None:
    lines = {
        (s, lang): (measure(s, lang).line, measure(s, lang).hard) for s in SHAPES for lang in CODES
    }
    assert lines["9:16", "kk"] == lines["9:16", "en"] == (25, 28)
    assert lines["16:9", "kk"] == lines["16:9", "ru"] == (37, 39)
    assert lines["16:9", "en"] == (42, 42)
    assert lines["1:1", "ru"][0] == 32


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("ru", "из-под", "стола"),
        ("ru", "ты", "же"),
        ("ru", "ст.", "297"),
        ("ru", "1", "000"),
        ("ru", "5 –", "8"),
        ("ru", "А.", "Серікұлы"),
        ("kk", "заң", "бойынша"),
        ("kk", "16", "жастан"),
        ("kk", "8", "жылға"),
        ("kk", "наурыздан", "бастап"),
        ("en", "the", "law"),
        ("en", "art.", "297(1)"),
        ("en", "March", "2025"),
    ],
)
def test_what_belongs_together_is_not_parted(lang: Lang, before: str, after: str) -> None:
    assert break_cost(before, after, lang) >= 300


def test_a_number_stays_with_its_unit() -> None:
    for text in (
        "Ответственность наступает с 16 лет для всех",
        "Срок составляет до 10 месяцев и более",
    ):
        lines = break_lines(text, "ru")
        assert not any(line.endswith(("16", "10", "с", "до")) for line in lines)


def test_a_name_stays_whole() -> None:
    lines = break_lines("Сегодня расскажет Айгүл Серікқызы", "ru")
    assert any("Айгүл Серікқызы" in line for line in lines)


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert sentences("Это ч. 1 ст. 297 УК. Решает суд.") == ("Это ч. 1 ст. 297 УК.", "Решает суд.")


def test_a_word_longer_than_a_line_keeps_its_own() -> None:
    lines = break_lines("Мына жауапкершіліктендірілмегендіктеріңізден деген сөз", "kk")
    assert "жауапкершіліктендірілмегендіктеріңізден" in lines


words = st.lists(
    st.text("абвгдежзәғқңөұүһі", min_size=1, max_size=11), min_size=1, max_size=24
).map(" ".join)


@given(text=words, lang=st.sampled_from(CODES))
def test_nothing_is_lost_and_everything_fits(text: str, lang: Lang) -> None:
    cues = split_cues(text, lang)
    assert " ".join(cues) == text
    for cue in cues:
        lines = break_lines(cue, lang)
        assert " ".join(lines) == cue
        assert len(lines) <= LINES
        assert max(map(len, lines)) <= HARD_LINE


def test_a_pasted_page_is_cut_in_time() -> None:
    start = time.monotonic()
    assert len(split_cues("я и ты " * 40, "ru", width=37, hard=39)) > 2
    assert time.monotonic() - start < 10
