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


def described(clip: ClipInfo) -> tuple[tuple[str, str], ...]:
    """Return what a clip is as (name, value) rows for people."""
    video = clip.video
    size = f"{video.shown_width} × {video.shown_height} px"
    if (video.width, video.height) != (video.shown_width, video.shown_height):
        size += f", stored as {video.width} × {video.height}"
    if video.rotation:
        size += f", turned by {video.rotation}°"
    colours = f"{video.bits} bits" + {"hlg": ", HDR (HLG)", "pq": ", HDR (PQ)"}.get(video.hdr, "")
    rhythm = f"{video.fps:g} frames a second" + (", changing" if video.variable else "")
    rows = [
        ("file", clip.path.name),
        ("container", clip.container),
        ("length", f"{spoken_ms(clip.ms)} ({clip.ms} ms)"),
        ("size", f"{clip.bytes / 1e6:.1f} MB"),
        ("picture", f"{video.codec}, {size}"),
        ("rhythm", rhythm + (", interlaced" if video.interlaced else "")),
        ("colours", colours),
    ]
    for number, sound in enumerate(clip.audio, 1):
        channels = {1: "mono", 2: "stereo"}.get(sound.channels, f"{sound.channels} channels")
        known = f", {sound.language}" if sound.language else ""
        rows.append((f"sound {number}", f"{sound.codec}, {channels}, {sound.rate} Hz{known}"))
    for number, track in enumerate(clip.subtitles, 1):
        kind = "text" if track.text else "pictures of words"
        language = track.language or "no language"
        rows.append((f"subtitles {number}", f"{track.codec}, {language}, {kind}"))
    return tuple(rows)
