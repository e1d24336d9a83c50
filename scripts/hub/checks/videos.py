"""Video scripts, the subtitles they give and their clips: judged by the room that makes them."""

from __future__ import annotations

from collections.abc import Iterable

from hub.checks.links import unsure_spaces
from hub.checks.rule import Rule
from hub.content.findings import Finding
from hub.content.library import Library
from hub.video.clip_check import check_clips
from hub.video.contacts import contacts_from
from hub.video.lint import check_videos


def scripts_and_subtitles(library: Library) -> Iterable[Finding]:
    """Every script can become a video, and its subtitles can be read in time."""
    if not library.videos:
        return ()
    found = check_videos(
        library.root, library.videos, law=library.law, contacts=contacts_from(library.help)
    )
    if {"law", "help"} & unsure_spaces(library):
        return [f for f in found if f.rule != "video.reference"]
    return found


def clips(library: Library) -> Iterable[Finding]:
    """Every clip that a video names can be used, and has the part that is wanted."""
    return check_clips(library.videos)


RULES = (
    Rule(
        "video.*",
        "A subtitle that goes by too fast, or says another number, is worse than none.",
        scripts_and_subtitles,
    ),
    Rule(
        "clip.*",
        "A clip comes from anybody: it is looked into before anything is made of it.",
        clips,
    ),
)
