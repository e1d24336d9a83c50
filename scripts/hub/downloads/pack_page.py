"""The pages of an offline pack: they open from a USB stick, without a server and without script."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path

from hub.content.languages import CODES, LANGUAGES, Lang
from hub.downloads.forms import GROUPS
from hub.downloads.labels import Labels
from hub.downloads.reading import (
    closing,
    glance,
    key_message,
    lesson_html,
    line,
    prose,
    sheets_html,
)
from hub.downloads.screening import Screening
from hub.downloads.series import SeriesText
from hub.downloads.sheet import LessonSheet

Palettes = Mapping[str, Mapping[str, str]]
ORNAMENT = (
    "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 48 16'%3E%3Cg fill='none' "
    "stroke='%23000' stroke-width='2.2' stroke-linecap='round'%3E%3Cpath d='M24 15V9M24 9C22 3 16 "
    "1.5 12.5 4S10 11 13.5 11.5 17 7.5 14.5 7.3M24 9C26 3 32 1.5 35.5 4S38 11 34.5 11.5 31 7.5 "
    "33.5 7.3'/%3E%3Cpath d='M0 15h48M48 12l-3-3M0 12l3-3'/%3E%3C/g%3E%3C/svg%3E"
)
"""The hub's border, қошқар мүйіз, as in overrides/assets/ornament.svg."""
INK = {"light": "--ink1:#1B4C5B;--ink3:#6FA3AB", "dark": "--ink1:#103642;--ink3:#5C8F99"}
"""Tones of the dark band that the style sheet of the site keeps to itself."""


@dataclass(frozen=True)
class FileRow:
    """One file of a pack as its page shows it: where it lies, what it is, its bytes."""

    form: str
    name: str
    label: str
    bytes: int


@dataclass(frozen=True)
class Packed:
    """One lesson in a pack. `missing` are titles of its videos that are still to be made.

    `base` leads from its pages to the folder with `assets` and `videos`: "" or "../".
    """

    sheet: LessonSheet
    labels: Labels
    files: tuple[FileRow, ...]
    films: tuple[Screening, ...]
    missing: tuple[str, ...]
    base: str = ""


@dataclass(frozen=True)
class SeriesPacked:
    """One series in a pack of everything: its text and its papers."""

    text: SeriesText
    labels: Labels
    files: tuple[FileRow, ...]


def film_name(film: Screening) -> str:
    """Return the name of a film's files without the last part: bank-card.kk."""
    return f"{film.slug}.{film.lang}"


def track_name(film: Screening, lang: Lang) -> str:
    """Return the name of a subtitle file; a player finds it because it begins like the film."""
    return f"{film_name(film)}.vtt" if lang == film.lang else f"{film_name(film)}.{lang}.vtt"


def style(palettes: Palettes, fonts: Sequence[Path]) -> str:
    """Return the style sheet with our colours, and our fonts inside it.

    A font file of its own would not be loaded: to a browser, files on a disk are strangers to
    each other.
    """
    faces = "".join(
        f"@font-face{{font-family:FiraGO;font-weight:{path.stem.rpartition('-')[2]};src:url(data:"
        f'font/woff2;base64,{base64.b64encode(path.read_bytes()).decode()}) format("woff2")}}\n'
        for path in fonts
    )
    tones = {
        name: ";".join(f"--{key}:{value}" for key, value in palettes[name].items())
        for name in ("light", "dark")
    }
    light = (
        f':root{{{tones["light"]};{INK["light"]};--ornament:url("data:image/svg+xml,{ORNAMENT}")'
    )
    dark = f"@media (prefers-color-scheme:dark){{:root{{{tones['dark']};{INK['dark']}}}}}\n"
    return f"{faces}{light};color-scheme:light dark}}\n{dark}{_sheet()}"


@lru_cache
def _sheet() -> str:
    return Path(__file__).with_name("pack.css").read_text(encoding="utf-8")


