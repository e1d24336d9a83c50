"""Subtitles of one language: the narrator's beats of a timeline, cut into cues."""

from __future__ import annotations

from collections.abc import Sequence

from hub.content.languages import Lang
from hub.video.breaking import break_lines, split_cues
from hub.video.cues import Cue
from hub.video.pace import FPS, GAP_FRAMES, MAX_CUE_MS, cue_ms, frame_ms, frames
from hub.video.timeline import BeatKind, Timeline
from hub.video.words import SceneWords

SETTINGS = (("line", "50%"), ("position", "11%"), ("size", "72%"), ("align", "start"))
"""Where the player puts captions in a 9:16 picture: from y 960, on the left edge of the words
(x 120 of 1080). The picture keeps y 960–1248 free for them."""


def make_cues(timeline: Timeline, scenes: Sequence[SceneWords], lang: Lang) -> tuple[Cue, ...]:
    """Cut the narrator's paragraphs into cues that fill their beats.

    Each cue gets a share of its beat by its reading time, at most 6 s; two frames stay free
    between cues. Ids are scene and number: `offer-1`.
    """
    cues: list[Cue] = []
    for slot, words in zip(timeline.scenes, scenes, strict=True):
        number = 0
        for beat in slot.beats:
            if beat.kind is not BeatKind.SAY or beat.line is None:
                continue
            parts = split_cues(words.lines[beat.line][1], lang)
            for start, end, part in _share(beat.start, beat.end, parts):
                number += 1
                lines = break_lines(part, lang)
                cues.append(Cue(start, end, lines, f"{slot.id}-{number}", SETTINGS))
    return tuple(cues)


def _share(start: int, end: int, parts: Sequence[str]) -> list[tuple[int, int, str]]:
    """Divide a beat among texts by their reading times, on whole frames."""
    first, last = round(start * FPS / 1000), round(end * FPS / 1000)
    free = last - first - GAP_FRAMES * len(parts)
    needs = [frames(cue_ms(part)) for part in parts]
    spare = max(0, free - sum(needs))
    shares: list[tuple[int, int, str]] = []
    at = first
    for number, (need, part) in enumerate(zip(needs, parts, strict=True)):
        extra = spare // len(parts) + (1 if number < spare % len(parts) else 0)
        stay = need + extra
        shown = min(stay, frames(MAX_CUE_MS))
        shares.append((frame_ms(at), frame_ms(at + shown), part))
        at += stay + GAP_FRAMES
    return shares
