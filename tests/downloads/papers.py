"""Which lesson the readers read, and where its pages would be."""

from __future__ import annotations

LESSON = "easy-money"


def address(kind: str, name: str, lang: str) -> str:
    """Return the address of a page on a site that does not exist."""
    return f"https://example.org/{lang}/{kind}/{name}/"
