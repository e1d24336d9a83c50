"""Where subtitles break: golden cases, and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.content.languages import CODES, Lang
from hub.video.breaking import HARD_LINE, LINES, break_lines, sentences, split_cues

LINE_CASES: list[tuple[Lang, str, list[str]]] = [
    ("ru", "Звони на 111", ["Звони на 111"]),
    ("ru", "Решает суд, но штрафа здесь нет.", ["Решает суд,", "но штрафа здесь нет."]),
    ("ru", "Лишение свободы на срок от 5 до 8 лет.", ["Лишение свободы", "на срок от 5 до 8 лет."]),
    ("ru", "Тайна нужна им, а рискуешь ты.", ["Тайна нужна им,", "а рискуешь ты."]),
    ("ru", "Напиши сообщение через QR-код 111", ["Напиши сообщение", "через QR-код 111"]),
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
