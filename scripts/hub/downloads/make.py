"""Make the files of lessons and series, or only of what changed: what the program calls."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from hub.content.findings import Finding
from hub.content.languages import Lang
from hub.content.library import Library
from hub.downloads import shelf
from hub.downloads.cartridge import CC11, CC13, write_cartridge
from hub.downloads.forms import CARTRIDGE, MOODLE, PACK, TAILS, Kit, forms_of
from hub.downloads.pack import pack_name, whole_name, write_pack, write_whole
from hub.downloads.pack_page import FileRow, Packed, SeriesPacked, style
from hub.downloads.planning import COLOURS, DownloadError, Job, plan_lessons, program_key, unfit
from hub.downloads.pressings import Pressings
from hub.downloads.printing import PdfSetter
from hub.downloads.screening import Screenings
from hub.downloads.series import SeriesJob, plan_series, print_papers, unfit_papers
from hub.downloads.shelf import DownloadFile
from hub.downloads.words import Address
from hub.store import key_of
from hub.webfonts import font_files

CACHE = Path(".hub/cache/downloads")
WORKERS = 2
"""Lessons side by side: while one waits for pandoc, another is set in this program."""

WHOLE = "lessons-zip"
"""The form of everything in one: all lessons of a language, made after all of them."""
NO_FILMS: Screenings = MappingProxyType({})

Files = dict[str, dict[Lang, tuple[DownloadFile, ...]]]
Progress = Callable[[str, Lang, int, int], None]
"""Told that one language of a lesson is there: its id, language, how many of how many."""


@dataclass(frozen=True)
class Downloads:
    """Finished files: of lessons and of series by id and language, everything in one by language.

    What could not be made, or is not made yet, is not there.
    """

    lessons: Files
    series: Files
    whole: Mapping[Lang, DownloadFile]


@dataclass(frozen=True)
class Plan:
    """What is to be made of a library, and where it is kept; `all` when no lesson is left out."""

    library: Library
    folder: Path
    lessons: tuple[Job, ...]
    series: tuple[SeriesJob, ...]
    all: bool

    @property
    def jobs(self) -> tuple[Job | SeriesJob, ...]:
        """Everything there is to do."""
        return (*self.lessons, *self.series)

    @property
    def whole(self) -> dict[Lang, tuple[list[Job], list[SeriesJob]]]:
        """What everything in one holds, by language; nothing while anything stands in the way."""
        if not self.all or any(job.findings for job in self.jobs):
            return {}
        langs = dict.fromkeys(job.lang for job in self.lessons)
        return {
            lang: (
                [job for job in self.lessons if job.lang == lang],
                [job for job in self.series if job.lang == lang],
            )
            for lang in langs
        }


def plan_downloads(
    library: Library,
    lessons: Sequence[str] | None,
    langs: Sequence[Lang],
    *,
    cache: Path | None = None,
    address: Address | None = None,
    screenings: Screenings = NO_FILMS,
) -> Plan:
    """Return what the files of lessons (None: all, and all series) in `langs` are to be.

    `cache` is root/.hub/cache/downloads when None. `address` gives the full address of a page;
    without it, papers carry no links into the site and no QR code. `screenings` are the videos
    that are made: a lesson's files show and carry its own. A lesson without a plan in a
    language has no files in it.
    """
    return Plan(
        library,
        cache or library.root / CACHE,
        tuple(plan_lessons(library, lessons, langs, address, screenings)),
        tuple(plan_series(library, langs, address)) if lessons is None else (),
        lessons is None,
    )


def make_downloads(plan: Plan, progress: Progress | None = None) -> Downloads:
    """Make what is planned and not there yet; return all of it.

    When all lessons are asked for and good, everything in one is made too. Raises DownloadError
    after all that is good is made, SetError or ToolError when a setter fails.
    """
    folder, press = plan.folder, Press(plan.library, plan.folder)
    bad = [finding for job in plan.jobs for finding in job.findings]
    for one in plan.series:
        bad += _complete_series(one, folder, press)
    done = 0

    def work(job: Job) -> list[Finding]:
        return _complete(job, folder, press)

    with ThreadPoolExecutor(WORKERS) as pool:
        for job, found in zip(plan.lessons, pool.map(work, plan.lessons), strict=True):
            bad += found
            done += 1
            if progress:
                progress(job.id, job.lang, done, len(plan.lessons))
    whole = {} if bad else plan.whole
    for lang, (group, series) in whole.items():
        if shelf.find(folder, whole_key(group, series), lang, {WHOLE: ""}) is None:
            _make_whole(group, series, folder, press)
    keys = [whole_key(group, series) for group, series in whole.values()]
    shelf.sweep(folder, [*(job.key for job in plan.jobs), *keys])
    press.kept.sweep()
    if bad:
        raise DownloadError(bad, plan.library.root)
    return cached_downloads(plan)


def cached_downloads(plan: Plan) -> Downloads:
    """Return what is whole in the cache for these very texts; nothing is made."""
    whole: dict[Lang, DownloadFile] = {}
    for lang, (group, series) in plan.whole.items():
        words = {WHOLE: group[0].labels["whole"]}
        files = shelf.find(plan.folder, whole_key(group, series), lang, words)
        if files is not None:
            whole[lang] = files[0]
    return Downloads(_found(plan.lessons, plan.folder), _found(plan.series, plan.folder), whole)


def whole_key(group: Sequence[Job], series: Sequence[SeriesJob]) -> str:
    """Return the address of everything in one: it changes with every lesson and paper in it."""
    parts = [*(job.key for job in group), *(job.key for job in series)]
    return key_of("whole", program_key(), parts)


def _found(jobs: Iterable[Job | SeriesJob], folder: Path) -> Files:
    found: Files = {}
    for job in jobs:
        files = None
        if not job.findings:
            files = shelf.find(folder, job.key, job.lang, job.form_labels)
        if files is not None:
            found.setdefault(job.id, {})[job.lang] = files
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
    bad = unfit(job)
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


def _complete_series(job: SeriesJob, folder: Path, press: Press) -> list[Finding]:
    """Print the papers of a series unless they are there; return what stands in the way."""
    if job.findings or shelf.find(folder, job.key, job.lang, job.form_labels):
        return []
    bad = unfit_papers(job)
    if not bad:
        with shelf.filling(folder, job.key) as tray:
            for form, (name, data) in print_papers(job, press.setter).items():
                tray.put(form, name, data)
    return bad


def _make_whole(
    group: Sequence[Job], series: Sequence[SeriesJob], folder: Path, press: Press
) -> None:
    lessons: list[Packed] = []
    files: dict[str, dict[str, Path]] = {}
    for job in group:
        made = shelf.find(folder, job.key, job.lang, job.form_labels) or ()
        papers = [file for file in made if file.form not in TAILS]
        files[job.id] = {file.name: file.path for file in papers}
        lessons.append(_packed(job, {file.form: (file.name, file.bytes) for file in papers}))
    packs: list[SeriesPacked] = []
    for one in series:
        made = shelf.find(folder, one.key, one.lang, one.form_labels) or ()
        files[one.id] = {file.name: file.path for file in made}
        rows = tuple(FileRow(f.form, f.name, f.label, f.bytes) for f in made)
        packs.append(SeriesPacked(one.text, one.labels, rows))
    with shelf.filling(folder, whole_key(group, series)) as tray:
        target = tray.place(WHOLE, whole_name(group[0].lang))
        write_whole(target, lessons, packs, files, press.library, press.style)
