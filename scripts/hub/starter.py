"""`hub new`: a skeleton in three languages that already has the right form."""

from __future__ import annotations

import re
from pathlib import Path

from hub.content.languages import CODES
from hub.content.lesson import SECTIONS
from hub.store import write_atomic

KINDS = ("page", "explainer", "lesson", "video", "offer")
TODAY_NOTE = "checked: 2000-01-01   # the day on which you compared the facts with their sources"


class Exists(Exception):
    """The item is there already."""


def create(root: Path, kind: str, slug: str) -> list[Path]:
    """Write the skeleton of a new item; return the files, none of them overwritten.

    Raises ValueError for a bad slug and Exists when a file is there already.
    """
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug):
        raise ValueError(
            f'"{slug}" cannot be a name in an address. Use small Latin letters, digits and '
            "hyphens, such as easy-money."
        )
    files = {
        "page": _page,
        "explainer": _explainer,
        "lesson": _lesson,
        "video": _video,
        "offer": _offer,
    }[kind](slug)
    paths = {root / name: text for name, text in files.items()}
    for path in paths:
        if path.exists():
            raise Exists(f"{path.relative_to(root).as_posix()} is there already.")
    for path, text in paths.items():
        write_atomic(path, text)
    return list(paths)


def _page(slug: str) -> dict[str, str]:
    body = '---\ntitle: ""\nsummary: ""\n---\n\n## {#what-now}\n'
    return {f"docs/{slug}.{code}.md": body for code in CODES}


def _explainer(slug: str) -> dict[str, str]:
    body = (
        '---\ntitle: ""\nsummary: ""\nanswer: ""\n'
        'next: {text: "", to: "page:help"}\n---\n\n## {#what-it-is}\n\n## {#what-now}\n'
    )
    data = (
        'kind: explainer\naudience: youth\nages: ["14-17", "18-25"]\ntopics: [law]\n'
        f"law: [cc-297-1]   # ids from docs/_data/law\norder: 100\n{TODAY_NOTE}\n"
    )
    texts = {f"docs/law/{slug}.{code}.md": body for code in CODES}
    return {f"docs/law/{slug}.yml": data, **texts}


def _lesson(slug: str) -> dict[str, str]:
    steps = ("opening", "case", "closing")
    data = (
        'ages: ["14-17"]\nsetting: [classroom]\ngroup: {min: 12, max: 30}\nminutes: 45\n'
        'topics: [recruitment]\norder: 100\nlaw: []\nvideos: []\ncontacts: ["111", "102"]\n'
        "steps:   # their minutes add up to the lesson's\n"
        "  - {id: opening, minutes: 10, stage: start, priority: must, form: plenary}\n"
        "  - {id: case, minutes: 25, stage: middle, priority: must, form: groups}\n"
        "  - {id: closing, minutes: 10, stage: end, priority: must, form: plenary}\n"
        "evidence:\n  - {source: tobler-2000, rating: moderate}\n" + TODAY_NOTE + "\n"
    )
    rows = []
    for id_ in SECTIONS:
        rows.append(f"## {{#{id_}}}\n")
        if id_ == "steps":
            for step in steps:
                rows += [
                    f"### {{#{step}}}\n",
                    f"#### {{#{step}-say}}\n\n> \n",
                    f"#### {{#{step}-task}}\n\n",
                ]
    front = (
        '---\ntitle: ""\nsummary: ""\nlead: ""\nkey_message: ""\nfor_whom: ""\n'
        "materials: []\n---\n\n"
    )
    texts = {f"lesson_plans/{slug}/plan.{code}.md": front + "\n".join(rows) for code in CODES}
    return {f"lesson_plans/{slug}/lesson.yml": data, **texts}


def _video(slug: str) -> dict[str, str]:
    data = (
        'ages: ["14-17", "18-25"]\ntopics: [recruitment]\norder: 100\nshape: "9:16"\n'
        'law: [cc-297-1]\ncontacts: ["102", "111"]\nposter: hook\nlessons: []\nscenes:\n'
        "  - {id: hook, kind: title}\n  - {id: offer, kind: chat}\n"
        "  - {id: law, kind: fact, law: cc-297-1.penalty}\n"
        '  - {id: help, kind: help, contacts: ["102", "111"]}\n'
        "  - {id: end, kind: title}\n" + TODAY_NOTE + "\n"
    )
    body = (
        '---\ntitle: ""\nsummary: ""\n---\n\n## {#hook}\n\n> \n\n## {#offer}\n\n- them: \n- me: \n\n'
        "## {#law}\n\n## {#help}\n\n## {#end}\n\n> \n"
    )
    texts = {f"videos/{slug}/script.{code}.md": body for code in CODES}
    return {f"videos/{slug}/video.yml": data, **texts}


def _offer(slug: str) -> dict[str, str]:
    three = "{kk: , ru: , en: }"
    data = (
        'order: 100\nages: ["14-17", "18-25"]\ntopics: [recruitment]\n'
        "verdict: can-be-crime   # crime, can-be-crime or not-crime\nsigns: []\nlaw: []\n"
        'contacts: ["102", "111"]\n'
        + "".join(f"{key}: {three}\n" for key in ("title", "message", "short", "in_law"))
        + "do_now: {kk: [], ru: [], en: []}\n"
        + f"reply: {three}\n"
    )
    return {f"docs/_data/offers/{slug}.yml": data}
