"""Long texts made short by leaving whole sentences and items out; no word is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

OPENING, CLOSING = "«“„(", "»”)"
ENDS = ".!?…"
ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
ELLIPSIS = " …"


def sentences(text: str) -> list[str]:
    """Cut a paragraph into sentences; what stands in quotation marks or brackets stays whole.

    >>> sentences("Слышу: «Да. Понимаю». Так? Да.")
    ['Слышу: «Да. Понимаю».', 'Так?', 'Да.']
    """
    return list(_sentences(" ".join(text.split())))


def _sentences(text: str) -> Iterator[str]:
    depth, start = 0, 0
    for at, sign in enumerate(text):
        depth += (sign in OPENING) - (sign in CLOSING)
        after = text[at + 1 : at + 2]
        if depth > 0 or after not in ("", " ") or sign not in ENDS + CLOSING + "*":
            continue
        tail = text[start : at + 1].rstrip(CLOSING + "*")
        rest = text[at + 2 :].lstrip(OPENING + "*–— ")
        # A lower letter or a digit goes on with the sentence: "cl. 2", "… – he said".
        if tail.endswith(tuple(ENDS)) and (not rest or rest[0].isupper()):
            yield text[start : at + 1].strip()
            start = at + 1
    if text[start:].strip():
        yield text[start:].strip()


def opening(paragraph: str, least: int, most: int) -> str:
    """Return how a paragraph begins, and the first question it asks after that.

    Whole sentences, at least `least` letters if there are so many; a second sentence is taken
    only while the whole stays below `most`. What somebody says never stands there without the
    sentence after it, which may call it untrue. Ends with an ellipsis when the paragraph goes on.

    >>> opening("First: “Nothing happens.” Untrue. There is an article. Which one? Look.", 10, 90)
    'First: “Nothing happens.” Untrue. … Which one? …'
    """
    rows = sentences(paragraph)
    count = 1
    while count < len(rows):
        said = " ".join(rows[:count])
        quoted = rows[count - 1].rstrip(".")[-1:] in CLOSING
        if not quoted and (len(said) >= least or len(f"{said} {rows[count]}") > most):
            break
        count += 1
    shown = list(range(count))
    if not any(_asks(row) for row in rows[:count]):
        shown += [at for at in range(count, len(rows)) if _asks(rows[at])][:1]
    text = ""
    for at, after in zip(shown, [*shown[1:], len(rows)], strict=True):
        text += rows[at] + (" " if after == at + 1 else f"{ELLIPSIS} ")
    return text.rstrip()


def _asks(row: str) -> bool:
    return "?" in row[-3:]


def shortened(text: str, most: int) -> str:
    """Return the beginning of a Markdown text, whole items and sentences, about `most` letters.

    Ends with an ellipsis when something was left out.
    """
    if len(text) <= most:
        return text
    kept: list[str] = []
    for row in (row for row in text.split("\n") if row.strip()):
        pieces = [row] if ITEM.match(row) else sentences(row)
        for number, piece in enumerate(pieces):
            if kept and sum(map(len, kept)) + len(piece) > most:
                return _joined(kept) + ELLIPSIS
            kept.append(piece if number else f"\n{piece}")
    return _joined(kept)


def _joined(pieces: list[str]) -> str:
    text = pieces[0].lstrip("\n")
    for piece in pieces[1:]:
        if not piece.startswith("\n"):
            text += " " + piece
        elif ITEM.match(piece[1:]) and ITEM.match(text.rpartition("\n")[2]):
            text += piece
        else:
            text += "\n" + piece
    return text
