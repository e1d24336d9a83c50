"""When everything happens: one timeline for all languages, paced by the slowest reader.

A scene is a row of beats in the order of the script: a bubble appears, a headline, the narrator
says a paragraph. Beats follow each other – nobody can read two texts at once – and every beat
lasts as long as its slowest language, so that one picture rhythm serves all of them. A recorded
voice sets the time of its language's paragraphs, and an editor may fix the length of a scene.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from hub.content.languages import Lang
from hub.content.script import SceneKind, VideoPlan
from hub.video.breaking import split_cues
from hub.video.pace import FPS, GAP_FRAMES, cue_ms, frame_ms, frames, screen_ms
from hub.video.words import SceneWords


class BeatKind(StrEnum):
    """What happens in a beat: eight kinds are lines of a script, the last four add themselves."""

    SCREEN = "screen"
    THEM = "them"
    ME = "me"
    FLAG = "flag"
    OPTION = "option"
    ANSWER = "answer"
    STEP = "step"
    SAY = "say"
    LAW = "law"
    CONTACTS = "contacts"
    PAUSE = "pause"
    MARK = "mark"


@dataclass(frozen=True)
class Beat:
    """One beat: times in ms, and the line of the scene it shows (None: it has no line)."""

    kind: BeatKind
    line: int | None
    start: int
    end: int


@dataclass(frozen=True)
class SceneSlot:
    """One scene on the timeline, in ms."""

    id: str
    kind: SceneKind
    start: int
    end: int
    beats: tuple[Beat, ...]


@dataclass(frozen=True)
class Timeline:
    """All scenes of a video; `end` in ms is where the last frame ends."""

    scenes: tuple[SceneSlot, ...]
    end: int

    def scene(self, id_: str) -> SceneSlot:
        """Return a scene; raises KeyError when there is none."""
        for slot in self.scenes:
            if slot.id == id_:
                return slot
        raise KeyError(id_)


Said = Mapping[tuple[str, int], int]
"""How long (ms) a recorded voice reads each paragraph, by scene and number of the line in it."""


class UnevenScripts(ValueError):
    """The languages of a video have different scenes or lines, so they share no timeline."""


OPENING_MS = 800
"""The project's name and ornament, before the first scene's first beat."""
ENTER_MS = 260
"""A thing slides in."""
LAND_MS = 80
"""Part of the entrance in which words cannot be read yet."""
TYPING_MS = 450
"""The stranger's dots before a bubble."""
HOOK_MS = 400
"""The big bubble of a title waits with its dots."""
PAUSE_MS = 3000
"""Time to choose for oneself before the answer is marked: three turns of a quiet second."""
MARK_MS = 1000
OUT_MS = {SceneKind.TITLE: 350, SceneKind.CHAT: 400}
"""Rest at the end of a scene, before it leaves."""
HELP_MS = 3000
"""A contact is on the screen at least this long (facts/video.md, section 1)."""
CONTACT_MS = 600


def fixed_ms(plan: VideoPlan) -> dict[str, int]:
    """Return the scenes whose length (ms) is fixed: by hand, or by a clip's in and out."""
    fixed = {}
    for scene in plan.scenes:
        clip = scene.footage
        if scene.ms is not None:
            fixed[scene.id] = scene.ms
        elif clip is not None and clip.out_ms is not None:
            fixed[scene.id] = clip.out_ms - clip.in_ms
    return fixed


def plan_timeline(
    scenes: Mapping[Lang, Sequence[SceneWords]],
    *,
    fixed: Mapping[str, int] | None = None,
    voice: Mapping[Lang, Said] | None = None,
    least: Mapping[str, int] | None = None,
) -> Timeline:
    """Lay out the scenes of all languages on one timeline.

    `fixed` is the length in ms of scenes by id, `least` the least length of those not fixed;
    `voice` how long the recorded track of a language reads each paragraph.
    Raises UnevenScripts when a language lacks a scene or a line that another has.
    """
    shapes = {
        lang: tuple((s.id, s.kind, tuple(kind for kind, _ in s.lines)) for s in words)
        for lang, words in scenes.items()
    }
    if len(set(shapes.values())) > 1:
        raise UnevenScripts(
            "The scripts of this video differ between languages in their scenes or lines."
        )
    slots: list[SceneSlot] = []
    at = 0
    for versions in zip(*scenes.values(), strict=True):
        slot, at = _lay_scene(
            dict(zip(scenes, versions, strict=True)), at, voice or {}, fixed or {}, least or {}
        )
        slots.append(slot)
    return Timeline(tuple(slots), frame_ms(at))


