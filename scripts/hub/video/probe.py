"""What is in a film crew's clip, and whether a video can be made from it.

A clip may come from anybody. It is therefore handed to the media library as an open file, never
as a name: with the list of known containers and no protocol allowed, nothing in it can make the
library open another file or the network.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from time import monotonic

import av
from av.container import InputContainer
from av.stream import Disposition
from av.subtitles.stream import SubtitleStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from hub.content.findings import Finding, Severity
from hub.video.clip_info import AudioTrack, ClipInfo, SubtitleTrack, VideoTrack
from hub.video.measure import PATIENCE_S, Refused, first_frame, is_variable, length_ms
from hub.video.sniff import not_a_clip

CONTAINERS = ("mov", "matroska", "avi", "mpegts", "mpeg", "mxf", "asf", "ogg", "flv")
"""Containers of cameras, phones and editing programs. None of them names other files; playlists
(hls, dash, concat, sdp …) do and are never opened."""
MIN_SIDE, MAX_SIDE = 32, 8192
BITMAP_SUBTITLES = frozenset({"dvd_subtitle", "hdmv_pgs_subtitle", "dvb_subtitle", "xsub"})
HDR = {16: "pq", 18: "hlg"}
"""ITU-T H.273 transfer characteristics: 16 is SMPTE ST 2084, 18 is ARIB STD-B67."""
PLACE_KEYS = ("location", "gps")

OPTIONS = {"format_whitelist": ",".join(CONTAINERS), "protocol_whitelist": "none"}


def probe(path: Path) -> tuple[ClipInfo | None, list[Finding]]:
    """Look into a clip; return what is in it and what an editor should know.

    A clip that cannot be used gives None and exactly one error; a usable one gives its
    description and notes. Never raises for anything a file can hold.
    """
    try:
        clip = _probe(path)
    except Refused as refused:
        return None, [Finding(path, 1, f"clip.{refused.rule}", refused.message, refused.hint)]
    return clip, list(_remarks(clip))


def _probe(path: Path) -> ClipInfo:
    size = _regular_size(path)
    try:
        with path.open("rb") as file:
            said = not_a_clip(file.read(4096))
            if said is not None:
                raise Refused(*said)
            file.seek(0)
            with av.open(file, "r", metadata_errors="replace", options=OPTIONS) as container:
                return _describe(path, size, container)
    except PermissionError as error:
        raise Refused(
            "unreadable", "The file may not be read.", "Ask its owner for the right to read it."
        ) from error
    except (av.FFmpegError, OSError, ValueError, EOFError, OverflowError) as error:
        raise Refused(
            "unreadable",
            "This is no video that can be read: it is damaged, cut off while being copied, or of "
            "a kind we do not take.",
            "Copy it from the camera again, or save it as MP4 and try once more.",
        ) from error


def _regular_size(path: Path) -> int:
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        raise Refused("missing", "There is no such file.", "Check its name and folder.") from error
    if not stat.S_ISREG(found.st_mode):
        raise Refused("not-a-file", "This is a folder or a device.", "Name the clip itself.")
    if not found.st_size:
        raise Refused(
            "empty", "The file is empty (0 bytes).", "Copy it from the camera or phone again."
        )
    return found.st_size


def _describe(path: Path, size: int, container: InputContainer) -> ClipInfo:
    end = monotonic() + PATIENCE_S
    stream = _picture(container)
    frame, times = first_frame(container, stream, end)
    width, height = frame.width, frame.height
    shown_w, shown_h = _shown(frame, stream)
    if min(width, height) < MIN_SIDE:
        raise Refused(
            "too-small",
            f"The picture is only {width} × {height} px.",
            f"Take the original file: each side needs at least {MIN_SIDE} px.",
        )
    ms = length_ms(container, end)
    rate = stream.average_rate or stream.guessed_rate or Fraction(0)
    return ClipInfo(
        path=path,
        container=container.format.name.split(",")[0],
        ms=ms,
        bytes=size,
        video=VideoTrack(
            index=stream.index,
            codec=stream.codec_context.name,
            width=width,
            height=height,
            shown_width=shown_w,
            shown_height=shown_h,
            rotation=round(-frame.rotation) % 360,
            fps=round(float(rate), 3),
            variable=is_variable(times),
            bits=max((part.bits for part in frame.format.components), default=8),
            hdr=HDR.get(int(frame.color_trc or 0), ""),
            matrix=int(frame.colorspace),
            interlaced=bool(frame.interlaced_frame),
        ),
        audio=tuple(_sounds(container)),
        subtitles=tuple(_subtitles(container)),
        place=any(word in key.lower() for key in container.metadata for word in PLACE_KEYS),
    )


def _picture(container: InputContainer) -> VideoStream:
    """Return the first moving picture that can be decoded; a cover image is none."""
    streams = [s for s in container.streams.video if not s.disposition & Disposition.attached_pic]
    if not streams:
        raise Refused(
            "no-picture",
            "There is no picture in this file, only sound or other data.",
            "Take the file that holds the picture.",
        )
    stream = streams[0]
    if stream.codec_context is None:
        raise Refused(
            "codec",
            "The picture is stored in a way that cannot be read here (unknown or protected).",
            "Export it from the editing program as MP4 with H.264.",
        )
    if max(stream.codec_context.width, stream.codec_context.height) > MAX_SIDE:
        raise Refused(
            "too-large",
            f"The picture is {stream.codec_context.width} × {stream.codec_context.height} px.",
            f"Export it smaller: no side above {MAX_SIDE} px; 1920 px is plenty here.",
        )
    stream.thread_type = "NONE"
    return stream


def _shown(frame: VideoFrame, stream: VideoStream) -> tuple[int, int]:
    """Return the size as seen, px: oblong pixels made square, and turned as the phone was."""
    aspect = stream.sample_aspect_ratio or Fraction(1)
    if not Fraction(1, 8) <= aspect <= 8:
        aspect = Fraction(1)
    width, height = max(1, round(frame.width * aspect)), frame.height
    return (height, width) if round(frame.rotation) % 180 else (width, height)


def _sounds(container: InputContainer) -> Iterator[AudioTrack]:
    for stream in container.streams.audio:
        coder = stream.codec_context
        if coder is None or not coder.sample_rate:
            continue
        yield AudioTrack(
            index=stream.index,
            codec=coder.name,
            channels=coder.channels,
            rate=coder.sample_rate,
            language=stream.metadata.get("language", ""),
        )


def _subtitles(container: InputContainer) -> Iterator[SubtitleTrack]:
    for stream in container.streams:
        if isinstance(stream, SubtitleStream) and stream.codec_context is not None:
            name = stream.codec_context.name
            yield SubtitleTrack(
                index=stream.index,
                codec=name,
                language=stream.metadata.get("language", ""),
                text=name not in BITMAP_SUBTITLES,
            )


def _remarks(clip: ClipInfo) -> Iterator[Finding]:
    """Yield what happens to a usable clip, and what its maker may not know."""

    def say(rule: str, message: str, hint: str, severity: Severity = Severity.NOTE) -> Finding:
        return Finding(clip.path, 1, f"clip.{rule}", message, hint, severity)

    video = clip.video
    if video.variable:
        yield say("rate", "The frame rate changes.", "It is made an even 30 frames a second.")
    if video.hdr:
        kind = {"pq": "PQ", "hlg": "HLG"}[video.hdr]
        yield say("hdr", f"The picture is HDR ({kind}).", "Colours are turned into usual ones.")
    if min(video.shown_width, video.shown_height) < 480:
        yield say(
            "small",
            f"The picture is small ({video.shown_width} × {video.shown_height} px).",
            "It will look soft; take the original file if there is one.",
        )
    if not clip.audio:
        yield say("silent", "The clip has no sound.", "Nothing to do if that is meant.")
    if len(clip.audio) > 1:
        yield say(
            "tracks",
            f"The clip has {len(clip.audio)} sound tracks.",
            "The first is used; export the clip with another one first if you need that.",
        )
    if any(not track.text for track in clip.subtitles):
        yield say(
            "bitmap-subtitles",
            "Some subtitles in the clip are pictures, not text; they cannot be taken over.",
            "Bring them in as .srt or .vtt with --subtitles.",
            Severity.WARNING,
        )
    if clip.place:
        yield say(
            "place",
            "The clip carries the place where it was filmed.",
            "Take the place out (phone: share without location) before the clip is published.",
            Severity.WARNING,
        )
