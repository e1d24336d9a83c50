"""Grammar of numbers and penalties: properties for every number, examples for every shape."""

from __future__ import annotations

import doctest
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.content import law_words
from hub.content.languages import CODES, Lang
from hub.content.law_numbers import (
    NBSP,
    Amount,
    Mci,
    Unit,
    ablative_kk,
    age_words,
    amount_words,
    dative_kk,
    day_words,
    genitive_ru,
    number,
    plural_ru,
    since_words,
    tenge_words,
)
from hub.content.law_words import Ban, Penalty, Sanction, cite_words, sanction_words

MCI = Mci(2026, 4325)
COUNTS = st.integers(1, 10_000)
UNITS: tuple[Unit, ...] = ("years", "months", "days", "hours", "percent", "mci", "age")


def plain(words: str) -> str:
    """Return the words with ordinary spaces, so that examples stay readable."""
    return words.replace(NBSP, " ")


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(law_words).failed == 0


# --- numbers ---------------------------------------------------------------------------------


@given(COUNTS)
def test_thousands_are_apart_and_can_be_read_back(value: int) -> None:
    assert int(number(value, "en").replace(",", "")) == value
    for lang in ("kk", "ru"):
        assert int(number(value, lang).replace(NBSP, "")) == value
        assert " " not in number(value, lang)


@given(COUNTS)
def test_russian_nominative_follows_the_last_two_digits(value: int) -> None:
    form = plural_ru(value, "год", "года", "лет")
    tail, last = value % 100, value % 10
    if 11 <= tail <= 14 or last == 0 or last >= 5:
        assert form == "лет"
    elif last == 1:
        assert form == "год"
    else:
        assert form == "года"


@given(COUNTS)
def test_russian_genitive_is_singular_only_after_one(value: int) -> None:
    words = plain(amount_words(Amount("years", max=value), MCI, "ru"))
    assert words.endswith("года") == (value % 10 == 1 and value % 100 != 11)
    assert re.fullmatch(r"до [\d ]+ (года|лет)", words)
    assert genitive_ru(value, "часа", "часов") == (
        "часа" if value % 10 == 1 and value % 100 != 11 else "часов"
    )


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("unit", UNITS)
@given(low=COUNTS, extra=COUNTS)
def test_a_range_names_both_numbers_in_order(lang: Lang, unit: Unit, low: int, extra: int) -> None:
    words = amount_words(Amount(unit, min=low, max=low + extra), MCI, lang)
    assert words.index(number(low, lang)) < words.rindex(number(low + extra, lang))
    assert "  " not in words and words == words.strip()


@pytest.mark.parametrize("lang", ["kk", "ru"])
@given(value=COUNTS)
def test_a_number_never_parts_from_its_unit(lang: Lang, value: int) -> None:
    for amount in (Amount("hours", max=value), Amount("hours", exact=value)):
        assert not re.search(r"\d ", amount_words(amount, MCI, lang))


@given(COUNTS)
def test_english_has_the_singular_only_for_one(value: int) -> None:
    words = amount_words(Amount("days", exact=value), MCI, "en")
    assert words.endswith(" day") == (value == 1)


@given(COUNTS)
def test_tenge_is_the_index_times_the_number(value: int) -> None:
    for lang in CODES:
        assert number(value * 4325, lang) in tenge_words(Amount("mci", max=value), MCI, lang)


# --- Kazakh endings --------------------------------------------------------------------------

BACK, FRONT = "аоұы", "әөүіе"
VOICELESS, NASAL, OTHER = "пкқтсш", "мнң", "лрйзж"


@given(
    st.sampled_from(BACK + FRONT),
    st.sampled_from(VOICELESS + NASAL + OTHER),
    st.sampled_from(["ба", "бе", ""]),
)
def test_kazakh_endings_follow_the_last_vowel_and_sound(vowel: str, end: str, start: str) -> None:
    word = f"{start}л{vowel}{end}"
    back = vowel in BACK
    dative = "қ" if end in VOICELESS and back else "к" if end in VOICELESS else "ғ" if back else "г"
    assert dative_kk(word) == word + dative + ("а" if back else "е")
    ablative = "т" if end in VOICELESS else "н" if end in NASAL else "д"
    assert ablative_kk(word) == word + ablative + ("ан" if back else "ен")


@pytest.mark.parametrize(
    ("word", "dative", "ablative"),
    [
        ("жыл", "жылға", "жылдан"),
        ("ай", "айға", "айдан"),
        ("тәулік", "тәулікке", "тәуліктен"),
        ("сағат", "сағатқа", "сағаттан"),
        ("жас", "жасқа", "жастан"),
        ("пайыз", "пайызға", "пайыздан"),
        ("теңге", "теңгеге", "теңгеден"),
        ("АЕК", "АЕК-ке", "АЕК-тен"),
        ("маусым", "маусымға", "маусымнан"),
        ("сәуір", "сәуірге", "сәуірден"),
        ("шілде", "шілдеге", "шілдеден"),
        ("қыркүйек", "қыркүйекке", "қыркүйектен"),
        ("желтоқсан", "желтоқсанға", "желтоқсаннан"),
    ],
)
def test_kazakh_words_of_the_registry(word: str, dative: str, ablative: str) -> None:
    assert (dative_kk(word), ablative_kk(word)) == (dative, ablative)


