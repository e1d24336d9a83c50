"""Student sheets and cards in two languages side by side, as Typst source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from hub.content.languages import LANGUAGES, Lang
from hub.downloads.closing import help_line
from hub.downloads.deck import CardSheet
from hub.downloads.labels import Labels
from hub.downloads.parallel import Passage, TablePair, parallel
from hub.downloads.plan_pdf import opening
from hub.downloads.sheet import HandoutSheet, LessonSheet
from hub.downloads.typst_text import (
    LONG_BLANK,
    array,
    call,
    column_weight,
    literal,
    typst,
    typst_line,
)

SHORT = 900
"""Letters of a section, in one language, up to which it stays on one page with its heading."""


@lru_cache
def _look() -> str:
    return Path(__file__).with_name("bilingual.typ").read_text(encoding="utf-8")


def bilingual_source(
    sheet: LessonSheet, beside: LessonSheet, labels: Labels, colours: Mapping[str, str]
) -> str:
    """Return the Typst source of the sheets and cards: `sheet` on the left, `beside` right."""
    title = f"{labels['bilingual']}: {sheet.title}"
    names = array(literal(LANGUAGES[one.lang].name) for one in (sheet, beside))
    foot = f"Narkostop · {sheet.title} · {labels['lesson_checked']} {labels.day(sheet.checked)}"
    before, _, rest = labels["page"].partition("{n}")
    between, _, after = rest.partition("{all}")
    pages = f"(n, all) => [#{literal(before)};#n#{literal(between)};#all#{literal(after)};]"
    out = [
        *opening(title, labels["bilingual"], sheet, labels, colours),
        f'#let lang-a = "{sheet.lang}"\n#let lang-b = "{beside.lang}"',
        _look(),
        f"#show: doc => side-by-side({names}, {literal(foot)}, {pages}, doc)",
    ]
    others = {handout.name: handout for handout in beside.handouts}
    pairs = [(one, others[one.name]) for one in sheet.handouts if one.name in others]
    for number, (one, other) in enumerate(pairs):
        if number:
            out.append("#pagebreak()")
        out += _handout(one, other, _notes(one, other, sheet, beside))
    out += _cards(sheet, beside)
    return "\n\n".join(out) + "\n"


def _handout(one: HandoutSheet, other: HandoutSheet, notes: str) -> Iterator[str]:
    yield _heads(1, one.title, other.title)
    if one.intro:
        yield from _rows(one.intro, other.intro)
    level = 1
    others = {part.id: part for part in other.parts}
    parts = [part for part in one.parts if part.id in others]
    for part in parts:
        same = others[part.id]
        # A level may not be skipped: readers' outlines and PDF/UA count on it.
        level = max(2, min(part.level, level + 1, 3))
        # The notes go with the last section: alone on a page they would be waste paper.
        after = [notes] if part is parts[-1] else []
        rows = [_heads(level, part.title, same.title)]
        rows += [*_rows(part.text, same.text, more=bool(after)), *after]
        inner = "\n\n".join(rows)
        yield f"#kept[{inner}]" if max(len(part.text), len(same.text)) < SHORT else inner
    if not parts:
        yield notes


def _heads(level: int, left: str, right: str) -> str:
    return call("two-heads", str(level), literal(left), literal(right))


def _rows(left: str, right: str, *, more: bool = False) -> Iterator[str]:
    """Yield the rows of a text; with `more`, the last of them stays with what comes after."""
    rows = parallel(left, right)
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        match row:
            case Passage(one, other):
                sticky = more if after is None else _belong(one, after)
                yield call("two", typst(one), typst(other), sticky="true" if sticky else "false")
            case TablePair():
                yield _tables(row)


def _belong(text: str, after: Passage | TablePair) -> bool:
    """Tell whether a page may not end here: words to a case, a case and its line to write on."""
    if isinstance(after, TablePair):
        return True
    if text.startswith(">"):
        return "_" * LONG_BLANK in after.left
    return after.left.startswith(">")


def _tables(pair: TablePair) -> str:
    def weights(rows: tuple[tuple[str, ...], ...]) -> str:
        return array(str(column_weight(column)) for column in zip(*rows, strict=True))

    def cells(row: tuple[str, ...]) -> str:
        return array(typst_line(cell) for cell in row)

    rows = zip(pair.left[1:], pair.right[1:], strict=True)
    return call(
        "two-tables",
        weights(pair.left),
        weights(pair.right),
        cells(pair.left[0]),
        cells(pair.right[0]),
        array(f"(a: {cells(one)}, b: {cells(other)})" for one, other in rows),
    )


def _notes(one: HandoutSheet, other: HandoutSheet, sheet: LessonSheet, beside: LessonSheet) -> str:
    def note(handout: HandoutSheet, lesson: LessonSheet) -> str:
        help_ = f"**{_words(lesson.lang)['help']}:** {help_line(lesson.help)}"
        return typst(f"{help_}\n\n{handout.law_note}")

    return call("two-notes", note(one, sheet), note(other, beside))


def _words(lang: Lang) -> Labels:
    """Return our own words of a language; those of the interface stand in its sheet already."""
    return Labels(lang, {})


def _cards(sheet: LessonSheet, beside: LessonSheet) -> Iterator[str]:
    others = {card.key: card for card in beside.cards}
    pairs = [(card, others[card.key]) for card in sheet.cards if card.key in others]
    if pairs:
        yield "#pagebreak()"
        yield _heads(1, *(_words(one.lang)["cards"] for one in (sheet, beside)))
    for one, other in pairs:
        yield _card(one, other)


def _card(one: CardSheet, other: CardSheet) -> str:
    both = (one, other)
    ups = (array(typst_line(up) for up in card.follow_ups) for card in both)
    return call(
        "two-cards",
        array(literal(card.group) for card in both),
        array(literal(card.title) for card in both),
        array(typst(card.lead) for card in both) if one.lead or other.lead else "none",
        array(typst(card.text) for card in both),
        array(typst(card.question) for card in both),
        array(ups),
    )
