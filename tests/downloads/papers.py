"""Which lesson the readers read, where its pages would be, and a film that takes no time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from hub.content.languages import Lang
from hub.content.library import Library
from hub.downloads.make import Downloads, Files, cached_downloads, make_downloads, plan_downloads
from hub.downloads.screening import Screening
from hub.downloads.sheet import LessonSheet, make_sheet
from hub.downloads.shelf import DownloadFile
from trees import PROJECT

LESSON = "easy-money"


def address(kind: str, name: str, lang: str) -> str:
    """Return the address of a page on a site that does not exist."""
    return f"https://example.org/{lang}/{kind}/{name}/"


def make(
    library: Library, lessons: Sequence[str] | None, langs: Sequence[Lang], **given: Any
) -> Files:
    """Make the files of lessons; return them by lesson and language."""
    return make_downloads(plan_downloads(library, lessons, langs, **given)).lessons


def cached(
    library: Library, lessons: Sequence[str] | None, langs: Sequence[Lang], **given: Any
) -> Downloads:
    """Return what is made already."""
    return cached_downloads(plan_downloads(library, lessons, langs, **given))


def one(made: Files, lang: Lang, form: str) -> DownloadFile:
    """Return a form of the lesson."""
    return next(file for file in made[LESSON][lang] if file.form == form)


def sheet_of(library: Library, lang: Lang, lesson: str = LESSON) -> LessonSheet:
    """Return a lesson in a language, ready to be set."""
    found = next(one for one in library.lessons if one.id == lesson)
    return make_sheet(library, found, lang, address)[0]


def colours() -> Mapping[str, str]:
    """Return the colours of light paper."""
    tokens = json.loads((PROJECT / "overrides/assets/tokens.json").read_text(encoding="utf-8"))
    return dict(tokens["light"])


def film(folder: Path, lang: Lang) -> Screening:
    """Return a finished film with a still; only the still is really there."""
    still = folder / f"still.{lang}.jpg"
    Image.new("RGB", (270, 480), "#0E3340").save(still, "JPEG")
    return Screening(
        slug="bank-card",
        lang=lang,
        title={"kk": "Картаңды жалға берші", "ru": "Сдай карту", "en": "Rent out your card"}[lang],
        ms=40_000,
        film=folder / "film.mp4",
        poster=still,
        width=270,
        height=480,
        tracks={},
        sums=("still",),
        url=address("video", "bank-card", lang),
    )
