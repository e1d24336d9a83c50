"""Kazakh words: forms of one lemma meet, forms of others do not; Python and the browser agree."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import pytest
import yaml
from py_mini_racer import MiniRacer

import hub.search
from hub.search.kazakh import KazakhAnalysis
from hub.search.kazakh_table import SOURCE, load

ROOT = Path(__file__).parents[2]
FORMS = yaml.safe_load(Path(__file__).with_name("kazakh_forms.yml").read_text(encoding="utf-8"))
PARTS = [Path(hub.search.__file__).parent / f"browser/{name}.js" for name in ("words", "kazakh")]
READER = """
let words, keys, letters, ladders, latin;
function open(table, frequencies) {
  keys = Object.keys(frequencies);
  words = kkWords(table, keys, Object.values(frequencies));
  letters = kkLetters(table);
  latin = [table.latin, table.likes];
  ladders = table.modes.map((mode) => kkLadder(table, mode));
  return keys.length;
}
const find = (queries) => queries.map((text) => wordsOf(text, words.spell).slice(0, 1)
  .flatMap((word) => words.lookup(word).map(([id, share]) => [keys[id], share])));
const stems = (mode, all) => all.map((word) => Object.fromEntries(ladders[mode].stems(word)));
const cut = (texts) => texts.map((text) => wordsOf(text, words.spell));
const read = (all) => all.map((word) =>
  [letters.fold(word), ...latin.map((ways) => letters.readings(word, ways))]);
"""

_RUSSIAN = str.maketrans("әғқңөұүһі", "агкноуухи")
_NEW = dict(
    zip("абвгдежзийклмнопрстуфхшыіэәғқңөұүһ", "abvgdejziiklmnoprstufhşyıeäğqñöūüh", strict=True)
)
_NEW |= {"ц": "ts", "ч": "ch", "ю": "iu", "я": "ia", "ь": ""}
_PLAIN = _NEW | dict(zip("әіөұүй", "aiouuy", strict=True))
_CHATS = (
    _PLAIN | {"ж": "zh", "ш": "sh", "ғ": "g", "қ": "k", "ң": "n", "ю": "yu", "я": "ya", "х": "kh"},
    _PLAIN | {"ж": "j", "ш": "sh", "ғ": "gh", "қ": "q", "ң": "ng", "й": "i", "ц": "c"},
)


def in_letters(word: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(letter, letter) for letter in word)


SPELLINGS = {
    "kazakh": [str],
    "russian layout": [lambda word: word.translate(_RUSSIAN)],
    "latin 2021": [lambda word: in_letters(word, _NEW)],
    "chat latin": [lambda word, c=chat: in_letters(word, c) for chat in _CHATS],
}
RECALL = {"kazakh": 0.985, "russian layout": 0.98, "latin 2021": 0.98, "chat latin": 0.97}


def pairs() -> list[tuple[str, str]]:
    """Every form asked for by the lemma and by its neighbour in the list."""
    out = []
    for lemma, forms in {**FORMS["nouns"], **FORMS["verbs"]}.items():
        words = forms.split()
        if lemma in FORMS["nouns"]:
            words.insert(0, lemma)
        out += [(words[0], word) for word in words[1:]]
        out += list(zip(words, words[1:] + words[:1], strict=True))
    return out


APART = [tuple(pair.split("/")) for pair in FORMS["apart"].split()]


@pytest.fixture(scope="module")
def analysis():
    return KazakhAnalysis()


@pytest.fixture(scope="module")
def site(analysis):
    """Learn the forms as a site's words, and open them in the browser's script."""
    pages = {d for _, d in [*pairs(), *APART]} | set(FORMS["typed"].values())
    return opened(analysis, sorted(pages))


def opened(analysis, words: list[str]):
    lexicon = analysis.learn(dict.fromkeys(words, 1))
    frequencies: dict[str, float] = {}
    for keys in lexicon.keys.values():
        for key, share in keys:
            frequencies[key] = frequencies.get(key, 0) + share
    browser = MiniRacer()
    browser.eval("".join(part.read_text(encoding="utf-8") for part in PARTS) + READER)
    browser.call("open", dict(lexicon.browser), frequencies)
    return lexicon, browser


def missed(site, rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the rows whose query does not find its page."""
    lexicon, browser = site
    found = browser.call("find", [query for query, _ in rows])
    return [
        row
        for row, keys in zip(rows, found, strict=True)
        if not {key for key, _ in keys} & {key for key, _ in lexicon.keys[row[1]]}
    ]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_forms_of_one_lemma_meet(site, spelling):
    rows = [(write(q), d) for q, d in pairs() for write in SPELLINGS[spelling]]
    bad = missed(site, rows)
    assert 1 - len(bad) / len(rows) >= RECALL[spelling], bad


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_forms_of_others_stay_apart(site, spelling):
    rows = [(write(q), d) for q, d in APART for write in SPELLINGS[spelling]]
    assert len(APART) >= 100
    wrong = sorted(set(rows) - set(missed(site, rows)))
    assert len(wrong) / len(rows) <= 0.015, wrong


def test_words_as_people_type_them(site):
    assert missed(site, list(FORMS["typed"].items())) == []


