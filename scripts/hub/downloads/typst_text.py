"""Markdown to Typst: text as string literals, so that no sign of it can be taken for a command."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
BLANK = re.compile(r"(_{3,})")
DASH = "\u00a0– "
STROKES = re.compile(r"(?<!\w)(\w) / (?=\w(?!\w))")
LONG_BLANK = 8
"""From so many underscores on, a line to write on runs to the edge of the paper."""


def literal(text: str) -> str:
    r"""Return a Typst string literal.

    >>> literal('a "b" \\ c')
    '"a \\"b\\" \\\\ c"'
    """
    safe = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{safe}"'


def call(name: str, *args: str, **named: str) -> str:
    """Return a Typst call in markup: `#name(a, key: b)`; arguments are Typst expressions."""
    words = [*(f"{key.replace('_', '-')}: {value}" for key, value in named.items()), *args]
    return f"#{name}({', '.join(words)})"


def array(items: Iterable[str]) -> str:
    """Return a Typst array of expressions; one item needs its comma too."""
    rows = list(items)
    return f"({', '.join(rows)}{',' if len(rows) == 1 else ''})"


def typst(markdown: str) -> str:
    """Return the Typst content of a Markdown text, in square brackets."""
    tree = SyntaxTreeNode(_PARSER.parse(markdown))
    return f"[{_blocks(tree.children)}]"


def typst_line(markdown: str) -> str:
    """Return the Typst content of a text of one paragraph, without the paragraph."""
    tree = SyntaxTreeNode(_PARSER.parse(markdown))
    if len(tree.children) == 1 and tree.children[0].type == "paragraph":
        return f"[{_inline(tree.children[0])}]"
    return f"[{_blocks(tree.children)}]"


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> str:
    rows = list(nodes)
    out = []
    for at, node in enumerate(rows):
        after = rows[at + 1] if at + 1 < len(rows) else None
        text = _block(node)
        if after is not None and _belong(node, after):
            text = call("block", f"[{text}]", sticky="true", width="100%")
        out.append(text)
    return "\n\n".join(filter(None, out))


def _belong(node: SyntaxTreeNode, after: SyntaxTreeNode) -> bool:
    """Tell whether a page may not end between two blocks: words to a case, a case and its line."""
    if node.type == "paragraph":
        return after.type == "blockquote"
    return (
        node.type == "blockquote"
        and after.type == "paragraph"
        and "_" * LONG_BLANK in _plain(after)
    )


def _block(node: SyntaxTreeNode) -> str:
    match node.type:
        case "paragraph" | "inline":
            return _inline(node)
        case "heading":
            return call("minor", f"[{_inline(node)}]")
        case "blockquote":
            return call("quoted", f"[{_blocks(node.children)}]")
        case "bullet_list":
            return call("list", *_items(node), tight=_tight(node))
        case "ordered_list":
            start = int(node.attrs.get("start", 1))
            return call("enum", *_items(node), tight=_tight(node), start=str(start))
        case "table":
            return _table(node)
        case "fence" | "code_block":
            return call("raw", literal(node.content), block="true")
        case "hr":
            # A line of nothing but underscores, which to Markdown is a rule, is one to write on.
            return "#blank-line" if node.markup.startswith("_") else "#rule()"
    return ""


def _tight(node: SyntaxTreeNode) -> str:
    loose = any(p.type == "paragraph" and not p.hidden for i in node.children for p in i.children)
    return "false" if loose else "true"


def _items(node: SyntaxTreeNode) -> list[str]:
    return [f"[{_blocks(item.children)}]" for item in node.children]


def _table(node: SyntaxTreeNode) -> str:
    rows = [list(row.children) for part in node.children for row in part.children]
    # A row with nothing in it is one to write in: it gets the height of a line by hand.
    blank = [not any(_plain(cell).strip() for cell in row) for row in rows]
    cells = [
        array("[#v(5mm)]" if empty else f"[{_inline(cell)}]" for cell in row)
        for row, empty in zip(rows, blank, strict=True)
    ]
    columns = [[_plain(row[at]) for row in rows] for at in range(len(rows[0]))]
    widths = array(map(str, column_weights(columns)))
    # What is to be ticked or written in needs lines on every side.
    if any(not _plain(cell).strip() for row in rows[1:] for cell in row):
        return call("grid-table", widths, cells[0], array(cells[1:]), boxed="true")
    return call("grid-table", widths, cells[0], array(cells[1:]))


LINE = 88
"""About so many letters stand beside each other in a table across the page."""
TICK = 6
"""The least width of a column to tick or to write a number in, in letters."""
LONG_CELL = 70
"""Letters from which on a cell only grows in height."""


def column_weights(columns: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return how wide the columns of a table should be, about in letters.

    Where some columns are empty below their head, somebody will tick them or write in them: they
    and the numbers get what they need, the words get all the rest; what words on one line leave
    over is room to write in. `docx.lua` says the same for DOCX.

    >>> column_weights([["№", "1"], ["Statement", "It is free"], ["Yes", ""], ["No", ""]])
    (6, 35, 23, 23)
    """
    weights = [column_weight(column) for column in columns]
    longest = [min(LONG_CELL, max(map(len, column))) for column in columns]
    ticks = [not any(cell.strip() for cell in column[1:]) for column in columns]
    if all(ticks) or not any(ticks):
        return tuple(weights)
    narrow = [max(map(len, column[1:])) <= TICK // 2 for column in columns]
    found = [max(TICK, weight + 1) for weight in weights]
    wordy = [at for at, small in enumerate(narrow) if not small]
    words = sum(weights[at] for at in wordy)
    rest = LINE - sum(found[at] for at, small in enumerate(narrow) if small)
    spare = min(rest // 2, rest - sum(max(weights[at], longest[at] + 2) for at in wordy))
    spare = max(0, spare)
    return tuple(
        (found[at] if narrow[at] or rest < words else weights[at] * (rest - spare) // words)
        + (spare // sum(ticks) if ticks[at] else 0)
        for at in range(len(columns))
    )


def column_weight(cells: Sequence[str]) -> int:
    """Return how wide a column should be among others, about in letters.

    Long cells wrap, so width grows slower than length; the longest word must fit whole.
    `docx.lua` says the same for DOCX.

    >>> column_weight(["№", "1"]), column_weight(["word " * 30])
    (3, 24)
    """
    word = max(len(word) for cell in cells for word in joined(cell).split(" "))
    return max(word + 2, round(math.pow(min(LONG_CELL, max(map(len, cells))), 0.75)))


def joined(text: str) -> str:
    r"""Return a text in which single letters with strokes between them are one word.

    >>> joined("T / F / D or yes / no")
    'T\xa0/\xa0F\xa0/\xa0D or yes / no'
    """
    return STROKES.sub("\\1\u00a0/\u00a0", text)


def _plain(node: SyntaxTreeNode) -> str:
    return "".join(child.content for child in node.walk() if child.type == "text")


def _inline(node: SyntaxTreeNode) -> str:
    return "".join(_span(child) for child in node.children)


def _span(node: SyntaxTreeNode) -> str:
    inner: Callable[[], str] = lambda: _inline(node)  # noqa: E731
    match node.type:
        case "inline":
            return inner()
        case "text":
            return "".join(_words(part) for part in BLANK.split(node.content) if part)
        case "softbreak":
            return '#" ";'
        case "hardbreak":
            return "#linebreak();"
        case "strong":
            return f"#strong[{inner()}];"
        case "em":
            return f"#emph[{inner()}];"
        case "code_inline":
            return f"#raw({literal(node.content)});"
        case "link":
            return f"#link({literal(str(node.attrs.get('href', '')))})[{inner()}];"
        case "image":
            return f"#{literal(node.content)};"
    return ""


def _words(part: str) -> str:
    if BLANK.fullmatch(part):
        return "#blank-line;" if len(part) >= LONG_BLANK else "#blank-space;"
    # A dash stays on the line of the word before it, as Kazakh and Russian print has it.
    return f"#{literal(joined(part).replace(' – ', DASH))};"
