"""The pages of a built site, and one page of every template."""

from __future__ import annotations

import re
from pathlib import Path

LANGS = ("kk", "ru", "en")
SAMPLES = {
    "home": "",
    "check": "check/",
    "offer": "check/parcel-job/",
    "explainers": "law/",
    "explainer": "law/courier/",
    "articles": "law/articles/",
    "videos": "videos/",
    "video": "videos/courier-offer/",
    "lessons": "lessons/",
    "lesson": "lessons/offer-in-your-chat/",
    "help": "help/",
    "page": "evidence/",
    "lecturers": "lecturers/",
    "series": "lessons/series/four-meetings/",
    "status": "about/status/",
    "glossary": "glossary/",
    "search": "search/",
}


def home(lang: str) -> str:
    return "" if lang == "kk" else f"{lang}/"


def paths_of(site: Path, lang: str) -> set[str]:
    """Return the addresses of one language's pages below that language's home."""
    start = site / home(lang)
    found = set()
    for file in start.rglob("index.html"):
        path = file.parent.relative_to(start).as_posix()
        first = path.split("/")[0]
        if lang == "kk" and first in ("ru", "en"):
            continue
        found.add("" if path == "." else path + "/")
    return found


def attr(html: str, pattern: str) -> list[str]:
    """Return all first groups of a pattern in a page's source."""
    return re.findall(pattern, html)
