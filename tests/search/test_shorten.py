"""Short names: the script says the same with them."""

from __future__ import annotations

import gzip

import pytest
from py_mini_racer import MiniRacer

from hub.content.languages import CODES
from hub.search.script import WORDS, joined_parts, search_script
from hub.search.shorten import shorten

CASES = [
    "const outer = 1; const add = (left, right = outer) => left + right; add(2)",
    "const make = (name) => ({ name, other: name, name2: { name } }); JSON.stringify(make(4))",
    "const take = ({ first, second: renamed = 7, ...rest }) => [first, renamed, rest.third]; "
    "take({ first: 1, third: 3 }).join()",
    "const say = (what) => `${what} and ${`${what}!`.length}`; say('abc')",
    "let sum = 0; for (const [at, value] of [5, 6].entries()) sum += at * value; sum",
    "function deep(count) { const inner = count - 1; return count ? deep(inner) + 1 : 0; } deep(4)",
    "const box = { get(key) { return key + 1; }, async wait(time) { return time; } }; box.get(1)",
    "let out = ''; for (let at = 0, size; at < 6; at += size) { size = 2; out += at + size; } out",
    "function maker() { return (word) => word + 1; } maker()(3)",
    "const pick = (a) => (a ? a.length : a); pick('xyz') / 3 / 1",
    "const test = (text) => /[/'\"`]a/.test(text) ? 'yes' : \"no'\"; test('/a')",
    "const f = (sum, x) => sum + x; [1, 2].reduce((sum, x) => f(sum, x), 10)",
    "const { lang = 'kk', list: [head] } = { list: [9] }; lang + head",
    "let later; const set = () => later ||= 3; set(); later - -1",
    "/* a comment */ const a1 = 1; // another\nconst b1 = a1 + +a1; b1",
    "try { null.x; } catch (error) { error instanceof TypeError }",
]


@pytest.mark.parametrize("script", CASES)
def test_a_short_script_gives_the_same(script):
    assert MiniRacer().eval(shorten(script)) == MiniRacer().eval(script)
    assert len(shorten(script)) <= len(script)


def test_names_from_outside_and_properties_stay():
    assert "fetch(" in shorten("const go = (address) => fetch(address);")
    assert ".title" in shorten("const title = (hit) => hit.title;")


@pytest.mark.parametrize("lang", [code for code in CODES if code != "kk"])
def test_the_script_is_small_and_keeps_its_one_name(lang):
    script = search_script(lang)
    assert len(gzip.compress(script.encode(), 9)) <= 6 * 1024
    engine = MiniRacer()
    engine.eval(search_script(lang, page=False))
    assert engine.eval("Object.keys(HubSearch).join()") == "open"
    assert WORDS[lang][1] in joined_parts(lang)
