"""`search.js`: the parts of the browser's script joined into one.

The same text runs in a terminal for `hub search`, so both rank alike.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from hub.search.shorten import shorten

PARTS = ("words", "reader", "kazakh", "lemmas", "rank")
"""The order in which the parts are joined; what needs a page is joined in `page_script`."""


def parts() -> tuple[str, ...]:
    """Return the names of the parts that are there, in order."""
    folder = files("hub.search") / "browser"
    return tuple(name for name in PARTS if (folder / f"{name}.js").is_file())


@cache
def joined_parts() -> str:
    """Return the parts in one scope."""
    folder = files("hub.search") / "browser"
    text = "\n".join((folder / f"{name}.js").read_text("utf-8") for name in parts())
    out = "globalThis.HubSearch = { open: openSearch };"
    return f'(() => {{ "use strict";\n{text}\n{out} }})();\n'


@cache
def search_script() -> str:
    """Return the script as a browser gets it."""
    return shorten(joined_parts()) + "\n"
