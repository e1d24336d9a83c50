"""What the files of lessons are to be: their contents, their key, and what stands in the way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from hub.content.findings import Finding, in_order
from hub.content.languages import CODES, Lang
from hub.content.lesson import Lesson
from hub.content.library import Library
from hub.content.markdown import Document, has_picture
from hub.downloads.forms import GROUPS
from hub.downloads.labels import Labels
from hub.downloads.plan_docx import handouts_markdown, plan_markdown
from hub.downloads.printing import setters_key
from hub.downloads.screening import Screening, Screenings
from hub.downloads.sheet import LessonSheet, make_sheet
from hub.downloads.slides_deck import make_deck
from hub.downloads.words import Address
from hub.fonts import Face, faces_key, missing_letters
from hub.store import key_of

COLOURS = Path("overrides/assets/tokens.json")
Colours = Mapping[str, Mapping[str, str]]


class DownloadError(Exception):
    """Some lessons could not be made; `findings` say what to put right. The others were made."""

    def __init__(self, findings: Iterable[Finding], root: Path) -> None:
        self.findings = tuple(in_order(findings, root))
        rows = [f"{f.where(root)}  {f.message} {f.hint}".rstrip() for f in self.findings]
        super().__init__("Some downloads could not be made:\n" + "\n".join(rows))


@dataclass(frozen=True)
class Job:
    """One language of a lesson: its contents, and those of the other languages beside it."""

    lesson: Lesson
    sheet: LessonSheet
    beside: Mapping[Lang, LessonSheet]
    labels: Labels
    colours: Colours
    films: tuple[Screening, ...]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def key(self) -> str:
        """The address of the files in the cache: everything they are made from."""
        return key_of(
            list(setters_key()), faces_key(), program_key(), repr(self.sheet), repr(self.beside),
            dict(self.labels.interface), self.colours, [list(film.key) for film in self.films],
            list(self.missing),
        )  # fmt: skip

    @property
    def id(self) -> str:
        """The lesson's name."""
        return self.lesson.id

    @property
    def lang(self) -> Lang:
        """The language its files are in."""
        return self.sheet.lang

    @property
    def form_labels(self) -> dict[str, str]:
        """What each form is, in words of this language."""
        return {form: self.labels.form(form) for form in GROUPS}


@lru_cache
def program_key() -> str:
    """Return a hash of this room's own files: changed code makes changed files."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.iterdir()):
        if path.suffix in (".py", ".typ", ".lua", ".css"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def plan_lessons(
    library: Library,
    lessons: Sequence[str] | None,
    langs: Sequence[Lang],
    address: Address | None,
    screenings: Screenings,
) -> Iterator[Job]:
    """Yield what the files of lessons (None: all) are to be; nothing is made.

    A lesson without a plan in a language has no files in it.
    """
    colours = json.loads((library.root / COLOURS).read_text(encoding="utf-8"))
    for lesson in library.lessons:
        if lessons is not None and lesson.id not in lessons:
            continue
        broken = (*errors_below(library, lesson.folder), *_pictures(lesson, library.root))
        sheets = {lang: make_sheet(library, lesson, lang, address) for lang in lesson.texts}
        for lang in (lang for lang in langs if lang in sheets):
            sheet, speaker = sheets[lang]
            # A language that could not be resolved is no half of a bilingual sheet either.
            whole = [code for code in CODES if code in sheets and not sheets[code][1].findings]
            beside = {code: sheets[code][0] for code in whole if code != lang}
            findings = (*broken, *speaker.findings)
            films = tuple(
                screenings[slug, lang] for slug in lesson.data.videos if (slug, lang) in screenings
            )
            missing = tuple(
                video.texts[lang].title
                for slug in lesson.data.videos
                for video in library.videos
                if video.slug == slug and lang in video.texts and (slug, lang) not in screenings
            )
            labels = Labels.of(library, lang)
            yield Job(lesson, sheet, beside, labels, colours, films, missing, findings)


def errors_below(library: Library, folder: Path) -> Iterator[Finding]:
    """Yield the errors in a lesson's or a series' own files: half of it is no download."""
    for finding in library.findings:
        if finding.severity.value == "error" and finding.path.is_relative_to(folder):
            yield finding


def _pictures(lesson: Lesson, root: Path) -> Iterator[Finding]:
    """Yield the pictures of a lesson's texts that are not there."""
    sheets = [text.doc for texts in lesson.handouts.values() for text in texts.values()]
    docs: list[Document] = [*(text.doc for text in lesson.texts.values()), *sheets]
    for doc in docs:
        for target in doc.targets:
            near = target.kind == "image" and "://" not in target.to
            if near and not has_picture(doc, target.to, root):
                yield Finding(
                    doc.path,
                    target.line,
                    "downloads.picture",
                    f'There is no picture "{target.to}".',
                    "Put the file beside this text, or correct its name.",
                )


def unfit(job: Job) -> list[Finding]:
    """Return what no setter could put on paper or on a slide, though every rule is kept."""
    return [*_letters(job), *_unshowable(job)]


def unknown_letters(text: str, docs: Sequence[Document]) -> Iterator[Finding]:
    """Yield what our typefaces cannot draw in a text, at the line of a file that brought it.

    `docs` are the files that the text was made of, the main one first: it stands for what came
    from no body of theirs.
    """
    missing = missing_letters(missing_letters(text), Face.NOTO)
    for doc in docs:
        for at, row in enumerate(doc.body.split("\n")):
            here = [letter for letter in missing if letter in row]
            if here:
                yield _undrawn(here, doc.path, doc.body_line + at)
    unseen = [letter for letter in missing if not any(letter in doc.body for doc in docs)]
    if unseen:
        yield _undrawn(unseen, docs[0].path, 1)


def _undrawn(letters: Sequence[str], path: Path, line: int) -> Finding:
    shown = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)
    return Finding(
        path,
        line,
        "downloads.letter",
        f"The typeface of the downloads cannot draw: {shown}.",
        "Write it with another sign or in words.",
    )


def _letters(job: Job) -> Iterator[Finding]:
    lesson, lang = job.lesson, job.lang
    text = plan_markdown(job.sheet, job.labels, qr=False) + handouts_markdown(job.sheet, job.labels)
    text += job.sheet.cards_title + repr(job.sheet.cards)
    docs = [lesson.texts[lang].doc]
    docs += [texts[lang].doc for texts in lesson.handouts.values() if lang in texts]
    docs += [lesson.cards[lang].doc] if lang in lesson.cards else []
    yield from unknown_letters(text, docs)


def _unshowable(job: Job) -> Iterator[Finding]:
    """Yield the places of the plan that cannot become a slide."""
    doc = job.lesson.texts[job.sheet.lang].doc
    for problem in make_deck(job.sheet, job.labels, job.films).problems:
        section = doc.section(problem.place)
        line = section.line if section else doc.line_of(problem.place)
        yield Finding(doc.path, line, "downloads.slide", problem.message, problem.hint)
