"""`search.js`: the parts of the browser's script joined into one, without comments and blanks.

The same text runs in a terminal for `hub search`, so both rank alike.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

PARTS = ("words", "reader", "kazakh", "lemmas", "rank", "box")
"""The order in which the parts are joined; a part that needs a page (`box`) comes last."""

TOKEN = re.compile(
    r"""
    (?P<comment>/\*.*?\*/|//[^\n]*)
    |(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)
    |(?P<regex>(?<=[=(,:;!&|?{}\[\n])\s*/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*)
    |(?P<space>\s+)
    |(?P<code>.)
    """,
    re.X | re.S,
)


def parts() -> tuple[str, ...]:
    """Return the names of the parts that are there, in order."""
    folder = files("hub.search") / "browser"
    return tuple(name for name in PARTS if (folder / f"{name}.js").is_file())


@cache
def search_script(*, page: bool = True) -> str:
    """Return the joined script; without `page` the part that needs a page is left out."""
    folder = files("hub.search") / "browser"
    names = [name for name in parts() if page or name != "box"]
    text = "\n".join((folder / f"{name}.js").read_text("utf-8") for name in names)
    return f'(()=>{{"use strict";{squeezed(text)}globalThis.HubSearch={{open:openSearch}};}})();\n'


def squeezed(script: str) -> str:
    """Take comments out, and all white space that separates nothing."""
    out: list[str] = []
    gap = False
    for found in TOKEN.finditer(script):
        if found.lastgroup == "comment":
            gap = True
            continue
        if found.lastgroup == "space":
            gap = True
            continue
        text = found[0].strip() if found.lastgroup == "regex" else found[0]
        if gap and out and _joins(out[-1][-1], text[0]):
            out.append(" ")
        out.append(text)
        gap = False
    return "".join(out)


def _joins(before: str, after: str) -> bool:
    """Tell whether two characters must be kept apart: names, numbers, `+ +`, `- -`."""
    name = re.compile(r"[\w$]")
    return bool(name.match(before) and name.match(after)) or (before == after and before in "+-/")
