"""Words that cling to a neighbour, in three languages: no line breaks between the two."""

from __future__ import annotations

import re

from hub.content.languages import Lang


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEANS_RIGHT: dict[Lang, frozenset[str]] = {
    "kk": _words(
        "және не немесе я яки әрі ал бірақ алайда егер өте ең тым бұл осы сол әр бір мына ана әлгі "
        "ешқандай кез бас аса ауыр"
    ),
    "ru": _words(
        "а без безо близ в ввиду вместо вне во возле вокруг вопреки вроде да для до за и из "
        "изо из-за из-под или к как когда ко кроме кто между на над надо насчёт не ни но о об "
        "обо около от ото перед передо по под подо после посреди при про против ради с сквозь "
        "со среди то тоже у через что чтобы если эта это этот эти твой твоя твои твою мой моя "
        "свой свою своя самый очень даже только лишь уже ещё"
    ),
    "en": _words(
        "a about above across after against along among an and are around as at be because been "
        "before behind below beneath beside between beyond but by can despite down during except "
        "for from has have he her his how i if in inside into is it its may my near no nor not of "
        "off on onto or our outside over past per round she since so than that the their these "
        "they this those through throughout to toward towards under until up upon via was we were "
        "what when where which who will with within without you your i’m it’s that’s there’s "
        "you’re they’re he’s she’s don’t doesn’t won’t can’t isn’t didn’t"
    ),
}
"""Words that must not end a line: prepositions, conjunctions, articles, pronouns, negation."""

CAN_END = _words("are is was were be been have has had it you he she they we me him her us them")
"""Of these, the English ones that may end a clause: "where you are | and what you see"."""

LEANS_LEFT: dict[Lang, frozenset[str]] = {
    "kk": _words(
        "үшін туралы жайлы жайында жайындағы жөнінде жөніндегі хақында дейін дейінгі шейін "
        "шейінгі кейін кейінгі бастап соң бұрын бұрынғы бері бергі арқылы сияқты секілді тәрізді "
        "бойынша бойы бойымен сайын бірге қоса қарай тарта жуық астам артық аса тыс басқа өзге "
        "гөрі қарағанда қарамастан қарсы қатысты байланысты орай сәйкес сай ретінде тұрғысынан "
        "ішінде ішіндегі үстінде астында алдында артында қасында жанында арасында арасындағы "
        "мен бен пен менен ма ме ба бе па пе да де та те ғана ғой қой-ау емес екен еді "
        "керек мүмкін болады жатыр жүр тұр отыр"
    ),
    "ru": _words("же ли бы ль б ж спустя назад"),
    "en": _words("too either ago"),
}
"""Words that must not begin a line: postpositions, particles, auxiliaries."""

AND_KK = _words("мен бен пен")
"""The Kazakh "and, with": after its first noun, and before what it joins."""

BEFORE_NUMBER = _words(
    "ст статья статьи статье статьёй статью ч часть части частью п пункт пункта пункте art article "
    "part no номер номеру нөмірі № § около более менее свыше примерно кемінде шамамен"
)
"""Words that stay with the number after them."""

_MONTHS_KK = _words(
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
)
MONTHS = _words(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "january february march april may june july august september october november december"
)
_UNITS = _words(
    "г гг лет год года году годом годов годам годы месяц месяца месяцев неделя неделю недели "
    "недель день дня дней дню сутки суток ч час часа часов часам мин минута минуту минуты минут "
    "сек секунда секунду секунды секунд статья статьи статье статью ст часть части раз раза "
    "человек тенге тг мрп км см мм мб гб процент процента процентов рубль рубля рублей кг "
    "year years year-old month months week weeks day days hour hours minute minutes second "
    "seconds part art article percent per cent people times mci am pm mb gb km "
    "тг аек % ‰ ₸ ° × класс класса классе сынып"
)
_UNITS_KK = re.compile(
    r"(?:жыл|жас|ай|апта|күн|тәулік|сағат|минут|секунд|бап|баб|бөлік|бөліг|тармақ|тармағ|теңге|"
    r"пайыз|адам|рет|есе|аек|сынып|сыныб|мың|миллион|млн|"
    + "|".join(sorted(_MONTHS_KK))
    + r")(?:[а-яәғқңөұүһі]{0,8})$"
)
_THOUSANDS = _words("тысяча тысячи тысяч тыс миллион миллиона миллионов млн thousand million")
FROM_KK = re.compile(r"(?:жыл|ай|күн|сағат|минут|жас|теңге|пайыз)(?:дан|ден|тан|тен|нан|нен)$")
"""A unit in the ablative, the first half of a range."""
TO_KK = re.compile(r"\d+-(?:ге|ға|ке|қа|ден|дан|тен|тан)$")
"""A number to which, or from which, something is done: the verb stays with it."""
SUFFIXED = re.compile(r"\d+-\w*")


def goes_on_a_number(word: str, lang: Lang) -> bool:
    """Tell a word that stays with the number before it: 16 | жастан, 5 | лет, 2 | hours."""
    if word[:1].isdigit() or word in ("to", "до", "–") or SUFFIXED.match(word):
        return True
    if word in _UNITS or word in MONTHS or word in _THOUSANDS:
        return True
    return lang == "kk" and _UNITS_KK.match(word) is not None


ABBREVIATION = re.compile(
    r"(?:^|[\s(«“\"])(?:(?i:ст|ч|п|пп|г|гг|ул|им|стр|рис|тыс|млн|т|т\.\s?е|т\.\s?д|т\.\s?п|см|др|"
    r"art|no|e\.g|i\.e|mr|mrs|ms|dr|vs|т\.б)|[A-HJ-ZА-ЮЁӘҒҚҢӨҰҮҺІ])\.$"
)
"""A full stop that ends no sentence: `ст.`, `т. е.`, `No.`, an initial (but not `I.` and `Я.`)."""
