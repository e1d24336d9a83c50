"""What pandoc cannot say in a DOCX: rows that stay whole, short tables on one page, a newer Word.

Each edit is a function from the bytes of a part to its new bytes. pandoc nests no tables, and
writes an element always in the same way, so that no part has to be parsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.sax.saxutils import escape

CORE = "docProps/core.xml"
DOCUMENT = "word/document.xml"
SETTINGS = "word/settings.xml"

SHORT_ROWS, SHORT_LETTERS = 14, 900
"""A table of at most so many rows and letters takes half a page, so it can stay together."""

_TABLE = re.compile(rb"<w:tbl>.*?</w:tbl>", re.DOTALL)
_TAG = re.compile(rb"<[^>]*>")
_STYLED = re.compile(rb'<w:pPr><w:pStyle w:val="\w+" ?/>')
_ROW_END = b"</w:tr>"


def kept_tables(document: bytes) -> bytes:
    """Keep each row on one page, and the rows of a short table with each other.

    Cut in two, a row is hard to follow; a question parted from its answers is filled in wrongly.
    Of a long table, the head stays with the first row below it, and no row is the last one alone.
    """
    whole = b"<w:tr><w:trPr><w:cantSplit/>"
    rows = document.replace(b"<w:tr><w:trPr>", whole)
    rows = rows.replace(b"<w:tr><w:tc>", whole + b"</w:trPr><w:tc>")
    return _TABLE.sub(lambda found: _together(found[0]), rows)


def _together(table: bytes) -> bytes:
    *rows, end = table.split(_ROW_END)
    letters = [len(_TAG.sub(b"", row).decode("utf-8")) for row in rows]
    last = len(rows) - 1
    if len(rows) <= SHORT_ROWS and sum(letters) <= SHORT_LETTERS:
        kept = set(range(last))
    else:
        kept = {0, last - 1} if letters[-1] <= SHORT_LETTERS // 3 else {0}
    return _ROW_END.join(
        [
            *(
                _STYLED.sub(rb"\g<0><w:keepNext/>", row) if at in kept and at < last else row
                for at, row in enumerate(rows)
            ),
            end,
        ]
    )


def of_today(settings: bytes) -> bytes:
    """Have Word set the file by its present rules, not by those of 2007.

    Only then do tables begin at the margin, and the window says nothing of compatibility.
    """
    mode = (
        b'<w:compat><w:compatSetting w:name="compatibilityMode" '
        b'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return settings.replace(b"<w:rsids>", mode + b"<w:rsids>", 1)


def titled(title: str) -> Callable[[bytes], bytes]:
    """Put the title into the file's properties; pandoc would print it on the page as well."""
    words = escape(title)

    def edit(core: bytes) -> bytes:
        text = core.decode("utf-8")
        text = text.replace("<dc:title></dc:title>", f"<dc:title>{words}</dc:title>")
        return text.replace(
            "<dc:creator></dc:creator>", "<dc:creator>Narkostop</dc:creator>"
        ).encode("utf-8")

    return edit
