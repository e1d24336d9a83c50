"""Numbers, sums, lengths and dates in grammatical Kazakh, Russian and English.

A number and its unit, and the thousands of a number, hold together by U+00A0 in Kazakh and
Russian; English uses commas.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from hub.content.languages import Lang

NBSP = "\u00a0"

Unit = Literal["years", "months", "days", "hours", "mci", "percent", "age"]
UNITS: tuple[str, ...] = get_args(Unit)


@dataclass(frozen=True)
class Mci:
    """The monthly calculation index of a year, in tenge."""

    year: int
    tenge: int


@dataclass(frozen=True)
class Amount:
    """A length or sum: exact, up to `max`, from `min`, or from `min` to `max`.

    `min_unit` is the unit of the lower end where it differs ("6 months to 2 years").
    """

    unit: Unit
    min: int | None = None
    max: int | None = None
    exact: int | None = None
    min_unit: Unit | None = None


def number(value: int, lang: Lang) -> str:
    """Return a whole number with its thousands apart.

    >>> number(4325, "en")
    '4,325'
    """
    return f"{value:,}".replace(",", "," if lang == "en" else NBSP)


def plural_ru(value: int, one: str, few: str, many: str) -> str:
    """Return the Russian form that goes with a number in the nominative.

    >>> [plural_ru(n, "год", "года", "лет") for n in (1, 2, 5, 11, 21, 100)]
    ['год', 'года', 'лет', 'лет', 'год', 'лет']
    """
    if value % 100 in range(11, 15):
        return many
    return one if value % 10 == 1 else few if value % 10 in (2, 3, 4) else many


def genitive_ru(value: int, one: str, many: str) -> str:
    """Return the Russian form that goes with a number in the genitive ("до 21 года").

    >>> [genitive_ru(n, "года", "лет") for n in (1, 2, 11, 21, 100)]
    ['года', 'лет', 'лет', 'года', 'лет']
    """
    return one if value % 10 == 1 and value % 100 != 11 else many


# Nominative with 1, 2 and 5, then genitive with 1 and 5. The dictionary keeps МРП unchanged.
_RU_UNITS: dict[str, tuple[str, str, str, str, str]] = {
    "years": ("год", "года", "лет", "года", "лет"),
    "age": ("год", "года", "лет", "года", "лет"),
    "months": ("месяц", "месяца", "месяцев", "месяца", "месяцев"),
    "days": ("сутки", "суток", "суток", "суток", "суток"),
    "hours": ("час", "часа", "часов", "часа", "часов"),
    "percent": ("процент", "процента", "процентов", "процента", "процентов"),
    "mci": ("МРП", "МРП", "МРП", "МРП", "МРП"),
    "tenge": ("тенге", "тенге", "тенге", "тенге", "тенге"),
}
_KK_UNITS: dict[str, str] = {
    "years": "жыл",
    "age": "жас",
    "months": "ай",
    "days": "тәулік",
    "hours": "сағат",
    "percent": "пайыз",
    "mci": "АЕК",
    "tenge": "теңге",
}
_EN_UNITS: dict[str, tuple[str, str]] = {
    "years": ("year", "years"),
    "age": ("", ""),
    "months": ("month", "months"),
    "days": ("day", "days"),
    "hours": ("hour", "hours"),
    "percent": ("per cent", "per cent"),
    "mci": ("MCI", "MCI"),
    "tenge": ("tenge", "tenge"),
}

_KK_FRONT = frozenset("әөүіеэ")
_KK_BACK = frozenset("аоұыяю")
_KK_VOICELESS = frozenset("пфкқтсшщхһцчбвгд")
_KK_NASAL = frozenset("мнң")


def kk_front(word: str) -> bool:
    """Tell whether the last vowel of clear harmony is a front one (у and и carry none)."""
    for letter in reversed(word.lower()):
        if letter in _KK_FRONT:
            return True
        if letter in _KK_BACK:
            return False
    return True


def kk_join(word: str, ending: str) -> str:
    return f"{word}-{ending}" if word.isupper() else word + ending


def dative_kk(word: str) -> str:
    """Return a Kazakh noun in the dative; an abbreviation takes a hyphen.

    >>> [dative_kk(w) for w in ("жыл", "тәулік", "сағат", "АЕК")]
    ['жылға', 'тәулікке', 'сағатқа', 'АЕК-ке']
    """
    hard, soft = ("қа", "ке") if word[-1].lower() in _KK_VOICELESS else ("ға", "ге")
    return kk_join(word, soft if kk_front(word) else hard)


def ablative_kk(word: str) -> str:
    """Return a Kazakh noun in the ablative; an abbreviation takes a hyphen.

    >>> [ablative_kk(w) for w in ("жыл", "тәулік", "қазан", "АЕК")]
    ['жылдан', 'тәуліктен', 'қазаннан', 'АЕК-тен']
    """
    last = word[-1].lower()
    start = "н" if last in _KK_NASAL else "т" if last in _KK_VOICELESS else "д"
    return kk_join(word, start + ("ен" if kk_front(word) else "ан"))


def count(value: int, unit: str, lang: Lang, case: Literal["nom", "gen", "dat", "abl"]) -> str:
    """Return a number with its unit in the case that the surrounding words want."""
    digits = number(value, lang)
    if lang == "ru":
        one, few, many, gen_one, gen_many = _RU_UNITS[unit]
        word = (
            plural_ru(value, one, few, many)
            if case == "nom"
            else genitive_ru(value, gen_one, gen_many)
        )
        return f"{digits}{NBSP}{word}"
    if lang == "kk":
        word = _KK_UNITS[unit]
        word = dative_kk(word) if case == "dat" else ablative_kk(word) if case == "abl" else word
        return f"{digits}{NBSP}{word}"
    single, plural = _EN_UNITS[unit]
    return f"{digits} {single if value == 1 else plural}".rstrip()


def limits(amount: Amount, unit: str, lang: Lang) -> str:
    """Return "from … to …", "up to …", "from …" or the exact amount, in one unit word."""
    low = amount.min_unit or unit
    if amount.exact is not None:
        return count(amount.exact, unit, lang, "nom")
    if amount.min is None:
        top = amount.max or 0
        return {
            "ru": f"до {count(top, unit, 'ru', 'gen')}",
            "kk": f"{count(top, unit, 'kk', 'dat')} дейін",
            "en": f"up to {count(top, unit, 'en', 'nom')}",
        }[lang]
    if amount.max is None:
        return {
            "ru": f"от {count(amount.min, low, 'ru', 'gen')}",
            "kk": count(amount.min, low, "kk", "abl"),
            "en": f"from {count(amount.min, low, 'en', 'nom')}",
        }[lang]
    if lang == "kk":
        start = count(amount.min, low, "kk", "abl")
        return f"{start} {count(amount.max, unit, 'kk', 'dat')} дейін"
    # Russian and English name a shared unit once: "от 5 до 8 лет", "5 to 8 years".
    start = number(amount.min, lang) if low == unit else count(amount.min, low, lang, "gen")
    if lang == "ru":
        return f"от {start} до {count(amount.max, unit, 'ru', 'gen')}"
    return f"{start} to {count(amount.max, unit, 'en', 'nom')}"


def tenge_words(amount: Amount, mci: Mci, lang: Lang, *, dated: bool = True) -> str:
    """Return a sum of MCI in tenge, with the year unless told ("692 000 тенге в 2026 году")."""
    scale = {
        name: value * mci.tenge
        for name in ("min", "max", "exact")
        if (value := getattr(amount, name)) is not None
    }
    if "min" not in scale and "max" in scale:
        scale = {"exact": scale["max"]}
    words = limits(Amount("mci", **scale), "tenge", lang)
    if not dated:
        return words
    return {
        "ru": f"{words} в {mci.year}{NBSP}году",
        "kk": f"{mci.year}{NBSP}жылы {words}",
        "en": f"{words} in {mci.year}",
    }[lang]


def amount_words(amount: Amount, mci: Mci, lang: Lang) -> str:
    """Return an amount as it stands in a sentence; a sum of MCI carries its tenge in brackets.

    >>> amount_words(Amount("years", exact=6), Mci(2026, 4325), "en")
    '6 years'
    """
    words = limits(amount, amount.unit, lang)
    if amount.unit == "mci":
        return f"{words} ({tenge_words(amount, mci, lang)})"
    return words


def age_words(years: int, lang: Lang) -> str:
    """Return the age of liability: "16 жастан", "с 16 лет", "from age 16"."""
    return {
        "kk": count(years, "age", "kk", "abl"),
        "ru": f"с {count(years, 'age', 'ru', 'gen')}",
        "en": f"from age {years}",
    }[lang]


# --- dates ----------------------------------------------------------------------------------

_KK_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
_RU_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_EN_MONTHS = "January February March April May June July August September October November December"
_MONTHS: dict[Lang, list[str]] = {
    "kk": _KK_MONTHS.split(),
    "ru": _RU_MONTHS.split(),
    "en": _EN_MONTHS.split(),
}


def since_words(date: str, lang: Lang) -> str:
    """Return a start of force from `YYYY-MM` or `YYYY-MM-DD`.

    >>> since_words("2025-03", "en")
    'since March 2025'
    """
    year, month, *rest = (int(part) for part in date.split("-"))
    name = _MONTHS[lang][month - 1]
    if lang == "kk":
        day = f"{rest[0]}{NBSP}" if rest else ""
        return f"{year}{NBSP}жылғы {day}{ablative_kk(name)}"
    day = f"{rest[0]}{NBSP if lang == 'ru' else ' '}" if rest else ""
    if lang == "ru":
        return f"с {day}{name} {year}{NBSP}года"
    return f"since {day}{name} {year}"


def day_words(date: str, lang: Lang) -> str:
    """Return a day from `YYYY-MM-DD` as a reader writes it in a source line."""
    year, month, day = date.split("-")
    if lang == "en":
        return f"{int(day)} {_MONTHS['en'][int(month) - 1]} {year}"
    return f"{day}.{month}.{year}"


# --- citations ------------------------------------------------------------------------------
