"""Which renditions are made of a video: sizes, codecs, presets and rate factors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hub.content.script import Shape
from hub.video.graph import Codec, Rendition
from hub.video.manifest import FileSet

Profile = Literal["site", "preview"]
QualityMode = Literal["recorded", "vmaf", "plain"]
"""recorded: what was searched before, else the plain preset; vmaf: search what was not, measure."""

SIXTEEN_MB = 16_000_000
"""Facts/video.md, section 3: the only limit for WhatsApp that all sources accept (SI megabytes)."""


@dataclass(frozen=True)
class _Recipe:
    name: str
    short: int
    crf: int
    codec: Codec = "h264"
    limit: int | None = None


# Flat pictures gain little from slower presets: x264 veryfast gives most for a second of work.
# SVT-AV1 8 is the quickest with tools for drawn pictures: 45 % fewer bytes than 10 at equal VMAF
# for twice its work. Plain rate factors were read off searches on our own videos.
PRESETS: Mapping[Codec, str] = {"h264": "veryfast", "av1": "8"}
_SITE = (
    _Recipe("720", 720, 24),
    _Recipe("480", 480, 23),
    _Recipe("720.av1", 720, 60, "av1"),
)
_FURTHER = (_Recipe("720", 720, 24),)
_MESSENGER = (_Recipe("messenger", 1080, 23), _Recipe("16mb", 720, 24, limit=SIXTEEN_MB))
_PREVIEW = (_Recipe("360", 360, 28),)


@dataclass(frozen=True)
class Options:
    """What is asked for: profile, sets, how quality is chosen, a machine's voice or none."""

    profile: Profile = "site"
    sets: tuple[FileSet, ...] = ("site",)
    quality: QualityMode = "recorded"
    draft: bool = False


def renditions(
    profile: Profile, made_for: FileSet, shape: Shape, *, main: bool
) -> tuple[Rendition, ...]:
    """Return the renditions of one picture, largest first: the picture is drawn at its size.

    A further shape than the `main` one gets a single size for the site.
    """
    recipes: tuple[_Recipe, ...]
    if profile == "preview":
        recipes = _PREVIEW
    elif made_for == "messenger":
        recipes = _MESSENGER
    else:
        recipes = _SITE if main else _FURTHER
    mark = "" if main else shape.replace(":", "x") + "."
    return tuple(
        Rendition(mark + r.name, *pixels(shape, r.short), r.crf, PRESETS[r.codec], r.codec, r.limit)
        for r in recipes
    )


def pixels(shape: Shape, short: int) -> tuple[int, int]:
    """Return width and height in px; both are even, as 4:2:0 pictures need."""
    long = 2 * round(short * 8 / 9)
    return {"9:16": (short, long), "1:1": (short, short), "16:9": (long, short)}[shape]
