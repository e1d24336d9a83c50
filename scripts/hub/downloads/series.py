"""The papers of a series, each as PDF and DOCX: forms, a letter to parents, the lecturer's key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hub.content.findings import Finding
from hub.content.languages import Lang
from hub.content.library import Library
from hub.content.markdown import Section
from hub.content.series import HELP, Paper, Series
from hub.downloads.forms import Kit, docx
from hub.downloads.labels import Labels
from hub.downloads.plan_docx import handouts_markdown
from hub.downloads.plan_pdf import handouts_source
from hub.downloads.planning import COLOURS, errors_below, program_key, unknown_letters
from hub.downloads.printing import PdfSetter, setters_key
from hub.downloads.sheet import HandoutSheet, LessonSheet, handout_sheet
from hub.downloads.words import Address, Speaker
from hub.fonts import faces_key
from hub.store import key_of

KINDS = ("pdf", "docx")


@dataclass(frozen=True)
class SeriesText:
    """What a series itself says in one language, references resolved. `checked` is an ISO date."""

    id: str
    lang: Lang
    title: str
    summary: str
    lead: str
    key_message: str
    parts: tuple[Section, ...]
    checked: str
    url: str


@dataclass(frozen=True)
class SeriesJob:
    """One language of a series: its text, and a sheet a paper, in the order of series.yml."""

    series: Series
    text: SeriesText
    sheets: Mapping[str, LessonSheet]
    labels: Labels
    colours: Mapping[str, str]
    findings: tuple[Finding, ...]

    @property
    def id(self) -> str:
        """The series' name."""
        return self.series.id

    @property
    def lang(self) -> Lang:
        """The language its papers are in."""
        return self.text.lang

    @cached_property
    def key(self) -> str:
        """The address of the files in the cache: everything they are made from."""
        return key_of(
            "series", list(setters_key()), faces_key(), program_key(), repr(self.text),
            repr(self.sheets), dict(self.labels.interface), dict(self.colours),
        )  # fmt: skip

    @property
    def form_labels(self) -> dict[str, str]:
        """What each file is called: `form-pdf` is the paper `form`, by its title."""
        return {
            f"{id_}-{kind}": sheet.handouts[0].title
            for id_, sheet in self.sheets.items()
            for kind in KINDS
        }


def plan_series(
    library: Library, langs: Sequence[Lang], address: Address | None
) -> Iterator[SeriesJob]:
    """Yield what the papers of every series are to be; nothing is made.

    A series without a text in a language, or without papers, has no files in it.
    """
    if not library.series:
        return
    colours = json.loads((library.root / COLOURS).read_text(encoding="utf-8"))["light"]
    for series in library.series:
        broken = tuple(errors_below(library, series.folder))
        for lang in (lang for lang in langs if lang in series.texts):
            speaker, labels = Speaker(library, lang, address), _labels(library, lang)
            text = _text(series, speaker)
            sheets = {
                paper.id: _sheet(series, paper, speaker, labels)
                for paper in series.data.papers
                if lang in series.papers.get(paper.id, {})
            }
            if sheets:
                findings = (*broken, *speaker.findings)
                yield SeriesJob(series, text, sheets, labels, colours, findings)


def unfit_papers(job: SeriesJob) -> list[Finding]:
    """Return what no typeface of ours could draw."""
    found: list[Finding] = []
    for paper, sheet in job.sheets.items():
        doc = job.series.papers[paper][job.lang].doc
        found += unknown_letters(handouts_markdown(sheet, job.labels), [doc])
    return found


def print_papers(job: SeriesJob, setter: PdfSetter) -> dict[str, tuple[str, bytes]]:
    """Return each file's name and bytes by its form: `form-pdf`. Raises SetError or ToolError."""
    made: dict[str, tuple[str, bytes]] = {}
    for paper, sheet in job.sheets.items():
        title = sheet.handouts[0].title
        # The window of a reader shows "title: series"; the words on paper are the editors' own.
        labels = Labels(job.lang, {**job.labels.interface, "download_handouts": title})
        kit = Kit(sheet, {}, labels, job.colours, setter)
        stem = f"{sheet.id}.{sheet.lang}.{paper}"
        source = handouts_source(sheet, labels, job.colours)
        made[f"{paper}-pdf"] = f"{stem}.pdf", setter.set(source, f"{stem}.pdf")
        text = handouts_markdown(sheet, labels)
        made[f"{paper}-docx"] = f"{stem}.docx", docx(kit, f"{stem}.docx", text, title, sheets=True)
    return made


def _labels(library: Library, lang: Lang) -> Labels:
    """Return the words of papers that are no lesson: a sheet was checked, not a lesson."""
    words = dict(library.words[lang])
    words["download_lesson_checked"] = Labels(lang, words)["paper_checked"]
    return Labels(lang, words)


def _text(series: Series, speaker: Speaker) -> SeriesText:
    lang = speaker.lang
    front, doc = series.texts[lang].front, series.texts[lang].doc
    say = speaker.at(doc)
    return SeriesText(
        id=series.id,
        lang=lang,
        title=front.title,
        summary=front.summary,
        lead=say(front.lead, doc.line_of("lead")),
        key_message=say(front.key_message, doc.line_of("key_message")),
        parts=tuple(replace(s, text=say(s.text, s.text_line)) for s in doc.sections),
        checked=series.data.checked.isoformat(),
        url=speaker.address("series", series.id, lang) if speaker.address else "",
    )


def _sheet(series: Series, paper: Paper, speaker: Speaker, labels: Labels) -> LessonSheet:
    """Return a paper in the shape of a lesson that has nothing but sheets.

    It names no help at its foot: papers for students and parents say it in a section of their own.
    """
    lang, front = speaker.lang, series.texts[speaker.lang].front
    text = series.papers[paper.id][lang]
    whole = handout_sheet(paper.id, text.front.title, text.doc, speaker, labels)
    pages = _apart(whole) if paper.keep_help else (whole,)
    return LessonSheet(
        id=series.id, lang=lang, title=front.title, summary=text.front.summary, lead="",
        key_message="", for_whom="", materials=(), facts=(), minutes=0, intro="", parts=(),
        cuts=(), handouts=pages, cards_title="", cards=(), video_titles=(), law=(), help=(),
        evidence=(), checked=series.data.checked.isoformat(), url="",
    )  # fmt: skip


def _apart(sheet: HandoutSheet) -> tuple[HandoutSheet, ...]:
    """Return a sheet and, on a page of its own, where to get help: a reader keeps that page."""
    at = next((i for i, part in enumerate(sheet.parts) if part.id == HELP), None)
    if at is None:
        return (sheet,)
    head = sheet.parts[at]
    kept = HandoutSheet(head.id, head.title, head.text, sheet.parts[at + 1 :], "")
    return replace(sheet, parts=sheet.parts[:at]), kept
