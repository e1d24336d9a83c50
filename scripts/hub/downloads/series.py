"""The papers of a series, each as PDF and DOCX: forms, a letter to parents, the lecturer’s key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from hub.content.findings import Finding
from hub.content.languages import Lang
from hub.content.library import Library
from hub.content.series import HELP, Paper, Series
from hub.downloads import shelf
from hub.downloads.closing import help_rows
from hub.downloads.forms import Kit, docx
from hub.downloads.labels import Labels
from hub.downloads.make import CACHE as LESSONS_CACHE
from hub.downloads.make import COLOURS, DownloadError, Downloads, program_key
from hub.downloads.plan_docx import handouts_markdown
from hub.downloads.plan_pdf import handouts_source
from hub.downloads.printing import PdfSetter, setters_key
from hub.downloads.sheet import HandoutSheet, LessonSheet, handout_sheet
from hub.downloads.words import Address, Speaker
from hub.fonts import Face, faces_key, missing_letters
from hub.store import key_of

CACHE = Path(".hub/cache/series")
KINDS = ("pdf", "docx")


@dataclass(frozen=True)
class Job:
    """One language of a series: a sheet a paper, in the order of series.yml."""

    series: Series
    lang: Lang
    sheets: Mapping[str, LessonSheet]
    labels: Labels
    colours: Mapping[str, str]
    findings: tuple[Finding, ...]

    @cached_property
    def key(self) -> str:
        """The address of the files in the cache: everything they are made from."""
        return key_of(
            "series", list(setters_key()), faces_key(), program_key(), repr(self.sheets),
            dict(self.labels.interface), dict(self.colours),
        )  # fmt: skip

    @property
    def form_labels(self) -> dict[str, str]:
        """What each file is, in words of this language."""
        return {
            f"{id_}-{kind}": f"{sheet.handouts[0].title} – {self.labels[f'paper_{kind}']}"
            for id_, sheet in self.sheets.items()
            for kind in KINDS
        }


def make_series(
    library: Library,
    langs: Sequence[Lang],
    *,
    cache: Path | None = None,
    address: Address | None = None,
) -> Downloads:
    """Make the papers of every series that are not in the cache; return them as downloads.

    Raises DownloadError after all good series are made, SetError or ToolError when a setter fails.
    """
    folder = cache or library.root / CACHE
    jobs = list(_jobs(library, langs, address))
    bad = [finding for job in jobs for finding in job.findings]
    for job in jobs:
        if job.findings or shelf.find(folder, job.key, job.lang, job.form_labels):
            continue
        setter = PdfSetter(library.root / LESSONS_CACHE / "fonts")
        shelf.keep(folder, job.key, _make(job, setter))
    shelf.sweep(folder, [job.key for job in jobs], spare=12)
    if bad:
        raise DownloadError(bad, library.root)
    return _found(jobs, folder)


def cached_series(
    library: Library,
    langs: Sequence[Lang],
    *,
    cache: Path | None = None,
    address: Address | None = None,
) -> Downloads:
    """Return what is whole in the cache for these very texts; nothing is made."""
    return _found(_jobs(library, langs, address), cache or library.root / CACHE)


def _found(jobs: Iterable[Job], folder: Path) -> Downloads:
    found: Downloads = {}
    for job in jobs:
        files = None
        if not job.findings:
            files = shelf.find(folder, job.key, job.lang, job.form_labels)
        if files is not None:
            found.setdefault(job.series.id, {})[job.lang] = files
    return found


def _jobs(library: Library, langs: Sequence[Lang], address: Address | None) -> Iterator[Job]:
    if not library.series:
        return
    colours = json.loads((library.root / COLOURS).read_text(encoding="utf-8"))["light"]
    for series in library.series:
        broken = [
            finding
            for finding in library.findings
            if finding.severity.value == "error" and finding.path.is_relative_to(series.folder)
        ]
        for lang in (lang for lang in langs if lang in series.texts):
            speaker = Speaker(library, lang, address)
            labels = _labels(library, lang)
            sheets = {
                paper.id: _sheet(library, series, paper, speaker, labels)
                for paper in series.data.papers
                if lang in series.papers.get(paper.id, {})
            }
            letters = _letters(series, lang, sheets, labels)
            findings = (*broken, *speaker.findings, *letters)
            if sheets:
                yield Job(series, lang, sheets, labels, colours, findings)


def _labels(library: Library, lang: Lang) -> Labels:
    """Return the words of papers that are no lesson: a sheet was checked, not a lesson."""
    words = dict(library.words[lang])
    words["download_lesson_checked"] = Labels(lang, words)["paper_checked"]
    return Labels(lang, words)


def _sheet(
    library: Library, series: Series, paper: Paper, speaker: Speaker, labels: Labels
) -> LessonSheet:
    lang, front = speaker.lang, series.texts[speaker.lang].front
    text = series.papers[paper.id][lang]
    whole = handout_sheet(paper.id, text.front.title, text.doc, speaker, labels)
    pages = _apart(whole) if paper.keep_help else (whole,)
    return LessonSheet(
        id=series.id, lang=lang, title=front.title, summary=text.front.summary, lead="",
        key_message="", for_whom="", materials=(), facts=(), minutes=0, intro="", parts=(),
        cuts=(), handouts=pages,
        law=(), help=tuple(help_rows(library, series.data.contacts, lang)), evidence=(),
        checked=series.data.checked.isoformat(), url="",
    )  # fmt: skip


def _apart(sheet: HandoutSheet) -> tuple[HandoutSheet, ...]:
    """Return a sheet and, on a page of its own, where to get help: a reader keeps that page."""
    at = next((i for i, part in enumerate(sheet.parts) if part.id == HELP), None)
    if at is None:
        return (sheet,)
    head = sheet.parts[at]
    kept = HandoutSheet(head.id, head.title, head.text, sheet.parts[at + 1 :], "")
    return replace(sheet, parts=sheet.parts[:at]), kept


def _letters(
    series: Series, lang: Lang, sheets: Mapping[str, LessonSheet], labels: Labels
) -> Iterator[Finding]:
    for paper, sheet in sheets.items():
        text = handouts_markdown(sheet, labels, notes=False)
        missing = missing_letters(missing_letters(text), Face.NOTO)
        if missing:
            shown = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing)
            yield Finding(
                series.papers[paper][lang].doc.path,
                1,
                "downloads.letter",
                f"The typeface of the downloads cannot draw: {shown}.",
                "Write it with another sign or in words.",
            )


def _make(job: Job, setter: PdfSetter) -> dict[str, tuple[str, bytes]]:
    made: dict[str, tuple[str, bytes]] = {}
    for paper, sheet in job.sheets.items():
        title = sheet.handouts[0].title
        # The window of a reader shows "title: series"; the words on paper are the editors' own.
        labels = Labels(job.lang, {**job.labels.interface, "download_handouts": title})
        kit = Kit(sheet, {}, labels, job.colours, setter)
        stem = f"{sheet.id}.{sheet.lang}.{paper}"
        source = handouts_source(sheet, labels, job.colours, notes=False)
        made[f"{paper}-pdf"] = f"{stem}.pdf", setter.set(source, f"{stem}.pdf")
        text = handouts_markdown(sheet, labels, notes=False)
        made[f"{paper}-docx"] = f"{stem}.docx", docx(kit, f"{stem}.docx", text, title, sheets=True)
    return made