# --- small phrases ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "kk", "ru", "en"),
    [
        (Amount("years", exact=1), "1 жыл", "1 год", "1 year"),
        (Amount("years", exact=3), "3 жыл", "3 года", "3 years"),
        (Amount("years", max=1), "1 жылға дейін", "до 1 года", "up to 1 year"),
        (Amount("age", min=18, max=21), "18 жастан 21 жасқа дейін", "от 18 до 21 года", "18 to 21"),
        (
            Amount("years", min=6, min_unit="months", max=2),
            "6 айдан 2 жылға дейін",
            "от 6 месяцев до 2 лет",
            "6 months to 2 years",
        ),
        (Amount("days", max=40), "40 тәулікке дейін", "до 40 суток", "up to 40 days"),
        (
            Amount("mci", min=5, max=100),
            "5 АЕК-тен 100 АЕК-ке дейін (2026 жылы 21 625 теңгеден 432 500 теңгеге дейін)",
            "от 5 до 100 МРП (от 21 625 до 432 500 тенге в 2026 году)",
            "5 to 100 MCI (21,625 to 432,500 tenge in 2026)",
        ),
    ],
)
def test_amounts(amount: Amount, kk: str, ru: str, en: str) -> None:
    said = tuple(plain(amount_words(amount, MCI, lang)) for lang in ("kk", "ru", "en"))
    assert said == (kk, ru, en)


def test_age_dates_and_days() -> None:
    assert [plain(age_words(16, lang)) for lang in ("kk", "ru", "en")] == [
        "16 жастан",
        "с 16 лет",
        "from age 16",
    ]
    assert [plain(since_words("2025-03", lang)) for lang in ("kk", "ru", "en")] == [
        "2025 жылғы наурыздан",
        "с марта 2025 года",
        "since March 2025",
    ]
    assert [plain(since_words("2025-09-16", lang)) for lang in ("kk", "ru", "en")] == [
        "2025 жылғы 16 қыркүйектен",
        "с 16 сентября 2025 года",
        "since 16 September 2025",
    ]
    assert day_words("2025-09-12", "ru") == "12.09.2025"
    assert day_words("2025-09-12", "en") == "12 September 2025"


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_a_name(month: int) -> None:
    for lang in CODES:
        assert re.search(r"[^\W\d]{3,}", since_words(f"2025-{month:02}", lang))


@pytest.mark.parametrize(
    ("part", "level", "kk", "ru", "en"),
    [
        (None, "article", "ҚР ҚК 297-1-бабы", "ст. 297-1 УК РК", "art. 297-1 of the Code"),
        (
            "4",
            "part",
            "ҚР ҚК 297-1-бабының 4-бөлігі",
            "ч. 4 ст. 297-1 УК РК",
            "art. 297-1(4) of the Code",
        ),
        (
            "7",
            "point",
            "ҚР ҚК 297-1-бабының 7-тармағы",
            "п. 7 ст. 297-1 УК РК",
            "art. 297-1(7) of the Code",
        ),
        (
            "2",
            "note",
            "ҚР ҚК 297-1-бабына 2-ескертпе",
            "примечание 2 к ст. 297-1 УК РК",
            "note 2 to art. 297-1 of the Code",
        ),
        (
            None,
            "note",
            "ҚР ҚК 297-1-бабына ескертпе",
            "примечание к ст. 297-1 УК РК",
            "note to art. 297-1 of the Code",
        ),
    ],
)
def test_citations(part: str | None, level: law_words.Level, kk: str, ru: str, en: str) -> None:
    acts: dict[Lang, str] = {"kk": "ҚР ҚК", "ru": "УК РК", "en": "the Code"}
    said = {lang: plain(cite_words(act, "297-1", part, level, lang)) for lang, act in acts.items()}
    assert said == {"kk": kk, "ru": ru, "en": en}


# --- shapes of penalties that the registry does not have yet ----------------------------------


def said(sanction: Sanction) -> dict[str, str]:
    return {lang: plain(sanction_words(sanction, MCI, lang)) for lang in CODES}


def test_corrective_works_may_have_a_sum_of_their_own() -> None:
    works = Penalty("corrective-works", Amount("mci", max=20))
    assert said(Sanction((works,))) == {
        "kk": "20 АЕК-ке дейінгі мөлшерде түзеу жұмыстары (2026 жылы 86 500 теңге)",
        "ru": "исправительные работы до 20 МРП (86 500 тенге в 2026 году)",
        "en": "corrective works of up to 20 MCI (86,500 tenge in 2026)",
    }


def test_an_exact_term_needs_no_up_to() -> None:
    assert said(Sanction((Penalty("imprisonment", Amount("years", exact=5)),))) == {
        "kk": "5 жыл мерзімге бас бостандығынан айыру",
        "ru": "лишение свободы на срок 5 лет",
        "en": "imprisonment for 5 years",
    }


def test_the_same_term_is_said_only_for_equal_terms() -> None:
    shorter = Penalty("restriction", Amount("years", max=2))
    longer = Penalty("imprisonment", Amount("years", max=3))
    assert "тот же срок" not in said(Sanction((shorter, longer)))["ru"]
    equal = Penalty("imprisonment", Amount("years", max=2))
    assert said(Sanction((shorter, equal)))["ru"] == (
        "ограничение свободы на срок до 2 лет либо лишение свободы на тот же срок"
    )


def test_confiscation_and_a_ban_together() -> None:
    five = Penalty("imprisonment", Amount("years", max=5))
    words = said(Sanction((five,), "required", Ban()))
    assert words["kk"].startswith("мүлкі тәркіленіп, белгілі бір лауазымдарды")
    assert words["ru"].startswith("лишение свободы на срок до 5 лет с конфискацией имущества с пож")
    assert words["en"] == (
        "imprisonment for up to 5 years with confiscation of property with a lifelong ban on "
        "certain posts or activities"
    )
