"""What a plan consists of: jobs that carry everything they need, wherever they are done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hub.content.languages import Lang
from hub.content.script import Footage, Shape
from hub.video.graph import Layers, Rendition, still_command, video_command
from hub.video.manifest import FileSet
from hub.video.picture.background import Mood
from hub.video.picture.palette import Palette
from hub.video.sound import SoundPlan
from hub.video.timeline import Timeline


@dataclass(frozen=True)
class ClipCut:
    """A film crew's clip behind a scene: where it lies, which part, and its name once made.

    `heard` says that its sound is wanted and that there is one.
    """

    source: Path
    sha256: str
    footage: Footage
    name: str
    start: int
    end: int
    scene: str
    heard: bool


@dataclass(frozen=True)
class PictureJob:
    """One picture of a video in one language for one set, and the hash of it all.

    `burned` is the ASS file over the drawing, empty for none. `poster_ms` are the times among
    which the poster is chosen, empty for no poster; `draft` marks a machine's voice.
    """

    slug: str
    lang: Lang
    made_for: FileSet
    shape: Shape
    key: str
    drawing: str
    burned: str
    moods: tuple[Mood, ...]
    clips: tuple[ClipCut, ...]
    layers: Layers
    palette: Palette
    renditions: tuple[Rendition, ...]
    sound: SoundPlan | None
    poster_ms: tuple[int, ...]
    ms: int
    draft: bool

    @property
    def label(self) -> str:
        """What it is called where its progress is shown."""
        extra = "" if self.made_for == "site" else f" {self.made_for}"
        return f"{self.slug} {self.lang}{extra}{self.shape if self._further else ''}"

    @property
    def _further(self) -> bool:
        return "x" in self.renditions[0].name

    def name(self, tail: str) -> str:
        """Return the name of one of its files: `courier-offer.kk.720.mp4`."""
        return f"{self.slug}.{self.lang}.{tail}"

    def command(self) -> list[str]:
        """Return FFmpeg's arguments for the renditions."""
        return video_command(
            self.layers, [(r, self.name(f"{r.name}.mp4")) for r in self.renditions]
        )

    def poster_command(self, ms: int) -> list[str]:
        """Return FFmpeg's arguments for one frame."""
        return still_command(self.layers, ms, "poster.png")


@dataclass(frozen=True)
class TextJob:
    """Subtitles and transcript of one language: file names with their texts."""

    slug: str
    lang: Lang
    key: str
    texts: Mapping[str, str]
    ms: int


@dataclass(frozen=True)
class VideoPlanned:
    """Everything that makes up one video."""

    slug: str
    folder: Path
    timeline: Timeline
    pictures: tuple[PictureJob, ...]
    texts: tuple[TextJob, ...]
    draft: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of its pieces in the cache."""
        return (*(job.key for job in self.pictures), *(job.key for job in self.texts))