def page(title: str, lang: Lang, base: str, band: str, body: str, kind: str = "front") -> str:
    """Return a whole page: a dark band on top, then the body; `kind` is `front` or `plain`."""
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{escape(title)} – Narkostop</title>\n"
        f'<link rel="stylesheet" href="{base}assets/style.css">\n</head>\n<body class="{kind}">\n'
        f'<header class="top"><div class="wrap">{band}</div><div class="orn"></div></header>\n'
        f"{body}\n</body>\n</html>\n"
    )


def band(name: str, title: str, facts: Sequence[str], back: tuple[str, str] | None = None) -> str:
    """Return what stands in the dark band; `back` is an address and its words."""
    right = f'<a href="{back[0]}">← {escape(back[1])}</a>' if back else escape(name)
    rows = "".join(f"<li>{escape(fact)}</li>" for fact in facts)
    return (
        f'<div class="bar"><b>Narkostop</b><span>{right}</span></div>'
        f'<h1>{escape(title)}</h1><ul class="facts">{rows}</ul>'
    )


def front_page(packed: Packed) -> str:
    """Return `index.html` of a lesson: what there is, films, files, help, sources."""
    sheet, labels = packed.sheet, packed.labels
    doors = _door("lesson.html", labels["pack_read"], labels["pack_read_text"])
    if sheet.handouts:
        doors += _door("sheets.html", labels["pack_sheets"], labels["pack_sheets_text"])
    files = "".join(
        f"<section><h2>{escape(labels[word])}</h2>{_files(packed, group)}</section>"
        for group, word in (("plan", "pack_plan"), ("sheets", "pack_hand"))
        if any(GROUPS[row.form] == group for row in packed.files)
    )
    back = ("../index.html", labels["whole_back"]) if packed.base else None
    body = (
        f'<main class="wrap">{key_message(sheet, labels)}<div class="text"><p class="lead">'
        f'{line(sheet.summary)}</p><p class="meta">{escape(labels["pack_open"])}</p></div>'
        f'<ul class="doors">{doors}</ul>{_films(packed)}<div class="two">{files}</div>'
        f'{glance(sheet, labels, "lesson.html")}<div class="text">{closing(sheet, labels)}</div>'
        "</main>"
    )
    top = band(labels["pack"], sheet.title, sheet.facts, back)
    return page(sheet.title, sheet.lang, packed.base, top, body)


def lesson_page(packed: Packed) -> str:
    """Return `lesson.html`: the plan to read and to lead from."""
    sheet, labels = packed.sheet, packed.labels
    back = ("index.html", labels["pack_back"])
    text = lesson_html(sheet, labels)
    body = f'<main class="wrap"><div class="text">{text}</div></main>'
    top = band("", sheet.title, sheet.facts, back)
    return page(sheet.title, sheet.lang, packed.base, top, body, "plain")


def sheets_page(packed: Packed) -> str:
    """Return `sheets.html`: the student sheets, to be shown to everybody."""
    sheet, labels = packed.sheet, packed.labels
    back = ("index.html", labels["pack_back"])
    body = f'<main class="wrap">{sheets_html(sheet, labels)}</main>'
    top = band("", labels["handouts"], (sheet.title,), back)
    return page(f"{labels['handouts']}: {sheet.title}", sheet.lang, packed.base, top, body, "plain")


def shelf_page(lessons: Sequence[Packed], series: Sequence[SeriesPacked], labels: Labels) -> str:
    """Return `index.html` of everything in one: a card a series and a card a lesson."""
    courses = "".join(_card(s.text.id, s.text.title, s.text.summary) for s in series)
    if courses:
        courses = f'<h2>{escape(labels["series_title"])}</h2><ul class="cards">{courses}</ul>'
        courses += f"<h2>{escape(labels['whole_back'])}</h2>"
    cards = "".join(
        _card(one.sheet.id, one.sheet.title, one.sheet.summary, one.sheet.facts) for one in lessons
    )
    help_rows = {row.called: row for one in lessons for row in one.sheet.help}
    helps = "".join(
        f"<li><b>{escape(row.called)}</b> – {escape(row.purpose)} {escape(row.terms)}</li>"
        for row in help_rows.values()
    )
    body = (
        f'<main class="wrap"><p class="key">{escape(labels["whole_open"])}</p>'
        f'{courses}<ul class="cards">{cards}</ul>'
        f'<section class="help"><h2>{escape(labels["help"])}</h2><ul>{helps}</ul></section>'
        f'<section class="text"><h2>{escape(labels["licence"])}</h2>'
        f"<p>{escape(labels['licence_text'])}</p></section></main>"
    )
    top = band(labels["pack"], labels["whole"], ())
    return page(labels["whole"], labels.lang, "", top, body)


