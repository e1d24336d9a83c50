"""`hub status`: translations, law checks, contacts and videos on one screen."""

from __future__ import annotations

import datetime as dt

from rich.console import Console
from rich.table import Table

from hub.content.languages import CODES, LANGUAGES
from hub.content.library import Library
from hub.site.media import cached_manifests


def show_status(library: Library, console: Console) -> None:
    """Print the state of the content."""
    table = Table(title="Translations", title_justify="left", box=None, pad_edge=False)
    for name in ("", *(LANGUAGES[code].name for code in CODES)):
        table.add_column(name)
    rows = (
        ("Pages", [p.texts for p in library.pages]),
        ("Lessons", [x.texts for x in library.lessons]),
        ("Series", [x.texts for x in library.series]),
        ("Videos", [v.texts for v in library.videos]),
    )
    for name, items in rows:
        counts = [sum(code in texts for texts in items) for code in CODES]
        table.add_row(name, *(f"{count} of {len(items)}" for count in counts))
    table.add_row("Messages", *[f"{len(library.offers)} of {len(library.offers)}"] * len(CODES))
    console.print(table)
    pending, oldest = library.law.review_state()
    console.print(
        f"\nLaw        {len(library.law.ids)} entries, oldest check {_day(oldest)}, "
        f"{pending} wait for a lawyer's review"
    )
    untested = sum(c.test_call == "pending" for c in library.help.items)
    console.print(f"Contacts   {len(library.help.items)}, {untested} wait for a test call")
    missing = [slug for slug, made in cached_manifests(library).items() if made is None]
    state = "all are made" if not missing else "to make: " + ", ".join(missing)
    console.print(f"Videos     {len(library.videos)}, {state}")


def _day(day: dt.date | None) -> str:
    return day.strftime("%d.%m.%Y") if day else "–"
