"""Grammar of citations and penalties in Kazakh, Russian and English.

Pure functions: structure in, phrase out. A phrase starts in lower case and has no final stop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from hub.content.languages import Lang
from hub.content.law_numbers import NBSP, Amount, Mci, limits, tenge_words

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

KINDS: tuple[str, ...] = get_args(Kind)
PAYERS: tuple[str, ...] = get_args(Payer)
CONFISCATIONS: tuple[str, ...] = get_args(Confiscation)
LEVELS: tuple[str, ...] = get_args(Level)


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
    sum_ = limits(penalty.amount, "mci", lang)
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
    words = limits(penalty.amount, penalty.amount.unit, lang)
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
