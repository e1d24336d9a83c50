"""What must never stand in a text: code, prices, doses, typed law numbers, handles of channels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hub.checks.links import documents
from hub.checks.rule import Rule
from hub.content.findings import Finding
from hub.content.library import Library
from hub.content.markdown import CODE_SPAN, code_mask
from hub.content.references import REFERENCE
from hub.content.texts import TextPart, all_texts, blank_out


@dataclass(frozen=True)
class Pattern:
    """One forbidden shape of text."""

    rule: str
    find: re.Pattern[str]
    message: str
    hint: str


# Every pattern needs a digit, an "@" or an address: most texts are done with one look.
ADDRESS = re.compile(r"\]\([^)]*\)")
SUSPECT = re.compile(r"\d|@|\.(?:me|com)/|tg://")
REGISTRY_HINT = (
    "Write a reference such as {{ law:cc-297-1 }} or {{ law:cc-297-1.penalty }}: the number then "
    "comes from the law registry and stays right when the law changes."
)
PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "facts.typed-penalty",
        re.compile(
            r"\d+\s*(?:(?:-|–|до|to)\s*\d+\s*)?(?:жыл\w*|лет|года|years?)[^.\n]{0,30}?"
            r"(?:бас бостандығынан|лишени|тюрьм|түрме|imprison|in prison|of prison)\w*"
            r"|\d+\s*(?:МРП|АЕК|MCI)\b",
            re.IGNORECASE,
        ),
        'A penalty is typed by hand: "{found}".',
        REGISTRY_HINT,
    ),
    Pattern(
        "facts.typed-article",
        re.compile(
            r"\b(?:ст\.|стать[яеиюё]\w*)\s*\d{2,3}(?:-\d)?\b|\b\d{2,3}(?:-\d)?-бап\w*"
            r"|\b(?:art\.|articles?)\s*\d{2,3}(?:-\d)?\b",
            re.IGNORECASE,
        ),
        'The number of an article is typed by hand: "{found}".',
        REGISTRY_HINT,
    ),
    Pattern(
        "facts.typed-phone",
        re.compile(r"(?<![\d.,:/-])(?:\+7|8)[\s(-]*7\d{2}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}\b"),
        'A phone number is typed by hand: "{found}".',
        "Name contacts of the help registry: {{ help:111 }}. A new contact goes into "
        "docs/_data/help.yml with its source.",
    ),
    Pattern(
        "safety.money",
        re.compile(r"\d[\d   ]*\s*(?:₸|тг\b|тенге|теңге|tenge|KZT|\$|USD|долл|руб)", re.IGNORECASE),
        'An amount of money stands here: "{found}".',
        "The hub names no prices and no earnings; fines come from the law registry.",
    ),
    Pattern(
        "safety.amount",
        re.compile(r"\b\d+(?:[.,]\d+)?\s*(?:мг|mg|грамм\w*|г\.|гр\b|grams?)\b", re.IGNORECASE),
        'A weight or dose stands here: "{found}".',
        "The hub names no weights and no doses.",
    ),
    Pattern(
        "safety.channel",
        re.compile(
            r"(?:t\.me|telegram\.me|tg://|vk\.com|instagram\.com|tiktok\.com)/\S*|(?<![\w.])@[A-Za-z]\w{3,}"
        ),
        'The name or address of a channel stands here: "{found}".',
        "The hub never names channels, shops or accounts, not even as bad examples.",
    ),
)


def forbidden_text(library: Library) -> Iterator[Finding]:
    """No text holds a forbidden shape, outside code and references."""
    for part in all_texts(library):
        if not SUSPECT.search(part.text):
            continue
        text = _bare(part)
        for pattern in PATTERNS:
            for match in pattern.find.finditer(text):
                yield Finding(
                    part.path,
                    part.line_at(match.start()),
                    pattern.rule,
                    pattern.message.format(found=match.group().strip()),
                    pattern.hint,
                )


def raw_html(library: Library) -> Iterator[Finding]:
    """Texts are Markdown only: HTML could carry a script or break a page."""
    for doc in documents(library):
        for line in doc.raw_html:
            yield Finding(
                doc.path,
                line,
                "safety.html",
                "There is HTML in the text.",
                'Write Markdown instead. To show an angle bracket, write "\\<".',
            )


def _bare(part: TextPart) -> str:
    rows = [" " * len(row) if code else row for _, row, code in code_mask(part.text)]
    return blank_out("\n".join(rows), CODE_SPAN, REFERENCE, ADDRESS)


RULES = (
    Rule(
        "safety.text",
        "Prices, doses and channels advertise; typed numbers rot when the law changes.",
        forbidden_text,
    ),
    Rule("safety.html", "A text from anybody must not be able to run anything.", raw_html),
)
