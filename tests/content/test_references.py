"""References: parsed, resolved outside code only, unknown ones reported with their line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.content.references import Reference, UnknownReference, parse_reference, resolve


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("law:cc-297-1", ("law", "cc-297-1", "")),
        ("law:cc-297-1.penalty", ("law", "cc-297-1", "penalty")),
        ("law:cc-297.1-4", ("law", "cc-297.1-4", "")),
        ("law:cc-297.1-4.penalty", ("law", "cc-297.1-4", "penalty")),
        ("law:cc-297.1", ("law", "cc-297.1", "")),
        ("law:cc-297.1.title", ("law", "cc-297.1", "title")),
        ("law:nd-1-17.1.rule", ("law", "nd-1-17.1", "rule")),
        ("help:111.number", ("help", "111", "number")),
    ],
)
def test_parse(raw: str, expected: tuple[str, str, str]) -> None:
    assert parse_reference(raw) == Reference(*expected, raw)


@pytest.mark.parametrize("raw", ["", "law", "law:", ":x", "law:a b", "LAW:x", "law:x..y", "7*7"])
def test_not_a_reference(raw: str) -> None:
    assert parse_reference(raw) is None


def lookup(ref: Reference) -> str:
    if ref.id == "gone":
        raise UnknownReference(ref.id, "There is none.", ["gold"])
    return f"<{ref.space} {ref.id} {ref.field}>".replace(" >", ">")


def link(scheme: str, id_: str, anchor: str) -> str:
    return f"/{scheme}/{id_}/" + (f"#{anchor}" if anchor else "")


def test_resolves_outside_code_only() -> None:
    text = (
        "a {{ law:x-1 }} `{{ law:x-1 }}`\n```\n{{ law:x-1 }}\n```\n[b](page:help#now) `[b](page:c)`"
    )
    out, problems = resolve(text, lookup, link)
    assert out == (
        "a <law x-1> `{{ law:x-1 }}`\n```\n{{ law:x-1 }}\n```\n[b](/page/help/#now) `[b](page:c)`"
    )
    assert problems == []


def test_unknown_reference_stays_and_is_reported() -> None:
    out, problems = resolve("one\n{{ law:gone }} {{ nonsense }}", lookup, link)
    assert out == "one\n{{ law:gone }} {{ nonsense }}"
    assert [(p.line, p.raw) for p in problems] == [(1, "{{ law:gone }}"), (1, "{{ nonsense }}")]
    assert problems[0].error.known == ("gold",)


def test_outside_addresses_are_left_alone() -> None:
    text = "[a](https://adilet.zan.kz/rus) [b](tel:111) [c](#here)"
    assert resolve(text, lookup, link) == (text, [])


@given(st.text())
def test_never_raises(text: str) -> None:
    resolve(text, lookup, link)


@given(st.text(alphabet="{}` \n[]():#.-law17x", max_size=60))
def test_never_raises_on_near_misses(text: str) -> None:
    resolve(text, lookup, link)
