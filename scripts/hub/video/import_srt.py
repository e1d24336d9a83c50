"""SubRip files, read by pysubs2; what it would pass over in silence is found here."""

from __future__ import annotations

import re

from pysubs2 import SSAFile
from pysubs2.formats.subrip import SubripFormat

from hub.content.findings import Severity
from hub.video.cues import Cue
from hub.video.webvtt import Trouble

_TIMING = re.compile(
    r"^\s*-?\d{1,2}:\d{1,2}:\d{1,2}[.,]\d{1,3}\s*-->\s*-?\d{1,2}:\d{1,2}:\d{1,2}[.,]\d{1,3}\s*(.*)$"
)
MAX_ROWS = 20
"""Rows of one subtitle; what comes after them is no subtitle."""
_END = "\n0"
"""A number under each text: pysubs2 takes the last number under a text for the next one's, and
would take a telephone number on the last line if there were none."""
_TAG = re.compile(r"</?\s*[a-zA-Z][^>]*>|\{\\[^}]*\}")


def read_srt(text: str) -> tuple[list[tuple[int, Cue]], list[Trouble]]:
    """Read SubRip: (line, cue) for each subtitle with a text, and what was wrong or lost."""
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    troubles: list[Trouble] = []
    lines: list[int] = []
    kept: list[str] = []
    good = False
    crowded = False
    styled = placed = first = 0
    for number, row in enumerate(rows, 1):
        if "-->" in row:
            timing = _TIMING.match(row)
            good = timing is not None
            if kept and kept[-1].strip().isdigit():
                kept.pop()
            if timing is None:
                troubles.append(
                    Trouble(
                        number,
                        "time",
                        f'"{row.strip()[:60]}" is no time; this subtitle was left out.',
                        "Write it like 00:00:01,000 --> 00:00:02,500.",
                    )
                )
                continue
            placed += bool(timing.group(1).strip())
            kept += [*([_END] if lines else []), row[: timing.start(1)]]
            lines.append(number)
            first, crowded = len(kept), False
        elif not lines and not row.strip().isdigit():
            if row.strip():
                troubles.append(_stray(number, row, "stands before the first subtitle"))
        elif len(SubripFormat.TIMESTAMP.findall(row)) == 2:
            troubles.append(_stray(number, row, "holds two times without an arrow"))
        elif len(kept) - first > MAX_ROWS:
            if not crowded and row.strip():
                troubles.append(_stray(number, row, "is one line too many for a subtitle"))
            crowded = True
        elif good or row.strip().isdigit():
            styled += len(_TAG.findall(row))
            kept.append(row)
    troubles += _losses(styled, placed)
    subs = SSAFile.from_string("\n".join([*kept, _END]), format_="srt")
    cues: list[tuple[int, Cue]] = []
    for number, event in zip(lines, subs.events, strict=True):
        shown = tuple(" ".join(row.split()) for row in event.plaintext.split("\n"))
        shown = tuple(row for row in shown if row)
        cues.append((number, Cue(event.start, event.end, shown)))
    return cues, troubles


def _stray(number: int, row: str, why: str) -> Trouble:
    message = f'"{row.strip()[:60]}" {why}; it was left out.'
    return Trouble(number, "stray", message, "Nothing to do if it is a heading.", Severity.NOTE)


def _losses(styled: int, placed: int) -> list[Trouble]:
    found = []
    if styled:
        message = f"Italics, colours and other tags ({styled}) cannot be taken over."
        found.append(Trouble(1, "style", message, "", Severity.NOTE))
    if placed:
        message = f"Places of text ({placed}) cannot be taken over."
        found.append(Trouble(1, "position", message, "", Severity.NOTE))
    return found
