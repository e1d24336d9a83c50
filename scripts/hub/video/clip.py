"""One shape for all footage: an even 30 frames a second, ordinary colours, the wanted size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import av

from hub.tools import ToolError, ffmpeg, run
from hub.video.clip_info import ClipInfo, spoken_ms
from hub.video.errors import VideoError
from hub.video.pace import FPS
from hub.video.parts import part_of
from hub.video.probe import CONTAINERS, probe

Fit = Literal["fit", "crop", "blur"]
LEAD_MS = 10_000
"""How long before the in-point reading begins when a frame may stand for seconds."""
SLACK_MS = 500
"""How much of the end may be missing (a last frame, rounding) and is held still."""
RATE_HZ = 48_000
BLUR_SHARE = 8
"""The blurred ground is made at one eighth of the size: it is soft anyway, and 64 times cheaper."""
WHITE_NITS = 203
"""HDR reference white, ITU-R BT.2408: it becomes the white of ordinary pictures."""


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
    graph = _video_graph(clip, width, height, fit, lead, max(0, ms - part_ms), filters)
    command = ["-hide_banner", "-nostdin", "-y", "-v", "error"]
    # FFmpeg may open this one file, as this one kind, and nothing it points to.
    command += ["-protocol_whitelist", "file,pipe", "-format_whitelist", ",".join(CONTAINERS)]
    command += ["-f", clip.container, "-ss", _s(in_ms - lead), "-t", _s(lead + part_ms)]
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
            f"aresample={RATE_HZ}:async=1:first_pts=0,atrim=start={_s(lead)},"
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

    See `normalise_command`. `ClipMade.sound` is None when none was asked for or there is none.
    Raises VideoError or ToolError with a plain sentence; then neither file is touched.
    """
    clip = clip or look(source)
    out.parent.mkdir(parents=True, exist_ok=True)
    parts = [part_of(out)] + ([part_of(sound)] if sound is not None and clip.audio else [])
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
        if sound is not None and len(parts) > 1:
            parts[1].replace(sound)
        parts[0].replace(out)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    return ClipMade(
        out, width, height, wanted, round(wanted * 1000 / FPS), sound if len(parts) > 1 else None
    )


def frames_of(ms: int) -> int:
    """Return how many frames a length has, at least one."""
    return max(1, round(ms * FPS / 1000))


@lru_cache
def available_filters(program: Path) -> frozenset[str]:
    """Return the names of the filters an FFmpeg program has."""
    said = run([program, "-hide_banner", "-filters"], sentence="FFmpeg cannot be started.")
    rows = (row.split() for row in said.out.decode("utf-8", "replace").splitlines())
    return frozenset(words[1] for words in rows if len(words) > 2 and "->" in words[2])


def _video_graph(
    clip: ClipInfo,
    width: int,
    height: int,
    fit: Fit,
    lead_ms: int,
    hold_ms: int,
    filters: frozenset[str],
) -> str:
    seen_w, seen_h = clip.video.shown_width, clip.video.shown_height
    # A slow rhythm loses up to two of its frames at the end of a part; they are held as well.
    slack = max(SLACK_MS, min(LEAD_MS, round(2000 / clip.video.fps) if clip.video.fps else 0))
    steps = ["bwdif=mode=send_frame:deint=interlaced"] if clip.video.interlaced else []
    steps += [f"fps={FPS}:start_time=0"]
    if lead_ms:
        steps += [f"trim=start={_s(lead_ms)}", "setpts=PTS-STARTPTS"]
    shape = width / height
    keep_w, keep_h = min(1.0, shape * seen_h / seen_w), min(1.0, seen_w / seen_h / shape)
    cut = f"crop='max(2,iw*{keep_w:.6f})':'max(2,ih*{keep_h:.6f})'"
    share = min(width / seen_w, height / seen_h)
    inner_w, inner_h = _even(seen_w * share, width), _even(seen_h * share, height)
    if fit == "crop":
        steps += [cut, _scale(width, height)]
    else:
        steps += [_scale(inner_w, inner_h)]
    steps += _colours(clip, filters)
    steps += ["setsar=1"]
    if fit == "fit":
        steps += [f"pad={width}:{height}:{_middle(width, inner_w)}:{_middle(height, inner_h)}"]
    if fit == "blur" and (inner_w, inner_h) != (width, height):
        small_w, small_h = _even(width / BLUR_SHARE, width), _even(height / BLUR_SHARE, height)
        # Darkened, so that words over it can be read and the eye stays on the clip.
        ground = (
            f"[wide]{cut},scale={small_w}:{small_h},gblur=sigma={max(2, small_w // 16)},"
            f"scale={width}:{height}:flags=bilinear,setsar=1,lutyuv=y=(val-16)*0.6+16[ground]"
        )
        place = f"{_middle(width, inner_w)}:{_middle(height, inner_h)}"
        steps[-1] += f",split[wide][sharp];{ground};[ground][sharp]overlay={place}"
    steps += [f"tpad=stop_mode=clone:stop_duration={_s(hold_ms + slack)}", "format=yuv420p"]
    steps += ["setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"]
    return f"[0:{clip.video.index}]{','.join(steps)}[picture]"


def _colours(clip: ClipInfo, filters: frozenset[str]) -> list[str]:
    """Return the steps that make ordinary BT.709 8-bit colours."""
    hdr, matrix = clip.video.hdr, "auto"
    if clip.video.matrix == 2:
        # A file that does not say is taken as players take it: by its height (ITU-R BT.601, 709).
        matrix = "bt709" if min(clip.video.width, clip.video.height) > 576 else "bt601"
    plain = [f"scale=in_color_matrix={matrix}:out_color_matrix=bt709:out_range=tv"]
    plain += ["format=yuv420p"]
    if not hdr or not {"zscale", "tonemap"} <= filters:
        return plain
    curve = {"hlg": "arib-std-b67", "pq": "smpte2084"}[hdr]
    return [
        # A camera that names the curve but not the rest would stop zscale: HDR is BT.2020.
        "setparams=color_primaries=bt2020:colorspace=bt2020nc:color_trc=" + curve,
        f"zscale=t=linear:npl={WHITE_NITS},format=gbrpf32le,zscale=p=bt709",
        # Mobius keeps middle tones as they are and only presses the lights together.
        "tonemap=mobius:param=0.3:desat=0",
        "zscale=t=bt709:m=bt709:r=tv,format=yuv420p",
    ]


def _scale(width: int, height: int) -> str:
    return f"scale={width}:{height}:flags=bicubic+accurate_rnd"


def _even(value: float, top: int) -> int:
    return min(top, max(2, round(value / 2) * 2))


def _middle(outer: int, inner: int) -> int:
    """Return an even offset: colours are stored for pairs of pixels."""
    return (outer - inner) // 4 * 2


def _s(ms: int) -> str:
    return f"{ms / 1000:.3f}"


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