@pytest.fixture(scope="module")
def own_words(analysis):
    """The Kazakh words of the project's pages, lessons and data."""
    texts = [*ROOT.glob("docs/**/*.kk.md"), *ROOT.glob("lesson_plans/**/*.kk.md")]
    texts += [*ROOT.glob("docs/_data/**/*.yml")]
    words = {w for path in texts for w in analysis.letters.words_of(path.read_text("utf-8"))}
    assert len(words) > 3000
    return sorted(words)


def test_python_and_the_browser_read_every_word_alike(site, analysis, own_words):
    _, browser = site
    for mode, ladder in enumerate((analysis.ladder, analysis.folded)):
        there = browser.call("stems", mode, own_words)
        here = [ladder.stems(word) for word in own_words]
        assert [w for w, a, b in zip(own_words, here, there, strict=True) if a != b] == []
    letters = analysis.letters
    latin = [in_letters(word, _CHATS[0]) for word in own_words]
    assert browser.call("read", latin) == [
        [letters.fold(w), letters.readings(w), letters.folded_readings(w)] for w in latin
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ата-анаң мен досың: «қою, сию, ҚАУІП»",
        "soft\u00adhyphen, ата\u2011ана, и\u0306, İstanbul",
        "297-бап, <b>есірткі</b> ... 💊 -- ё-моё",
        "",
        "-а- а--б 'х'",
    ],
)
def test_python_and_the_browser_cut_a_text_alike(site, analysis, text):
    _, browser = site
    assert browser.call("cut", [text])[0] == list(analysis.letters.words_of(text))


def test_every_word_is_found_by_its_own_spelling(analysis, own_words):
    whole = [w for w in own_words if "-" not in w]
    assert missed(opened(analysis, own_words), [(w, w) for w in whole]) == []


def test_shares_are_probabilities(site, own_words):
    lexicon, browser = site
    for keys in lexicon.keys.values():
        shares = [share for _, share in keys]
        assert shares == sorted(shares, reverse=True)
        assert 0.5 < sum(shares) <= 1.001
    for keys in browser.call("find", own_words[:500]):
        assert sum(share for _, share in keys) <= 1.000001


def test_a_reviewed_lemma_puts_a_wrong_stem_right():
    words = {"топырақ": 1, "топты": 1, "топтар": 1, "тобы": 1}
    plain = KazakhAnalysis().learn(words).keys["топырақ"][0]
    seeded = KazakhAnalysis(lemmas=[("топырақ", "n")]).learn(words)
    assert plain[0] == "топ"
    assert seeded.keys["топырақ"][0][0] == "топырақ"


def test_a_reviewed_lemma_of_no_kind_is_refused():
    with pytest.raises(ValueError, match='тасы: the kind is "verb"'):
        KazakhAnalysis(lemmas=[("тасы", "verb")])


def test_background_words_help_and_are_not_indexed():
    words = {"құрметін": 1}
    learned = KazakhAnalysis(background=["құрметке", "құрметпен", "құрмет"]).learn(words)
    assert set(learned.keys) == {"құрметін"}
    assert learned.keys["құрметін"][0][0] == "құрмет"


def test_learning_does_not_depend_on_the_order_of_words(analysis, own_words):
    some = own_words[:800]
    one = analysis.learn(dict.fromkeys(some, 1)).keys
    other = analysis.learn(dict.fromkeys(reversed(some), 1)).keys
    assert one == other


def test_learning_is_quick_enough_for_a_thousand_pages(analysis):
    """60,000 forms in ten seconds, judged on a tenth of them with as much room."""
    nouns = [n for n in FORMS["nouns"] if "-" not in n]
    ends = ("", "да", "лар", "мен", "ның", "ы", "ға", "сын", "дан", "лары")
    words = {f"{a}{b}{end}": 1 for a in nouns for b in "абзқл" for end in ends} | dict.fromkeys(
        [f"{a}{b}" for a in nouns for b in nouns], 1
    )
    start = time.process_time()
    analysis.learn(words)
    assert (time.process_time() - start) / len(words) <= 10 / 60_000


def test_the_table_holds_together():
    table, numbers = load()
    assert 0 < numbers.keep < 0.5
    assert 0 < table["keep"] < 0.5
    own, folded = table["modes"]
    letters = set(own["vowels"]) | set(own["classes"])
    for mode in (own, folded):
        assert set(mode["harmony"]) <= set(mode["vowels"])
        for on, forms in zip(table["endings"], mode["forms"], strict=True):
            assert on and forms
            assert all(-2 <= number < len(table["endings"]) for number in on)
            for text, add, after, cost, harmony in forms:
                assert set(after) <= set("VYLZNTS"), text
                assert cost > 0
                assert harmony in (0, 1, 2)
                assert set(text + add) <= set("абғдеқлмнңпрстуцшйыикгі") | letters, text
    assert all(way.isalpha() for ways in table["latin"].values() for way in ways)


def test_the_table_is_small():
    """It goes with the index of every Kazakh reader who searches."""
    table, _ = load()
    told = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
    assert len(gzip.compress(told, 6)) < 4096


def test_a_mistake_in_the_table_is_told_with_its_line(tmp_path):
    broken = tmp_path / "kazakh.yml"
    text = SOURCE.read_text(encoding="utf-8").replace(
        "like: {on: [noun, owned]", "like: {on: [nuon]"
    )
    broken.write_text(text, encoding="utf-8")
    line = text[: text.index("nuon")].count("\n") + 1
    with pytest.raises(ValueError, match=rf"kazakh\.yml:{line}: .*nuon"):
        load(broken)
