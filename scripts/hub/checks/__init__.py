"""Rules that judge the content: one rule is an id, a function, a message and a why."""

from __future__ import annotations

from hub.checks import (
    downloads,
    freshness,
    links,
    parity,
    reviews,
    safety,
    search,
    spelling,
    videos,
    words,
)
from hub.checks.rule import Rule
from hub.content.findings import Finding, in_order
from hub.content.library import Library

RULES: tuple[Rule, ...] = (
    *downloads.RULES,
    *freshness.RULES,
    *links.RULES,
    *parity.RULES,
    *reviews.RULES,
    *safety.RULES,
    *search.RULES,
    *spelling.RULES,
    *videos.RULES,
    *words.RULES,
)


def run_checks(library: Library, leave_out: tuple[Rule, ...] = ()) -> list[Finding]:
    """Return everything wrong with the content: what loading found and what the rules find.

    A live preview leaves out rules whose answer it gave already and which nothing changed.
    """
    found = list(library.findings)
    for rule in (rule for rule in RULES if rule not in leave_out):
        found.extend(rule.run(library))
    return in_order(found, library.root)
