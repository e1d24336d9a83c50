"""What is searched: finished pages as a reader sees them, cut into sections by headings."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal

from hub.content.languages import Lang
from hub.site.sitemap import page_frames
from hub.video.webvtt import parse_vtt

Kind = Literal["law", "video", "lesson", "guide"]
PLACES: tuple[tuple[str, Kind], ...] = (
    ("law/", "law"),
    ("videos/", "video"),
    ("lessons/", "lesson"),
)
"""First part of an address in the language → what stands there; everything else is a guide."""
WEIGHTS: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"(law/(?!articles)[^/]+|help|report)$"), 1.25),
    (re.compile(r"(check|videos)\b"), 1.1),
    (re.compile(r"lessons/(series/)?[^/]+/."), 0.6),
    (re.compile(r"about\b"), 0.5),
    (re.compile(r"(evidence|glossary|lecturers|law/articles)$"), 0.8),
    (re.compile(r"lessons/."), 0.9),
)
"""What a match on a page counts: a teenager asks more often than a lecturer or an editor."""

UNSEARCHED = {"search"}
"""Pages that only list what is elsewhere."""
SILENT = {
    "script",
    "style",
    "svg",
    "nav",
    "form",
    "button",
    "template",
    "dialog",
    "pre",
    "input",
    "video",
}
FURNITURE = {
    *("cards", "crumb", "meta", "acts", "take", "help", "seal", "chips", "step-meta", "src"),
    *("tels", "asks", "dateline", "pager", "on-paper"),
}
"""Classes of what stands on many pages, or tells of other pages: it would lead to the wrong one."""
HEADINGS = {"h2", "h3"}
VOID = {"br", "img", "hr", "wbr", "source", "track", "link", "meta", "col", "area", "base", "embed"}
BREAKS = {
    "p",
    "blockquote",
    "li",
    "dt",
    "dd",
    "td",
    "th",
    "tr",
    "div",
    "section",
    "br",
    "summary",
    "h1",
    "h4",
}


@dataclass(frozen=True)
class Section:
    """A part of a page: heading, anchor ("" for the top), text; `second` of a video or None."""

    heading: str
    anchor: str
    text: str
    second: int | None = None


@dataclass(frozen=True)
class Document:
    """One page of one language. `url` is relative to the root of all languages, "" the home page.

    The first section is the page's beginning. `id` is the address without its language.
    """

    url: str
    title: str
    kind: Kind
    ages: tuple[str, ...]
    sections: tuple[Section, ...]
    id: str = ""

    @property
    def weight(self) -> float:
        """What a match on this page counts beside one on another page."""
        return next((weight for place, weight in WEIGHTS if place.match(self.id)), 1.0)


def documents(
    data: Path, site: Path, lang: Lang, media: Mapping[str, Path] | None = None
) -> Iterator[Document]:
    """Yield the pages of one language that have a text of their own.

    `data` is the staged data folder, `site` the finished site; `media` are files by their address
    below it that need not lie there. A page that is not there is left out: a preview writes pages
    one by one.
    """
    frames = {frame["url"]: frame for frame in page_frames(data) if frame["lang"] == lang}
    for url, frame in frames.items():
        file = site / url / "index.html"
        if frame["noindex"] or frame["kind"] in UNSEARCHED or not file.is_file():
            continue
        id_ = frame["url"].removeprefix(f"{lang}/")
        kind: Kind = next((kind for place, kind in PLACES if id_.startswith(place)), "guide")
        above = frames.get(url.rstrip("/").rpartition("/")[0] + "/", {})
        ages = _ages(frame) or (_ages(above) if kind == "lesson" else ())
        cues = _cues(frame, site, media or {})
        sections = read_page(file.read_text("utf-8"), transcript=not cues)
        yield Document(
            url, frame["title"], kind, ages, (*sections, *cues), id_.rstrip("/") or "index"
        )


def _ages(frame: dict[str, Any]) -> tuple[str, ...]:
    return tuple(frame.get("page", {}).get("ages") or ())


def _cues(frame: dict[str, Any], site: Path, media: Mapping[str, Path]) -> tuple[Section, ...]:
    """Return all that is said and read in a page's video: one section a cue, with its second."""
    page = frame.get("page", {})
    tracks = page.get("tracks", ()) if frame["kind"] == "video" else ()
    track = next((t for t in tracks if t["lang"] == frame["lang"]), None)
    if track is None:
        return ()
    # Beside the captions of the picture's own language lie the full ones, with what is read.
    said = posixpath.normpath(posixpath.join(frame["url"], track["url"]))
    places = [said.removesuffix(".vtt") + ".full.vtt", said]
    files = [media.get(place, site / place) for place in places]
    file = next((file for file in files if file.is_file()), None)
    if file is None:
        return ()
    vtt, _ = parse_vtt(file.read_text("utf-8"))
    titles = {scene["id"]: scene["title"] for scene in page.get("transcript", ())}
    return tuple(
        Section(
            titles.get(cue.id.rpartition("-")[0], ""),
            "",
            re.sub("^– ", "", cue.text),
            cue.start // 1000,
        )
        for cue in vtt.cues
    )


