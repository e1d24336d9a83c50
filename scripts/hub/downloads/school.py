"""A lesson in the layout of a school's short-term plan: fields and rows, before any setter.

Fields and columns are those of public templates; what only the school knows stays empty. The
rows come from the steps: nothing is written a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hub.downloads.brief import opening, shortened
from hub.downloads.closing import help_line, law_line
from hub.downloads.labels import Labels
from hub.downloads.sheet import LessonSheet, StepSheet

SAID_LEAST, SAID_MOST = 45, 200
"""Letters of each of the lecturer's paragraphs that tell a reader what it is about."""
EXPECTED_MOST = 520
"""Letters of expected answers that a column of a quarter of the page can hold."""
QUOTE = re.compile(r"(?m)^> ?")


@dataclass(frozen=True)
class Field:
    """One line of the head: its name and, if the lesson knows it, its value in Markdown.

    `hint` says in small print who fills an empty field.
    """

    name: str
    value: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Row:
    """One step in the table; every cell is Markdown. `first` opens a stage of the lesson."""

    stage: str
    clock: str
    title: str
    first: bool
    teacher: str
    student: str
    assess: str
    means: str


@dataclass(frozen=True)
class SchoolPlan:
    """What the paper says; `counts` are the fields of the line on the class."""

    title: str
    fields: tuple[Field, ...]
    counts: tuple[str, str, str]
    columns: tuple[str, str, str, str, str]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def school_plan(sheet: LessonSheet, labels: Labels) -> SchoolPlan:
    """Return the lesson in the fields and columns of the school's form."""
    goal = next((part.text for part in sheet.parts if part.id == "goal"), "")
    key = f"**{labels['lesson_key']}** {sheet.key_message}"
    columns = ("stage", "teacher", "student", "assess", "means")
    one, two, three, four, five = (labels[f"school_col_{name}"] for name in columns)
    return SchoolPlan(
        title=labels["school"],
        fields=(
            Field(labels["school_section"]),
            Field(labels["school_teacher"]),
            Field(labels["school_date"]),
            Field(labels["school_theme"], f"**{sheet.title}**"),
            Field(labels["school_curriculum"], hint=labels["school_curriculum_hint"]),
            Field(labels["school_aim"], f"{goal}\n\n{key}".strip()),
            Field(labels["school_values"]),
        ),
        counts=(labels["school_class"], labels["school_present"], labels["school_absent"]),
        columns=(one, two, three, four, five),
        rows=tuple(_rows(sheet, labels)),
        notes=tuple(_notes(sheet, labels)),
    )


def _rows(sheet: LessonSheet, labels: Labels) -> Iterator[Row]:
    before = ""
    for step in sheet.steps:
        yield Row(
            stage=labels[f"school_stage_{step.stage}"],
            clock=f"{step.start}–{step.end}\u00a0{labels['minutes_short']}",
            title=f"{step.number}.\u00a0{step.title}",
            first=step.stage != before,
            teacher=_teacher(step, labels),
            student=_block(step, "task"),
            assess=_assess(step, sheet, labels),
            means=_means(step, sheet, labels),
        )
        before = step.stage


def _block(step: StepSheet, kind: str) -> str:
    return "\n\n".join(block.text for block in step.blocks if block.kind == kind).strip()


def _teacher(step: StepSheet, labels: Labels) -> str:
    paragraphs = re.split(r"\n\s*\n", QUOTE.sub("", _block(step, "say")))
    said = [opening(text, SAID_LEAST, SAID_MOST) for text in paragraphs if text.strip()]
    form = labels["school_form"].format(form=step.form)
    return f"**{form}**\n\n" + "\n".join(f"- {row}" for row in said)


def _assess(step: StepSheet, sheet: LessonSheet, labels: Labels) -> str:
    expected = shortened(_block(step, "expect"), EXPECTED_MOST)
    if expected:
        return f"**{labels['school_feedback']}**\n\n{expected}"
    slip = next((part.text for part in sheet.parts if part.id == "exit"), "")
    if step.stage == "end" and slip:
        return f"**{labels['school_exit']}**\n\n{_numbered(slip)}"
    return f"**{labels['school_feedback']}**"


def _numbered(text: str) -> str:
    """Return only the questions of the exit slip: what stands above them is for the lecturer."""
    rows = text.split("\n")
    first = next((at for at, row in enumerate(rows) if re.match(r"\d+[.)] ", row)), 0)
    return "\n".join(rows[first:])


def _means(step: StepSheet, sheet: LessonSheet, labels: Labels) -> str:
    titles = {handout.name: handout.title for handout in sheet.handouts}
    sheets = [titles[name] for name in step.handouts if name in titles]
    rows = [labels["school_sheet"].format(title=title) for title in sheets]
    if any(card.step == step.id for card in sheet.cards):
        rows.append(labels["school_cards"])
    if step.number == 1:
        # What the whole lesson needs, apart from the sheets that stand at their own steps.
        rows += [one for one in sheet.materials if not any(t in one for t in titles.values())]
    if step.number == len(sheet.steps):
        rows += [labels["school_video"].format(title=title) for title in sheet.video_titles]
    return "\n".join(f"- {row}" for row in rows) or "–"


def _notes(sheet: LessonSheet, labels: Labels) -> Iterator[str]:
    yield labels["school_note"]
    yield labels["school_full"] + (f" {sheet.url}" if sheet.url else "")
    yield f"**{labels['help']}:** {help_line(sheet.help)}"
    if sheet.law:
        yield f"**{labels['law_edition']}** {law_line(sheet.law, labels)} {labels['current']}"
