"""Paradigms: every form of the site's lemmas in a table small enough for a phone.

A lemma's forms are its stem with the endings of its class. Most lemmas share few classes, and
the classes share their lists of endings: a participle's are those of any adjective.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Groups = Sequence[frozenset[str]]
"""The forms of one lemma, in groups that end alike: finite forms, each participle."""

Shape = tuple[int, tuple[tuple[str, str], ...]]
"""A class: letters of the lemma that are no stem, and (middle, endings joined by a bar)."""


def beginning(words: Iterable[str]) -> str:
    """Return what all words begin with."""
    ordered = sorted(words)
    first, last = ordered[0], ordered[-1]
    same = 0
    while same < min(len(first), len(last)) and first[same] == last[same]:
        same += 1
    return first[:same]


def shape_of(lemma: str, groups: Groups) -> Shape:
    """Return the class of a lemma with these forms.

    >>> shape_of("law", [frozenset({"law", "laws"})])
    (0, (('', '|s'),))
    """
    heads = [beginning(group) for group in groups]
    stem = beginning([lemma, *heads])
    parts: dict[str, set[str]] = {}
    for head, group in zip(heads, groups, strict=True):
        parts.setdefault(head[len(stem) :], set()).update(form[len(head) :] for form in group)
    return (
        len(lemma) - len(stem),
        tuple((middle, "|".join(sorted(ends))) for middle, ends in sorted(parts.items())),
    )


def with_own(
    lemmas: Mapping[str, Iterable[frozenset[str]]],
    keys: Mapping[str, Iterable[tuple[str, float]]],
) -> dict[str, list[frozenset[str]]]:
    """Return the forms with every word of the site that its dictionary does not list itself."""
    full = {lemma: list(groups) for lemma, groups in lemmas.items()}
    own: dict[str, set[str]] = {}
    for word, row in keys.items():
        for key, _ in row:
            if not any(word in group for group in full.get(key, ())) and word != key:
                own.setdefault(key, set()).add(word)
    for key, words in own.items():
        full.setdefault(key, [frozenset({key})]).append(frozenset(words))
    return full


def table_of(lemmas: Mapping[str, Iterable[frozenset[str]]]) -> dict[str, Any]:
    """Return the browser's table of these lemmas, given the groups of forms of each.

    `endings` are lists of endings joined by bars. A class is [letters of the lemma that are no
    stem, middle, number of endings, middle, number of endings, …]. `of` gives each lemma the
    number of its class; a lemma without forms of its own has none.
    """
    shapes = {
        lemma: shape_of(lemma, sorted(g, key=sorted))
        for lemma, groups in sorted(lemmas.items())
        if (g := [group for group in groups if group])
    }
    often = Counter(shapes.values())
    classes = sorted(often, key=lambda shape: (-often[shape], shape))
    ends = Counter(end for shape in classes for _, end in shape[1])
    endings = sorted(ends, key=lambda end: (-ends[end], end))
    number = {end: at for at, end in enumerate(endings)}
    place = {shape: at for at, shape in enumerate(classes)}
    return {
        "endings": endings,
        "classes": [
            [cut, *(item for middle, end in parts for item in (middle, number[end]))]
            for cut, parts in classes
        ],
        "of": {lemma: place[shape] for lemma, shape in shapes.items()},
    }


def joined(words: Iterable[str], stem: Mapping[str, str]) -> dict[str, list[str]]:
    """Return words that no dictionary knows by their Snowball stem, shortest word first."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (len(w), w)):
        found.setdefault(stem[word], []).append(word)
    return found
