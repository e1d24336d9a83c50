"""Two languages of one Markdown text, cut into rows that say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

LISTS = ("bullet_list", "ordered_list")
_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class Passage:
    """A row of running text: the same paragraph, case or list item in both languages."""

    left: str
    right: str


@dataclass(frozen=True)
class TablePair:
    """Two tables of one shape; every cell is Markdown, the first row is the head."""

    left: tuple[tuple[str, ...], ...]
    right: tuple[tuple[str, ...], ...]


def parallel(left: str, right: str) -> tuple[Passage | TablePair, ...]:
    """Return the rows of two texts side by side.

    Where the texts are not built alike, they stand beside each other as they are.

    >>> parallel("Один.\\n\\n1. Два.\\n2. Три.", "One.\\n\\n1. Two.\\n2. Three.")[2]
    Passage(left='2. Три.', right='2. Three.')
    """
    ours, theirs = _nodes(left), _nodes(right)
    if [node.type for node in ours] != [node.type for node in theirs]:
        return (Passage(left.strip(), right.strip()),)
    found: list[Passage | TablePair] = []
    for one, other in zip(ours, theirs, strict=True):
        found += _rows(one, left.split("\n"), other, right.split("\n"))
    return tuple(found)


def _nodes(text: str) -> list[SyntaxTreeNode]:
    return SyntaxTreeNode(_PARSER.parse(text)).children


def _rows(
    one: SyntaxTreeNode, left: Sequence[str], other: SyntaxTreeNode, right: Sequence[str]
) -> Iterator[Passage | TablePair]:
    if one.type == "table":
        cells, others = _cells(one), _cells(other)
        if [len(row) for row in cells] == [len(row) for row in others]:
            yield TablePair(cells, others)
            return
    if one.type in LISTS and len(one.children) == len(other.children):
        for item, same in zip(one.children, other.children, strict=True):
            yield Passage(_source(item, left), _source(same, right))
        return
    yield Passage(_source(one, left), _source(other, right))


def _cells(table: SyntaxTreeNode) -> tuple[tuple[str, ...], ...]:
    rows = [row for part in table.children for row in part.children]
    return tuple(tuple(_content(cell) for cell in row.children) for row in rows)


def _content(cell: SyntaxTreeNode) -> str:
    return "".join(child.content for child in cell.children if child.type == "inline").strip()


def _source(node: SyntaxTreeNode, rows: Sequence[str]) -> str:
    start, end = node.map or (0, 0)
    return "\n".join(rows[start:end]).strip()
