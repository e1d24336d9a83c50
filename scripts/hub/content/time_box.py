"""A lesson on the clock: whole, and in each of the shorter versions that it declares."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


class Timed(Protocol):
    """What a time box needs to know of a step."""

    @property
    def id(self) -> str:
        """Its id in lesson.yml."""

    @property
    def minutes(self) -> int:
        """How long it takes."""

    @property
    def stage(self) -> Literal["start", "middle", "end"]:
        """Which part of the lesson it belongs to."""


@dataclass(frozen=True)
class Slot:
    """One step on the clock: minutes from the start of the lesson."""

    id: str
    start: int
    end: int


@dataclass(frozen=True)
class TimeBox:
    """One version of a lesson that fits into `limit` minutes; `left_out` are ids of steps."""

    limit: int
    slots: tuple[Slot, ...]
    left_out: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """How long its steps take together."""
        return self.slots[-1].end if self.slots else 0

    @property
    def spare(self) -> int:
        """Minutes that no step uses."""
        return self.limit - self.minutes

    def slot(self, id_: str) -> Slot | None:
        """Return when a step takes place, or None where it falls out."""
        return next((slot for slot in self.slots if slot.id == id_), None)


def time_boxes(steps: Sequence[Timed], cuts: Mapping[int, Collection[str]]) -> tuple[TimeBox, ...]:
    """Return the whole lesson first, then its cuts from the longest to the shortest.

    Steps keep the order of the lesson, whatever the order in which a cut names them.
    """
    whole = _box(sum(step.minutes for step in steps), steps, {step.id for step in steps})
    return whole, *(_box(limit, steps, cuts[limit]) for limit in sorted(cuts, reverse=True))


def asked_in(exit_steps: Sequence[str], left_out: Collection[str]) -> tuple[int, ...]:
    """Return the numbers of the exit ticket's questions that a version can ask, from 1.

    `exit_steps` says which step each question asks about.

    >>> asked_in(["signs", "reply", "closing"], {"reply"})
    (1, 3)
    """
    return tuple(n for n, step in enumerate(exit_steps, 1) if step not in left_out)


def _box(limit: int, steps: Sequence[Timed], chosen: Collection[str]) -> TimeBox:
    slots, clock = [], 0
    for step in steps:
        if step.id in chosen:
            slots.append(Slot(step.id, clock, clock + step.minutes))
            clock += step.minutes
    return TimeBox(limit, tuple(slots), tuple(s.id for s in steps if s.id not in chosen))


def cut_faults(
    minutes: int, steps: Sequence[Timed], limit: int, chosen: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    """Return what is wrong with a cut whose steps all exist: pairs of message and hint.

    A cut is a lesson of its own: it opens, and it closes with the way to get help.
    """
    found = []
    used = sum(step.minutes for step in steps if step.id in chosen)
    if used > limit:
        found.append(
            (
                f"The cut to {limit} minutes holds steps of {used} minutes.",
                "Leave a step out of the cut.",
            )
        )
    if limit >= minutes:
        found.append(
            (
                f"The cut to {limit} minutes is no shorter than the lesson of {minutes}.",
                "Remove it, or write the minutes that it really takes.",
            )
        )
    needed = [steps[0], *(step for step in steps[1:] if step.stage == "end")]
    for step in needed:
        if step.id not in chosen:
            part = "closing" if step.stage == "end" else "opening"
            found.append(
                (
                    f'The cut to {limit} minutes leaves out the {part}, "{step.id}".',
                    f'Add "{step.id}" to the cut: every version opens, closes and names help.',
                )
            )
    return tuple(found)
