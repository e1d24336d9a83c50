"""The printed lesson in the school's layout, as Typst source: A4 across, to fill in by hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from hub.downloads.labels import Labels
from hub.downloads.plan_pdf import opening
from hub.downloads.school import Field, Row, school_plan
from hub.downloads.sheet import LessonSheet
from hub.downloads.typst_text import array, call, literal, typst

LONG_ROW = 1400
"""Letters of one cell from which on a row may break: it would not fit on a page otherwise."""


@lru_cache
def _look() -> str:
    return Path(__file__).with_name("school.typ").read_text(encoding="utf-8")


def school_source(sheet: LessonSheet, labels: Labels, colours: Mapping[str, str]) -> str:
    """Return the Typst source of the lesson in the layout of a short-term plan."""
    plan = school_plan(sheet, labels)
    title = f"{plan.title}: {sheet.title}"
    out = [*opening(title, "Narkostop", sheet, labels, colours), _look(), "#show: wide"]
    out.append(
        call(
            "school-head",
            place=literal(labels["school_place"]),
            facts=literal(" · ".join(sheet.facts)),
        )
    )
    cut = 3
    out.append(call("fields-table", *map(_field, plan.fields[:cut])))
    out.append(call("counts-table", array(literal(name) for name in plan.counts)))
    out.append(call("fields-table", *map(_field, plan.fields[cut:])))
    notes = "\n\n".join(f"#{typst(note)}" for note in plan.notes)
    out.append(call("foot-note", f"[{notes}]"))
    out.append(call("heading", literal(labels["school_course"]), level="1"))
    heads = array(literal(name) for name in plan.columns)
    out.append(call("course-table", heads, *map(_row, plan.rows)))
    return "\n\n".join(out) + "\n"


def _field(field: Field) -> str:
    value = typst(field.value) if field.value else "none"
    return f"(name: {literal(field.name)}, value: {value}, hint: {literal(field.hint)})"


def _row(row: Row) -> str:
    cells = {"teacher": row.teacher, "student": row.student, "assess": row.assess}
    long = max(map(len, cells.values())) > LONG_ROW
    values = {
        "stage": literal(row.stage),
        "clock": literal(row.clock),
        "title": literal(row.title),
        "first": "true" if row.first else "false",
        "long": "true" if long else "false",
        **{name: typst(text) for name, text in cells.items()},
        "means": typst(row.means),
    }
    return f"({', '.join(f'{name}: {value}' for name, value in values.items())})"
