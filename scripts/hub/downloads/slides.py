"""What slides are: a deck of plain data, before anything has a place or a file format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hub.content.languages import Lang
from hub.downloads.closing import HelpRow
from hub.downloads.screening import Screening
from hub.downloads.slides_text import Para

Kind = Literal["cover", "points", "video", "law", "key", "help", "end"]
"""How a slide is set; `points` are rules, the task of a step, and the exit ticket."""


@dataclass(frozen=True)
class Note:
    """A part of the lecturer's notes: what it is, and its lines."""

    label: str
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Slide:
    """One slide. `chips` are the small marks above the title, `number` that of the step.

    `small` is print that need not be read from the last row; `address` becomes a link and a QR
    code; `address_label` says where it leads.
    """

    kind: Kind
    title: str
    body: tuple[Para, ...] = ()
    chips: tuple[str, ...] = ()
    number: str = ""
    small: str = ""
    notes: tuple[Note, ...] = ()
    film: Screening | None = None
    contacts: tuple[HelpRow, ...] = ()
    address: str = ""
    address_label: str = ""


@dataclass(frozen=True)
class Problem:
    """What cannot become a slide; `place` is the id of a section or a word of the front matter."""

    place: str
    message: str
    hint: str


@dataclass(frozen=True)
class Deck:
    """The slides of a lesson in one language; `checked` (ISO) is the file's only date."""

    title: str
    lang: Lang
    checked: str
    slides: tuple[Slide, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def foot(self) -> str:
        """What stands at the foot of every slide."""
        return f"Narkostop · {self.title}"
