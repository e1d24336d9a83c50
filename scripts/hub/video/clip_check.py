"""Clips that videos name: looked into before anything is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from hub.content.findings import Finding, Severity
from hub.content.script import Footage, VideoScript
from hub.video.clip_info import ClipInfo, spoken_ms
from hub.video.clip_sound import is_heard, probe_once
from hub.video.footage_text import is_placeholder


def check_clips(scripts: Iterable[VideoScript]) -> Iterator[Finding]:
    """Judge every clip of footage scenes at its line in video.yml.

    A clip that cannot be used, a part beyond its end, sound wanted where there is none or none is
    heard, a title that nobody has written since the clip was brought in. Missing
    files are not reported again: reading video.yml has done that.
    """
    for script in scripts:
        yield from _titles(script)
        yield from examine(script)


def examine(script: VideoScript) -> Iterator[Finding]:
    """Judge the clips of one video, without what nobody has written yet."""
    for number, scene in enumerate(script.plan.scenes):
        take = scene.footage
        if take is None or not _inside(script.path.parent, take.file):
            continue
        line = script.line_of("scenes", number, "footage", "file")
        clip, found = probe_once(script.path.parent / take.file)
        for finding in found:
            if finding.severity is not Severity.NOTE:
                message = f'The clip "{take.file}": {finding.message}'
                yield replace(finding, path=script.path, line=line, message=message)
        if clip is not None:
            yield from _part(script, line, take, clip)


def _titles(script: VideoScript) -> Iterator[Finding]:
    for lang, text in script.texts.items():
        for number, said in enumerate((text.title, text.summary), 2):
            if is_placeholder(lang, said):
                yield Finding(
                    text.path,
                    number,
                    "clip.title",
                    f"Here still stands what the skeleton began with: “{said}”.",
                    "Write the title or summary that readers should see.",
                )


def _part(script: VideoScript, line: int, take: Footage, clip: ClipInfo) -> Iterator[Finding]:
    if take.in_ms >= clip.ms or (take.out_ms or 0) > clip.ms + 40:
        yield Finding(
            script.path,
            line,
            "clip.times",
            f'The clip "{take.file}" lasts {spoken_ms(clip.ms)} ({clip.ms} ms); the part from '
            f"{take.in_ms} to {clip.ms if take.out_ms is None else take.out_ms} ms goes beyond it.",
            "Choose in_ms and out_ms inside the clip; leave out_ms out for its end.",
        )
    if take.sound and clip.audio and take.in_ms < clip.ms and not is_heard(clip.path, take):
        yield Finding(
            script.path,
            line,
            "clip.silent-sound",
            f'Nothing can be heard in the part of the clip "{take.file}" whose sound is wanted.',
            "Write sound: false, or take the clip whose microphone was on.",
            Severity.WARNING,
        )
    if take.sound and not clip.audio:
        yield Finding(
            script.path,
            line,
            "clip.no-sound",
            f'The clip "{take.file}" has no sound, but its sound is wanted.',
            "Write sound: false.",
        )


def _inside(folder: Path, name: str) -> bool:
    try:
        path = (folder / name).resolve()
        return path.is_file() and path.is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return False
