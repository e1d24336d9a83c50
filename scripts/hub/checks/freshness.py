"""Facts rot: nothing is older than its last look, and nothing was checked in the future."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

from hub.checks.rule import Rule
from hub.content.findings import Finding, Severity
from hub.content.library import Library

SOON_DAYS, LATE_DAYS = 180, 365
"""The drug articles changed twice in 2025, so a look every half year is the least."""


def today() -> dt.date:
    """Return the day to judge by: `HUB_TODAY` (for tests and old builds) or the calendar's."""
    said = os.environ.get("HUB_TODAY")
    return dt.date.fromisoformat(said) if said else dt.date.today()


def checked_lately(library: Library) -> Iterator[Finding]:
    """Laws, contacts, sources, lessons and videos were compared with their sources lately."""
    now = today()
    for path, line, what, day in _days(library):
        age = (now - day).days
        # A day of tolerance: editors and servers sit in different time zones.
        if age < -1:
            yield Finding(
                path,
                line,
                "freshness.future",
                f"{what} is said to be checked on {day:%d.%m.%Y}, which is still to come.",
                "Write the day on which you really compared it with its source.",
            )
        elif age > SOON_DAYS:
            yield Finding(
                path,
                line,
                "freshness.old",
                f"{what} was last checked on {day:%d.%m.%Y}, {age} days ago.",
                "Compare it with its source and write today's date in `checked`.",
                Severity.WARNING if age > LATE_DAYS else Severity.NOTE,
            )


def _days(library: Library) -> Iterator[tuple[Path, int, str, dt.date]]:
    for entry in library.law.entries.values():
        yield entry.path, entry.line, f"The law entry {entry.id}", entry.checked.on
    for contact in library.help.items:
        line = library.help.lines.get(contact.id, 1)
        yield library.help.path, line, f"The contact {contact.id}", contact.checked.on
    for source in library.sources.items:
        line = library.sources.lines.get(source.id, 1)
        yield library.sources.path, line, f"The source {source.id}", source.checked
    for lesson in library.lessons:
        line = lesson.data_lines.get(("checked",), 1)
        yield lesson.data_path, line, f"The lesson {lesson.id}", lesson.data.checked
    for series in library.series:
        line = series.data_lines.get(("checked",), 1)
        yield series.data_path, line, f"The series {series.id}", series.data.checked
    for page in library.pages:
        if page.data.checked:
            line = page.data_lines.get(("checked",), 1)
            yield page.data_path, line, f"The page {page.id}", page.data.checked
    for video in library.videos:
        yield video.path, video.line_of("checked"), f"The video {video.slug}", video.plan.checked


RULES = (
    Rule(
        "freshness.old",
        "The courier articles changed in March 2025 and most of the web is still wrong.",
        checked_lately,
    ),
)
