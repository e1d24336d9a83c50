"""`search.kk.js` and so on: the parts of the browser's script joined into one for each language.

The same text runs in a terminal for `hub search`, so both rank alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import minify

from hub.content.languages import Lang

PARTS = ("words", "reader", "{}", "rank", "box")
"""The order in which the parts are joined; a part that needs a page (`box`) comes last."""
WORDS: Mapping[Lang, tuple[str, str]] = {
    "kk": ("kazakh", "kkWords"),
    "ru": ("lemmas", "lemmaWords"),
    "en": ("lemmas", "lemmaWords"),
}
"""The part that reads the words of a language, and its function: nobody fetches the other."""


@cache
def joined_parts(lang: Lang, *, page: bool = True) -> str:
    """Return the parts in one scope; without `page` the part that needs a page is left out."""
    folder = files("hub.search") / "browser"
    part, reader = WORDS[lang]
    names = [name.format(part) for name in PARTS if page or name != "box"]
    found = [folder / f"{name}.js" for name in names]
    text = "\n".join(file.read_text("utf-8") for file in found if file.is_file())
    ends = f"const languageWords = {reader};\nglobalThis.HubSearch = {{ open: openSearch }};"
    # The box starts in a microtask, after the last line.
    return f'(() => {{ "use strict";\n{text}\n{ends} }})();\n'


@cache
def search_script(lang: Lang, *, page: bool = True) -> str:
    """Return the script as a browser gets it on pages of one language."""
    return str(minify.string("application/javascript", joined_parts(lang, page=page))) + "\n"
