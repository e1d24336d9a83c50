"""What is wrong with a video as it would be made: length, subtitles, numbers, space."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hub.content.findings import Finding, Severity
from hub.content.languages import CODES, Lang
from hub.content.script import ScriptText, VideoScript
from hub.video.breaking import HARD_LINE, LINES
from hub.video.cues import Cue
from hub.video.pace import GAP_FRAMES, MAX_CPS, frame_ms, speed
from hub.video.picture.actors import Actor
from hub.video.picture.extent import words_box
from hub.video.picture.palette import Palette
from hub.video.picture.scenes import draw_scenes
from hub.video.picture.view import BOTTOM, RIGHT
from hub.video.subtitles import make_cues
from hub.video.timeline import plan_timeline
from hub.video.words import Books, SceneWords, scene_words

SHORTEST_MS, LONGEST_MS = 15_000, 60_000
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def check_whole(script: VideoScript, books: Books, palette: Palette) -> Iterator[Finding]:
    """The finished thing, as it would be made: length, subtitles, numbers, space."""
    try:
        words = {lang: scene_words(script.plan, script.texts[lang], books) for lang in CODES}
    except LookupError as error:
        yield Finding(
            script.path,
            script.line_of("scenes"),
            "video.reference",
            f"{error.args[0] if error.args else error}",
            "Compare the name with docs/_data/law/ or docs/_data/help.yml.",
        )
        return
    timeline = plan_timeline(words)
    if not SHORTEST_MS <= timeline.end <= LONGEST_MS:
        yield Finding(
            script.path,
            script.line_of("scenes"),
            "video.length",
            f"The video lasts {timeline.end / 1000:.0f} seconds; 15 to 60 are good, 25 to 40 best.",
            "Cut words: every 13 letters take a second to read.",
            Severity.WARNING,
        )
    limit = min(MAX_CPS[age] for age in script.plan.ages)
    for lang in CODES:
        path = script.texts[lang].path
        cues = make_cues(timeline, words[lang], lang)
        yield from check_cues(cues, path, limit, _lines_of(script.texts[lang]))
        yield from _numbers(script, lang, words)
        drawn = draw_scenes(timeline, words[lang], lang, palette, books.strings)
        yield from _space(script.texts[lang], drawn)


def _lines_of(text: ScriptText) -> dict[str, int]:
    return {scene.id: scene.line for scene in text.scenes}


def check_cues(
    cues: Sequence[Cue], path: Path, limit: float, lines: dict[str, int]
) -> Iterator[Finding]:
    """Judge finished cues: speed in characters a second, length, gaps. `lines`: scene to line."""
    before: Cue | None = None
    for cue in cues:
        line = lines.get(cue.id.rpartition("-")[0], 1)

        def say(rule: str, message: str, hint: str, line: int = line) -> Finding:
            return Finding(path, line, f"video.{rule}", message, hint, Severity.WARNING)

        if speed(cue.text, cue.ms) > limit:
            yield say(
                "speed",
                f'The subtitle "{cue.text}" runs at {speed(cue.text, cue.ms):.0f} characters a '
                f"second; this audience reads {limit:.0f}.",
                "Say it in fewer words.",
            )
        if max(map(len, cue.lines)) > HARD_LINE or len(cue.lines) > LINES:
            yield say(
                "subtitle-length",
                f'The subtitle "{cue.text}" does not fit two lines of {HARD_LINE} characters.',
                "Make two sentences of it, or use shorter words.",
            )
        if before is not None and cue.start < before.end:
            yield say("overlap", f'The subtitle "{cue.text}" begins too early.', "Report this.")
        elif before is not None and cue.start - before.end < frame_ms(GAP_FRAMES) - 1:
            yield say("gap", f'There is no gap before the subtitle "{cue.text}".', "Report this.")
        before = cue


def _numbers(
    script: VideoScript, lang: Lang, words: dict[Lang, tuple[SceneWords, ...]]
) -> Iterator[Finding]:
    """Numbers and phones are the same in every language of a scene."""
    first = CODES[0]
    if lang == first:
        return
    for mine, other in zip(words[lang], words[first], strict=True):
        here, there = _count(mine), _count(other)
        if here != there:
            scene = script.texts[lang].scene(mine.id)
            yield Finding(
                script.texts[lang].path,
                scene.line if scene else 1,
                "video.numbers",
                f'The scene "{mine.id}" has the numbers {_listed(here)}, but '
                f"{script.texts[first].path.name} has {_listed(there)}.",
                "Make them agree; take them from the registries where you can.",
            )


def _count(words: SceneWords) -> Counter[str]:
    return Counter(n for _, text in words.lines for n in _NUMBER.findall(text))


def _listed(numbers: Counter[str]) -> str:
    return ", ".join(sorted(numbers.elements())) or "none"


def _space(text: ScriptText, drawn: Mapping[str, tuple[Actor, ...]]) -> Iterator[Finding]:
    """Every scene's words stay where no player button and no subtitle covers them."""
    for id_, actors in drawn.items():
        box = words_box(actors)
        if box is not None and (box.bottom > BOTTOM + 20 or box.right > RIGHT + 24):
            scene = text.scene(id_)
            yield Finding(
                text.path,
                scene.line if scene else 1,
                "video.space",
                f'The scene "{id_}" has more words than its picture can hold.',
                "Shorten the longest line, or split the scene in two.",
                Severity.WARNING,
            )
