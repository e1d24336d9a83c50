"""`search.js`: the parts of the browser's script joined into one.

The same text runs in a terminal for `hub search`, so both rank alike.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from hub.search.shorten import shorten

PARTS = ("words", "reader", "kazakh", "lemmas", "rank", "box")
"""The order in which the parts are joined; a part that needs a page (`box`) comes last."""


def parts() -> tuple[str, ...]:
    """Return the names of the parts that are there, in order."""
    folder = files("hub.search") / "browser"
    return tuple(name for name in PARTS if (folder / f"{name}.js").is_file())


@cache
def joined_parts(*, page: bool = True) -> str:
    """Return the parts in one scope; without `page` the part that needs a page is left out."""
    folder = files("hub.search") / "browser"
    names = [name for name in parts() if page or name != "box"]
    text = "\n".join((folder / f"{name}.js").read_text("utf-8") for name in names)
    out = "globalThis.HubSearch = { open: openSearch };"
    # The box starts in a microtask, after the last line.
    return f'(() => {{ "use strict";\n{text}\n{out} }})();\n'


@cache
def search_script(*, page: bool = True) -> str:
    """Return the script as a browser gets it."""
    return shorten(joined_parts(page=page)) + "\n"
