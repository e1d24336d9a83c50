"""`assets/search.<lang>.js`: what a page fetches when somebody searches, with the words it says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files

from hub.content.languages import CODES, Lang
from hub.search.script import search_script, shortened

PREFIX = "search_"
"""Interface strings whose names begin so go with the script."""


def script_name(lang: Lang) -> str:
    """Return the address of a language's script below the site root."""
    return f"assets/search.{lang}.js"


def box_script(words: Mapping[str, str]) -> str:
    """Return the part that needs a page, closed in a scope of its own, with its words."""
    own = {k.removeprefix(PREFIX): text for k, text in words.items() if k.startswith(PREFIX)}
    own["help"] = words["help_more"]
    told = json.dumps(own, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    code = (files("hub.search") / "browser/box.js").read_text("utf-8")
    return shortened(f"((words)=>{{{code}}})({told})")


def page_scripts(words: Mapping[Lang, Mapping[str, str]]) -> dict[str, str]:
    """Return every language's script by its address below the site root."""
    return {script_name(lang): search_script(lang) + box_script(words[lang]) for lang in CODES}
