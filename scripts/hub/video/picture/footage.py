"""Scenes over a film crew's clip: a short headline, and nothing where the captions go."""

from __future__ import annotations

from hub.video.picture.actors import Actor
from hub.video.picture.view import View, headline
from hub.video.timeline import BeatKind


def draw_footage(view: View) -> list[Actor]:
    """Draw the headline of a clip."""
    title = next(iter(view.beats(BeatKind.SCREEN)), None)
    return headline(view, title, view.palette.text)[0]
