"""Numbers and sorted words as text that JSON carries: what browser/reader.js reads back."""

from __future__ import annotations

from collections.abc import Iterable

FIRST, LOW, HIGH = 35, 72, 20
"""Digits are characters from `#` on: 72 that end a number, 20 that stand before them."""


def numbers(values: Iterable[int]) -> str:
    """Return non-negative integers as text, one to four characters each.

    >>> numbers([0, 71, 72])
    '#j$k#'[0:2] + 'l#'
    """
    out: list[str] = []
    for value in values:
        high, low = divmod(value, LOW)
        digits = [FIRST + low]
        while high:
            high, digit = divmod(high, HIGH)
            digits.append(FIRST + LOW + digit)
        out += map(chr, reversed(digits))
    return "".join(out)


def front(words: Iterable[str]) -> str:
    """Return sorted words, each as how much it shares with the one before (A is 0) and the rest.

    >>> front(["law", "laws", "lesson"])
    'AlawDsBesson'
    """
    out: list[str] = []
    last = ""
    for word in words:
        same = 0
        while same < min(len(word), len(last), 25) and word[same] == last[same]:
            same += 1
        out.append(chr(65 + same) + word[same:])
        last = word
    return "".join(out)
