"""The words of a WebVTT cue: escapes, voice spans, and tags that only a player understands."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

_ESCAPES = (
    ("&", "&amp;"),
    ("<", "&lt;"),
    (">", "&gt;"),
    ("\u00a0", "&nbsp;"),
    ("\u200e", "&lrm;"),
    ("\u200f", "&rlm;"),
)
_TAG = re.compile(r"<[^>]*(?:>|$)")
_VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>]*)>")
_WHOLE_VOICE = re.compile(r"<v[ \t]+([^>]*)>")


def escape(text: str) -> str:
    """Escape &, <, > and the invisible signs (the arrow cannot appear then either)."""
    for sign, code in _ESCAPES:
        text = text.replace(sign, code)
    return text


def unescape(text: str) -> str:
    """Undo escape, and drop tags such as <i>; a reference to a line break is a space."""
    bare = html.unescape(_TAG.sub("", text))
    return bare.replace("\r", " ").replace("\n", " ")


def read_payload(rows: Sequence[str]) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Return the plain lines of a cue, who speaks, and its markup if lines and voice lose some."""
    lines = tuple(line for line in map(unescape, rows) if line.strip())
    voice = _VOICE.search(rows[0]) if rows else None
    name = " ".join(html.unescape(voice.group(1)).split()) if voice else ""
    whole = "\n".join(rows)
    if "<" not in whole:
        return lines, "", () if len(lines) == len(rows) else tuple(rows)
    head = _WHOLE_VOICE.match(whole)
    if head is not None and name and len(lines) == len(rows):
        rest = whole[head.end() :].removesuffix("</v>")
        if "<" not in rest:
            return lines, name, ()
    return lines, name, tuple(rows)


def write_payload(lines: Sequence[str], voice: str, markup: Sequence[str]) -> tuple[str, ...]:
    """Write the rows of a cue. Raises ValueError when WebVTT cannot hold them."""
    if not lines or any(not row.strip() or "\n" in row or "\r" in row for row in lines):
        raise ValueError("A cue has lines, none of them empty.")
    if voice != " ".join(voice.split()):
        raise ValueError("The name of a voice is one line without double spaces.")
    if markup:
        if any("-->" in row or not row or "\n" in row or "\r" in row for row in markup):
            raise ValueError("The markup of a cue has no arrow and no empty row.")
        if read_payload(markup) != (tuple(lines), voice, tuple(markup)):
            raise ValueError("The markup of a cue says something other than its lines.")
        return tuple(markup)
    rows = [escape(line) for line in lines]
    if voice:
        rows[0] = f"<v {escape(voice)}>{rows[0]}"
    return tuple(rows)
