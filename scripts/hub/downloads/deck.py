"""Dialogue cards, dealt: a case from a student sheet, its group's question and follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hub.content.dialogue import CardGroup, Case, read_card_text, split_cases, split_place
from hub.content.languages import Lang
from hub.content.markdown import Document, Section

NUMBER: Mapping[Lang, str] = {"kk": "№", "ru": "№", "en": "No."}


@dataclass(frozen=True)
class CardSheet:
    """One card. `group` and `title` head it; `lead`, `text`, `question` are Markdown.

    `key` is the same in every language: the place of the case and its number there.
    """

    key: str
    step: str
    group: str
    title: str
    lead: str
    text: str
    question: str
    follow_ups: tuple[str, ...]


def deal(
    groups: Sequence[CardGroup],
    doc: Document,
    sheets: Mapping[str, Sequence[Section]],
    say: Callable[[str, int], str],
) -> Iterator[CardSheet]:
    """Yield the cards of a lesson in one language.

    `doc` is `cards.LANG.md`; `sheets` holds the student sheets without their answers, references
    resolved; `say` resolves those of a text at a line of `doc`. What is missing is left out: the
    lesson's own findings name it.
    """
    for group in groups:
        section = doc.section(group.id)
        if section is None:
            continue
        told = read_card_text(section)
        question = say(told.question, section.text_line)
        ups = tuple(say(one, section.text_line) for one in told.follow_ups)
        for place in group.cases:
            sheet, id_ = split_place(place)
            part = next((part for part in sheets.get(sheet, ()) if part.id == id_), None)
            for number, case in enumerate(split_cases(part.text) if part else (), 1):
                yield CardSheet(
                    f"{place}/{number}",
                    group.step,
                    told.title,
                    _title(case, part.title if part else "", doc.lang),
                    case.lead,
                    case.text,
                    question,
                    ups,
                )


def _title(case: Case, heading: str, lang: Lang) -> str:
    if not case.mark:
        return heading
    return f"{NUMBER[lang]}\u00a0{case.mark}" if case.mark.isdigit() else case.mark
