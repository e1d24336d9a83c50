"""Words that several nouns share: ages, topics, settings, statuses, and lists with ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Generic, Literal, Protocol, TypeVar

from pydantic import Field, StringConstraints

from hub.content.findings import Finding, Severity
from hub.content.languages import CODES, Lang
from hub.content.markdown import Document, read_document
from hub.content.yamlfile import Record, form, line_of, load_yaml, validate

Slug = Annotated[
    str,
    form(
        r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$",
        "small Latin letters, digits and hyphens, such as easy-money",
    ),
]
Url = Annotated[str, form(r"^https?://[^\s<>\"]+$", "a whole address that begins with https://")]
LinkName = Annotated[
    str, form(r"^[a-z]+:\S+$", "a name as in links, such as page:help or explainer:courier")
]
AgeGroup = Literal["14-17", "18-25"]
Topic = Literal["recruitment", "law", "money", "friends", "help", "health", "reporting"]
Setting = Literal["classroom", "lecture-hall", "club", "online"]
Status = Literal["confirmed", "secondary"]

AGES: tuple[str, ...] = ("14-17", "18-25")
TOPICS: tuple[str, ...] = (
    "recruitment",
    "law",
    "money",
    "friends",
    "help",
    "health",
    "reporting",
)
SETTINGS: tuple[str, ...] = ("classroom", "lecture-hall", "club", "online")


class Checked(Record):
    """Who compared an entry with its source, and on which day."""

    on: dt.date
    by: Annotated[str, StringConstraints(min_length=1)]


class HasId(Protocol):
    """Anything that carries an id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=HasId)
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Registry(Generic[T]):
    """A list of entries read from one file, found by id, with the line of each."""

    path: Path
    items: tuple[T, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)

    def get(self, id_: str) -> T | None:
        """Return the entry with this id, or None."""
        return next((item for item in self.items if item.id == id_), None)

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids in the order of the file."""
        return tuple(item.id for item in self.items)


def load_registry(path: Path, kind: type[T], root: Path) -> tuple[Registry[T], list[Finding]]:
    """Read a YAML list of entries; one bad entry does not hide the others."""
    if not path.exists():
        return Registry(path), [
            Finding(
                path,
                1,
                "registry.missing",
                f"The file {path.name} is missing.",
                "Put it back from the project's history; pages refer to its entries.",
            )
        ]
    rows, lines, found = load_yaml(path, list[dict[str, object]], root)
    items: list[T] = []
    places: dict[str, int] = {}
    for index, row in enumerate(rows or ()):
        shifted = {key[1:]: line for key, line in lines.items() if key[:1] == (index,)}
        item, more = validate(row, kind, path, shifted)
        found += more
        if item is None:
            continue
        line = line_of(lines, (index,))
        if item.id in places:
            found.append(
                Finding(
                    path,
                    line,
                    "registry.duplicate-id",
                    f'The id "{item.id}" stands already in line {places[item.id]}.',
                    "Give each entry its own id.",
                )
            )
            continue
        places[item.id] = line
        items.append(item)
    return Registry(path, tuple(items), places), found


class Next(Record):
    """A next step: its words and where it leads (`page:help`, `offer:…`, `lesson:…`)."""

    text: Annotated[str, StringConstraints(min_length=1)]
    to: LinkName


class Span(Record):
    """How many people fit: smallest and largest group."""

    min: int = Field(ge=1)
    max: int = Field(ge=1)


@dataclass(frozen=True)
class Translation(Generic[R]):
    """One language of an item: its Markdown document and its typed front matter."""

    doc: Document
    front: R


def load_translations(
    folder: Path, stem: str, kind: type[R], root: Path
) -> tuple[dict[Lang, Translation[R]], list[Finding]]:
    """Read `stem.kk.md`, `stem.ru.md`, `stem.en.md`; report each language that is missing."""
    texts: dict[Lang, Translation[R]] = {}
    found: list[Finding] = []
    present = {code: folder / f"{stem}.{code}.md" for code in CODES}
    there = [code for code in CODES if present[code].exists() or present[code].is_symlink()]
    for code in CODES:
        path = present[code]
        if code not in there:
            first = present[there[0]] if there else path
            found.append(
                Finding(
                    first,
                    1,
                    "parity.missing-language",
                    f"There is no {path.name} beside this file.",
                    f"Translate it into {path.name}. Until then readers of that language see "
                    "a notice and the text in another language.",
                    Severity.WARNING,
                )
            )
            continue
        doc, more = read_document(path, root)
        found += more
        if doc is None:
            continue
        front, more = validate(doc.meta, kind, path, doc.meta_lines)
        found += more
        if front is not None:
            texts[code] = Translation(doc, front)
    return texts, found
