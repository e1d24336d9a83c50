"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hub.content.findings import Finding
from hub.content.library import Library


@dataclass(frozen=True)
class Rule:
    """One rule: its id, why it exists (shown once in a report), and the function that judges."""

    id: str
    why: str
    run: Callable[[Library], Iterable[Finding]]
