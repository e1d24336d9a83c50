"""The browser's script of the search: its parts joined into one, shortened.

The same text runs in a terminal for `hub search`, so both rank alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import minify

from hub.content.languages import Lang

PARTS = ("words", "reader", "{}", "rank")
"""The order in which the parts are joined; what needs a page is joined in `page_script`."""
WORDS: Mapping[Lang, tuple[str, str]] = {
    "kk": ("kazakh", "kkWords"),
    "ru": ("lemmas", "lemmaWords"),
    "en": ("lemmas", "lemmaWords"),
}
"""The part that reads the words of a language, and its function: nobody fetches the other."""


@cache
def joined_parts(lang: Lang) -> str:
    """Return the parts of one language in one scope."""
    folder = files("hub.search") / "browser"
    part, reader = WORDS[lang]
    text = "\n".join((folder / f"{name.format(part)}.js").read_text("utf-8") for name in PARTS)
    ends = f"const languageWords = {reader};\nglobalThis.hubSearch = openSearch;"
    return f"(() => {{\n{text}\n{ends} }})();\n"


@cache
def search_script(lang: Lang) -> str:
    """Return the script as a browser gets it on pages of one language."""
    return shortened(joined_parts(lang))


def shortened(script: str) -> str:
    """Return a script without comments and blanks, with short local names."""
    return str(minify.string("application/javascript", script)) + ";\n"
