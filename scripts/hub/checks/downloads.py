"""Lessons and papers that keep every rule and still cannot be set: judged by the room that sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hub.checks.rule import Rule
from hub.content.findings import Finding, Severity
from hub.content.languages import CODES
from hub.content.library import Library
from hub.downloads.planning import plan_lessons, unfit
from hub.downloads.series import plan_series, unfit_papers


def papers_can_be_made(library: Library) -> Iterable[Finding]:
    """Every lesson fits on its slides, and every letter of lessons and series can be drawn.

    What has errors of its own is left out: half a text would only give findings twice over.
    Videos make no difference, so it does not matter which of them are made.
    """
    words = library.root / "docs/_data"
    if any(f.severity is Severity.ERROR and f.path.is_relative_to(words) for f in library.findings):
        # Papers speak with the words of the registries.
        return ()
    return _unfit(library)


def _unfit(library: Library) -> Iterator[Finding]:
    for job in plan_lessons(library, None, CODES, None, {}):
        if not job.findings:
            yield from unfit(job)
    for one in plan_series(library, CODES, None):
        if not one.findings:
            yield from unfit_papers(one)


RULES = (
    Rule(
        "downloads.*",
        "A lesson that cannot be printed or shown would stop the whole site.",
        papers_can_be_made,
    ),
)
