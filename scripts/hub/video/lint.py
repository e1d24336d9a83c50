"""What is wrong with the scripts of videos: found before any is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hub.content.findings import Finding, Severity, did_you_mean
from hub.content.languages import CODES
from hub.content.script import LineKind, Partner, SceneKind, SceneText, ScriptText, VideoScript
from hub.fonts import missing_letters
from hub.video.lint_whole import check_whole
from hub.video.picture.messenger import NAME_ROOM, name_width
from hub.video.picture.palette import TOKENS, Palette, load_palette
from hub.video.refs import Contacts, LawPhrases, resolve
from hub.video.words import Books, Strings, load_strings


def check_videos(
    root: Path, scripts: Sequence[VideoScript], *, law: LawPhrases, contacts: Contacts
) -> list[Finding]:
    """Check all videos of a project, with its shared words and colours; none: nothing."""
    if not scripts:
        return []
    strings, found = load_strings(root)
    try:
        palette = load_palette(root)
    except (OSError, KeyError, ValueError):
        path = root / TOKENS
        return [
            *found,
            Finding(
                path,
                1,
                "video.colours",
                "The colours of the videos cannot be read.",
                "Put overrides/assets/tokens.json back from the project's history.",
            ),
        ]
    return [
        *found,
        *check_scripts(scripts, strings=strings, palette=palette, law=law, contacts=contacts),
    ]


def check_scripts(
    scripts: Iterable[VideoScript],
    *,
    strings: Strings | None,
    palette: Palette,
    law: LawPhrases,
    contacts: Contacts,
) -> list[Finding]:
    """Check all videos; rules are named `video.…`."""
    found: list[Finding] = []
    for script in scripts:
        own = [*_plan(script), *_even(script)]
        for text in script.texts.values():
            own += _text(script, text, law, contacts)
        whole = set(script.texts) == set(CODES)
        if whole and strings and not any(f.severity is Severity.ERROR for f in own):
            own += check_whole(script, Books(strings, law, contacts), palette)
        found += own
    return found


def _plan(script: VideoScript) -> Iterator[Finding]:
    """The plan: a poster, help that is shown long enough and not at the very end."""
    scenes = script.plan.scenes
    ids = [scene.id for scene in scenes]

    def say(rule: str, key: str | tuple[str | int, ...], message: str, hint: str) -> Finding:
        line = script.line_of(*((key,) if isinstance(key, str) else key))
        return Finding(script.path, line, f"video.{rule}", message, hint)

    for number, id_ in enumerate(ids):
        if id_ in ids[:number]:
            yield say(
                "duplicate-scene",
                ("scenes", number),
                f'The scene "{id_}" stands twice.',
                "Give each scene its own id.",
            )
    if script.plan.poster not in ids:
        yield say(
            "poster",
            "poster",
            f'The poster is to show the scene "{script.plan.poster}", which does not exist.',
            did_you_mean(script.plan.poster, ids),
        )
    helps = [n for n, scene in enumerate(scenes) if scene.kind is SceneKind.HELP]
    if not helps:
        yield say(
            "no-help",
            "scenes",
            "The video shows no way to get help.",
            'Add a scene like {id: help, kind: help, contacts: ["111", "102"]} before the last.',
        )
    elif helps[-1] == len(scenes) - 1:
        yield say(
            "help-last",
            ("scenes", helps[-1]),
            "The help numbers are the very last thing: many viewers have swiped on by then.",
            "Put a closing scene of kind title after it.",
        )
    for number, scene in enumerate(scenes):
        if scene.kind is SceneKind.HELP and not scene.contacts:
            yield say(
                "no-contacts",
                ("scenes", number),
                f'The help scene "{scene.id}" names no contact.',
                'Add contacts: ["111", "102"] to it.',
            )
        if scene.kind is SceneKind.FACT and not scene.law:
            yield say(
                "no-law",
                ("scenes", number),
                f'The fact scene "{scene.id}" names no phrase of the law registry.',
                "Add, for example, law: cc-297-1.penalty to it.",
            )


def _text(
    script: VideoScript, text: ScriptText, law: LawPhrases, contacts: Contacts
) -> Iterator[Finding]:
    """One script: all scenes there, references known, letters that the typeface has."""
    for plan in script.plan.scenes:
        scene = text.scene(plan.id)
        if scene is None:
            yield Finding(
                text.path,
                1,
                "video.missing-scene",
                f'The scene "{plan.id}" of video.yml is missing here.',
                f'Add a heading "## … {{#{plan.id}}}" with its text.',
            )
        elif not scene.lines:
            yield Finding(
                text.path,
                scene.line,
                "video.empty-scene",
                f'The scene "{plan.id}" has no text.',
                'Write what is seen ("> …", "- …") or said (a plain paragraph).',
            )
        elif plan.kind is SceneKind.CHOICE:
            answers = sum(row.kind is LineKind.ANSWER for row in scene.lines)
            if answers != 1:
                yield Finding(
                    text.path,
                    scene.line,
                    "video.answer",
                    f"A choice has one good option; here {answers} are marked.",
                    'Begin the good one with "- ✓ ".',
                )
    for scene in text.scenes:
        for row in scene.lines:
            try:
                words = resolve(row.text, text.lang, law, contacts)
            except LookupError as error:
                yield Finding(
                    text.path,
                    row.line,
                    "video.reference",
                    f"{error.args[0] if error.args else error}",
                    "Compare the name with docs/_data/law/ or docs/_data/help.yml.",
                )
                continue
            missing = missing_letters(words)
            if missing:
                yield Finding(
                    text.path,
                    row.line,
                    "video.letter",
                    f"The typeface of the videos has no sign for: {' '.join(missing)}",
                    "Write it in words.",
                )
        if scene.partner is not None:
            yield from _partner(text, scene.partner)


def _partner(text: ScriptText, partner: Partner) -> Iterator[Finding]:
    """Who is on the other side of a chat can be written into its header."""
    if missing := missing_letters(partner.name):
        yield Finding(
            text.path,
            partner.line,
            "video.letter",
            f"The typeface of the videos has no sign for: {' '.join(missing)}",
            "Write it in words.",
        )
    if name_width(partner.name) > NAME_ROOM:
        yield Finding(
            text.path,
            partner.line,
            "video.partner",
            f'"{partner.name}" is too long to stand over a chat.',
            'Say it shorter, in about twenty letters: "a friend", "someone you know".',
        )


def _even(script: VideoScript) -> Iterator[Finding]:
    """The languages have the same lines in each scene, so that one rhythm fits them all."""
    first = next((script.texts[code] for code in CODES if code in script.texts), None)
    for lang in CODES:
        text = script.texts.get(lang)
        if first is None or text is None or text is first:
            continue
        for scene in first.scenes:
            other = text.scene(scene.id)
            if other is not None and _shape(scene) != _shape(other):
                yield Finding(
                    text.path,
                    other.line,
                    "video.uneven",
                    f'The scene "{scene.id}" has other lines than in {first.path.name}: '
                    f"{_shown(_shape(other))} instead of {_shown(_shape(scene))}.",
                    "Give it the same bubbles, items and paragraphs in the same order.",
                )
            if other is not None and (scene.partner is None) != (other.partner is None):
                lacks, has = (text, first) if scene.partner else (first, text)
                where = lacks.scene(scene.id)
                yield Finding(
                    lacks.path,
                    where.line if where else 1,
                    "video.uneven",
                    f'The scene "{scene.id}" does not say who is on the other side of the chat, '
                    f"but {has.path.name} does.",
                    'Begin it with "- with: …" in each language, or in none.',
                )


def _shape(scene: SceneText) -> list[LineKind]:
    return [row.kind for row in scene.lines]


def _shown(kinds: Sequence[LineKind]) -> str:
    return ", ".join(kinds) or "nothing"
