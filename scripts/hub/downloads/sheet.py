"""A lesson in one language, ready to be set: texts resolved, steps on the clock, law and help."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from hub.content.languages import Lang
from hub.content.lesson import BLOCKS, SLIDE, Lesson, Step
from hub.content.library import Library
from hub.content.markdown import Document, Section
from hub.content.time_box import Slot, asked_in, time_boxes
from hub.downloads.closing import (
    HelpRow,
    LawRow,
    Proof,
    cited,
    help_rows,
    law_ids,
    law_line,
    law_rows,
    proofs,
)
from hub.downloads.deck import CardSheet, deal
from hub.downloads.labels import Labels
from hub.downloads.words import Address, Speaker

ANSWERS = "answers"


@dataclass(frozen=True)
class Block:
    """A part of a step. `kind` is one of BLOCKS, or empty for text that belongs to none."""

    id: str
    kind: str
    title: str
    text: str


@dataclass(frozen=True)
class StepSheet:
    """One step on the clock: minutes from the start, how people work, with which sheets.

    `slide` is what the editor wrote for the screen; it is not one of the `blocks`.
    """

    id: str
    number: int
    title: str
    start: int
    end: int
    form: str
    priority: str
    must: bool
    blocks: tuple[Block, ...]
    stage: str
    handouts: tuple[str, ...]
    slide: Block | None = None
    states_law: bool = False

    @property
    def minutes(self) -> int:
        """How long it takes, in minutes."""
        return self.end - self.start


@dataclass(frozen=True)
class Part:
    """A section of the plan; the one that holds the steps carries them."""

    id: str
    title: str
    text: str
    steps: tuple[StepSheet, ...] = ()


@dataclass(frozen=True)
class HandoutSheet:
    """One sheet for students; `answers` are the lecturer's and never stand on it.

    `law` is what the sheet itself says of the law, to be named at its foot; `law_note` is that
    line in words.
    """

    name: str
    title: str
    intro: str
    parts: tuple[Section, ...]
    answers: str
    law: tuple[LawRow, ...] = ()
    law_note: str = ""


@dataclass(frozen=True)
class Cut:
    """A shorter version: its minutes, its steps, and what it asks of the exit ticket.

    `asked` are numbers of questions, empty when all of them can be asked.
    """

    limit: int
    steps: tuple[StepSheet, ...]
    asked: tuple[int, ...]


@dataclass(frozen=True)
class LessonSheet:
    """Everything that the files of one lesson in one language say. `checked` is an ISO date."""

    id: str
    lang: Lang
    title: str
    summary: str
    lead: str
    key_message: str
    for_whom: str
    materials: tuple[str, ...]
    facts: tuple[str, ...]
    minutes: int
    intro: str
    parts: tuple[Part, ...]
    cuts: tuple[Cut, ...]
    handouts: tuple[HandoutSheet, ...]
    cards_title: str
    cards: tuple[CardSheet, ...]
    video_titles: tuple[str, ...]
    law: tuple[LawRow, ...]
    help: tuple[HelpRow, ...]
    evidence: tuple[Proof, ...]
    checked: str
    url: str

    @property
    def steps(self) -> tuple[StepSheet, ...]:
        """All steps in their order."""
        return tuple(step for part in self.parts for step in part.steps)


def make_sheet(
    library: Library, lesson: Lesson, lang: Lang, address: Address | None
) -> tuple[LessonSheet, Speaker]:
    """Gather one language of a lesson; the speaker carries what could not be resolved.

    `lesson` must have a plan in `lang`.
    """
    data, text = lesson.data, lesson.texts[lang]
    front, doc = text.front, text.doc
    labels, speaker = Labels.of(library, lang), Speaker(library, lang, address)
    say = speaker.at(doc)
    parts = _parts(lesson, doc, labels, say)
    steps = {step.id: step for part in parts for step in part.steps}
    facts = (
        labels.minutes(data.minutes),
        ", ".join(labels.word("age", age) for age in data.ages),
        labels["lesson_group"].format(min=data.group.min, max=data.group.max),
        ", ".join(labels.word("setting", one) for one in data.setting),
    )
    handouts = tuple(
        handout_sheet(name, texts[lang].front.title, texts[lang].doc, speaker, labels)
        for name, texts in sorted(lesson.handouts.items())
        if lang in texts
    )
    told = lesson.cards.get(lang)
    sheet = LessonSheet(
        id=lesson.id,
        lang=lang,
        title=front.title,
        summary=front.summary,
        lead=say(front.lead, doc.line_of("lead")),
        key_message=say(front.key_message, doc.line_of("key_message")),
        for_whom=say(front.for_whom, doc.line_of("for_whom")),
        materials=tuple(say(one, doc.line_of("materials")) for one in front.materials),
        facts=facts,
        minutes=data.minutes,
        intro=say(doc.intro, doc.body_line),
        parts=parts,
        cuts=tuple(
            _cut(limit, [steps[id_] for id_ in steps if id_ in chosen], steps, data.exit)
            for limit, chosen in sorted(data.cuts.items())
        ),
        handouts=handouts,
        cards_title=told.front.title if told else "",
        cards=tuple(
            deal(data.cards, told.doc, {h.name: h.parts for h in handouts}, speaker.at(told.doc))
        )
        if told
        else (),
        video_titles=tuple(_video_titles(library, data.videos, lang)),
        law=tuple(law_rows(library, cited(lesson, lang), labels)),
        help=tuple(help_rows(library, data.contacts, lang)),
        evidence=tuple(proofs(library, lesson, labels)),
        checked=data.checked.isoformat(),
        url=address("lesson", lesson.id, lang) if address else "",
    )
    return sheet, speaker


def _cut(
    limit: int, kept: Sequence[StepSheet], steps: Iterable[str], exit_steps: Sequence[str]
) -> Cut:
    asked = asked_in(exit_steps, set(steps) - {step.id for step in kept})
    return Cut(limit, tuple(kept), asked if len(asked) < len(exit_steps) else ())


def _video_titles(library: Library, slugs: Sequence[str], lang: Lang) -> Iterator[str]:
    for video in library.videos:
        if video.slug in slugs and lang in video.texts:
            yield video.texts[lang].title


Say = Callable[[str, int], str]


def _parts(lesson: Lesson, doc: Document, labels: Labels, say: Say) -> tuple[Part, ...]:
    whole = time_boxes(lesson.data.steps, {})[0]
    steps: dict[str, tuple[int, Slot, Step]] = {
        step.id: (number, slot, step)
        for number, (slot, step) in enumerate(zip(whole.slots, lesson.data.steps, strict=True), 1)
    }
    parts: list[tuple[Section, list[tuple[Section, list[Block]]]]] = []
    lawful: set[str] = set()
    for section in doc.sections:
        text = say(section.text, section.text_line)
        if section.level <= 2 or not parts:
            parts.append((section, []))
        elif section.id in steps:
            blocks = [Block(section.id, "", "", text)] if text.strip() else []
            parts[-1][1].append((section, blocks))
        elif parts[-1][1]:
            block = Block(section.id, block_kind(section.id, steps), section.title, text)
            parts[-1][1][-1][1].append(block)
            if any(law_ids(section.text)):
                lawful.add(parts[-1][1][-1][0].id)
    found = []
    for head, inner in parts:
        made = []
        for section, blocks in inner:
            number, slot, step = steps[section.id]
            form, priority = labels.word("form", step.form), labels.word("priority", step.priority)
            must = step.priority == "must"
            slide = next((block for block in blocks if block.kind == SLIDE), None)
            shown = tuple(block for block in blocks if block.kind != SLIDE)
            made.append(
                StepSheet(
                    section.id, number, section.title, slot.start, slot.end, form, priority, must,
                    shown, step.stage, step.handouts, slide, section.id in lawful,
                )
            )  # fmt: skip
        found.append(Part(head.id, head.title, say(head.text, head.text_line), tuple(made)))
    return tuple(found)


def block_kind(id_: str, steps: object) -> str:
    """Return what a heading inside a step is: `say`, `task` …, or nothing.

    >>> block_kind("opening-say", {"opening": 1})
    'say'
    """
    base, _, kind = id_.rpartition("-")
    return kind if kind in BLOCKS and isinstance(steps, dict) and base in steps else ""


def handout_sheet(
    name: str, title: str, doc: Document, speaker: Speaker, labels: Labels
) -> HandoutSheet:
    """Return one sheet with its texts resolved and the lecturer's answers set apart."""
    say = speaker.at(doc)
    parts: list[Section] = []
    answers: list[str] = []
    named: list[str] = list(law_ids(doc.intro))
    hidden = False
    for section in doc.sections:
        # Everything below the answers' heading is the lecturer's, until a heading as high.
        hidden = section.id == ANSWERS or (hidden and section.level > 2)
        text = say(section.text, section.text_line)
        if hidden:
            head = "" if section.id == ANSWERS else f"**{section.title}**\n\n"
            answers.append(f"{head}{text}")
        else:
            named += law_ids(section.text)
            parts.append(
                Section(
                    section.level, section.id, section.title, section.line, text, section.text_line
                )
            )
    law = tuple(law_rows(speaker.library, named, labels))
    return HandoutSheet(
        name,
        title,
        say(doc.intro, doc.body_line),
        tuple(parts),
        "\n\n".join(answers).strip(),
        law,
        f"{labels['law_edition']} {law_line(law, labels)}" if law else "",
    )
