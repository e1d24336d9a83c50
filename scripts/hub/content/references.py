"""References in texts: `{{ law:cc-297-1.penalty }}` and `[words](explainer:courier)`.

Our own small resolver: it looks names up and inserts phrases. It cannot run anything, so a
pull request from a stranger can hold no code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hub.content.markdown import code_mask, outside_code

REFERENCE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
LINK = re.compile(r"\]\(([a-z]+):([A-Za-z0-9/._-]+)(?:#([A-Za-z0-9._-]+))?\)")
SCHEMES = ("page", "explainer", "lesson", "series", "video", "offer")


class UnknownReference(LookupError):
    """A reference that names nothing; `what` says it in a sentence, `known` are candidates."""

    def __init__(self, name: str, what: str, known: Iterable[str]) -> None:
        super().__init__(what)
        self.name = name
        self.what = what
        self.known = tuple(known)


@dataclass(frozen=True)
class Reference:
    """A reference as written: `{{ space:id.field }}`; `field` is empty when left out."""

    space: str
    id: str
    field: str
    raw: str


@dataclass(frozen=True)
class Problem:
    """A reference that could not be resolved; `line` counts from 0 inside the text."""

    line: int
    raw: str
    error: UnknownReference


Lookup = Callable[[Reference], str]
LinkLookup = Callable[[str, str, str], str]


def parse_reference(raw: str) -> Reference | None:
    """Parse the inside of the braces; return None when it is not a reference at all.

    >>> parse_reference("law:cc-297.1-4.penalty")
    Reference(space='law', id='cc-297.1-4', field='penalty', raw='law:cc-297.1-4.penalty')
    """
    space, colon, rest = raw.partition(":")
    if not colon or not re.fullmatch(r"[a-z]+", space):
        return None
    head, dot, tail = rest.rpartition(".")
    if dot and re.fullmatch(r"[a-z_][a-z0-9_]*", tail):
        id_, field = head, tail
    else:
        id_, field = rest, ""
    if not re.fullmatch(r"[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*", id_):
        return None
    return Reference(space, id_, field, raw)


def resolve(text: str, lookup: Lookup, link: LinkLookup) -> tuple[str, list[Problem]]:
    """Replace every reference and hub link outside code; return the text and the problems.

    `lookup` gives the phrase of a reference, `link(scheme, id, anchor)` the address of a hub
    link; both raise UnknownReference. An unresolved reference stays as it was written.
    """
    problems: list[Problem] = []
    rows: list[str] = []
    for index, row, code in code_mask(text):
        rows.append(row if code else _row(row, index, lookup, link, problems))
    return "\n".join(rows), problems


def _row(row: str, index: int, lookup: Lookup, link: LinkLookup, problems: list[Problem]) -> str:
    def reference(match: re.Match[str]) -> str:
        found = parse_reference(match.group(1))
        try:
            if found is None:
                raise UnknownReference(
                    match.group(1), f'"{match.group(0)}" is not a reference.', ()
                )
            return lookup(found)
        except UnknownReference as error:
            problems.append(Problem(index, match.group(0), error))
            return match.group(0)

    def address(match: re.Match[str]) -> str:
        scheme, id_, anchor = match.group(1), match.group(2), match.group(3) or ""
        if scheme not in SCHEMES:
            return match.group(0)
        try:
            return f"]({link(scheme, id_, anchor)})"
        except UnknownReference as error:
            problems.append(Problem(index, match.group(0)[2:-1], error))
            return match.group(0)

    out: list[str] = []
    at = 0
    for start, end in outside_code(row):
        out.append(row[at:start])
        part = row[start:end]
        if "{{" in part:
            part = REFERENCE.sub(reference, part)
        if "](" in part:
            part = LINK.sub(address, part)
        out.append(part)
        at = end
    return "".join(out)
