"""A video as plain text: everything seen and said, in order."""

from __future__ import annotations

from collections.abc import Sequence

from hub.content.languages import Lang
from hub.content.script import LineKind, SceneKind
from hub.video.words import SceneWords, Strings


def write_transcript(title: str, scenes: Sequence[SceneWords], lang: Lang, strings: Strings) -> str:
    """Write a transcript: a heading for each scene, one line for each bubble and sentence."""
    blocks = [title]
    for scene in scenes:
        rows = [f"[{scene.title or scene.id}]", *_rows(scene, lang, strings)]
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks) + "\n"


def _rows(scene: SceneWords, lang: Lang, strings: Strings) -> list[str]:
    head = [f"({strings.made_up.get(lang)})"] if scene.kind is SceneKind.CHAT else []
    extra = _extra(scene)
    rows: list[str] = []
    for kind, text in scene.lines:
        if extra and kind is not LineKind.SCREEN:
            rows += extra
            extra = []
        rows.append(_line(kind, text, scene, lang, strings))
    return [*head, *rows, *extra]


def _extra(scene: SceneWords) -> list[str]:
    """What a scene shows of the registries, which stands in no line of the script."""
    rows = []
    if scene.fact is not None:
        rows += [f"{scene.fact.cite}: {scene.fact.statement}", scene.fact.small]
    for line in scene.contacts:
        note = f" ({line.note})" if line.note else ""
        rows.append(f"{line.number} – {line.name}{note}")
    return rows


def _line(kind: LineKind, text: str, scene: SceneWords, lang: Lang, strings: Strings) -> str:
    who = {
        LineKind.THEM: scene.other_side(strings, lang),
        LineKind.ME: strings.me.get(lang),
        LineKind.FLAG: strings.red_flag.get(lang),
        LineKind.SAY: strings.narrator.get(lang),
        LineKind.ANSWER: strings.right_answer.get(lang),
    }.get(kind)
    if who is not None:
        return f"{who}: {text}"
    return f"– {text}" if kind in (LineKind.OPTION, LineKind.STEP) else text
