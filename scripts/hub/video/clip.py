"""One shape for all footage: an even 30 frames a second, ordinary colours, the wanted size."""

from __future__ import annotations

import wave
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import av

from hub.tools import ToolError, ffmpeg, run
from hub.video.clip_graph import LEAD_MS, Fit, seconds, video_graph
from hub.video.clip_info import ClipInfo, spoken_ms
from hub.video.errors import VideoError
from hub.video.pace import FPS
from hub.video.parts import part_of
from hub.video.probe import CONTAINERS, probe

RATE_HZ = 48_000
TOO_DAMAGED = 69
"""FFmpeg ends so when more than two thirds of a stream cannot be decoded (-max_error_rate)."""
VERSION = 1
"""Part of every cache key: raise it when the same clip would be made differently."""


@dataclass(frozen=True)
class ClipMade:
    """A normalised clip: its file, px, frames at 30 a second, ms, and its sound as WAV or None."""

    path: Path
    width: int
    height: int
    frames: int
    ms: int
    sound: Path | None


def look(source: Path) -> ClipInfo:
    """Return what is in a clip; raise VideoError with the finding's words if it is unusable."""
    clip, found = probe(source)
    if clip is None:
        raise VideoError(f"{source.name}: {found[0].message} {found[0].hint}")
    return clip


def normalise_command(
    source: Path,
    out: Path,
    *,
    in_ms: int = 0,
    out_ms: int | None = None,
    width: int,
    height: int,
    fit: Fit = "blur",
    ms: int | None = None,
    sound: Path | None = None,
    track: int = 0,
    clip: ClipInfo | None = None,
    filters: frozenset[str] | None = None,
) -> list[str]:
    """Return FFmpeg's arguments (without the program) that normalise a clip.

    The part from `in_ms` to `out_ms` (None: the end) becomes exactly `ms` long (None: as long as
    the part): a shorter part holds its last frame, a longer one is cut. `width` and `height`
    (even, px) are filled by bars ("fit"), cut edges ("crop") or the blurred picture ("blur").
    `sound` also writes the sound track number `track` as 48 kHz stereo WAV. `filters` are those
    FFmpeg has. Raises VideoError when the clip cannot be used or has no such part.
    """
    clip = clip or look(source)
    filters = available_filters(ffmpeg()) if filters is None else filters
    end_ms = min(clip.ms, out_ms) if out_ms is not None else clip.ms
    if not 0 <= in_ms < end_ms:
        raise VideoError(
            f"{source.name} lasts {spoken_ms(clip.ms)}; it has no part that begins at "
            f"{in_ms} ms and ends at {out_ms if out_ms is not None else clip.ms} ms."
        )
    if width % 2 or height % 2 or min(width, height) < 2:
        raise VideoError(f"A video cannot be {width} × {height} px: both must be even.")
    part_ms = end_ms - in_ms
    ms = part_ms if ms is None else ms
    # A screen recorder lets one frame stand for seconds: it must be found though it began earlier.
    lead = min(in_ms, LEAD_MS) if clip.video.variable or clip.video.fps < 10 else 0
    graph = video_graph(clip, width, height, fit, lead, max(0, ms - part_ms), filters)
    command = ["-hide_banner", "-nostdin", "-y", "-v", "error"]
    # FFmpeg may open this one file, as this one kind, and nothing it points to.
    command += ["-protocol_whitelist", "file,pipe", "-format_whitelist", ",".join(CONTAINERS)]
    command += ["-f", clip.container, "-ss", seconds(in_ms - lead), "-t", seconds(lead + part_ms)]
    command += ["-i", f"file:{source.absolute()}", "-filter_complex_threads", "1"]
    command += ["-filter_complex", graph, "-map", "[picture]", "-frames:v", str(frames_of(ms))]
    command += ["-c:v", "libx264", "-crf", "16", "-preset", "veryfast", "-pix_fmt", "yuv420p"]
    command += ["-profile:v", "high", "-g", str(FPS), "-threads", "1", "-fps_mode", "cfr"]
    command += ["-video_track_timescale", str(FPS * 512)]
    command += [*_BARE, "-f", "mp4", f"file:{out.absolute()}"]
    if sound is not None and clip.audio:
        if not 0 <= track < len(clip.audio):
            raise VideoError(f"{source.name} has {len(clip.audio)} sound tracks, no {track + 1}th.")
        samples = ms * RATE_HZ // 1000
        chain = (
            f"aresample={RATE_HZ}:async=1:first_pts=0,atrim=start={seconds(lead)},"
            f"asetpts=PTS-STARTPTS,aformat=sample_fmts=s16:channel_layouts=stereo,"
            f"apad=whole_len={samples},atrim=end_sample={samples}"
        )
        command += ["-map", f"0:{clip.audio[track].index}", "-af", chain, "-c:a", "pcm_s16le"]
        command += [*_BARE, "-f", "wav", f"file:{sound.absolute()}"]
    return command


