"""The subtitles of a film crew's clip, kept with their own times beside it.

`clip.kk.vtt` beside `clip.mp4` holds what is said in the clip, in the clip's time. A scene that
shows the clip takes its captions from there, so that they stay with the voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hub.content.findings import Finding, Severity
from hub.content.languages import Lang
from hub.content.script import LineKind, VideoScript
from hub.video.breaking import Measure, break_lines, split_cues
from hub.video.cues import Cue
from hub.video.imports import cues_to_script, read_subtitles
from hub.video.pace import GAP_FRAMES, frame_ms
from hub.video.placing import share, to_frame
from hub.video.timeline import SceneSlot

Spoken = Mapping[str, Sequence[Cue]]
"""Cues by scene, in ms from the start of the scene."""


def spoken_path(folder: Path, clip: str, lang: Lang) -> Path:
    """Return where the timed words of a clip stand: `clip.kk.vtt` beside `clip.mp4`."""
    return (folder / clip).with_suffix(f".{lang}.vtt")


def load_spoken(
    script: VideoScript, lang: Lang
) -> tuple[dict[str, tuple[Cue, ...]], list[Finding]]:
    """Read the timed words of all clips of a video in one language.

    A clip without such a file is left out: its subtitles follow from the script. A file that
    cannot be read is left out with a finding.
    """
    spoken: dict[str, tuple[Cue, ...]] = {}
    found: list[Finding] = []
    for scene in script.plan.scenes:
        if scene.footage is None:
            continue
        path = spoken_path(script.path.parent, scene.footage.file, lang)
        if not path.is_file():
            continue
        cues, more = read_subtitles(path)
        found += [finding for finding in more if finding.severity is not Severity.NOTE]
        part = tuple(_part(cues, scene.footage.in_ms, scene.footage.out_ms))
        if part:
            spoken[scene.id] = part
    return spoken, found


def _part(cues: Sequence[Cue], in_ms: int, out_ms: int | None) -> Iterator[Cue]:
    """Yield the cues of the part of a clip that is shown; one cut in the middle keeps its rest."""
    for cue in cues:
        start = max(cue.start, in_ms)
        end = cue.end if out_ms is None else min(cue.end, out_ms)
        # Less than half of a cue says nothing that can be read.
        if (end - start) * 2 >= cue.ms:
            yield replace(cue, start=start - in_ms, end=end - in_ms)


def spoken_end(cues: Sequence[Cue]) -> int:
    """Return how long a scene must last for all of a clip's words to stand in it, in ms."""
    return max((cue.end for cue in cues), default=0) + frame_ms(GAP_FRAMES + 1)


def place_spoken(
    cues: Sequence[Cue], slot: SceneSlot, lang: Lang, size: Measure
) -> list[tuple[int, int, Cue]]:
    """Return (first frame, frame after the last, cue) of a clip's cues in its scene.

    A cue of more than two lines is cut in two or more, by reading time; two frames stay free
    between cues; nothing goes on after the scene.
    """
    placed: list[tuple[int, int, Cue]] = []
    limit = to_frame(slot.end) - GAP_FRAMES
    for cue in cues:
        start, end = to_frame(slot.start + cue.start), min(limit, to_frame(slot.start + cue.end))
        texts = split_cues(cue.text, lang, width=size.line, hard=size.hard)
        if end - start < 3 * len(texts):
            continue
        starts = share(start, end + GAP_FRAMES, texts)
        for text, first, after in zip(texts, starts, [*starts[1:], end + GAP_FRAMES], strict=True):
            if placed and placed[-1][1] > first - GAP_FRAMES:
                begin, _, held = placed[-1]
                placed[-1] = begin, max(begin + 1, first - GAP_FRAMES), held
            lines = break_lines(text, lang, width=size.line, hard=size.hard)
            placed.append((first, max(first + 1, after - GAP_FRAMES), replace(cue, lines=lines)))
    return placed


def spoken_cues(
    cues: Sequence[Cue],
    slot: SceneSlot,
    lang: Lang,
    size: Measure,
    settings: tuple[tuple[str, str], ...],
) -> list[Cue]:
    """Return a clip's cues at their times in the video, with ids `scene-1`, `scene-2` …"""
    return [
        Cue(frame_ms(start), frame_ms(end), cue.lines, f"{slot.id}-{number}", settings, cue.voice)
        for number, (start, end, cue) in enumerate(place_spoken(cues, slot, lang, size), 1)
    ]


def check_spoken(script: VideoScript, lang: Lang, spoken: Spoken) -> Iterator[Finding]:
    """The script of a clip says the same words as its timed subtitles: readers get both."""
    text = script.texts[lang]
    for plan in script.plan.scenes:
        scene = text.scene(plan.id)
        cues = spoken.get(plan.id)
        if scene is None or cues is None or plan.footage is None:
            continue
        said = " ".join(line.text for line in scene.lines if line.kind is LineKind.SAY)
        if _letters(said) != _letters(" ".join(cues_to_script(cues))):
            name = spoken_path(script.path.parent, plan.footage.file, lang).name
            yield Finding(
                text.path,
                scene.line,
                "video.spoken",
                f'The scene "{plan.id}" says other words than its timed subtitles in {name}.',
                f"Change both alike, or delete {name}: then the times follow from the words.",
                Severity.WARNING,
            )


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))
