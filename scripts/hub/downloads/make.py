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
from hub.content.markdown import Document, has_picture
from hub.downloads import shelf
from hub.downloads.cartridge import CC11, CC13, write_cartridge
from hub.downloads.forms import CARTRIDGE, GROUPS, MOODLE, PACK, TAILS, Kit, forms_of
from hub.downloads.labels import Labels
from hub.downloads.pack import pack_name, whole_name, write_pack, write_whole
from hub.downloads.pack_page import FileRow, Packed, style
from hub.downloads.plan_docx import handouts_markdown, plan_markdown
from hub.downloads.pressings import Pressings
from hub.downloads.printing import PdfSetter, setters_key
from hub.downloads.screening import Screening, Screenings
from hub.downloads.sheet import LessonSheet, make_sheet
from hub.downloads.shelf import DownloadFile
from hub.downloads.slides_deck import make_deck
from hub.downloads.words import Address
from hub.fonts import Face, faces_key, missing_letters
from hub.store import key_of
from hub.webfonts import font_files

CACHE = Path(".hub/cache/downloads")
COLOURS = Path("overrides/assets/tokens.json")
WORKERS = 2
"""Lessons side by side: while one waits for pandoc, another is set in this program."""

WHOLE = "lessons-zip"
"""The form of everything in one: all lessons of a language, made after all of them."""
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
    language has no files in it. When all lessons are asked for and good, everything in one is
    made too. Raises DownloadError after all good lessons are made, SetError or ToolError when a
    setter fails.
    """
    folder = cache or library.root / CACHE
    jobs = list(_jobs(library, lessons, langs, address, screenings))
    bad = [finding for job in jobs for finding in job.findings]
    press = Press(library, folder)
    done = 0

    def work(job: Job) -> list[Finding]:
        return _complete(job, folder, press)

    with ThreadPoolExecutor(WORKERS) as pool:
        for job, found in zip(jobs, pool.map(work, jobs), strict=True):
            bad += found
            done += 1
            if progress:
                progress(job.sheet.id, job.sheet.lang, done, len(jobs))
    by_lang = _by_lang(jobs) if lessons is None and not bad else {}
    for lang, group in by_lang.items():
        if shelf.find(folder, whole_key(group), lang, {WHOLE: ""}) is None:
            _make_whole(group, folder, press)
    shelf.sweep(folder, [*(job.key for job in jobs), *map(whole_key, by_lang.values())])
    press.kept.sweep()
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


def cached_whole(
    library: Library,
    langs: Sequence[Lang],
    *,
    cache: Path | None = None,
    address: Address | None = None,
    screenings: Screenings = NO_FILMS,
) -> dict[Lang, DownloadFile]:
    """Return everything in one by language, as far as it is whole in the cache."""
    folder = cache or library.root / CACHE
    found: dict[Lang, DownloadFile] = {}
    for lang, group in _by_lang(_jobs(library, None, langs, address, screenings)).items():
        words = {WHOLE: group[0].labels["whole"]}
        files = shelf.find(folder, whole_key(group), lang, words)
        if files is not None:
            found[lang] = files[0]
    return found


def whole_key(group: Sequence[Job]) -> str:
    """Return the address of everything in one: it changes with every lesson in it."""
    return key_of("whole", program_key(), [job.key for job in group])


def _by_lang(jobs: Iterable[Job]) -> dict[Lang, list[Job]]:
    groups: dict[Lang, list[Job]] = {}
    for job in jobs:
        groups.setdefault(job.sheet.lang, []).append(job)
    return groups


def _found(jobs: Iterable[Job], folder: Path) -> Downloads:
    found: Downloads = {}
    for job in jobs:
        files = None
        if not job.findings:
            files = shelf.find(folder, job.key, job.sheet.lang, job.form_labels)
        if files is not None:
            found.setdefault(job.sheet.id, {})[job.sheet.lang] = files
    return found


class Press:
    """What all jobs of a run share: the library, the setter with its memory, the pack's style."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.library = library
        self.kept = Pressings(folder / "pressings")
        self.setter = PdfSetter(folder / "fonts", self.kept)
        palettes = json.loads((library.root / COLOURS).read_text(encoding="utf-8"))
        self.style = style(palettes, font_files(folder / "fonts"))


def _complete(job: Job, folder: Path, press: Press) -> list[Finding]:
    """Make the files of a job unless they are there; return what stands in the way."""
    if job.findings or shelf.find(folder, job.key, job.sheet.lang, job.form_labels):
        return []
    bad = [*_letters(job), *_unshowable(job)]
    if not bad:
        with shelf.filling(folder, job.key) as tray:
            _make(job, tray, press)
    return bad


def _make(job: Job, tray: shelf.Tray, press: Press) -> None:
    sheet = job.sheet
    colours = job.colours["light"]
    kit = Kit(sheet, job.beside, job.labels, colours, press.setter, job.films)
    for form in forms_of(sheet, job.beside):
        name = form.name(sheet)
        tray.put(form.id, name, form.make(kit, name))
    papers = {name: tray.folder / name for name in tray.forms.values()}
    packed = _packed(job, {form: (n, papers[n].stat().st_size) for form, n in tray.forms.items()})
    write_pack(tray.place(PACK, pack_name(sheet)), packed, papers, press.library, press.style)
    for id_, profile in ((CARTRIDGE, CC13), (MOODLE, CC11)):
        target = tray.place(id_, f"{sheet.id}.{sheet.lang}{TAILS[id_]}")
        write_cartridge(target, packed, papers, profile)


def _packed(job: Job, papers: Mapping[str, tuple[str, int]]) -> Packed:
    rows = tuple(
        FileRow(form, name, job.labels.form(form), size) for form, (name, size) in papers.items()
    )
    return Packed(job.sheet, job.labels, rows, job.films, job.missing)


def _make_whole(group: Sequence[Job], folder: Path, press: Press) -> None:
    lessons: list[Packed] = []
    files: dict[str, dict[str, Path]] = {}
    for job in group:
        made = shelf.find(folder, job.key, job.sheet.lang, job.form_labels) or ()
        papers = [file for file in made if file.form not in TAILS]
        files[job.sheet.id] = {file.name: file.path for file in papers}
        lessons.append(_packed(job, {file.form: (file.name, file.bytes) for file in papers}))
    with shelf.filling(folder, whole_key(group)) as tray:
        target = tray.place(WHOLE, whole_name(group[0].sheet.lang))
        write_whole(target, lessons, files, press.library, press.style)


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
        broken = (*_broken(library, lesson), *_pictures(lesson, library.root))
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


def _broken(library: Library, lesson: Lesson) -> Iterator[Finding]:
    """Yield the errors in a lesson's own files: half a lesson is no download."""
    for finding in library.findings:
        if finding.severity.value == "error" and finding.path.is_relative_to(lesson.folder):
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
