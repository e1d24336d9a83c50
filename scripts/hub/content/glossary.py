"""The terms of the field in three languages, as the law and the state bodies write them."""

from __future__ import annotations

from pathlib import Path

from hub.content.common import Registry, Slug, Status, load_registry
from hub.content.findings import Finding
from hub.content.languages import Lang, Text
from hub.content.yamlfile import Record


class Term(Record):
    """One term. A language is None where no trustworthy wording was found."""

    id: Slug
    kk: Text | None = None
    ru: Text | None = None
    en: Text | None = None
    source: Text
    status: Status = "confirmed"
    slang: bool = False

    def get(self, lang: Lang) -> str | None:
        """Return the term in one language."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}[lang]


def load_glossary(root: Path) -> tuple[Registry[Term], list[Finding]]:
    """Read `docs/_data/glossary.yml`."""
    return load_registry(root / "docs/_data/glossary.yml", Term, root)
