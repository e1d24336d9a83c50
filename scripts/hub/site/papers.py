"""Printable and editable lessons as pages need them: made, found in the cache, and addressed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.downloads.make import DownloadError, Downloads, cached_downloads, make_downloads
from hub.downloads.printing import SetError
from hub.downloads.series import cached_series, make_series
from hub.downloads.words import Address
from hub.site.site_map import build_site_map, home_of, relative
from hub.tools import ToolError

Papers = Downloads


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


def make_papers(library: Library, console: Console) -> int:
    """Make the papers that changed, with a progress bar; return the exit code."""
    columns = (
        TextColumn("Lessons     "),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    try:
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=len(library.lessons) * len(CODES))
            make_downloads(
                library,
                None,
                CODES,
                address=paper_address(library),
                progress=lambda _lesson, _lang, done, total: bar.update(
                    task, completed=done, total=total
                ),
            )
            make_series(library, CODES, address=paper_address(library))
    except (DownloadError, SetError, ToolError) as error:
        console.print(str(error), markup=False)
        return 1
    return 0


def cached_papers(library: Library) -> Papers:
    """Return the papers that are whole in the cache."""
    address = paper_address(library)
    made = cached_downloads(library, None, CODES, address=address) if library.lessons else {}
    return made | cached_series(library, CODES, address=address)


def paper_rows(papers: Papers, lesson: str, lang: Lang, page: str) -> list[dict[str, object]]:
    """Return the papers of a lesson for its page: label, address, bytes, checksum."""
    files = papers.get(lesson, {}).get(lang, ())
    return [
        {
            "label": file.label,
            "url": relative(page, f"media/lessons/{file.name}"),
            "bytes": file.bytes,
            "lang": file.lang,
            "sha256": file.sha256,
        }
        for file in files
    ]


def paper_files(papers: Papers) -> Iterator[tuple[Path, str]]:
    """Yield every paper with its address below the site root."""
    for by_lang in papers.values():
        for files in by_lang.values():
            for file in files:
                yield file.path, f"media/lessons/{file.name}"
