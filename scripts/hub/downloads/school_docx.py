"""The editable lesson in the school's layout, as HTML for pandoc: Markdown has no such tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from markdown_it import MarkdownIt

from hub.downloads.labels import Labels
from hub.downloads.school import Field, Row, school_plan
from hub.downloads.sheet import LessonSheet

READER = "html"
WIDTHS = (12, 30, 22, 22, 14)
"""Of the five columns, in hundredths of the page."""
_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


BLANK = '<div custom-style="Cell to fill in"><p>\u00a0</p></div>'


def school_html(sheet: LessonSheet, labels: Labels) -> str:
    """Return the lesson in the layout of a short-term plan; styles are named as in Markdown."""
    plan = school_plan(sheet, labels)
    cut = 3
    counts = [cell for name in plan.counts for cell in (_bold(name), BLANK)]
    out = [
        _styled("Line to fill in", "<p>\u00a0</p>"),
        _styled("Form caption", f"<p>{escape(labels['school_place'])}</p>"),
        _styled("Title", f"<p>{escape(plan.title)}</p>"),
        _styled("Step details", f"<p>{escape(' · '.join(sheet.facts))}</p>"),
        _table((25, 75), map(_field, plan.fields[:cut])),
        _gap(),
        _table((10, 23, 22, 11, 23, 11), [counts]),
        _gap(),
        _table((25, 75), map(_field, plan.fields[cut:])),
        _gap(),
        *(_styled("Small print", _html(note)) for note in plan.notes),
        f'<h1 id="course">{escape(labels["school_course"])}</h1>',
        _table(WIDTHS, map(_row, plan.rows), [_bold(name) for name in plan.columns]),
    ]
    return "\n".join(out)


def _narrow_lists(numbering: bytes) -> bytes:
    """Indent first-level lists by 4 mm instead of 12: a column of a table has no room for more."""
    return numbering.replace(
        b'w:left="720" w:hanging="360"', b'w:left="240" w:hanging="200"'
    ).replace(b'w:hanging="360" w:left="720"', b'w:left="240" w:hanging="200"')


EDITS = {"word/numbering.xml": _narrow_lists}


def _html(markdown: str) -> str:
    return str(_PARSER.render(markdown))


def _bold(text: str) -> str:
    return f"<p><strong>{escape(text)}</strong></p>"


def _gap() -> str:
    # Two tables that touch become one in a word processor.
    return _styled("Gap between tables", "<p>\u00a0</p>")


def _styled(style: str, html: str) -> str:
    return f'<div custom-style="{style}">{html}</div>'


def _field(field: Field) -> list[str]:
    hint = f"<p><em>{escape(field.hint)}</em></p>" if field.hint else ""
    return [_bold(field.name), _html(field.value) if field.value else hint or BLANK]


def _row(row: Row) -> list[str]:
    stage = f"{_bold(row.stage)}{_bold(row.clock)}<p>{escape(row.title)}</p>"
    return [stage, *(_html(text) for text in (row.teacher, row.student, row.assess, row.means))]


def _table(
    widths: Sequence[int], rows: Iterator[list[str]] | list[list[str]], head: Sequence[str] = ()
) -> str:
    columns = "".join(f'<col style="width: {width}%">' for width in widths)
    heads = f"<thead>{_cells(head, 'th')}</thead>" if head else ""
    body = "".join(_cells(row, "td") for row in rows)
    return (
        f'<table class="fixed"><colgroup>{columns}</colgroup>{heads}<tbody>{body}</tbody></table>'
    )


def _cells(cells: Sequence[str], tag: str) -> str:
    inner = "".join(f"<{tag}>{_styled('Table text', cell)}</{tag}>" for cell in cells)
    return f"<tr>{inner}</tr>"
