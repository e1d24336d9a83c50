"""The theme keeps its promises: contrast, no inline code, escaped words, complete languages."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import material
import pytest
import yaml
from jinja2 import Environment, FileSystemLoader

from hub.content.lesson import MOST_CUTS
from hub.downloads.forms import GROUPS

ROOT = Path(__file__).resolve().parents[2]
OVERRIDES = ROOT / "overrides"
ASSETS = OVERRIDES / "assets"
TEMPLATES = sorted(OVERRIDES.rglob("*.html"))
TOKENS = json.loads((ASSETS / "tokens.json").read_text("utf-8"))
CSS = (ASSETS / "hub.css").read_text("utf-8")
WORDS = yaml.safe_load((ROOT / "docs/_data/interface.yml").read_text("utf-8"))


def luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance of #RRGGBB."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), TOKENS["pairs"])
def test_contrast_of_every_pair(mode: str, front: str, back: str, least: float) -> None:
    colours = TOKENS[mode]
    assert contrast(colours[front], colours[back]) >= least


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_styles_use_the_colours_of_the_tokens(mode: str) -> None:
    blocks = re.findall(r":root[^{]*\{\s*(--ink:[^}]*)\}", CSS)
    light, *dark = (dict(re.findall(r"--([\w-]+):(#\w{6})", block)) for block in blocks[:3])
    for found in [light] if mode == "light" else dark:
        shared = {name: found.get(name) for name in TOKENS[mode]}
        assert shared == TOKENS[mode]


def test_both_dark_blocks_are_the_same() -> None:
    first, second = re.findall(r"--ink:#06171E[^}]*", CSS)[:2]
    assert first == second


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(OVERRIDES)))
def test_no_inline_script_or_style(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"<style|\sstyle=|\son\w+=\"|javascript:", text)
    for tag in re.findall(r"<script[^>]*>.*?</script>", text, re.DOTALL):
        assert re.fullmatch(r"<script src=\"[^\"]+\"( defer)?></script>", tag), tag


# What prints markup on purpose: our own macros, and values that are numbers or closed words.
PLAIN = re.compile(
    r"^(m\.|parts\.|file\(|do\(|lang\.t\(|icon\(|date\(|size\(|seconds\(|minutes\(|ages\(|word\(|tags\(|call\(|card\(|"
    r"contact\(|contact_details\(|filters\(|cards\(|section_url\(|level$|loop\.index$|code$|class$|"
    r"strokes\[|hub\.body_lang$|c\.lang$|c\.minutes$|n$|id$|"
    r"total // 60$|total % 60$|s\.minutes \* 10 - 2$|\[\(bytes|"
    r"' ' ~ class if class$|'website' if|\"\\?\" ~|\", \" if not loop\.last$|\"\.\" if )"
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(OVERRIDES)))
def test_every_printed_value_says_how_it_is_escaped(path: Path) -> None:
    if "languages" in path.parts:
        return
    text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    for value in re.findall(r"\{\{-?\s*(.*?)\s*-?\}\}", text, re.DOTALL):
        safe = re.search(r"\|(e|safe|url)$", value) or PLAIN.match(value)
        assert safe, f"{path.name}: {{{{ {value} }}}} has neither |e nor |safe"


def keys_of(path: Path) -> list[str]:
    return re.findall(r'^  "([\w.]+)": ', path.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_theme_languages_are_complete(lang: str) -> None:
    theirs = Path(material.__file__).parent / "templates/partials/languages/en.html"
    ours = OVERRIDES / f"partials/languages/{lang}.html"
    assert keys_of(ours) == keys_of(theirs)
    loader = FileSystemLoader([str(OVERRIDES)])
    macro = Environment(loader=loader).get_template(f"partials/languages/{lang}.html").module
    empty = [key for key in keys_of(ours) if not macro.t(key)]  # type: ignore[attr-defined]
    assert empty == []


def used_keys() -> Iterator[str]:
    for path in TEMPLATES:
        yield from re.findall(r"hub\.t\.(\w+)", path.read_text("utf-8"))


def test_every_interface_key_in_use_exists() -> None:
    assert sorted(set(used_keys()) - set(WORDS)) == []


@pytest.mark.parametrize(
    "prefix",
    ["setting", "form", "priority", "rating", "verdict", "topic", "month", "month_in", "bar"],
)
def test_closed_lists_have_words(prefix: str) -> None:
    counts = {"setting": 4, "form": 4, "priority": 3, "rating": 4, "verdict": 3, "topic": 7}
    least = counts.get(prefix, 12 if prefix.startswith("month") else 5)
    found = [key for key in WORDS if re.fullmatch(rf"{prefix}_([a-z_]+|\d+)", key)]
    assert len(found) >= least


def test_every_use_of_a_file_has_a_word() -> None:
    assert {f"files_{group}" for group in GROUPS.values()} <= set(WORDS)


def test_every_shorter_version_has_its_rules() -> None:
    css = (ASSETS / "lesson.css").read_text("utf-8")
    for index in range(1, MOST_CUTS + 1):
        assert f":has(#cut-{index}:checked) :is(.x{index},.at:not(.at{index}))" in css
        assert f'[data-cut="{index}"] .x{index},' in css


def test_interface_words_are_in_three_languages_and_in_their_alphabets() -> None:
    for key, texts in WORDS.items():
        assert set(texts) == {"kk", "ru", "en"}, key
        for lang, text in texts.items():
            assert text == text.strip() and text, key
            # A Latin letter between Cyrillic ones is a slip of the keyboard: i for і, a for а.
            slip = re.search(r"[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]", text, re.IGNORECASE)
            assert not slip, (key, lang)


def test_placeholders_agree_across_languages() -> None:
    for key, texts in WORDS.items():
        found = {tuple(sorted(re.findall(r"\{\w+\}", text))) for text in texts.values()}
        assert len(found) == 1, key


@pytest.mark.parametrize(
    ("name", "kilobytes"),
    [
        ("hub.css", 10),
        ("hub.js", 4),
        ("theme.js", 1),
        ("lesson.css", 5),
        ("lesson.js", 2),
        ("teach.js", 5),
    ],
)
def test_assets_stay_small(name: str, kilobytes: int) -> None:
    assert len(gzip.compress((ASSETS / name).read_bytes(), 9)) <= kilobytes * 1024
