"""Pairs of a query and a page's word, made of groups of forms that were written by hand."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from hub.search.evaluate import Pair

CASES = Path(__file__).parents[1] / "cases/search"
LETTERS = {"ru": "абвгдежзийклмнопрстуфхцчшщыьэюя", "en": "abcdefghijklmnopqrstuvwxyz"}


def groups(lang: str) -> Iterator[tuple[list[str], list[str]]]:
    """Yield forms of one word, and words that only look alike."""
    for row in (CASES / f"{lang}.txt").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            forms, _, others = row.partition("|")
            yield forms.split(), others.split()


def hand_pairs(lang: str) -> list[Pair]:
    """Return every form asking for every other, and every form asking for what looks alike."""
    rows: list[Pair] = []
    for forms, others in groups(lang):
        rows += [Pair(q, d, True, "forms") for q in forms for d in forms]
        rows += [Pair(q, d, False, "alike") for q in forms for d in others]
        rows += [Pair(d, q, False, "alike") for q in forms for d in others]
    return rows


def slip_pairs(lang: str) -> list[Pair]:
    """Return queries with one slip of the finger, two in words of nine letters and more."""
    rows: list[Pair] = []
    dice = random.Random(5)
    known = {form for forms, others in groups(lang) for form in (*forms, *others)}
    for forms, _ in groups(lang):
        for form in forms:
            slipped = form
            for _ in range(0 if len(form) < 5 else 1 if len(form) < 9 else 2):
                slipped = _slip(slipped, lang, dice)
            if slipped not in known and len(slipped) > 4:
                rows.append(Pair(slipped, forms[0], True, "slips"))
    return rows


def _slip(word: str, lang: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word))
    way = dice.choice(("swap", "drop", "add", "change"))
    if way == "swap":
        return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    if way == "drop":
        return word[:at] + word[at + 1 :]
    letter = dice.choice(LETTERS[lang])
    return word[:at] + letter + word[at + (way == "change") :]
