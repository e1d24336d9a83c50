"""What statements rest on: studies, guidelines, statistics and news, each with its date."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

from hub.content.common import Registry, Slug, Status, Url, load_registry
from hub.content.findings import Finding
from hub.content.languages import Text, Trilingual
from hub.content.yamlfile import Record, form


class Source(Record):
    """One source; `finding` is the sentence that may be quoted from it."""

    id: Slug
    kind: Literal["study", "review", "guideline", "statistic", "law", "news"]
    title: Text
    by: Text
    date: (
        Annotated[str, form(r"^\d{4}(-\d{2}(-\d{2})?)?$", "a year, month or day, such as 2025-03")]
        | None
    )
    url: Url
    status: Status
    checked: dt.date
    finding: Trilingual | None = None


def load_sources(root: Path) -> tuple[Registry[Source], list[Finding]]:
    """Read `docs/_data/sources.yml`."""
    return load_registry(root / "docs/_data/sources.yml", Source, root)
