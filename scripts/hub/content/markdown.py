"""Markdown with front matter: sections with explicit ids, links and images, line numbers kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from hub.content.findings import Finding
from hub.content.languages import Lang, split_language
from hub.content.textfile import read_text
from hub.content.yamlfile import Lines, parse_yaml

HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)(?:[ \t]+\{#([^}\s]+)\})?[ \t]*#*[ \t]*$")
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
CODE_SPAN = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")

_PARSER = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Section:
    """A heading and its own text, up to the next heading of any level.

    `line` is the heading's line in the file, `text_line` the first line of the text.
    """

    level: int
    id: str
    title: str
    line: int
    text: str
    text_line: int


@dataclass(frozen=True)
class Target:
    """A link or an image as written: where it points, its words, its line."""

    kind: Literal["link", "image"]
    to: str
    text: str
    line: int


@dataclass(frozen=True)
class Document:
    """One Markdown file: front matter, body, and where each of them stands in the file."""

    path: Path
    lang: Lang
    stem: str
    meta: dict[str, Any]
    meta_lines: Lines
    body: str
    body_line: int

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections in order; text before the first heading is left out."""
        return tuple(split_sections(self.body, self.body_line))

    @property
    def intro(self) -> str:
        """The text before the first heading."""
        rows = self.body.split("\n")
        return "\n".join(
            rows[: self.sections[0].line - self.body_line] if self.sections else rows
        ).strip()

    @cached_property
    def tokens(self) -> tuple[tuple[Token, int], ...]:
        """The body's tokens, inline ones included, each with its line in the file."""
        return _tokens(self.body, self.body_line)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """All links and images of the body in order."""
        return tuple(find_targets(self.tokens))

    @cached_property
    def raw_html(self) -> tuple[int, ...]:
        """Lines on which raw HTML stands (comments do not count)."""
        found = []
        for token, line in self.tokens:
            if token.type in (
                "html_block",
                "html_inline",
            ) and not token.content.lstrip().startswith("<!--"):
                found.append(line)
        return tuple(found)

    def section(self, id_: str) -> Section | None:
        """Return the section with this id, or None."""
        return next((s for s in self.sections if s.id == id_), None)

    def line_of(self, key: str) -> int:
        """Return the line of a front-matter key, or the first line."""
        return self.meta_lines.get((key,), 1)


