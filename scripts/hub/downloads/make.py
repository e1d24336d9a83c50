"""Make the files of lessons, or only of those that changed: what the rest of the program calls."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from hub.content.findings import Finding, in_order
from hub.content.languages import CODES, Lang
from hub.content.lesson import Lesson
from hub.content.library import Library
from hub.downloads import shelf
from hub.downloads.forms import GROUPS, PACK, Kit, forms_of
from hub.downloads.labels import Labels
from hub.downloads.pack import pack_zip
from hub.downloads.plan_docx import handouts_markdown, plan_markdown
from hub.downloads.printing import PdfSetter, setters_key
from hub.downloads.screening import Screening, Screenings
from hub.downloads.sheet import LessonSheet, make_sheet
from hub.downloads.shelf import DownloadFile
from hub.downloads.slides_deck import make_deck
from hub.downloads.words import Address
from hub.fonts import Face, faces_key, missing_letters
from hub.store import key_of

CACHE = Path(".hub/cache/downloads")
COLOURS = Path("overrides/assets/tokens.json")
WORKERS = 2
"""Lessons side by side: while one waits for pandoc, another is set in this program."""

NO_FILMS: Screenings = MappingProxyType({})

Downloads = dict[str, dict[Lang, tuple[DownloadFile, ...]]]
Colours = Mapping[str, Mapping[str, str]]
Progress = Callable[[str, Lang, int, int], None]
"""Told that one language of a lesson is there: its id, language, how many of how many."""


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
    findings: tuple[Finding, ...]

    @cached_property
    def key(self) -> str:
        """The address of the files in the cache: everything they are made from."""
        return key_of(
            list(setters_key()), faces_key(), program_key(), repr(self.sheet), repr(self.beside),
            dict(self.labels.interface), self.colours, [list(film.key) for film in self.films],
        )  # fmt: skip

    @property
    def form_labels(self) -> dict[str, str]:
        """What each form is, in words of this language."""
        return {form: self.labels.form(form) for form in GROUPS}


@lru_cache
def program_key() -> str:
    """Return a hash of this room's own files: changed code makes changed files."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.iterdir()):
        if path.suffix in (".py", ".typ", ".lua"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def make_downloads(
    library: Library,
    lessons: Sequence[str] | None,
    langs: Sequence[Lang],
    *,
    cache: Path | None = None,
    address: Address | None = None,
    screenings: Screenings = NO_FILMS,
    progress: Progress | None = None,
) -> Downloads:
    """Make the files of lessons (None: all) in `langs`; return them by lesson and language.

    `cache` is root/.hub/cache/downloads when None. `address` gives the full address of a page;
    without it, papers carry no links into the site and no QR code. `screenings` are the videos
    that are made: a lesson's files show and carry its own. A lesson without a plan in a
    language has no files in it. Raises DownloadError after all good lessons are made, SetError
    or ToolError when a setter fails.
    """
    folder = cache or library.root / CACHE
    jobs = list(_jobs(library, lessons, langs, address, screenings))
    bad = [finding for job in jobs for finding in job.findings]
    setter = PdfSetter(folder / "fonts")
    done = 0

    def work(job: Job) -> list[Finding]:
        return _complete(job, library, folder, setter)

    with ThreadPoolExecutor(WORKERS) as pool:
        for job, found in zip(jobs, pool.map(work, jobs), strict=True):
            bad += found
            done += 1
            if progress:
                progress(job.sheet.id, job.sheet.lang, done, len(jobs))
    shelf.sweep(folder, [job.key for job in jobs])
    if bad:
        raise DownloadError(bad, library.root)
    return _found(jobs, folder)


def cached_downloads(
    library: Library,
    lessons: Sequence[str] | None,
    langs: Sequence[Lang],
    *,
    cache: Path | None = None,
    address: Address | None = None,
    screenings: Screenings = NO_FILMS,
) -> Downloads:
    """Return what is whole in the cache for these very texts; nothing is made."""
    return _found(
        _jobs(library, lessons, langs, address, screenings), cache or library.root / CACHE
    )


def _found(jobs: Iterable[Job], folder: Path) -> Downloads:
    found: Downloads = {}
    for job in jobs:
        files = None
        if not job.findings:
            files = shelf.find(folder, job.key, job.sheet.lang, job.form_labels)
        if files is not None:
            found.setdefault(job.sheet.id, {})[job.sheet.lang] = files
    return found


def _complete(job: Job, library: Library, folder: Path, setter: PdfSetter) -> list[Finding]:
    """Make the files of a job unless they are there; return what stands in the way."""
    if job.findings or shelf.find(folder, job.key, job.sheet.lang, job.form_labels):
        return []
    bad = [*_letters(job), *_unshowable(job)]
    if not bad:
        shelf.keep(folder, job.key, _make(job, library, setter))
    return bad


def _jobs(
    library: Library,
    lessons: Sequence[str] | None,
    langs: Sequence[Lang],
    address: Address | None,
    screenings: Screenings,
) -> Iterator[Job]:
    colours = json.loads((library.root / COLOURS).read_text(encoding="utf-8"))
    for lesson in library.lessons:
        if lessons is not None and lesson.id not in lessons:
            continue
        broken = tuple(_broken(library, lesson))
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
            labels = Labels.of(library, lang)
            yield Job(lesson, sheet, beside, labels, colours, films, findings)


def _broken(library: Library, lesson: Lesson) -> Iterator[Finding]:
    """Yield the errors in a lesson's own files: half a lesson is no download."""
    for finding in library.findings:
        if finding.severity.value == "error" and finding.path.is_relative_to(lesson.folder):
            yield finding


def _letters(job: Job) -> Iterator[Finding]:
    text = plan_markdown(job.sheet, job.labels, qr=False) + handouts_markdown(job.sheet, job.labels)
    text += job.sheet.cards_title + repr(job.sheet.cards)
    missing = missing_letters(missing_letters(text), Face.NOTO)
    if missing:
        shown = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing)
        yield Finding(
            job.lesson.texts[job.sheet.lang].doc.path,
            1,
            "downloads.letter",
            f"The typeface of the downloads cannot draw: {shown}.",
            "Write it with another sign or in words; the sheets of this lesson count too.",
        )


def _unshowable(job: Job) -> Iterator[Finding]:
    """Yield the places of the plan that cannot become a slide."""
    doc = job.lesson.texts[job.sheet.lang].doc
    for problem in make_deck(job.sheet, job.labels, job.films).problems:
        section = doc.section(problem.place)
        line = section.line if section else doc.line_of(problem.place)
        yield Finding(doc.path, line, "downloads.slide", problem.message, problem.hint)


def _make(job: Job, library: Library, setter: PdfSetter) -> dict[str, tuple[str, bytes]]:
    kit = Kit(job.sheet, job.beside, job.labels, job.colours["light"], setter, job.films)
    made: dict[str, tuple[str, bytes]] = {}
    for form in forms_of(job.sheet, job.beside):
        name = form.name(job.sheet)
        made[form.id] = name, form.make(kit, name)
    pack = pack_zip(job.sheet, job.labels, library, job.colours, made)
    made[PACK] = f"{job.sheet.id}.{job.sheet.lang}.pack.zip", pack
    return made
