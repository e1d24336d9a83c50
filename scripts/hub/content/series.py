"""Series of lessons: which lesson in which week, a booster, and papers that come with them.

A series lies in `lesson_plans/_series/SLUG/`: `series.yml`, a text per language, and papers such
as `paper-form.kk.md`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from hub.content.common import AgeGroup, Slug, Topic, Translation, load_translations
from hub.content.findings import Finding, did_you_mean
from hub.content.languages import Lang, Text
from hub.content.lesson import Evidence, Lesson
from hub.content.page import Summary
from hub.content.yamlfile import Lines, Record, line_of, load_yaml

FOLDER = Path("lesson_plans/_series")
SECTIONS = ("order", "rhythm", "booster", "forms", "rules", "limits", "sources")
HELP = "help"
"""The last section of a paper for students or parents: where to get help."""


class Meeting(Record):
    """One meeting of a series: its lesson, and the week in which it is held, from 1."""

    lesson: Slug
    week: int = Field(ge=1, le=52)


class Track(Record):
    """The order of meetings for one age group."""

    ages: AgeGroup
    meetings: tuple[Meeting, ...] = Field(min_length=2)


class Booster(Record):
    """The repeat: how long it is, and how many weeks after the last meeting."""

    minutes: int = Field(ge=10, le=90)
    weeks_min: int = Field(ge=1, le=52)
    weeks_max: int = Field(ge=1, le=52)


class Paper(Record):
    """A paper that comes with the series, and who reads it.

    With `keep_help` its last section, where to get help, is a page that the reader keeps.
    """

    id: Slug
    reader: Literal["students", "parents", "lecturer"]
    keep_help: bool = False


class SeriesData(Record):
    """What is the same in every language."""

    topics: tuple[Topic, ...] = Field(min_length=1)
    contacts: tuple[str, ...] = Field(min_length=1)
    tracks: tuple[Track, ...] = Field(min_length=1)
    booster: Booster
    papers: tuple[Paper, ...] = ()
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    order: int = 100
    checked: dt.date


class SeriesFront(Record):
    """The front matter of a series in one language."""

    title: Text
    summary: Summary
    lead: Text
    key_message: Text


class PaperFront(Record):
    """The front matter of a paper."""

    title: Text
    summary: Summary


@dataclass(frozen=True)
class Series:
    """One series: data, a text per language, papers by id and language."""

    id: str
    folder: Path
    data: SeriesData
    data_lines: Lines
    texts: Mapping[Lang, Translation[SeriesFront]]
    papers: Mapping[str, Mapping[Lang, Translation[PaperFront]]]

    @property
    def data_path(self) -> Path:
        """Path of `series.yml`."""
        return self.folder / "series.yml"


def load_series(root: Path, lessons: Sequence[Lesson]) -> tuple[tuple[Series, ...], list[Finding]]:
    """Read every folder of `lesson_plans/_series/`, in the order they are shown."""
    known = {lesson.id: lesson for lesson in lessons}
    all_series: list[Series] = []
    found: list[Finding] = []
    for folder in sorted(p for p in (root / FOLDER).glob("*") if p.is_dir()):
        data, lines, more = load_yaml(folder / "series.yml", SeriesData, root)
        found += more
        texts, more = load_translations(folder, "series", SeriesFront, root)
        found += more
        papers = {}
        for name in sorted({p.name.split(".")[0] for p in folder.glob("paper-*.md")}):
            papers[name.removeprefix("paper-")], more = load_translations(
                folder, name, PaperFront, root
            )
            found += more
        if data is None:
            continue
        series = Series(folder.name, folder, data, lines, texts, papers)
        found += [*_order(series, known), *_papers(series), *_sections(series)]
        all_series.append(series)
    return tuple(sorted(all_series, key=lambda x: (x.data.order, x.id))), found


def _order(series: Series, lessons: Mapping[str, Lesson]) -> Iterator[Finding]:
    path, lines = series.data_path, series.data_lines
    if series.id in lessons:
        yield Finding(
            path,
            1,
            "series.name",
            f'There is a lesson "{series.id}" too: their files would have the same names.',
            "Rename the folder of the series.",
        )
    booster = series.data.booster
    if booster.weeks_max < booster.weeks_min:
        yield Finding(
            path,
            line_of(lines, ("booster",)),
            "series.booster",
            f"The booster is to come after {booster.weeks_min} to {booster.weeks_max} weeks.",
            "Write the smaller number in `weeks_min`.",
        )
    for t, track in enumerate(series.data.tracks):
        before = 0
        for m, meeting in enumerate(track.meetings):
            line = line_of(lines, ("tracks", t, "meetings", m))
            lesson = lessons.get(meeting.lesson)
            if lesson is None:
                yield Finding(
                    path,
                    line,
                    "series.lesson",
                    f'There is no lesson "{meeting.lesson}".',
                    did_you_mean(meeting.lesson, lessons),
                )
            elif track.ages not in lesson.data.ages:
                yield Finding(
                    path,
                    line,
                    "series.ages",
                    f'The lesson "{meeting.lesson}" is not for ages {track.ages}.',
                    "Choose a lesson of this age group, or add the group to its lesson.yml.",
                )
            if meeting.week <= before:
                yield Finding(
                    path,
                    line,
                    "series.week",
                    f"Week {meeting.week} stands after week {before}.",
                    "Put the meetings in the order of their weeks, one a week at most.",
                )
            before = max(before, meeting.week)


def _papers(series: Series) -> Iterator[Finding]:
    named = {paper.id: paper for paper in series.data.papers}
    for index, paper in enumerate(series.data.papers):
        if paper.id not in series.papers:
            yield Finding(
                series.data_path,
                line_of(series.data_lines, ("papers", index)),
                "series.paper",
                f"There is no paper-{paper.id}.kk.md beside series.yml.",
                did_you_mean(paper.id, series.papers),
            )
    for id_, texts in series.papers.items():
        for text in texts.values():
            if id_ not in named:
                yield Finding(
                    text.doc.path,
                    1,
                    "series.paper",
                    f'series.yml does not name the paper "{id_}", so nobody would see it.',
                    did_you_mean(id_, named) or "Add it to `papers` with its reader.",
                )
            elif named[id_].reader != "lecturer":
                sections = [s for s in text.doc.sections if s.level == 2]
                if not sections or sections[-1].id != HELP:
                    yield Finding(
                        text.doc.path,
                        sections[-1].line if sections else 1,
                        "series.help",
                        "The paper does not end with where to get help.",
                        f"Let its last section be: ## … {{#{HELP}}} with contacts under it.",
                    )


def _sections(series: Series) -> Iterator[Finding]:
    for text in series.texts.values():
        have = {section.id for section in text.doc.sections}
        for id_ in SECTIONS:
            if id_ not in have:
                yield Finding(
                    text.doc.path,
                    1,
                    "series.section",
                    f'The text has no section "{{#{id_}}}".',
                    f"Add a heading such as: ## … {{#{id_}}}",
                )
