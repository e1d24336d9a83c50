"""The three languages say the same: headings, references, numbers, front matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from hub.checks.rule import Rule
from hub.content.common import Translation
from hub.content.findings import Finding
from hub.content.languages import CODES, LANGUAGES, Lang
from hub.content.library import Library
from hub.content.references import REFERENCE
from hub.content.texts import all_texts

NUMBER = re.compile(r"(?<![\w#{-])\d+(?:[.,  ]\d+)*(?![\w}])")


def _groups(library: Library) -> Iterator[Mapping[Lang, Translation[Any]]]:
    yield from (page.texts for page in library.pages)
    for lesson in library.lessons:
        yield lesson.texts
        yield from lesson.handouts.values()
        yield lesson.cards
    for series in library.series:
        yield series.texts
        yield from series.papers.values()


def same_headings(library: Library) -> Iterator[Finding]:
    """Heading ids are the same in all languages and in the same order."""
    for texts in _groups(library):
        codes = [code for code in CODES if code in texts]
        if len(codes) < 2:
            continue
        first = texts[codes[0]].doc
        wanted = [(s.id, s.level) for s in first.sections if s.id]
        for code in codes[1:]:
            doc = texts[code].doc
            have = [(s.id, s.level) for s in doc.sections if s.id]
            if have == wanted:
                continue
            lost = [f"#{i}" for i, _ in wanted if i not in {x for x, _ in have}]
            extra = [f"#{i}" for i, _ in have if i not in {x for x, _ in wanted}]
            said = []
            if lost:
                said.append("missing here: " + ", ".join(lost))
            if extra:
                said.append(f"not in {first.path.name}: " + ", ".join(extra))
            line = next((s.line for s in doc.sections if f"#{s.id}" in extra), doc.body_line)
            yield Finding(
                doc.path,
                line,
                "parity.headings",
                f"The headings differ from {first.path.name}: "
                + ("; ".join(said) or "their order or level differs")
                + ".",
                "Keep the same {#ids}, levels and order in all three languages, so that a reader "
                "who switches stays at the same place.",
            )


def same_references(library: Library) -> Iterator[Finding]:
    """Every language uses the same references, so law and phone numbers agree."""
    for (item, field), parts in _by_field(library).items():
        counts = {
            lang: Counter(m.group(1) for m in REFERENCE.finditer(part.text))
            for lang, part in parts.items()
        }
        yield from _differences(parts, counts, "parity.references", "references", item, field)


def same_numbers(library: Library) -> Iterator[Finding]:
    """Numbers written in the text are the same in all languages."""
    for (item, field), parts in _by_field(library).items():
        counts = {}
        for lang, part in parts.items():
            bare = REFERENCE.sub("", re.sub(r"\]\([^)]*\)|`[^`]*`", "]", part.text))
            counts[lang] = Counter(
                re.sub(r"[ ,  ](?=\d{3})", "", m.group()).replace(",", ".")
                for m in NUMBER.finditer(bare)
            )
        yield from _differences(parts, counts, "parity.numbers", "numbers", item, field)


def _by_field(library: Library) -> dict[tuple[str, str], dict[Lang, Any]]:
    fields: dict[tuple[str, str], dict[Lang, Any]] = {}
    for part in all_texts(library):
        fields.setdefault((part.item, part.field), {})[part.lang] = part
    return fields


def _differences(
    parts: Mapping[Lang, Any],
    counts: Mapping[Lang, Counter[str]],
    rule: str,
    what: str,
    item: str,
    field: str,
) -> Iterator[Finding]:
    codes = [code for code in CODES if code in parts]
    if len(codes) < 2 or len({frozenset(counts[c].items()) for c in codes}) == 1:
        return
    common = counts[codes[0]]
    for code in codes[1:]:
        common = common & counts[code]
    said = [
        f"{LANGUAGES[c].label}: {', '.join(sorted((counts[c] - common).elements())) or '–'}"
        for c in codes
    ]
    # The odd one out carries the finding, so that an editor opens the right file.
    odd = min(codes, key=lambda c: (sum(counts[c] == counts[o] for o in codes), -codes.index(c)))
    yield Finding(
        parts[odd].path,
        parts[odd].line,
        rule,
        f"The {what} of the {field} differ between the languages. {'; '.join(said)}.",
        "Compare the three texts: every fact must stand in each language.",
    )


RULES = (
    Rule(
        "parity.headings",
        "Links and search results must survive a switch of language.",
        same_headings,
    ),
    Rule(
        "parity.references",
        "A law or a phone that only one language names leaves the others less informed.",
        same_references,
    ),
    Rule(
        "parity.numbers",
        "Numbers that differ between languages mean that one of them is wrong.",
        same_numbers,
    ),
)
