"""What a WebVTT file is made of, and what can be wrong with a subtitle file."""

from __future__ import annotations

from dataclasses import dataclass

from hub.content.findings import Severity
from hub.video.cues import Cue


class WebVTTError(ValueError):
    """A text is not WebVTT; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(f"line {line}: {message}")


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong or unusual in a subtitle file, on a line counted from 1."""

    line: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.WARNING


@dataclass(frozen=True)
class VTT:
    """A WebVTT file.

    `title` is the rest of its first line and `header` the lines under it; `notes` stand before
    the cues, `between` holds (index of the cue it stands before, note) of the later ones.
    """

    cues: tuple[Cue, ...]
    title: str = ""
    notes: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    between: tuple[tuple[int, str], ...] = ()
