"""Every piece of text that readers will see, with its language, file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hub.content.common import Translation
from hub.content.languages import CODES, Lang, Trilingual, TrilingualList
from hub.content.library import Library
from hub.content.search_words import TROUBLE
from hub.content.yamlfile import Record


@dataclass(frozen=True)
class TextPart:
    """One text: `item` and `field` say whose it is, so that languages can be compared."""

    path: Path
    line: int
    lang: Lang
    item: str
    field: str
    text: str
    markdown: bool

    def line_at(self, offset: int) -> int:
        """Return the file line of a character offset: exact in bodies, else the field's line."""
        below = self.text.count("\n", 0, offset) if self.field == "body" else 0
        return self.line + below


def blank_out(text: str, *patterns: re.Pattern[str]) -> str:
    """Replace every match by spaces, so that offsets and lines stay what they were."""
    for pattern in patterns:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    return text


def all_texts(library: Library) -> Iterator[TextPart]:
    """Yield every text of pages, lessons, series, their papers, offers, the search and scripts."""
    for page in library.pages:
        for text in page.texts.values():
            yield from _document(f"page:{page.id}", text)
    for lesson in library.lessons:
        for plan in lesson.texts.values():
            yield from _document(f"lesson:{lesson.id}", plan)
        for name, texts in lesson.handouts.items():
            for sheet in texts.values():
                yield from _document(f"lesson:{lesson.id}/{name}", sheet)
        for cards in lesson.cards.values():
            yield from _document(f"lesson:{lesson.id}/cards", cards)
    for series in library.series:
        for page_text in series.texts.values():
            yield from _document(f"series:{series.id}", page_text)
        for name, papers in series.papers.items():
            for paper in papers.values():
                yield from _document(f"series:{series.id}/{name}", paper)
    for offer in library.offers:
        for field, value in offer.data:
            for lang in CODES:
                item = f"offer:{offer.id}"
                if isinstance(value, Trilingual):
                    line = offer.line(field, lang)
                    yield TextPart(offer.path, line, lang, item, field, value.get(lang), True)
                elif isinstance(value, TrilingualList):
                    for index, row in enumerate(value.get(lang)):
                        line = offer.line(field, lang, index)
                        name = f"{field}.{index}"
                        yield TextPart(offer.path, line, lang, item, name, row, True)
    for sign in library.signs.items:
        line = library.signs.lines.get(sign.id, 1)
        for lang in CODES:
            for field, value in (("label", sign.label), ("why", sign.why)):
                yield TextPart(
                    library.signs.path, line, lang, f"sign:{sign.id}", field, value.get(lang), True
                )
    for index, trouble in enumerate(library.search.trouble):
        for lang in CODES:
            path, line = library.search.place(TROUBLE, "trouble", index, "text", lang)
            item = f"trouble:{trouble.id}"
            yield TextPart(path, line, lang, item, "text", trouble.text.get(lang), False)
    for video in library.videos:
        for script in video.texts.values():
            item = f"video:{video.slug}"
            yield TextPart(script.path, 1, script.lang, item, "title", script.title, False)
            yield TextPart(script.path, 1, script.lang, item, "summary", script.summary, False)
            for scene in script.scenes:
                if (who := scene.partner) is not None:
                    name = f"{scene.id}.with"
                    yield TextPart(script.path, who.line, script.lang, item, name, who.name, False)
                for index, said in enumerate(scene.lines):
                    yield TextPart(
                        script.path,
                        said.line,
                        script.lang,
                        item,
                        f"{scene.id}.{index}",
                        said.text,
                        False,
                    )


def _document(item: str, text: Translation[Any]) -> Iterator[TextPart]:
    doc = text.doc
    front: Record = text.front
    for field, value in front:
        rows = value if isinstance(value, tuple) else (value,)
        for index, row in enumerate(rows):
            words = row.text if isinstance(row, Record) and hasattr(row, "text") else row
            if isinstance(words, str):
                name = f"{field}.{index}" if isinstance(value, tuple) else field
                line = doc.meta_lines.get((field, index), doc.line_of(field))
                yield TextPart(doc.path, line, doc.lang, item, name, words, True)
    yield TextPart(doc.path, doc.body_line, doc.lang, item, "body", doc.body, True)
