"""Printable and editable lessons as pages need them: made, found in the cache, and addressed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.content.series import Series
from hub.downloads.archive import SUMS, sums_text
from hub.downloads.forms import GROUPS
from hub.downloads.make import Downloads, Plan, cached_downloads, make_downloads, plan_downloads
from hub.downloads.planning import DownloadError
from hub.downloads.printing import SetError
from hub.downloads.shelf import DownloadFile
from hub.downloads.words import Address
from hub.site.media import Manifests
from hub.site.screenings import screenings
from hub.site.site_map import build_site_map, home_of, relative
from hub.tools import ToolError

LEAD = 2
"""Files of a group that are seen at once: enough for most, few enough for a phone."""
FOLDER = "media/lessons"
"""Where the files stand below the site root."""
SUMS_URL = f"{FOLDER}/{SUMS}"
NO_PAPERS = Downloads({}, {}, {})


def paper_address(library: Library) -> Address | None:
    """Return how papers name pages of the site, or None where no public address is known.

    A QR code that leads to somebody's own computer would only puzzle a reader.
    """
    said = os.environ.get("SITE_URL", "")
    if not said or urlsplit(said).hostname in (None, "localhost", "127.0.0.1"):
        return None
    site = said.rstrip("/") + "/"
    site_map = build_site_map(library)

    def address(kind: str, id_: str, lang: Lang) -> str:
        return site + home_of(lang) + site_map.find(kind, id_).url

    return address


def make_papers(library: Library, manifests: Manifests, console: Console) -> Downloads | None:
    """Make the papers that changed, with a progress bar; None when they could not be made."""
    columns = (
        TextColumn("Lessons     "),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    plan = _plan(library, manifests)
    try:
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=len(plan.lessons))
            return make_downloads(
                plan,
                lambda _lesson, _lang, done, total: bar.update(task, completed=done, total=total),
            )
    except (DownloadError, SetError, ToolError) as error:
        console.print(str(error), markup=False)
        return None


def cached_papers(library: Library, manifests: Manifests) -> Downloads:
    """Return the papers that are whole in the cache."""
    return cached_downloads(_plan(library, manifests)) if library.lessons else NO_PAPERS


def _plan(library: Library, manifests: Manifests) -> Plan:
    address = paper_address(library)
    films = screenings(library, manifests, address)
    return plan_downloads(library, None, CODES, address=address, screenings=films)


Row = dict[str, object]


def paper_groups(papers: Downloads, lesson: str, lang: Lang, page: str) -> list[dict[str, Any]]:
    """Return the papers of a lesson for its page, by use, in the order of forms.py.

    Each group has its first files open (`lead`) and the `rest` for whoever looks for more.
    """
    by_use: dict[str, list[Row]] = {}
    for file in papers.lessons.get(lesson, {}).get(lang, ()):
        by_use.setdefault(GROUPS[file.form], []).append(_row(file, page))
    return [{"id": use, "lead": rows[:LEAD], "rest": rows[LEAD:]} for use, rows in by_use.items()]


def series_groups(papers: Downloads, series: Series, lang: Lang, page: str) -> list[dict[str, Any]]:
    """Return the papers of a series for its page, by who reads them; all of them are seen."""
    readers = {paper.id: paper.reader for paper in series.data.papers}
    by_reader: dict[str, list[Row]] = {}
    for file in papers.series.get(series.id, {}).get(lang, ()):
        reader = readers[file.form.rpartition("-")[0]]
        by_reader.setdefault(reader, []).append(_row(file, page))
    return [{"id": reader, "lead": rows, "rest": []} for reader, rows in by_reader.items()]


def whole_row(papers: Downloads, lang: Lang, page: str) -> Row | None:
    """Return everything in one for a page, with the address of the list of checksums."""
    file = papers.whole.get(lang)
    return None if file is None else _row(file, page) | {"sums_url": relative(page, SUMS_URL)}


def _row(file: DownloadFile, page: str) -> Row:
    return {
        "form": file.form,
        "group": GROUPS.get(file.form, "carry"),
        "format": file.name.rpartition(".")[2].upper(),
        "label": file.label,
        "name": file.name,
        "url": relative(page, f"{FOLDER}/{file.name}"),
        "bytes": file.bytes,
        "lang": file.lang,
        "sha256": file.sha256,
    }


def paper_files(papers: Downloads) -> Iterator[tuple[Path, str]]:
    """Yield every paper with its address below the site root."""
    for file in _all(papers):
        yield file.path, f"{FOLDER}/{file.name}"


def paper_sums(papers: Downloads) -> str:
    """Return the list of checksums that stands beside the papers."""
    return sums_text({file.name: file.sha256 for file in _all(papers)})


def _all(papers: Downloads) -> Iterator[DownloadFile]:
    for by_lang in (*papers.lessons.values(), *papers.series.values()):
        for files in by_lang.values():
            yield from files
    yield from papers.whole.values()
