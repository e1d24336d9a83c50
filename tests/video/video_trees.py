"""A small law, two contacts and a small video, for the tests of the video room."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hub.content.languages import CODES, Lang
from hub.video.refs import HelpLine

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class SmallLaw:
    """One entry; everything else is unknown."""

    pending: bool = True

    def phrase(self, id: str, field: str, lang: Lang) -> str:
        """Return a phrase that tells where it comes from."""
        if id != "cc-1-1":
            raise LookupError(f'There is no law entry "{id}".')
        return {"age": "16", "edition": "edition 1"}.get(field, f"{field} {lang}")

    def cite(self, id: str, lang: Lang) -> str:
        """Return the citation."""
        return f"art. 1(1) {lang}"

    def lawyer_pending(self, id: str) -> bool:
        """Tell what the test wants."""
        return self.pending


def small_contacts(id_: str, lang: Lang) -> HelpLine:
    """Know 111 and 102."""
    if id_ not in ("111", "102"):
        raise LookupError(f'There is no contact "{id_}".')
    return HelpLine(id_, id_, f"Name {lang}", "Free")


SCRIPT = """---
title: "Title {lang}"
summary: "Summary {lang}"
---

## Hook {{#hook}}

> A question

## Chat {{#chat}}

- them: Hello
- me: Who is it?
- flag: No name

Nobody says who pays.

## Law {{#law}}

> Law

From {{{{ law:cc-1-1.age }}}}.

## Help {{#help}}

> Ask

Call {{{{ help:111.number }}}}.

## End {{#end}}

> Bye
"""
PLAN = """ages: ["14-17"]
topics: [recruitment]
poster: hook
law: []
scenes:
  - {id: hook, kind: title}
  - {id: chat, kind: chat}
  - {id: law, kind: fact, law: cc-1-1.penalty}
  - {id: help, kind: help, contacts: ["111", "102"]}
  - {id: end, kind: title}
checked: 2026-11-21
"""


def plant(root: Path) -> Path:
    """Put one small video called `small` into an empty project; return its root."""
    folder = root / "videos/small"
    folder.mkdir(parents=True)
    (folder / "video.yml").write_text(PLAN, encoding="utf-8")
    for lang in CODES:
        (folder / f"script.{lang}.md").write_text(SCRIPT.format(lang=lang), encoding="utf-8")
    for name in ("videos/words.yml", "overrides/assets/tokens.json"):
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    return root