def _card(id_: str, title: str, summary: str, facts: Sequence[str] = ()) -> str:
    small = f"<small>{escape(' · '.join(facts))}</small>" if facts else ""
    return f'<li><a href="{id_}/index.html"><b>{escape(title)}</b>{line(summary)}{small}</a></li>'


def series_page(packed: SeriesPacked) -> str:
    """Return the page of a series: its papers, then all that its own text says."""
    text, labels = packed.text, packed.labels
    parts = "".join(
        f"<section><h2>{escape(part.title)}</h2>{prose(part.text)}</section>" for part in text.parts
    )
    body = (
        f'<main class="wrap"><p class="key">{line(text.key_message)}</p>'
        f'<div class="text"><p class="lead">{line(text.lead)}</p></div>'
        f"<section><h2>{escape(labels['series_papers'])}</h2>{_rows(packed.files, labels)}"
        f'</section><div class="text">{parts}</div></main>'
    )
    back = ("../index.html", labels["whole_back"])
    top = band("", text.title, (), back)
    return page(text.title, text.lang, "../", top, body)


def _door(to: str, title: str, text: str) -> str:
    return f'<li><a href="{to}"><b>{escape(title)}</b><small>{escape(text)}</small></a></li>'


def _files(packed: Packed, group: str) -> str:
    return _rows([row for row in packed.files if GROUPS[row.form] == group], packed.labels)


def _rows(files: Sequence[FileRow], labels: Labels) -> str:
    rows = "".join(
        f'<li><a href="files/{escape(row.name)}"><i>{row.name.rpartition(".")[2].upper()}</i>'
        f"<span>{escape(row.label)}</span><small>{labels.size(row.bytes)}</small></a></li>"
        for row in files
    )
    return f'<ul class="files">{rows}</ul>'


def _films(packed: Packed) -> str:
    labels = packed.labels
    if not packed.films and not packed.missing:
        return ""
    rows = "".join(_film(film, packed) for film in packed.films)
    gone = "".join(
        f'<li class="gone"><h3>{escape(title)}</h3><p>{escape(labels["pack_missing"])}</p></li>'
        for title in packed.missing
    )
    note = f'<p class="meta">{escape(labels["pack_subtitles"])}</p>' if packed.films else ""
    return (
        f"<section><h2>{escape(labels['lesson_videos'])}</h2>{note}"
        f'<ul class="films">{rows}{gone}</ul></section>'
    )


def _film(film: Screening, packed: Packed) -> str:
    at = f"{packed.base}videos/{film_name(film)}"
    tracks = "".join(_track(film, code, packed) for code in CODES if code in film.tracks)
    size = packed.labels.size(film.film.stat().st_size)
    word = escape(packed.labels["pack_film"])
    return (
        f'<li><video controls preload="metadata" playsinline '
        f'poster="{at}.jpg" width="{film.width}" height="{film.height}" src="{at}.mp4">{tracks}'
        f'</video><h3>{escape(film.title)}</h3><p class="meta">'
        f'<a href="{at}.mp4">{word}</a>, {size}</p></li>'
    )


def _track(film: Screening, lang: Lang, packed: Packed) -> str:
    # A browser reads no subtitle file from a disk, so the cues stand in the page itself.
    data = base64.b64encode(film.tracks[lang].read_bytes()).decode()
    chosen = " default" if lang == packed.sheet.lang else ""
    return (
        f'<track kind="subtitles" srclang="{lang}" label="{LANGUAGES[lang].name}"{chosen} '
        f'src="data:text/vtt;charset=utf-8;base64,{data}">'
    )
