"""What a probed clip is: its picture, sound and subtitle tracks, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hub.content.languages import Lang

_LANGS: dict[str, Lang] = {
    "kk": "kk", "kaz": "kk", "ru": "ru", "rus": "ru", "en": "en", "eng": "en",
}  # fmt: skip
"""ISO 639-1 and 639-2 codes as containers write them."""


@dataclass(frozen=True)
class VideoTrack:
    """The picture. `index` is the stream's number in the file.

    `width` × `height` px are stored; `shown_…` is what a viewer sees after turning by `rotation`
    (degrees clockwise) and making pixels square. `hdr` is "", "hlg" or "pq"; `matrix` is the colour
    matrix as in ITU-T H.273 (2: the file does not say).
    """

    index: int
    codec: str
    width: int
    height: int
    shown_width: int
    shown_height: int
    rotation: int
    fps: float
    variable: bool
    bits: int
    hdr: str
    matrix: int
    interlaced: bool


@dataclass(frozen=True)
class AudioTrack:
    """One sound track; `rate` in Hz, `language` as the file has it ("" if it has none)."""

    index: int
    codec: str
    channels: int
    rate: int
    language: str


@dataclass(frozen=True)
class SubtitleTrack:
    """One embedded subtitle track; `text` is False when it holds pictures of words."""

    index: int
    codec: str
    language: str
    text: bool

    @property
    def lang(self) -> Lang | None:
        """Return which of our languages this is, or None."""
        return _LANGS.get(self.language.lower().split("-")[0])


@dataclass(frozen=True)
class ClipInfo:
    """A usable clip: container, length in ms, size in bytes, tracks; `place` if it carries GPS."""

    path: Path
    container: str
    ms: int
    bytes: int
    video: VideoTrack
    audio: tuple[AudioTrack, ...]
    subtitles: tuple[SubtitleTrack, ...]
    place: bool


def spoken_ms(ms: int) -> str:
    """Return a length as people say it: 1500 → "1.5 s", 83000 → "1 min 23 s"."""
    if ms < 60_000:
        return f"{ms / 1000:.1f} s"
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {seconds} s"
