"""The only way anything is reported: a finding with its file, line, rule, message and hint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How bad it is: an error stops a build, a warning does not, a note never fails a check."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """One thing found in one place.

    `line` counts from 1. `rule` is `area.name`, stable, and names the rule in `hub check`.
    `hint` says how to put it right in words an editor understands.
    """

    path: Path
    line: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def where(self, root: Path) -> str:
        """Return `file:line` relative to the root, with forward slashes."""
        try:
            shown = self.path.relative_to(root)
        except ValueError:
            shown = self.path
        return f"{shown.as_posix()}:{self.line}"


def in_order(findings: Iterable[Finding], root: Path) -> list[Finding]:
    """Sort findings by file, line and rule, and drop exact repeats."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (f.where(root).rsplit(":", 1)[0], f.line, f.rule))


def nearest(word: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Return the known words closest to a mistyped one, best first."""
    return get_close_matches(word, sorted(set(known)), n=count, cutoff=0.5)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint sentence naming the nearest known words, or the start of the whole list."""
    names = sorted(set(known))
    close = nearest(word, names)
    if close:
        return "Did you mean " + " or ".join(f'"{c}"' for c in close) + "?"
    shown = ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
    return f"Known here: {shown}." if names else ""
