"""References in a script – law and help contacts – turned into words by whoever knows them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from hub.content.languages import Lang
from hub.content.references import REFERENCE, parse_reference


class LawPhrases(Protocol):
    """What the pictures ask of the law registry."""

    def phrase(self, id: str, field: str, lang: Lang) -> str:
        """Return one generated phrase: penalty, conduct, age, rule … without a final stop."""

    def cite(self, id: str, lang: Lang) -> str:
        """Return the citation of an entry."""

    def lawyer_pending(self, id: str) -> bool:
        """Tell whether a lawyer has still to approve an entry."""


@dataclass(frozen=True)
class HelpLine:
    """One contact in one language: number as dialled, its name, one short remark."""

    id: str
    number: str
    name: str
    note: str = ""


Contacts = Callable[[str, Lang], HelpLine]
"""Give a contact by id and language; raises LookupError for an unknown id."""


def resolve(text: str, lang: Lang, law: LawPhrases, contacts: Contacts) -> str:
    """Replace `{{ law:… }}` and `{{ help:… }}` in a line of a script.

    Raises LookupError when an entry, field or contact is unknown.
    """

    def one(match: re.Match[str]) -> str:
        reference = parse_reference(match.group(1))
        if reference is None or reference.space not in ("law", "help"):
            raise LookupError(f"{match.group(0)} is not a reference that a video can show.")
        if reference.space == "help":
            line = contacts(reference.id, lang)
            return line.number if reference.field in ("", "number") else line.name
        if reference.field:
            return law.phrase(reference.id, reference.field, lang)
        return law.cite(reference.id, lang)

    return REFERENCE.sub(one, text)
