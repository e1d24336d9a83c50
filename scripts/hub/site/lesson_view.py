"""A lesson's steps on the clock, as its page shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hub.content.lesson import LessonData
from hub.content.time_box import TimeBox, asked_in, time_boxes
from hub.site.markup import clock, left_out

Row = dict[str, Any]
Title = Callable[[str], str]


def step_rows(data: LessonData, title: Title, words: Mapping[str, str]) -> list[Row]:
    """Return the steps: title, minutes, how people work, and when, in each version."""
    boxes = time_boxes(data.steps, data.cuts)
    return [
        {
            "id": step.id,
            "title": title(step.id),
            "minutes": step.minutes,
            "stage": step.stage,
            "form": step.form,
            "form_label": words.get(f"form_{step.form}", step.form),
            "priority": step.priority,
            "clock": clock(boxes, step.id),
            "left_out": " ".join(left_out(boxes, step.id)),
        }
        for step in data.steps
    ]


def box_rows(data: LessonData, title: Title) -> list[Row]:
    """Return the versions of a lesson, the whole first: minutes, timeline, what falls out.

    A bar of the timeline is its stage, its start and its minutes. `left_out` are the titles of
    steps that may be missed, `later` of those that fall out although they are essential; `asked`
    are the numbers of the exit ticket's questions, if it cannot ask all of them.
    """
    steps = {step.id: step for step in data.steps}
    return [
        {
            "minutes": box.limit,
            "used": box.minutes,
            "spare": box.spare,
            "bars": [
                {"stage": steps[s.id].stage, "start": s.start, "minutes": s.end - s.start}
                for s in box.slots
            ],
            "left_out": [title(id_) for id_ in box.left_out if steps[id_].priority != "must"],
            "asked": _asked(data, box),
            "later": [title(id_) for id_ in box.left_out if steps[id_].priority == "must"],
        }
        for box in time_boxes(data.steps, data.cuts)
    ]


def _asked(data: LessonData, box: TimeBox) -> list[int]:
    asked = asked_in(data.exit, box.left_out)
    return list(asked) if len(asked) < len(data.exit) else []
