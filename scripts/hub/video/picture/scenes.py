"""A whole video as actors, and the time of day behind each scene."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hub.content.languages import Lang
from hub.content.script import SceneKind, Shape
from hub.video.picture.actors import Actor
from hub.video.picture.background import Mood
from hub.video.picture.brand import draw_opening
from hub.video.picture.chat import draw_chat
from hub.video.picture.choice import draw_choice
from hub.video.picture.fact import draw_fact
from hub.video.picture.footage import draw_footage
from hub.video.picture.layout import layout_of
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
    """A background from one time to another, in ms; `footage` is the scene whose clip it is."""

    mood: Mood
    start: int
    end: int
    footage: str | None = None


def draw_video(
    timeline: Timeline,
    scenes: Sequence[SceneWords],
    lang: Lang,
    palette: Palette,
    strings: Strings,
    shape: Shape = "9:16",
) -> tuple[Actor, ...]:
    """Draw a whole video in one language and shape."""
    drawn = draw_scenes(timeline, scenes, lang, palette, strings, shape)
    return tuple(actor for actors in drawn.values() for actor in actors)


def draw_scenes(
    timeline: Timeline,
    scenes: Sequence[SceneWords],
    lang: Lang,
    palette: Palette,
    strings: Strings,
    shape: Shape = "9:16",
) -> dict[str, tuple[Actor, ...]]:
    """Draw every scene of a video in one language and shape; return its actors by scene."""
    layout = layout_of(shape)
    last = len(timeline.scenes) - 1
    drawn: dict[str, tuple[Actor, ...]] = {}
    for number, (slot, words) in enumerate(zip(timeline.scenes, scenes, strict=True)):
        view = View(slot, words, lang, palette, strings, number == last, layout)
        drawn[slot.id] = _drawn(view, opening=number == 0)
    return drawn


@lru_cache(maxsize=1 << 10)
def _drawn(view: View, *, opening: bool) -> tuple[Actor, ...]:
    # The checks and every plan of a build draw the same scenes; a view is all they depend on.
    first = draw_opening(view) if opening else ()
    return (*first, *_DRAW[view.slot.kind](view))


def plan_moods(timeline: Timeline) -> tuple[MoodSpan, ...]:
    """Return the backgrounds in order: the day only ever goes forward, from night to morning.

    A scene with footage is a span of its own; the day stands still meanwhile.
    """
    spans: list[MoodSpan] = []
    for slot in timeline.scenes:
        mood = _mood(slot, spans)
        footage = slot.id if slot.kind is SceneKind.FOOTAGE else None
        joins = spans and spans[-1].mood is mood and spans[-1].footage is None
        if joins and footage is None:
            spans[-1] = MoodSpan(mood, spans[-1].start, slot.end)
        else:
            spans.append(MoodSpan(mood, slot.start, slot.end, footage))
    return tuple(spans)


def _mood(slot: SceneSlot, spans: Sequence[MoodSpan]) -> Mood:
    wanted = _MOOD[slot.kind]
    reached = spans[-1].mood if spans else _ORDER[0]
    return max(wanted, reached, key=_ORDER.index)
