"""Pages and explainers: Markdown in three languages with neutral data beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import StringConstraints

from hub.content.common import AgeGroup, Next, Slug, Topic, Translation, load_translations
from hub.content.findings import Finding
from hub.content.languages import Lang, Text, split_language
from hub.content.yamlfile import Lines, Record, load_yaml

Summary = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class PageData(Record):
    """What is the same in every language."""

    kind: Literal["page", "explainer"] = "page"
    audience: Literal["youth", "lecturers", "editors", "all"] = "all"
    ages: tuple[AgeGroup, ...] = ()
    topics: tuple[Topic, ...] = ()
    law: tuple[str, ...] = ()
    order: int = 100
    checked: dt.date | None = None


class PageFront(Record):
    """The front matter of one language."""

    title: Text
    summary: Summary
    lead: Text | None = None
    menu: Text | None = None
    answer: Text | None = None
    next: Next | None = None


@dataclass(frozen=True)
class Page:
    """One page: its id (`law/courier`), neutral data, and a text per language."""

    id: str
    data: PageData
    data_path: Path
    data_lines: Lines
    texts: Mapping[Lang, Translation[PageFront]]


def load_pages(root: Path) -> tuple[tuple[Page, ...], list[Finding]]:
    """Read every page below `docs/`; folders that begin with `_` hold data, not pages."""
    docs = root / "docs"
    pages: list[Page] = []
    found: list[Finding] = []
    for folder, stem in sorted(set(_stems(docs, found))):
        texts, more = load_translations(folder, stem, PageFront, root)
        found += more
        data, path = PageData(), folder / f"{stem}.yml"
        lines: Lines = {}
        if path.exists():
            read, lines, more = load_yaml(path, PageData, root)
            found += more
            data = read or data
        if texts:
            id_ = (folder.relative_to(docs) / stem).as_posix()
            pages.append(Page(id_, data, path, lines, texts))
    return tuple(pages), found


def _stems(docs: Path, found: list[Finding]) -> Iterator[tuple[Path, str]]:
    for path in sorted(docs.rglob("*.md")):
        if any(part.startswith(("_", ".")) for part in path.relative_to(docs).parts):
            continue
        stem, lang = split_language(path.name)
        if lang is None:
            found.append(
                Finding(
                    path,
                    1,
                    "file.language",
                    "The file name does not say its language.",
                    f'Name it "{stem}.kk.md", "{stem}.ru.md" or "{stem}.en.md".',
                )
            )
            continue
        yield path.parent, stem


__all__ = ["Page", "PageData", "PageFront", "Slug", "load_pages"]