def code_mask(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield (line index, line, is it inside a fenced code block)."""
    fence = ""
    for index, row in enumerate(text.split("\n")):
        mark = FENCE.match(row)
        if mark and not fence:
            fence = mark.group(1)
            yield index, row, True
        elif fence:
            closing = mark and mark.group(1)[0] == fence[0] and len(mark.group(1)) >= len(fence)
            yield index, row, True
            if closing and row.strip() == mark.group(1):  # type: ignore[union-attr]
                fence = ""
        else:
            yield index, row, False


def outside_code(row: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) parts of a line that are not inside `code spans`."""
    at = 0
    for span in CODE_SPAN.finditer(row):
        yield at, span.start()
        at = span.end()
    yield at, len(row)


def split_sections(body: str, first_line: int) -> Iterator[Section]:
    """Cut a body into sections at its ATX headings, code blocks respected."""
    rows = body.split("\n")
    heads: list[tuple[int, re.Match[str]]] = []
    for index, row, code in code_mask(body):
        mark = None if code else HEADING.match(row)
        if mark:
            heads.append((index, mark))
    for place, (index, mark) in enumerate(heads):
        end = heads[place + 1][0] if place + 1 < len(heads) else len(rows)
        start = index + 1
        while start < end and not rows[start].strip():
            start += 1
        yield Section(
            level=len(mark.group(1)),
            id=mark.group(3) or "",
            title=mark.group(2).strip(),
            line=first_line + index,
            text="\n".join(rows[start:end]).rstrip(),
            text_line=first_line + start,
        )


def find_targets(tokens: Iterable[tuple[Token, int]]) -> Iterator[Target]:
    """Find links and images among a document's tokens."""
    for token, line in tokens:
        if token.type == "link_open":
            yield Target("link", str(token.attrGet("href") or ""), "", line)
        elif token.type == "image":
            yield Target("image", str(token.attrGet("src") or ""), token.content, line)


@lru_cache(maxsize=2_000)
def _tokens(body: str, first_line: int) -> tuple[tuple[Token, int], ...]:
    """Parse a body once: a live preview loads everything again at every save."""
    found: list[tuple[Token, int]] = []
    for token in _PARSER.parse(body):
        line = first_line + (token.map[0] if token.map else 0)
        found.append((token, line))
        for child in token.children or ():
            line += child.type in ("softbreak", "hardbreak")
            found.append((child, line))
    return tuple(found)


def has_picture(doc: Document, to: str, root: Path) -> bool:
    """Return whether a picture named in a document is a file inside `root`."""
    path = (doc.path.parent / to).resolve()
    return path.is_relative_to(root) and path.is_file()


def read_document(path: Path, root: Path | None = None) -> tuple[Document | None, list[Finding]]:
    """Read one `name.LANG.md`; return it, or None, with everything wrong in its form."""
    stem, lang = split_language(path.name)
    if lang is None:
        return None, [
            Finding(
                path,
                1,
                "file.language",
                "The file name does not say its language.",
                f'Name it "{stem}.kk.md", "{stem}.ru.md" or "{stem}.en.md".',
            )
        ]
    text, found = read_text(path, root)
    if text is None:
        return None, found
    rows = text.split("\n")
    if rows[0].strip() != "---":
        return None, [
            *found,
            Finding(
                path,
                1,
                "markdown.front-matter",
                "The file does not begin with front matter.",
                'Put "---", the lines "title: …" and "summary: …", and "---" on top.',
            ),
        ]
    end = next((i for i, row in enumerate(rows[1:], 1) if row.strip() == "---"), None)
    if end is None:
        return None, [
            *found,
            Finding(
                path,
                1,
                "markdown.front-matter",
                'The front matter has no end: the second "---" line is missing.',
                'Put a line "---" after the last "key: value" line.',
            ),
        ]
    meta, lines, more = parse_yaml("\n".join(rows[1:end]), path, first_line=2)
    found = [*found, *more]
    if more:
        return None, found
    if meta is not None and not isinstance(meta, dict):
        return None, [
            *found,
            Finding(
                path,
                2,
                "markdown.front-matter",
                "The front matter is not a list of keys with values.",
                'Each line should look like "title: Text".',
            ),
        ]
    document = Document(
        path=path,
        lang=lang,
        stem=stem,
        meta=meta or {},
        meta_lines=lines,
        body="\n".join(rows[end + 1 :]).strip("\n") + "\n",
        body_line=end + 2 + next((i for i, row in enumerate(rows[end + 1 :]) if row.strip()), 0),
    )
    return document, [*found, *_heading_findings(document)]


def _heading_findings(document: Document) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for section in document.sections:
        if section.level == 1:
            yield Finding(
                document.path,
                section.line,
                "markdown.heading-one",
                'A heading with one "#" stands in the text; the page title is one already.',
                'Use "##" for the sections of a page.',
            )
        if not section.id:
            yield Finding(
                document.path,
                section.line,
                "markdown.heading-id",
                f'The heading "{section.title}" has no id.',
                "Add one in Latin letters, the same in all three languages, "
                f"for example: {'#' * section.level} {section.title} {{#what-now}}",
            )
        elif not SLUG.match(section.id):
            yield Finding(
                document.path,
                section.line,
                "markdown.heading-id",
                f'The heading id "{section.id}" has other signs than a–z, 0–9 and hyphens.',
                "Write it in small Latin letters, words joined by hyphens.",
            )
        elif section.id in seen:
            yield Finding(
                document.path,
                section.line,
                "markdown.duplicate-id",
                f'The heading id "{section.id}" stands already in line {seen[section.id]}.',
                "Give each heading of a page its own id.",
            )
        seen.setdefault(section.id, section.line)