def read_page(html: str, *, transcript: bool = True) -> tuple[Section, ...]:
    """Return the sections of a finished page's <main>; the first has no heading."""
    reader = _Reader(transcript=transcript)
    reader.feed(html)
    reader.close()
    return reader.sections()


@dataclass
class _Open:
    tag: str
    id: str
    silent: bool


@dataclass
class _Part:
    anchor: str
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the text of <main> section by section."""

    def __init__(self, *, transcript: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._transcript = transcript
        self._open: list[_Open] = []
        self._inside = False
        self._heading = ""
        self._parts = [_Part("")]
        self._lead: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "main":
            self._inside = True
            return
        if tag == "meta" and values.get("name") == "description":
            self._lead.append(values.get("content", ""))
        if not self._inside or tag in VOID:
            if tag == "br":
                self._say("\n")
            return
        classes = set(values.get("class", "").split())
        silent = (
            (bool(self._open) and self._open[-1].silent)
            or tag in SILENT
            or bool(classes & FURNITURE)
            or values.get("aria-hidden") == "true"
            or ("transcript" in classes and not self._transcript)
            or tag == "h1"
        )
        id_ = values.get("id", "")
        self._open.append(_Open(tag, id_, silent))
        if silent:
            return
        if tag in HEADINGS or (tag == "dt" and self._within("dl")):
            anchor = id_ or next((o.id for o in reversed(self._open) if o.id), "")
            self._parts.append(_Part(anchor))
            self._heading = tag
        elif tag in BREAKS:
            self._say("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._inside = False
        if not any(o.tag == tag for o in self._open):
            return
        while self._open:
            closed = self._open.pop()
            if closed.tag == tag:
                break
        if tag == self._heading:
            self._heading = ""

    def handle_data(self, data: str) -> None:
        if self._inside and not (self._open and self._open[-1].silent):
            self._say(data)

    def _say(self, text: str) -> None:
        part = self._parts[-1]
        (part.heading if self._heading else part.text).append(text)

    def _within(self, tag: str) -> bool:
        """Tell whether a list of terms has a name to link to."""
        return any(o.tag == tag and o.id for o in self._open)

    def sections(self) -> tuple[Section, ...]:
        """Return what was collected; sections without words are left out, the first is kept."""
        parts = [
            Section(_plain(p.heading), p.anchor, _plain(p.text))
            for at, p in enumerate(self._parts)
            if not at or _plain(p.text) or _plain(p.heading)
        ]
        first, lead = parts[0], _plain(self._lead)
        if lead and lead not in first.text:
            first = Section("", "", f"{lead}\n{first.text}".strip())
        return (first, *parts[1:])


def _plain(pieces: Iterable[str]) -> str:
    """Return text with single spaces, a line for each block."""
    rows = (" ".join(row.split()) for row in "".join(pieces).split("\n"))
    return "\n".join(row for row in rows if row)
