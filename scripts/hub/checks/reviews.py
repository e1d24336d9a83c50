"""What waits for a person: a lawyer's review, a test call, a date."""

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


RULES = (
    Rule("reviews.waiting", "Readers see what a person has not yet confirmed.", waiting_for_people),
    Rule("facts.secondary-date", "A figure without its date is not a fact.", dated_secondary),
)
