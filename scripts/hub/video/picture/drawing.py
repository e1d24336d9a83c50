"""A whole picture as one ASS file, drawn once for everybody who asks in the same program."""

from __future__ import annotations

from functools import lru_cache

from hub.content.languages import Lang
from hub.content.script import Shape
from hub.video.picture.ass import write_ass
from hub.video.picture.palette import Palette
from hub.video.picture.scenes import draw_video
from hub.video.timeline import Timeline
from hub.video.words import SceneWords, Strings


@lru_cache(maxsize=128)
def drawing(
    timeline: Timeline,
    scenes: tuple[SceneWords, ...],
    lang: Lang,
    palette: Palette,
    strings: Strings,
    shape: Shape = "9:16",
) -> str:
    """Return the ASS file of a whole video in one language and shape.

    A build plans every video several times: to make it, to put it on its page, and both its sets
    show the same picture. All of this goes in by value, so the same values have the same drawing.
    """
    return write_ass(draw_video(timeline, scenes, lang, palette, strings, shape), lang, shape)
