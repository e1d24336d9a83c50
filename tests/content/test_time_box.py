"""A lesson cut to less time: the clock, what falls out, and what is no valid cut."""

from __future__ import annotations

import pytest

from hub.content.lesson import Step
from hub.content.time_box import cut_faults, time_boxes


def step(id_: str, minutes: int, stage: str = "middle") -> Step:
    return Step.model_validate(
        {"id": id_, "minutes": minutes, "stage": stage, "priority": "must", "form": "pairs"}
    )


STEPS = (step("hello", 4, "start"), step("case", 15), step("law", 20), step("bye", 6, "end"))


def test_the_clock_runs_on_without_the_steps_that_fall_out() -> None:
    whole, long, short = time_boxes(STEPS, {12: ["bye", "hello"], 30: ["hello", "law", "bye"]})
    assert [(s.id, s.start, s.end) for s in whole.slots] == [
        ("hello", 0, 4),
        ("case", 4, 19),
        ("law", 19, 39),
        ("bye", 39, 45),
    ]
    assert (whole.limit, whole.spare, whole.left_out) == (45, 0, ())
    assert [(s.id, s.start, s.end) for s in long.slots] == [
        ("hello", 0, 4),
        ("law", 4, 24),
        ("bye", 24, 30),
    ]
    assert (long.limit, long.spare, long.left_out) == (30, 0, ("case",))
    assert [s.id for s in short.slots] == ["hello", "bye"], "the order is the lesson's"
    assert (short.minutes, short.spare) == (10, 2)
    assert short.slot("law") is None


@pytest.mark.parametrize(
    ("limit", "chosen", "says"),
    [
        (30, ["hello", "law", "bye"], []),
        (20, ["hello", "law", "bye"], ["holds steps of 30 minutes"]),
        (45, ["hello", "law", "bye"], ["no shorter than the lesson of 45"]),
        (30, ["law", "bye"], ['leaves out the opening, "hello"']),
        (30, ["hello", "law"], ['leaves out the closing, "bye"']),
        (10, ["law"], ["holds", "opening", "closing"]),
    ],
)
def test_a_cut_is_a_lesson_of_its_own(limit: int, chosen: list[str], says: list[str]) -> None:
    found = cut_faults(45, STEPS, limit, chosen)
    assert len(found) == len(says)
    for (message, hint), part in zip(found, says, strict=True):
        assert part in message and hint
