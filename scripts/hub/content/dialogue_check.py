"""What can be wrong with the dialogue cards of a lesson."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from hub.content.common import Translation
from hub.content.dialogue import CardGroup, CardsFront, read_card_text, split_cases, split_place
from hub.content.findings import Finding, did_you_mean
from hub.content.languages import CODES, Lang
from hub.content.markdown import Document
from hub.content.yamlfile import Lines, line_of

ANSWERS = "answers"
FEWEST_FOLLOW_UPS = 2
Sheets = Mapping[str, Mapping[Lang, Translation[Any]]]


def card_findings(
    path: Path,
    lines: Lines,
    groups: Sequence[CardGroup],
    texts: Mapping[Lang, Translation[CardsFront]],
    handouts: Sheets,
    steps: Sequence[str],
) -> Iterator[Finding]:
    """Yield what is wrong with the cards of one lesson; `path` is its `lesson.yml`."""
    for index, group in enumerate(groups):
        line = line_of(lines, ("cards", index))
        if group.step not in steps:
            yield Finding(
                path,
                line,
                "lesson.cards",
                f'The cards "{group.id}" belong to a step "{group.step}" that does not exist.',
                did_you_mean(group.step, steps),
            )
        for place in group.cases:
            yield from _place(path, line, place, handouts)
    for text in texts.values():
        yield from _texts(path, lines, groups, text.doc)


def _place(
    path: Path,
    line: int,
    place: str,
    handouts: Sheets,
) -> Iterator[Finding]:
    sheet, id_ = split_place(place)
    if sheet not in handouts:
        yield Finding(
            path,
            line,
            "lesson.cards",
            f'The cards name a sheet "{sheet}" that this lesson does not have.',
            did_you_mean(sheet, handouts),
        )
        return
    if id_ == ANSWERS:
        yield Finding(
            path,
            line,
            "lesson.cards",
            f'Cards go to students; "{place}" holds the answers.',
            "Name a heading of the sheet that holds the cases themselves.",
        )
        return
    counts: dict[Lang, int] = {}
    for lang in (code for code in CODES if code in handouts[sheet]):
        doc = handouts[sheet][lang].doc
        section = doc.section(id_)
        if section is None:
            known = [s.id for s in doc.sections if s.id and s.id != ANSWERS]
            yield Finding(
                path,
                line,
                "lesson.cards",
                f'{doc.path.name} has no heading "{{#{id_}}}" with cases for cards.',
                did_you_mean(id_, known),
            )
            continue
        counts[lang] = len(split_cases(section.text))
        if not counts[lang]:
            yield Finding(
                doc.path,
                section.line,
                "lesson.cards",
                f'Under "{{#{id_}}}" stands no case that a card could repeat.',
                "Write cases as quotations (> …), a numbered list, a table, or paragraphs that "
                "begin in bold.",
            )
    if len(set(counts.values()) - {0}) > 1:
        said = ", ".join(f"{lang} {count}" for lang, count in counts.items())
        yield Finding(
            path,
            line,
            "lesson.cards",
            f'The number of cases under "{place}" differs between the languages: {said}.',
            "Write the same cases in every language.",
        )


def _texts(
    path: Path, lines: Lines, groups: Sequence[CardGroup], doc: Document
) -> Iterator[Finding]:
    have = {section.id: section for section in doc.sections}
    ids = [group.id for group in groups]
    for index, id_ in enumerate(ids):
        if id_ not in have:
            yield Finding(
                path,
                line_of(lines, ("cards", index)),
                "lesson.cards",
                f'{doc.path.name} has no heading "{{#{id_}}}" with the question of these cards.',
                f"Add: ## … {{#{id_}}} with a question and a list of follow-ups under it.",
            )
            continue
        said = read_card_text(have[id_])
        if not said.question or len(said.follow_ups) < FEWEST_FOLLOW_UPS:
            yield Finding(
                doc.path,
                have[id_].line,
                "lesson.cards",
                f'The cards "{id_}" need a question and at least {FEWEST_FOLLOW_UPS} follow-ups.',
                'Write the question as a paragraph and each follow-up as "- …" below it.',
            )
    for section in doc.sections:
        if section.id and section.id not in ids:
            yield Finding(
                doc.path,
                section.line,
                "lesson.cards",
                f'The heading "{{#{section.id}}}" is no group of cards in lesson.yml.',
                did_you_mean(section.id, ids) or 'List it there under "cards", or take it out.',
            )
