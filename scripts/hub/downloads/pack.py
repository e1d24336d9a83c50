"""The offline pack: every file of a lesson, its videos, and pages that open from a USB stick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hub.content.languages import CODES, LANGUAGES, Lang
from hub.content.library import Library
from hub.downloads.archive import Contents, with_sums, write_zip
from hub.downloads.forms import PACK, TAILS
from hub.downloads.labels import Labels
from hub.downloads.pack_page import (
    Packed,
    SeriesPacked,
    film_name,
    front_page,
    lesson_page,
    series_page,
    sheets_page,
    shelf_page,
    track_name,
)
from hub.downloads.screening import Screening
from hub.downloads.sheet import LessonSheet


def pack_name(sheet: LessonSheet) -> str:
    """Return the file's name: easy-money.kk.pack.zip."""
    return f"{sheet.id}.{sheet.lang}{TAILS[PACK]}"


def whole_name(lang: Lang) -> str:
    """Return the name of everything in one: narkostop.kk.lessons.zip."""
    return f"narkostop.{lang}.lessons.zip"


def write_pack(
    path: Path, packed: Packed, files: Mapping[str, Path], library: Library, style: str
) -> None:
    """Write the ZIP of one lesson: one folder with `index.html` on top; `files` by name."""
    inside = {
        "index.html": front_page(packed).encode(),
        "README.txt": _readme([packed], packed.sheet.title, packed.labels, library).encode(),
        **_pages(packed, files),
        "assets/style.css": style.encode(),
        **_films(packed.films),
    }
    _write(path, f"{packed.sheet.id}.{packed.sheet.lang}", inside, packed.sheet.checked)


def write_whole(
    path: Path,
    lessons: Sequence[Packed],
    series: Sequence[SeriesPacked],
    files: Mapping[str, Mapping[str, Path]],
    library: Library,
    style: str,
) -> None:
    """Write the ZIP of all lessons and series of a language, videos once.

    `files` are by lesson or series and by name.
    """
    labels = lessons[0].labels
    inside: dict[str, bytes | Path] = {
        "index.html": shelf_page(lessons, series, labels).encode(),
        "README.txt": _readme(lessons, labels["whole"], labels, library).encode(),
    }
    for one in lessons:
        below = replace(one, base="../")
        pages = {"index.html": front_page(below).encode(), **_pages(below, files[one.sheet.id])}
        inside |= {f"{one.sheet.id}/{name}": data for name, data in pages.items()}
    for course in series:
        inside[f"{course.text.id}/index.html"] = series_page(course).encode()
        inside |= {
            f"{course.text.id}/files/{row.name}": files[course.text.id][row.name]
            for row in course.files
        }
    inside["assets/style.css"] = style.encode()
    inside |= _films(film for one in lessons for film in one.films)
    days = [one.sheet.checked for one in lessons] + [course.text.checked for course in series]
    _write(path, f"narkostop.{labels.lang}", inside, max(days))


def _write(path: Path, folder: str, inside: Contents, day: str) -> None:
    whole = with_sums(inside)
    write_zip(path, {f"{folder}/{name}": data for name, data in whole.items()}, day)


def _pages(packed: Packed, files: Mapping[str, Path]) -> dict[str, bytes | Path]:
    pages: dict[str, bytes | Path] = {"lesson.html": lesson_page(packed).encode()}
    if packed.sheet.handouts:
        pages["sheets.html"] = sheets_page(packed).encode()
    return pages | {f"files/{row.name}": files[row.name] for row in packed.files}


def _films(films: Iterable[Screening]) -> dict[str, bytes | Path]:
    found: dict[str, bytes | Path] = {}
    for film in films:
        at = f"videos/{film_name(film)}"
        found |= {f"{at}.mp4": film.film, f"{at}.jpg": film.poster}
        for lang, track in film.tracks.items():
            found[f"videos/{track_name(film, lang)}"] = track
        if film.srt is not None:
            found[f"{at}.srt"] = film.srt
    return found


def _readme(lessons: Sequence[Packed], title: str, labels: Labels, library: Library) -> str:
    """Return the note on terms and sources, with the terms in all three languages."""
    rows = [title, "=" * len(title), "", labels["pack_open"]]
    rows += [f"{labels['pack_start']} index.html", labels["pack_sums"], ""]
    rows += [f"{labels['page_online']}: {one.sheet.url}" for one in lessons if one.sheet.url]
    for code in CODES:
        words = Labels.of(library, code)
        rows += ["", f"{words['licence']} ({LANGUAGES[code].name})", words["licence_text"]]
    rows += ["", labels["law"]]
    laws = {row.cite: row for one in lessons for row in one.sheet.law}
    rows += [
        f"- {r.cite}: {r.edition}. {labels['law_checked']} {r.checked}. {r.lawyer} {r.source}"
        for r in laws.values()
    ]
    rows += [f"{labels['not_legal_advice']} {labels['current']}", "", labels["sources"]]
    proofs = {proof.url: proof for one in lessons for proof in one.sheet.evidence}
    rows += [*(f"- {p.source}: {p.url}" for p in proofs.values()), ""]
    for one in lessons:
        rows += [f"{title}: {labels['pack_missing']}" for title in one.missing]
    return "\n".join(rows)