_BARE = (
    "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-flags", "+bitexact",
)  # fmt: skip
"""Nothing of the camera's own notes (place, owner) goes on; the same input gives the same bytes."""


def normalise(
    source: Path,
    out: Path,
    *,
    in_ms: int = 0,
    out_ms: int | None = None,
    width: int,
    height: int,
    fit: Fit = "blur",
    ms: int | None = None,
    sound: Path | None = None,
    track: int = 0,
    clip: ClipInfo | None = None,
    timeout_s: float | None = None,
) -> ClipMade:
    """Make the clip at `out` (and its sound at `sound`), whole or not at all.

    See `normalise_command`. A clip without sound gives silence when sound is asked for.
    Raises VideoError or ToolError with a plain sentence; then neither file is touched.
    """
    clip = clip or look(source)
    out.parent.mkdir(parents=True, exist_ok=True)
    parts = [part_of(out)] + ([part_of(sound)] if sound is not None else [])
    command = normalise_command(
        source,
        parts[0],
        in_ms=in_ms,
        out_ms=out_ms,
        width=width,
        height=height,
        fit=fit,
        ms=ms,
        sound=parts[1] if len(parts) > 1 else None,
        track=track,
        clip=clip,
    )
    wanted = int(command[command.index("-frames:v") + 1])
    # Ten times slower than life on the slowest computer we know; then it hangs.
    patience = timeout_s or 120 + 10 * wanted / FPS + clip.ms / 1000
    try:
        _encode(source, command, patience)
        _verify(source, parts[0], wanted, width, height)
        if sound is not None:
            if not clip.audio:
                _write_silence(parts[1], round(wanted * 1000 / FPS))
            parts[1].replace(sound)
        parts[0].replace(out)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    return ClipMade(out, width, height, wanted, round(wanted * 1000 / FPS), sound)


def frames_of(ms: int) -> int:
    """Return how many frames a length has, at least one."""
    return max(1, round(ms * FPS / 1000))


@lru_cache
def available_filters(program: Path) -> frozenset[str]:
    """Return the names of the filters an FFmpeg program has."""
    said = run([program, "-hide_banner", "-filters"], sentence="FFmpeg cannot be started.")
    rows = (row.split() for row in said.out.decode("utf-8", "replace").splitlines())
    return frozenset(words[1] for words in rows if len(words) > 2 and "->" in words[2])


def _write_silence(path: Path, ms: int) -> None:
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(RATE_HZ)
        sound.writeframes(bytes(ms * RATE_HZ // 1000 * 4))


def _encode(source: Path, command: Sequence[str], timeout_s: float) -> None:
    try:
        run(
            [ffmpeg(), *command],
            sentence=f"The clip {source.name} could not be made ready.",
            timeout_s=timeout_s,
        )
    except ToolError as error:
        if any("No space left on device" in row for row in error.tail):
            raise VideoError(
                f"The disk is full: the clip {source.name} could not be made ready. "
                "Free some space and try again."
            ) from error
        if error.code == TOO_DAMAGED:
            raise VideoError(
                f"{source.name} is damaged: most of its picture or sound cannot be read. Copy it "
                "from the camera again."
            ) from error
        raise


def _verify(source: Path, made: Path, frames: int, width: int, height: int) -> None:
    """Raise VideoError unless the file holds what was asked for: FFmpeg also ends well early."""
    have = 0
    try:
        with made.open("rb") as file, av.open(file, "r", format="mp4") as container:
            stream = container.streams.video[0]
            right = (stream.codec_context.width, stream.codec_context.height) == (width, height)
            have = stream.frames if right else 0
    except (av.FFmpegError, OSError, IndexError):
        have = 0
    if have != frames:
        raise VideoError(
            f"{source.name} is damaged: of {spoken_ms(round(frames * 1000 / FPS))} only "
            f"{spoken_ms(round(have * 1000 / FPS))} could be read. Copy it from the camera again, "
            "or choose another part with in_ms and out_ms."
        )
