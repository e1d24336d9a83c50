"""Video scripts: one language-neutral plan (video.yml) and one script in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from hub.content.common import Translation, load_translations
from hub.content.findings import Finding, did_you_mean
from hub.content.languages import Lang, Text
from hub.content.markdown import Section
from hub.content.script_media import check_media
from hub.content.script_plan import Footage, SceneKind, ScenePlan, Shape, VideoPlan
from hub.content.yamlfile import Lines, Record, line_of, load_yaml

__all__ = [
    "Footage",
    "Line",
    "LineKind",
    "Partner",
    "SceneKind",
    "ScenePlan",
    "SceneText",
    "ScriptFront",
    "ScriptText",
    "Shape",
    "VideoPlan",
    "VideoScript",
    "load_script",
    "load_scripts",
    "read_script",
]


class LineKind(StrEnum):
    """What one line of a script is: words on the screen, or the narrator's."""

    SCREEN = "screen"
    THEM = "them"
    ME = "me"
    FLAG = "flag"
    OPTION = "option"
    ANSWER = "answer"
    STEP = "step"
    SAY = "say"


class ScriptFront(Record):
    """The front matter of a script."""

    title: Text
    summary: Text


@dataclass(frozen=True)
class Line:
    """One bubble, headline, option, step or narrator's paragraph, and its line in the file."""

    kind: LineKind
    text: str
    line: int


@dataclass(frozen=True)
class Partner:
    """Who is on the other side of a chat, and its line in the file."""

    name: str
    line: int


@dataclass(frozen=True)
class SceneText:
    """The words of one scene in one language, in the order in which they appear.

    `partner` is who writes in a chat; None is the stranger of videos/words.yml.
    """

    id: str
    title: str
    line: int
    lines: tuple[Line, ...]
    partner: Partner | None = None


@dataclass(frozen=True)
class ScriptText:
    """One script.LANG.md."""

    lang: Lang
    path: Path
    title: str
    summary: str
    scenes: tuple[SceneText, ...]

    def scene(self, id_: str) -> SceneText | None:
        """Return the scene with this id, or None."""
        return next((s for s in self.scenes if s.id == id_), None)


@dataclass(frozen=True)
class VideoScript:
    """One video: its plan and its scripts, where they were read and on which lines."""

    slug: str
    path: Path
    plan: VideoPlan
    plan_lines: Lines = field(hash=False, compare=False, repr=False)
    texts: dict[Lang, ScriptText] = field(hash=False)

    def line_of(self, *key: str | int) -> int:
        """Return the line of a key of video.yml."""
        return line_of(self.plan_lines, key)


_BUBBLE = {"them": LineKind.THEM, "me": LineKind.ME, "flag": LineKind.FLAG}
_ITEM = re.compile(r"^[-*] +(.*)$")
_WITH = "with"
_ROLE = re.compile(r"^([A-Za-z]+): *(.*)$")
_MARK = re.compile(r"^[✓✔] *(.*)$")


def load_scripts(root: Path) -> tuple[tuple[VideoScript, ...], list[Finding]]:
    """Read every videos/SLUG/ of the project; return the whole ones and all findings."""
    scripts: list[VideoScript] = []
    found: list[Finding] = []
    for plan in sorted((root / "videos").glob("*/video.yml")):
        script, more = load_script(plan.parent, root)
        found += more
        if script is not None:
            scripts.append(script)
    scripts.sort(key=lambda s: (s.plan.order, s.slug))
    return tuple(scripts), found


def load_script(folder: Path, root: Path) -> tuple[VideoScript | None, list[Finding]]:
    """Read one video's folder; None when its plan cannot be read at all."""
    path = folder / "video.yml"
    plan, lines, found = load_yaml(path, VideoPlan, root)
    if plan is None:
        return None, found
    translations, more = load_translations(folder, "script", ScriptFront, root)
    found += more
    texts: dict[Lang, ScriptText] = {}
    for lang, translation in translations.items():
        texts[lang], more = read_script(translation, plan)
        found += more
    found += check_media(plan, lines, path)
    return VideoScript(folder.name, path, plan, lines, texts), found


