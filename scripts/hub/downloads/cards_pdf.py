"""Dialogue cards to print, cut and give out, as Typst source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from hub.downloads.closing import help_line
from hub.downloads.deck import CardSheet
from hub.downloads.labels import Labels
from hub.downloads.plan_pdf import opening
from hub.downloads.sheet import LessonSheet
from hub.downloads.typst_text import array, call, literal, typst, typst_line

ON_A_PAGE = 2


@lru_cache
def _look() -> str:
    return Path(__file__).with_name("cards.typ").read_text(encoding="utf-8")


def cards_source(sheet: LessonSheet, labels: Labels, colours: Mapping[str, str]) -> str:
    """Return the Typst source of a lesson's cards: first how to use them, then one a case."""
    title = f"{labels['cards']}: {sheet.title}"
    out = [*opening(title, labels["cards"], sheet, labels, colours), _look(), "#show: cut-sheet"]
    foot = _foot(sheet, labels)
    cards = [_how(sheet, labels, foot), *(_card(card, labels, foot) for card in sheet.cards)]
    for at in range(0, len(cards), ON_A_PAGE):
        out.append(call("card-pair", *(card[1:] for card in cards[at : at + ON_A_PAGE])))
    return "\n\n".join(out) + "\n"


def _foot(sheet: LessonSheet, labels: Labels) -> str:
    help_ = f"#strong({literal(labels['help'] + ':')}) #{literal(help_line(sheet.help))};"
    checked = f"{labels['lesson_checked']} {labels.day(sheet.checked)}"
    return f"[{help_}\\ #{literal(f'Narkostop · {sheet.title} · {checked}')};]"


def _how(sheet: LessonSheet, labels: Labels, foot: str) -> str:
    counts = Counter(card.group for card in sheet.cards)
    steps = {step.id: f"{step.number}. {step.title}" for step in sheet.steps}
    at = {card.group: steps.get(card.step, "") for card in sheet.cards}
    return call(
        "how-card",
        kind=literal(f"Narkostop · {sheet.cards_title}"),
        title=literal(sheet.title),
        head=literal(labels["cards_how"]),
        rules=array(typst_line(row) for row in labels["cards_rules"].split("\n")),
        inside_label=literal(labels["cards_inside"]),
        inside=array(
            f"[#strong({literal(group)}) #{literal(f'– {count}')}; \\ "
            f"#text(size: 9.5pt, fill: muted, {literal(at[group])})]"
            for group, count in counts.items()
        ),
        foot=foot,
    )


def _card(card: CardSheet, labels: Labels, foot: str) -> str:
    return call(
        "card",
        group=literal(card.group),
        title=literal(card.title),
        lead=typst(card.lead) if card.lead else "none",
        case=typst(card.text),
        ask_label=literal(labels["cards_question"]),
        ask=typst(card.question),
        next_label=literal(labels["cards_next"]),
        next=array(typst_line(one) for one in card.follow_ups),
        own_label=literal(labels["cards_own"]),
        foot=foot,
    )
