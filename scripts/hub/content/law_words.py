"""Grammar of numbers and penalties in Kazakh, Russian and English.

Pure functions: structure in, phrase out. A phrase starts in lower case and has no final stop.
A number and its unit, and the thousands of a number, hold together by U+00A0 in Kazakh and
Russian; English uses commas.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from hub.content.languages import Lang

NBSP = "\u00a0"

Unit = Literal["years", "months", "days", "hours", "mci", "percent", "age"]
Kind = Literal[
    "fine",
    "corrective-works",
    "community-service",
    "restriction",
    "arrest",
    "imprisonment",
    "life-imprisonment",
    "administrative-arrest",
    "warning",
]
Payer = Literal[
    "parents",
    "small-business",
    "small-business-or-nonprofit",
    "medium-business",
    "large-business",
]
Confiscation = Literal["required", "possible", "none"]
Level = Literal["article", "part", "point", "clause", "subpoint", "note"]

UNITS: tuple[str, ...] = get_args(Unit)
KINDS: tuple[str, ...] = get_args(Kind)
PAYERS: tuple[str, ...] = get_args(Payer)
CONFISCATIONS: tuple[str, ...] = get_args(Confiscation)
LEVELS: tuple[str, ...] = get_args(Level)


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


@dataclass(frozen=True)
class Penalty:
    """One of the punishments a court may choose from; `amount` is None for life and warning."""

    kind: Kind
    amount: Amount | None = None
    same_amount: bool = False
    payer: Payer | None = None


@dataclass(frozen=True)
class Ban:
    """A lifelong ban on posts or activity; `only_for` names the people it is limited to."""

    only_for: dict[Lang, str] | None = None


@dataclass(frozen=True)
class Sanction:
    """Everything an article threatens with: the alternatives and what is added to them."""

    penalties: tuple[Penalty, ...]
    confiscation: Confiscation = "none"
    ban: Ban | None = None
    licence: bool = False


# --- numbers and units -----------------------------------------------------------------------


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


def _kk_front(word: str) -> bool:
    """Tell whether the last vowel of clear harmony is a front one (у and и carry none)."""
    for letter in reversed(word.lower()):
        if letter in _KK_FRONT:
            return True
        if letter in _KK_BACK:
            return False
    return True


def _kk_join(word: str, ending: str) -> str:
    return f"{word}-{ending}" if word.isupper() else word + ending


def dative_kk(word: str) -> str:
    """Return a Kazakh noun in the dative; an abbreviation takes a hyphen.

    >>> [dative_kk(w) for w in ("жыл", "тәулік", "сағат", "АЕК")]
    ['жылға', 'тәулікке', 'сағатқа', 'АЕК-ке']
    """
    hard, soft = ("қа", "ке") if word[-1].lower() in _KK_VOICELESS else ("ға", "ге")
    return _kk_join(word, soft if _kk_front(word) else hard)


def ablative_kk(word: str) -> str:
    """Return a Kazakh noun in the ablative; an abbreviation takes a hyphen.

    >>> [ablative_kk(w) for w in ("жыл", "тәулік", "қазан", "АЕК")]
    ['жылдан', 'тәуліктен', 'қазаннан', 'АЕК-тен']
    """
    last = word[-1].lower()
    start = "н" if last in _KK_NASAL else "т" if last in _KK_VOICELESS else "д"
    return _kk_join(word, start + ("ен" if _kk_front(word) else "ан"))


def _count(value: int, unit: str, lang: Lang, case: Literal["nom", "gen", "dat", "abl"]) -> str:
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


def _limits(amount: Amount, unit: str, lang: Lang) -> str:
    """Return "from … to …", "up to …", "from …" or the exact amount, in one unit word."""
    low = amount.min_unit or unit
    if amount.exact is not None:
        return _count(amount.exact, unit, lang, "nom")
    if amount.min is None:
        top = amount.max or 0
        return {
            "ru": f"до {_count(top, unit, 'ru', 'gen')}",
            "kk": f"{_count(top, unit, 'kk', 'dat')} дейін",
            "en": f"up to {_count(top, unit, 'en', 'nom')}",
        }[lang]
    if amount.max is None:
        return {
            "ru": f"от {_count(amount.min, low, 'ru', 'gen')}",
            "kk": _count(amount.min, low, "kk", "abl"),
            "en": f"from {_count(amount.min, low, 'en', 'nom')}",
        }[lang]
    if lang == "kk":
        start = _count(amount.min, low, "kk", "abl")
        return f"{start} {_count(amount.max, unit, 'kk', 'dat')} дейін"
    # Russian and English name a shared unit once: "от 5 до 8 лет", "5 to 8 years".
    start = number(amount.min, lang) if low == unit else _count(amount.min, low, lang, "gen")
    if lang == "ru":
        return f"от {start} до {_count(amount.max, unit, 'ru', 'gen')}"
    return f"{start} to {_count(amount.max, unit, 'en', 'nom')}"


def tenge_words(amount: Amount, mci: Mci, lang: Lang, *, dated: bool = True) -> str:
    """Return a sum of MCI in tenge, with the year unless told ("692 000 тенге в 2026 году")."""
    scale = {
        name: value * mci.tenge
        for name in ("min", "max", "exact")
        if (value := getattr(amount, name)) is not None
    }
    if "min" not in scale and "max" in scale:
        scale = {"exact": scale["max"]}
    words = _limits(Amount("mci", **scale), "tenge", lang)
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
    words = _limits(amount, amount.unit, lang)
    if amount.unit == "mci":
        return f"{words} ({tenge_words(amount, mci, lang)})"
    return words


def age_words(years: int, lang: Lang) -> str:
    """Return the age of liability: "16 жастан", "с 16 лет", "from age 16"."""
    return {
        "kk": _count(years, "age", "kk", "abl"),
        "ru": f"с {_count(years, 'age', 'ru', 'gen')}",
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


def cite_words(act: str, article: str, part: str | None, level: Level, lang: Lang) -> str:
    """Return a citation; `act` is the act's citation form in that language.

    >>> cite_words("the Criminal Code", "297-1", "4", "part", "en")
    'art. 297-1(4) of the Criminal Code'
    """
    if lang == "en":
        if level == "note":
            return f"note{f' {part}' if part else ''} to art. {article} of {act}"
        inner = f"({part})" if part and level != "article" else ""
        return f"art. {article}{inner} of {act}"
    act = act.replace(" ", NBSP) if len(act) < 10 else act
    if lang == "ru":
        whole = f"ст.{NBSP}{article} {act}"
        return {
            "article": whole,
            "part": f"ч.{NBSP}{part} {whole}",
            "point": f"п.{NBSP}{part} {whole}",
            "clause": f"п.{NBSP}{part}) {whole}",
            "subpoint": f"подп.{NBSP}{part}) {whole}",
            "note": f"примечание{f'{NBSP}{part}' if part else ''} к {whole}",
        }[level]
    return {
        "article": f"{act} {article}-бабы",
        "part": f"{act} {article}-бабының {part}-бөлігі",
        "point": f"{act} {article}-бабының {part}-тармағы",
        "clause": f"{act} {article}-бабының {part}) тармағы",
        "subpoint": f"{act} {article}-бабының {part}) тармақшасы",
        "note": f"{act} {article}-бабына {f'{part}-' if part else ''}ескертпе",
    }[level]


# --- penalties ------------------------------------------------------------------------------

_NAMES: dict[str, dict[Lang, str]] = {
    "fine": {"kk": "айыппұл", "ru": "штраф", "en": "a fine"},
    "corrective-works": {
        "kk": "түзеу жұмыстары",
        "ru": "исправительные работы",
        "en": "corrective works",
    },
    "community-service": {
        "kk": "қоғамдық жұмыстарға тарту",
        "ru": "общественные работы",
        "en": "community service",
    },
    "restriction": {
        "kk": "бас бостандығын шектеу",
        "ru": "ограничение свободы",
        "en": "restriction of liberty",
    },
    "arrest": {"kk": "қамаққа алу", "ru": "арест", "en": "arrest"},
    "imprisonment": {
        "kk": "бас бостандығынан айыру",
        "ru": "лишение свободы",
        "en": "imprisonment",
    },
    "life-imprisonment": {
        "kk": "өмір бойына бас бостандығынан айыру",
        "ru": "пожизненное лишение свободы",
        "en": "life imprisonment",
    },
    "administrative-arrest": {
        "kk": "әкімшілік қамаққа алу",
        "ru": "административный арест",
        "en": "administrative arrest",
    },
    "warning": {"kk": "ескерту", "ru": "предупреждение", "en": "a warning"},
}
_PAYERS: dict[str, dict[Lang, str]] = {
    "parents": {
        "kk": "ата-анасына немесе оларды алмастыратын адамдарға",
        "ru": "на родителей или лиц, их заменяющих,",
        "en": "on the parents or persons acting in their place",
    },
    "small-business": {
        "kk": "шағын кәсіпкерлік субъектілеріне",
        "ru": "на субъектов малого предпринимательства",
        "en": "on small businesses",
    },
    "small-business-or-nonprofit": {
        "kk": "шағын кәсіпкерлік субъектілеріне немесе коммерциялық емес ұйымдарға",
        "ru": "на субъектов малого предпринимательства или некоммерческие организации",
        "en": "on small businesses or non-profit organisations",
    },
    "medium-business": {
        "kk": "орта кәсіпкерлік субъектілеріне",
        "ru": "на субъектов среднего предпринимательства",
        "en": "on medium businesses",
    },
    "large-business": {
        "kk": "ірі кәсіпкерлік субъектілеріне",
        "ru": "на субъектов крупного предпринимательства",
        "en": "on large businesses",
    },
}
_BAN: dict[Lang, str] = {
    "kk": "белгілі бір лауазымдарды атқару немесе белгілі бір қызметпен айналысу құқығынан "
    "өмір бойына айыра отырып",
    "ru": "с пожизненным лишением права занимать определённые должности или заниматься "
    "определённой деятельностью",
    "en": "with a lifelong ban on certain posts or activities",
}


def _money_words(
    penalty: Penalty, mci: Mci, lang: Lang, *, named: bool = True, dated: bool = True
) -> str:
    """Return a fine or corrective works with the sum; `named` puts the name of the penalty."""
    assert penalty.amount is not None
    sum_ = _limits(penalty.amount, "mci", lang)
    tenge = f"({tenge_words(penalty.amount, mci, lang, dated=dated)})"
    payer = _PAYERS[penalty.payer][lang] if penalty.payer else ""
    name = _NAMES[penalty.kind][lang] if named else ""
    if lang == "kk":
        exact = penalty.amount.exact is not None
        size = f"{sum_} мөлшерінде" if exact else f"{sum_}гі мөлшерде"
        words = (payer, size, name, tenge)
    elif lang == "ru":
        words = (name, f"{payer} –" if payer else "", sum_, tenge)
    else:
        words = (f"{name} of" if named else "", sum_, tenge, payer)
    return " ".join(word for word in words if word)


def _term_words(penalty: Penalty, lang: Lang, *, same_term: bool) -> str:
    """Return a penalty that lasts some time, or one without a measure."""
    name = _NAMES[penalty.kind][lang]
    if penalty.amount is None:
        return name
    if same_term:
        return {
            "kk": f"сол мерзімге {name}",
            "ru": f"{name} на тот же срок",
            "en": f"{name} for the same term",
        }[lang]
    words = _limits(penalty.amount, penalty.amount.unit, lang)
    if lang == "kk":
        exact = penalty.amount.exact is not None
        return f"{words} мерзімге {name}" if exact else f"{words}гі мерзімге {name}"
    if lang == "ru":
        # "арест до 40 суток" reads better than "арест на срок до 40 суток" and says the same.
        short = penalty.kind in ("arrest", "administrative-arrest")
        return f"{name} {words}" if short else f"{name} на срок {words}"
    return f"{name} of {words}" if penalty.kind == "community-service" else f"{name} for {words}"


def penalty_words(penalty: Penalty, mci: Mci, lang: Lang, before: Penalty | None = None) -> str:
    """Return one punishment; `before` is the one named just before it in the same article.

    A restriction and an imprisonment of equal length are "… for the same term", as in the Code.
    """
    if penalty.same_amount:
        name = _NAMES[penalty.kind][lang]
        return {
            "kk": f"сол мөлшерде {name}",
            "ru": f"{name} в том же размере",
            "en": f"{name} in the same amount",
        }[lang]
    if penalty.kind in ("fine", "corrective-works"):
        return _money_words(penalty, mci, lang)
    same = (
        before is not None
        and before.kind == "restriction"
        and penalty.kind == "imprisonment"
        and before.amount == penalty.amount
    )
    return _term_words(penalty, lang, same_term=same)


def _join(items: Sequence[str], lang: Lang) -> str:
    """Join alternatives with "or" as the law does: a comma from the third one on."""
    if len(items) == 1:
        return items[0]
    if lang == "kk":
        first = f"{items[0]} не {items[1]}"
        return first + "".join(f", не {item}" for item in items[2:])
    word = {"ru": "либо", "en": "or"}[lang]
    return f" {word} ".join(items) if len(items) == 2 else f", {word} ".join(items)


def _tiers(penalties: Sequence[Penalty], mci: Mci, lang: Lang) -> str:
    """Return fines that depend on the size of the business; name and year stand once."""
    first, *rest = penalties
    rows = [_money_words(penalty, mci, lang, named=False, dated=False) for penalty in rest]
    return ", ".join([_money_words(first, mci, lang), *rows])


def sanction_words(sanction: Sanction, mci: Mci, lang: Lang) -> str:
    """Return the whole penalty of an article part as one phrase."""
    penalties = sanction.penalties
    if len(penalties) > 1 and all(p.payer not in (None, "parents") for p in penalties):
        words = _tiers(penalties, mci, lang)
        single = False
    else:
        words = _alternatives(penalties, mci, lang)
        single = len(penalties) == 1
    return _with_additions(words, sanction, lang, single=single)


def _alternatives(penalties: Sequence[Penalty], mci: Mci, lang: Lang) -> str:
    shared = {penalty.payer for penalty in penalties} == {"parents"} and len(penalties) > 1
    if shared and lang == "kk":
        # "Ата-анасына … ескерту не … айыппұл": the payer of all of them stands once, in front.
        penalties = [replace(penalty, payer=None) for penalty in penalties]
    befores = (None, *penalties)
    items = [penalty_words(p, mci, lang, b) for p, b in zip(penalties, befores, strict=False)]
    words = _join(items, lang)
    return f"{_PAYERS['parents']['kk']} {words}" if shared and lang == "kk" else words


def _with_additions(words: str, sanction: Sanction, lang: Lang, *, single: bool) -> str:
    """Add confiscation, ban and loss of licence where each language puts them."""
    taken, ban = sanction.confiscation, sanction.ban
    if lang == "kk":
        front = []
        if taken != "none":
            front.append("мүлкі тәркіленіп" + (" немесе онсыз" if taken == "possible" else ""))
        if ban is not None:
            limit = f"ал {ban.only_for['kk']} " if ban.only_for else ""
            front.append(limit + _BAN["kk"])
        if sanction.licence:
            front.append("лицензиядан айыра отырып немесе онсыз")
        return ", ".join([*front, words])
    comma = "" if single else ","
    if taken != "none":
        tail = {
            "ru": {
                "required": "с конфискацией имущества",
                "possible": "с конфискацией имущества или без таковой",
            },
            "en": {
                "required": "with confiscation of property",
                "possible": "with or without confiscation of property",
            },
        }[lang][taken]
        words = f"{words}{comma} {tail}"
    if ban is not None:
        if ban.only_for:
            link = {"ru": f", а {ban.only_for['ru']} – ", "en": f", and {ban.only_for['en']} "}
            words += link[lang] + _BAN[lang]
        else:
            words += f"{comma} {_BAN[lang]}"
    if sanction.licence:
        words += {
            "ru": ", с лишением лицензии либо без такового",
            "en": ", with or without loss of the licence",
        }[lang]
    return words
