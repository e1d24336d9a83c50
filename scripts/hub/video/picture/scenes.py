"""A whole video as actors, and the time of day behind each scene."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hub.content.languages import Lang
from hub.content.script import SceneKind
from hub.video.picture.actors import Actor
from hub.video.picture.background import Mood
from hub.video.picture.cards import draw_choice, draw_fact
from hub.video.picture.chat import draw_chat
from hub.video.picture.footage import draw_footage
from hub.video.picture.lists import draw_help, draw_steps
from hub.video.picture.palette import Palette
from hub.video.picture.title import draw_title
from hub.video.picture.view import View
from hub.video.timeline import SceneSlot, Timeline
from hub.video.words import SceneWords, Strings

_DRAW: Mapping[SceneKind, Callable[[View], list[Actor]]] = {
    SceneKind.TITLE: draw_title,
    SceneKind.CHAT: draw_chat,
    SceneKind.FACT: draw_fact,
    SceneKind.CHOICE: draw_choice,
    SceneKind.STEPS: draw_steps,
    SceneKind.HELP: draw_help,
    SceneKind.FOOTAGE: draw_footage,
}
_MOOD: Mapping[SceneKind, Mood] = {
    SceneKind.TITLE: Mood.NIGHT,
    SceneKind.CHAT: Mood.NIGHT,
    SceneKind.FACT: Mood.DUSK,
    SceneKind.CHOICE: Mood.DUSK,
    SceneKind.STEPS: Mood.DAWN,
    SceneKind.HELP: Mood.DAWN,
    SceneKind.FOOTAGE: Mood.NIGHT,
}
_ORDER = tuple(Mood)


@dataclass(frozen=True)
class MoodSpan:
    """A background from one time to another, in ms."""

    mood: Mood
    start: int
    end: int


def draw_scenes(
    timeline: Timeline,
    scenes: Sequence[SceneWords],
    lang: Lang,
    palette: Palette,
    strings: Strings,
) -> dict[str, tuple[Actor, ...]]:
    """Draw every scene of a video in one language; return its actors by scene."""
    last = len(timeline.scenes) - 1
    return {
        slot.id: tuple(
            _DRAW[slot.kind](View(slot, words, lang, palette, strings, last=number == last))
        )
        for number, (slot, words) in enumerate(zip(timeline.scenes, scenes, strict=True))
    }


def plan_moods(timeline: Timeline) -> tuple[MoodSpan, ...]:
    """Return the backgrounds in order: the day only ever goes forward, from night to morning."""
    spans: list[MoodSpan] = []
    for slot in timeline.scenes:
        mood = _mood(slot, spans)
        if spans and spans[-1].mood is mood:
            spans[-1] = MoodSpan(mood, spans[-1].start, slot.end)
        else:
            spans.append(MoodSpan(mood, slot.start, slot.end))
    return tuple(spans)


def _mood(slot: SceneSlot, spans: Sequence[MoodSpan]) -> Mood:
    wanted = _MOOD[slot.kind]
    reached = spans[-1].mood if spans else _ORDER[0]
    return max(wanted, reached, key=_ORDER.index)