def _lay_scene(
    versions: Mapping[Lang, SceneWords],
    start: int,
    voice: Mapping[Lang, Said],
    fixed: Mapping[str, int],
    least: Mapping[str, int],
) -> tuple[SceneSlot, int]:
    """Lay out one scene from frame `start`; return it and the frame after it."""
    first = next(iter(versions.values()))
    beats: list[Beat] = []
    lead = start + (0 if start else frames(OPENING_MS))
    at = lead
    for kind, line in order_beats(first):
        length = max(
            frames(_beat_ms(words, kind, line, lang, voice.get(lang, {})))
            for lang, words in versions.items()
        )
        beats.append(Beat(kind, line, frame_ms(at), frame_ms(at + length)))
        at += length
    rest = frames(OUT_MS.get(first.kind, 300))
    if first.id in fixed:
        end = max(start + frames(fixed[first.id]), lead + len(beats) + 1)
        beats = _stretch(beats, lead, at + rest, end)
        return SceneSlot(first.id, first.kind, frame_ms(start), frame_ms(end), tuple(beats)), end
    at += rest
    shown = next((b.start for b in beats if b.kind is BeatKind.CONTACTS), None)
    if shown is not None:
        at = max(at, frames(shown) + frames(HELP_MS))
    at = max(at, start + frames(least.get(first.id, 0)))
    return SceneSlot(first.id, first.kind, frame_ms(start), frame_ms(at), tuple(beats)), at


def _stretch(beats: Sequence[Beat], lead: int, end: int, wanted: int) -> list[Beat]:
    """Lay beats that fill the frames from `lead` to `end` so that they fill them to `wanted`."""

    def move(ms: int) -> int:
        # Whole numbers: the same frames on every machine.
        frame = round(ms * FPS / 1000)
        return frame_ms(lead + (frame - lead) * (wanted - lead) // (end - lead))

    return [replace(beat, start=move(beat.start), end=move(beat.end)) for beat in beats]


def order_beats(words: SceneWords) -> tuple[tuple[BeatKind, int | None], ...]:
    """Return the beats of a scene in order: its lines, and those its kind adds."""
    beats: list[tuple[BeatKind, int | None]] = [
        (BeatKind(kind.value), number) for number, (kind, _) in enumerate(words.lines)
    ]
    if words.kind is SceneKind.FACT:
        _insert_after(beats, (BeatKind.SCREEN,), [(BeatKind.LAW, None)])
    elif words.kind is SceneKind.HELP:
        _insert_after(beats, (BeatKind.SCREEN,), [(BeatKind.CONTACTS, None)])
    elif words.kind is SceneKind.CHOICE:
        extra: list[tuple[BeatKind, int | None]] = [(BeatKind.PAUSE, None), (BeatKind.MARK, None)]
        _insert_after(beats, (BeatKind.OPTION, BeatKind.ANSWER), extra)
    return tuple(beats)


def _insert_after(
    beats: list[tuple[BeatKind, int | None]],
    kinds: tuple[BeatKind, ...],
    extra: list[tuple[BeatKind, int | None]],
) -> None:
    """Insert beats after the last of some kinds, or at the start when there is none."""
    places = [index + 1 for index, (kind, _) in enumerate(beats) if kind in kinds]
    place = max(places, default=0)
    beats[place:place] = extra


def _beat_ms(words: SceneWords, kind: BeatKind, line: int | None, lang: Lang, voice: Said) -> int:
    """Return how long a beat needs in one language; `voice` says how long it is read aloud."""
    text = words.lines[line][1] if line is not None else ""
    if kind is BeatKind.SAY and line is not None and (words.id, line) in voice:
        return voice[words.id, line] + frame_ms(GAP_FRAMES)
    if kind is BeatKind.SAY:
        parts = split_cues(text, lang)
        gaps = frame_ms(GAP_FRAMES) * len(parts)
        return sum(cue_ms(part) for part in parts) + gaps
    if kind is BeatKind.THEM:
        return TYPING_MS + screen_ms(text)
    if kind is BeatKind.LAW:
        return ENTER_MS + (screen_ms(words.fact.statement) if words.fact else 0)
    if kind is BeatKind.CONTACTS:
        return ENTER_MS + CONTACT_MS * len(words.contacts)
    if kind is BeatKind.PAUSE:
        return PAUSE_MS
    if kind is BeatKind.MARK:
        return MARK_MS
    hook = HOOK_MS if words.kind is SceneKind.TITLE else 0
    return hook + LAND_MS + screen_ms(text)
