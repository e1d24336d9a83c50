"""What waits for a person: a lawyer's review, a test call. And what every item must offer."""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.rule import Rule
from hub.content.findings import Finding, Severity
from hub.content.library import Library


def waiting_for_people(library: Library) -> Iterator[Finding]:
    """Say as a note what no program can do: read as a lawyer, dial a number."""
    for article in library.law.articles.values():
        if article.entries and library.law.lawyer_pending(article.id):
            yield Finding(
                article.path,
                article.line,
                "reviews.lawyer",
                f"A lawyer has not reviewed {article.id} yet; pages say so.",
                "Record the review as `lawyer: approved`.",
                Severity.NOTE,
            )
    for contact in library.help.items:
        if contact.test_call == "pending":
            yield Finding(
                library.help.path,
                library.help.lines.get(contact.id, 1),
                "reviews.test-call",
                f"Nobody has tried the contact {contact.id} yet; the state page says so.",
                "Dial or open it once and write the day in `test_call`.",
                Severity.NOTE,
            )


def dated_secondary(library: Library) -> Iterator[Finding]:
    """What only the press says shows its date, so it needs one."""
    for source in library.sources.items:
        if source.status == "secondary" and not source.date and source.finding:
            yield Finding(
                library.sources.path,
                library.sources.lines.get(source.id, 1),
                "facts.secondary-date",
                f"The source {source.id} is secondary, has a finding to quote, and no date.",
                "Add the date of the publication, or take the finding away.",
            )


def leads_to_help(library: Library) -> Iterator[Finding]:
    """Every video shows where to get help, and does not end on it."""
    for video in library.videos:
        kinds = [scene.kind.value for scene in video.plan.scenes]
        if "help" not in kinds:
            yield Finding(
                video.path,
                video.line_of("scenes"),
                "safety.no-help",
                "The video has no scene that shows where to get help.",
                'Add a scene of the kind "help" before the last one.',
            )
        elif kinds[-1] == "help":
            yield Finding(
                video.path,
                video.line_of("scenes", len(kinds) - 1),
                "safety.help-last",
                "The help scene is the last: players hide the end of a video.",
                "Let a short closing scene follow it.",
            )


RULES = (
    Rule("reviews.waiting", "Readers see what a person has not yet confirmed.", waiting_for_people),
    Rule("facts.secondary-date", "A figure without its date is not a fact.", dated_secondary),
    Rule("safety.no-help", "A warning without a way out only frightens.", leads_to_help),
)