def read_script(
    translation: Translation[ScriptFront], plan: VideoPlan
) -> tuple[ScriptText, list[Finding]]:
    """Turn one script.LANG.md into scenes and lines."""
    document, front = translation.doc, translation.front
    found: list[Finding] = []
    kinds = {scene.id: scene.kind for scene in plan.scenes}
    scenes = []
    for section in document.sections:
        kind = kinds.get(section.id)
        if kind is None:
            found.append(
                Finding(
                    document.path,
                    section.line,
                    "script.unknown-scene",
                    f'The scene "{section.id}" is not in video.yml.',
                    did_you_mean(section.id, kinds),
                )
            )
            continue
        lines, partner, more = _read_lines(section, kind, document.path)
        found += more
        scenes.append(SceneText(section.id, section.title, section.line, lines, partner))
    text = ScriptText(document.lang, document.path, front.title, front.summary, tuple(scenes))
    return text, found


def _read_lines(
    section: Section, kind: SceneKind, path: Path
) -> tuple[tuple[Line, ...], Partner | None, list[Finding]]:
    lines: list[Line] = []
    partner: Partner | None = None
    found: list[Finding] = []
    for first, block in _blocks(section.text, section.text_line):
        item = _ITEM.match(block)
        named = _read_partner(item.group(1), kind, first) if item else None
        if named is not None:
            if partner is not None or lines or not named.name:
                found.append(
                    Finding(
                        path,
                        first,
                        "script.partner",
                        f'Who is on the other side is said once, before all messages: "{block}".',
                        'Put one "- with: a friend" under the heading, over the first message.',
                    )
                )
            partner = partner or named
        elif block.startswith(">"):
            lines.append(Line(LineKind.SCREEN, block.lstrip("> ").strip(), first))
        elif item is None:
            lines.append(Line(LineKind.SAY, block, first))
        else:
            line = _read_item(item.group(1).strip(), kind, first)
            if line is None:
                found.append(
                    Finding(
                        path,
                        first,
                        "script.list-item",
                        f'A {kind} scene cannot have this list item: "{block}".',
                        'In a chat begin it with "- with:", "- them:", "- me:" or "- flag:"; '
                        "in choice and steps write a plain list; elsewhere use paragraphs.",
                    )
                )
            else:
                lines.append(line)
    return tuple(lines), partner, found


def _read_partner(text: str, kind: SceneKind, line: int) -> Partner | None:
    """Read `with: a friend`; None when the item is something else."""
    role = _ROLE.match(text.strip()) if kind is SceneKind.CHAT else None
    if role is None or role.group(1).lower() != _WITH:
        return None
    return Partner(role.group(2).strip(), line)


def _read_item(text: str, kind: SceneKind, line: int) -> Line | None:
    if kind is SceneKind.CHAT:
        role = _ROLE.match(text)
        named = _BUBBLE.get(role.group(1).lower()) if role else None
        return Line(named, role.group(2).strip(), line) if role and named else None
    if kind is SceneKind.CHOICE:
        mark = _MARK.match(text)
        if mark:
            return Line(LineKind.ANSWER, mark.group(1).strip(), line)
        return Line(LineKind.OPTION, text, line)
    if kind is SceneKind.STEPS:
        return Line(LineKind.STEP, text, line)
    return None


def _blocks(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield (line, text) of every quote, list item and paragraph; wrapped rows are joined."""
    held: list[str] = []
    start = first_line
    for number, row in enumerate([*text.split("\n"), ""], first_line):
        bare = row.strip()
        opens = bare.startswith(">") or _ITEM.match(bare)
        joins = held and bare.startswith(">") and held[0].startswith(">") and bare != ">"
        if held and (not bare or bare == ">" or (opens and not joins)):
            yield start, " ".join(held)
            held = []
        if not bare or bare == ">" or bare.startswith("<!--"):
            continue
        if not held:
            start = number
        held.append(bare.lstrip("> ") if joins else bare)
