"""Lessons: neutral data in `lesson.yml`, a plan per language, handouts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from hub.content.common import (
    AgeGroup,
    Setting,
    Slug,
    Span,
    Topic,
    Translation,
    load_translations,
)
from hub.content.dialogue import CardGroup, CardsFront
from hub.content.dialogue_check import card_findings
from hub.content.findings import Finding, did_you_mean
from hub.content.languages import Lang, Text
from hub.content.markdown import Document
from hub.content.page import Summary
from hub.content.time_box import cut_faults
from hub.content.yamlfile import Lines, Record, line_of, load_yaml

Stage = Literal["start", "middle", "end"]
Form = Literal["plenary", "pairs", "groups", "individual"]
Priority = Literal["must", "should", "could"]
SLIDE = "slide"
"""The block with what students read on the screen; without it the slide shows the task."""
BLOCKS = ("say", "task", "expect", "hard", "note", SLIDE)
NEEDED_BLOCKS = ("say", "task")
QUESTION = re.compile(r"^\d+[.)] ", re.MULTILINE)
"""A question of the exit ticket: an item of its numbered list."""
MOST_CUTS = 4
"""The page offers so many shorter versions; its style has a rule for each (lesson.css)."""
SECTIONS = (
    "goal",
    "before",
    "steps",
    "avoid",
    "adapt",
    "disclosure",
    "exit",
    "follow-up",
    "limits",
    "sources",
)


class Step(Record):
    """One step of a lesson: how long, in which part, how people work, with which sheets."""

    id: Slug
    minutes: int = Field(ge=1, le=90)
    stage: Stage
    priority: Priority
    form: Form
    handouts: tuple[Slug, ...] = ()


class Evidence(Record):
    """A source that speaks for (or against) the way this lesson works, rated honestly."""

    source: Slug
    rating: Literal["strong", "moderate", "weak", "none"]


class LessonData(Record):
    """What is the same in every language. `minutes` is the sum of the steps.

    `exit` names, for each question of the exit ticket, the step that it asks about.
    """

    ages: tuple[AgeGroup, ...] = Field(min_length=1)
    setting: tuple[Setting, ...] = Field(min_length=1)
    group: Span
    minutes: int = Field(ge=10, le=180)
    topics: tuple[Topic, ...] = Field(min_length=1)
    order: int = 100
    law: tuple[str, ...] = ()
    videos: tuple[Slug, ...] = ()
    contacts: tuple[str, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1)
    cuts: Mapping[int, tuple[Slug, ...]] = Field(default_factory=dict, max_length=MOST_CUTS)
    exit: tuple[Slug, ...] = ()
    cards: tuple[CardGroup, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    checked: dt.date


class PlanFront(Record):
    """The front matter of a plan."""

    title: Text
    summary: Summary
    lead: Text
    key_message: Text
    for_whom: Text
    materials: tuple[Text, ...]


class HandoutFront(Record):
    """The front matter of a handout."""

    title: Text
    summary: Summary | None = None


@dataclass(frozen=True)
class Lesson:
    """One lesson: data, plans and cards per language, handouts by name and language."""

    id: str
    folder: Path
    data: LessonData
    data_lines: Lines
    texts: Mapping[Lang, Translation[PlanFront]]
    handouts: Mapping[str, Mapping[Lang, Translation[HandoutFront]]]
    cards: Mapping[Lang, Translation[CardsFront]]

    @property
    def data_path(self) -> Path:
        """Path of `lesson.yml`."""
        return self.folder / "lesson.yml"


def load_lessons(root: Path) -> tuple[tuple[Lesson, ...], list[Finding]]:
    """Read every folder of `lesson_plans/`, in the order they are shown."""
    lessons: list[Lesson] = []
    found: list[Finding] = []
    for folder in sorted(p for p in (root / "lesson_plans").glob("[!_]*") if p.is_dir()):
        data_path = folder / "lesson.yml"
        data, lines, more = load_yaml(data_path, LessonData, root)
        found += more
        texts, more = load_translations(folder, "plan", PlanFront, root)
        found += more
        handouts = {}
        names = sorted({p.name.split(".")[0] for p in folder.glob("handout-*.md")})
        for name in names:
            handouts[name], more = load_translations(folder, name, HandoutFront, root)
            found += more
        cards: dict[Lang, Translation[CardsFront]] = {}
        if (data and data.cards) or any(folder.glob("cards.*.md")):
            cards, more = load_translations(folder, "cards", CardsFront, root)
            found += more
        if data is None:
            continue
        lesson = Lesson(folder.name, folder, data, lines, texts, handouts, cards)
        found += _minutes(lesson)
        found += _sheets(lesson)
        found += _exit_steps(lesson)
        steps = [step.id for step in data.steps]
        found += card_findings(data_path, lines, data.cards, cards, handouts, steps)
        for text in texts.values():
            found += _plan(lesson, text.doc)
            found += _exit(lesson, text.doc)
        for name in names:
            for handout in handouts[name].values():
                found += _answers(handout.doc)
        lessons.append(lesson)
    return tuple(sorted(lessons, key=lambda x: (x.data.order, x.id))), found


def _minutes(lesson: Lesson) -> Iterator[Finding]:
    data, path = lesson.data, lesson.data_path
    total = sum(step.minutes for step in data.steps)
    if total != data.minutes:
        yield Finding(
            path,
            line_of(lesson.data_lines, ("minutes",)),
            "lesson.minutes",
            f"The lesson says {data.minutes} minutes, its steps add up to {total}.",
            "Change the minutes of a step, or of the lesson, so that they agree.",
        )
    ids = [step.id for step in data.steps]
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            yield Finding(
                path,
                line_of(lesson.data_lines, ("steps", index)),
                "lesson.duplicate-step",
                f'The step id "{id_}" stands twice.',
                "Give each step its own id.",
            )
    for limit, chosen in data.cuts.items():
        line = line_of(lesson.data_lines, ("cuts", str(limit)))
        unknown = [id_ for id_ in chosen if id_ not in ids]
        for id_ in unknown:
            yield Finding(
                path,
                line,
                "lesson.cut",
                f'The cut to {limit} minutes names a step "{id_}" that does not exist.',
                did_you_mean(id_, ids),
            )
        if not unknown:
            for message, hint in cut_faults(total, data.steps, limit, chosen):
                yield Finding(path, line, "lesson.cut", message, hint)


def _exit(lesson: Lesson, doc: Document) -> Iterator[Finding]:
    """Yield what keeps a shorter version from asking only of what was taught in it."""
    data, section = lesson.data, doc.section("exit")
    asked = len(QUESTION.findall(section.text)) if section else 0
    if asked != len(data.exit) and (data.exit or data.cuts):
        yield Finding(
            doc.path,
            section.line if section else 1,
            "lesson.exit",
            f"The exit ticket asks {asked} questions; lesson.yml names the steps of "
            f"{len(data.exit)}.",
            "Write exit: [STEP, …] into lesson.yml, for each question the step that it asks about.",
        )


def _exit_steps(lesson: Lesson) -> Iterator[Finding]:
    ids = [step.id for step in lesson.data.steps]
    for index, id_ in enumerate(lesson.data.exit):
        if id_ not in ids:
            yield Finding(
                lesson.data_path,
                line_of(lesson.data_lines, ("exit", index)),
                "lesson.exit",
                f'A question of the exit ticket asks about a step "{id_}" that does not exist.',
                did_you_mean(id_, ids),
            )
    for limit, chosen in lesson.data.cuts.items():
        if lesson.data.exit and not set(lesson.data.exit) & set(chosen):
            yield Finding(
                lesson.data_path,
                line_of(lesson.data_lines, ("cuts", limit)),
                "lesson.exit",
                f"The cut to {limit} minutes leaves out all that the exit ticket asks about.",
                "Keep a step of a question in the cut, or ask about a step that it keeps.",
            )


def _sheets(lesson: Lesson) -> Iterator[Finding]:
    for index, step in enumerate(lesson.data.steps):
        for name in step.handouts:
            if name not in lesson.handouts:
                yield Finding(
                    lesson.data_path,
                    line_of(lesson.data_lines, ("steps", index)),
                    "lesson.handout",
                    f'The step "{step.id}" works with a sheet "{name}" that is not there.',
                    did_you_mean(name, lesson.handouts),
                )


def _plan(lesson: Lesson, doc: Document) -> Iterator[Finding]:
    have = {section.id: section for section in doc.sections}
    for id_ in SECTIONS:
        if id_ not in have:
            yield Finding(
                doc.path,
                1,
                "lesson.section",
                f'The plan has no section "{{#{id_}}}".',
                f"Add a heading such as: ## … {{#{id_}}}",
            )
    steps = {step.id for step in lesson.data.steps}
    for step in lesson.data.steps:
        if step.id not in have:
            yield Finding(
                doc.path,
                1,
                "lesson.step",
                f'The step "{step.id}" of lesson.yml has no heading in this plan.',
                f"Add: ### … {{#{step.id}}}",
            )
            continue
        for block in NEEDED_BLOCKS:
            part = have.get(f"{step.id}-{block}")
            if part is None or not part.text.strip():
                words = "lecturer's words" if block == "say" else "task for the students"
                yield Finding(
                    doc.path,
                    have[step.id].line,
                    "lesson.block",
                    f'The step "{step.id}" has no {words}.',
                    f"Add: #### … {{#{step.id}-{block}}} with a text under it.",
                )
    for section in doc.sections:
        if section.level == 3 and section.id and section.id not in steps:
            yield Finding(
                doc.path,
                section.line,
                "lesson.step",
                f'The heading "{{#{section.id}}}" is no step of lesson.yml.',
                did_you_mean(section.id, steps),
            )


def _answers(doc: Document) -> Iterator[Finding]:
    part = doc.section("answers")
    if part is None or not (part.text.strip() or _below(doc, "answers")):
        yield Finding(
            doc.path,
            1 if part is None else part.line,
            "lesson.answers",
            "The handout has no answers for the lecturer.",
            "Add: ## … {#answers} with the answers under it.",
        )


def _below(doc: Document, id_: str) -> bool:
    ids = [section.id for section in doc.sections]
    return ids[-1] != id_
