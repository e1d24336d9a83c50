"""Dialogue cards of a lesson: cases that stand in its handouts, a question, follow-ups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from pydantic import Field

from hub.content.common import Slug
from hub.content.languages import Text
from hub.content.markdown import Section
from hub.content.yamlfile import Record, form

CasePlace = Annotated[
    str,
    form(
        r"^handout-[a-z0-9]+(?:-[a-z0-9]+)*#[a-z0-9]+(?:-[a-z0-9]+)*$",
        "a sheet and a heading of it, such as handout-offers#vacancy-1",
    ),
]
"""Where cases stand: `handout-offers#vacancy-1`, the sheet and a heading of it."""
NUMBERED = re.compile(r"^\s*\d+[.)]\s+")
BULLET = re.compile(r"^\s*[-*+]\s+")
BOLD_MARK = re.compile(r"^\*\*(.+?)[.:]?\*\*[.:]?\s*", re.DOTALL)
COUNTER = re.compile(r"^\d+$")
_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


class CardGroup(Record):
    """Cards that share a question: the step they belong to and the sheets' headings they repeat."""

    id: Slug
    step: Slug
    cases: tuple[CasePlace, ...] = Field(min_length=1)


class CardsFront(Record):
    """The front matter of `cards.LANG.md`."""

    title: Text


@dataclass(frozen=True)
class Case:
    """One case as its sheet has it.

    `mark` is its number or name there, empty when the heading itself is the name; `lead` is what
    has to be known first. All are Markdown.
    """

    mark: str
    lead: str
    text: str


@dataclass(frozen=True)
class CardText:
    """What a group of cards asks: the question and where the talk can go from it."""

    title: str
    question: str
    follow_ups: tuple[str, ...]


def split_place(place: str) -> tuple[str, str]:
    """Return the sheet and the heading of a place.

    >>> split_place("handout-offers#card-1")
    ('handout-offers', 'card-1')
    """
    sheet, _, id_ = place.partition("#")
    return sheet, id_


def split_cases(text: str) -> tuple[Case, ...]:
    """Return the cases of a section: its quotations; else its numbered items; else its table's
    rows; else its paragraphs that begin in bold.

    >>> [case.text for case in split_cases("Decide.\\n\\n1. One.\\n2. Two.")]
    ['One.', 'Two.']
    """
    rows = text.split("\n")
    nodes = SyntaxTreeNode(_PARSER.parse(text)).children
    for way in (_quoted, _numbered, _tabled, _bold):
        found = tuple(way(nodes, rows))
        if found:
            return found
    return ()


def read_card_text(section: Section) -> CardText:
    """Return the question (all above the first list) and the follow-ups (the list's items)."""
    rows = section.text.split("\n")
    asked: list[str] = []
    ups: list[str] = []
    for node in SyntaxTreeNode(_PARSER.parse(section.text)).children:
        if node.type == "bullet_list":
            ups += [BULLET.sub("", _source(item, rows), count=1) for item in node.children]
        elif not ups:
            asked.append(_source(node, rows))
    return CardText(section.title, "\n\n".join(asked), tuple(ups))


def _source(node: SyntaxTreeNode, rows: Sequence[str]) -> str:
    start, end = node.map or (0, 0)
    return "\n".join(rows[start:end]).strip()


def _marked(text: str) -> tuple[str, str]:
    found = BOLD_MARK.match(text)
    return (found.group(1), text[found.end() :].strip()) if found else ("", text)


def _quoted(nodes: Sequence[SyntaxTreeNode], rows: Sequence[str]) -> Iterator[Case]:
    quotes = sum(node.type == "blockquote" for node in nodes)
    before: list[str] = []
    for node in nodes:
        if node.type == "blockquote":
            text = re.sub(r"(?m)^\s*> ?", "", _source(node, rows))
            # Among several, only the words right above a quotation are its own.
            mark, lead = _marked("\n\n".join(before if quotes == 1 else before[-1:]))
            yield Case(mark, lead, text)
            before = []
        else:
            before.append(_source(node, rows))


def _numbered(nodes: Sequence[SyntaxTreeNode], rows: Sequence[str]) -> Iterator[Case]:
    for node in nodes:
        if node.type == "ordered_list":
            first = int(node.attrs.get("start", 1))
            for number, item in enumerate(node.children, first):
                yield Case(str(number), "", NUMBERED.sub("", _source(item, rows), count=1))


def _tabled(nodes: Sequence[SyntaxTreeNode], rows: Sequence[str]) -> Iterator[Case]:
    for node in (node for node in nodes if node.type == "table"):
        body = node.children[1:]
        lines = [[_cell(cell) for cell in row.children] for part in body for row in part.children]
        if not lines:
            continue
        longest = max(range(len(lines[0])), key=lambda at: sum(len(line[at]) for line in lines))
        for number, line in enumerate(lines, 1):
            counted = longest > 0 and bool(COUNTER.match(line[0]))
            yield Case(line[0] if counted else str(number), "", line[longest])


def _cell(node: SyntaxTreeNode) -> str:
    return "".join(child.content for child in node.children if child.type == "inline").strip()


def _bold(nodes: Sequence[SyntaxTreeNode], rows: Sequence[str]) -> Iterator[Case]:
    for node in nodes:
        mark, text = _marked(_source(node, rows)) if node.type == "paragraph" else ("", "")
        if mark and text:
            yield Case(mark, "", text)
