"""Where to get help: the contacts that the hub may name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

from hub.content.common import Checked, Registry, Slug, Status, Url, load_registry
from hub.content.findings import Finding
from hub.content.languages import Text, Trilingual
from hub.content.yamlfile import Record, form


class ContactSource(Record):
    """Where a contact was read, and how old that page is."""

    title: Text
    url: Url
    date: Text


class Contact(Record):
    """One route to help. `tel` is what a phone dials; None where there is no number."""

    id: Slug
    kind: Literal["phone", "qr", "web"]
    order: int
    number: Text | None = None
    tel: Annotated[str, form(r"^\+?[0-9]+$", "a number of digits only, such as 111")] | None = None
    url: Url | None = None
    name: Trilingual
    for_: Trilingual
    cost: Trilingual | None = None
    hours: Trilingual | None = None
    anonymity: Trilingual | None = None
    source: ContactSource
    status: Status
    checked: Checked
    test_call: dt.date | Literal["pending"]
    youth: bool


def load_help(root: Path) -> tuple[Registry[Contact], list[Finding]]:
    """Read `docs/_data/help.yml`."""
    return load_registry(root / "docs/_data/help.yml", Contact, root)
