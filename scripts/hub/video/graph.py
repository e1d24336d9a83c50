"""The FFmpeg graph: backgrounds that melt into each other, the drawing on top, renditions out.

The only place that knows how FFmpeg is told what to do with pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import ffmpeg

from hub.video.pace import FPS

MELT_MS = 600
"""One background turns into the next in this time."""
GROUP_MS = 2000
"""Whole groups of two seconds: fast seeking on a phone, closed for every player."""

Codec = Literal["h264", "av1"]
# Measured on our drawings at equal VMAF. Most frames repeat the one before, so a fixed pattern of
# B-frames beats x264's quick guess (10 % fewer bytes) and smoothing noise over time brings SVT-AV1
# nothing. Its tools for screens, which it turns on by itself and has up to preset 8 only, save a
# third; filmed scenes go without them.
_X264 = "open-gop=0:b-adapt=0"
_SVT = "lp=1:scm=2:enable-tf=0"


@dataclass(frozen=True)
class Rendition:
    """One size and quality of a video: px, rate factor, preset, codec.

    `limit` is the most bytes the file may have, or None.
    """

    name: str
    width: int
    height: int
    crf: int
    preset: str
    codec: Codec = "h264"
    limit: int | None = None


@dataclass(frozen=True)
class Backdrop:
    """What is behind the drawing from one time to another (ms): a picture or a `moving` clip."""

    path: str
    start: int
    end: int
    moving: bool = False


@dataclass(frozen=True)
class Layers:
    """Everything a picture is made of, as names in the folder in which FFmpeg runs.

    `drawings` are ASS files from the lowest to the highest; `sound` is AAC, taken over as it is.
    """

    backdrops: tuple[Backdrop, ...]
    drawings: tuple[str, ...]
    fonts: str
    sound: str | None = None

    @property
    def end(self) -> int:
        """Where the last frame ends, in ms."""
        return self.backdrops[-1].end


def video_command(layers: Layers, outputs: Sequence[tuple[Rendition, str]]) -> list[str]:
    """Return FFmpeg's arguments that make all renditions of one language in one go.

    The picture is drawn once, at the size of the first rendition; the others are made smaller
    from it. Same input, same bytes.
    """
    base = outputs[0][0]
    picture = _picture(layers)
    branches = picture.filter_multi_output("split", len(outputs)) if len(outputs) > 1 else None
    sound = ffmpeg.input(layers.sound).audio if layers.sound else None
    streams = []
    for number, (rendition, path) in enumerate(outputs):
        stream = branches[number] if branches is not None else picture
        stream = _sized(stream, rendition, base)
        options = encoding(rendition, layers.end)
        if sound is None:
            streams.append(ffmpeg.output(stream, path, **options))
        else:
            streams.append(ffmpeg.output(stream, sound, path, **options, **{"c:a": "copy"}))
    graph = ffmpeg.merge_outputs(*streams).global_args("-progress", "pipe:1", "-nostats")
    return _compiled(graph)


def still_command(layers: Layers, ms: int, path: str) -> list[str]:
    """Return FFmpeg's arguments that draw one frame at a time (ms) as PNG."""
    behind = next(b for b in layers.backdrops if b.start <= ms < b.end)
    into = {"ss": f"{(ms - behind.start) / 1000:.3f}"} if behind.moving else {}
    # Nothing before the moment is drawn: the one frame is told that it stands there.
    picture = ffmpeg.input(behind.path, **into).video
    picture = picture.filter("setpts", f"PTS-STARTPTS+{ms / 1000:.3f}/TB")
    for drawing in layers.drawings:
        picture = picture.filter("ass", filename=drawing, fontsdir=layers.fonts)
    output = ffmpeg.output(picture, path, vframes=1, **{"c:v": "png", "pix_fmt": "rgb24"})
    return _compiled(output)


def sample_command(layers: Layers, spans: Sequence[tuple[int, int]], path: str) -> list[str]:
    """Return FFmpeg's arguments that draw some spans (ms) without loss, to measure against."""
    wanted = "+".join(f"between(n,{_frames(a)},{_frames(b) - 1})" for a, b in spans)
    picture = _picture(layers).filter("select", wanted).filter("setpts", f"N/{FPS}/TB")
    options = {"c:v": "libx264", "qp": 0, "preset": "ultrafast", "threads": 1, "r": FPS}
    output = ffmpeg.output(picture, path, **options, **{"fflags": "+bitexact"})
    return _compiled(output)


def try_command(
    sample: str, rendition: Rendition, base: Rendition, ms: int, path: str
) -> list[str]:
    """Return FFmpeg's arguments that encode a sample as a rendition would be."""
    stream = _sized(ffmpeg.input(sample).video, rendition, base)
    return _compiled(ffmpeg.output(stream, path, **encoding(rendition, ms)))


def vmaf_command(made: str, sample: str, rendition: Rendition, log: str) -> list[str]:
    """Return FFmpeg's arguments that measure a try against its sample at the try's own size."""
    right = ffmpeg.input(sample, r=FPS).video.filter(
        "scale", rendition.width, rendition.height, flags="area"
    )
    return _compiled(_judged(made, right, log))


def measure_command(
    layers: Layers, base: Rendition, made: Sequence[tuple[Rendition, str, str]]
) -> list[str]:
    """Return FFmpeg's arguments that measure finished files against the picture, drawn anew.

    `made` are renditions with their files and the files to write the scores to.
    """
    picture = _picture(layers).filter("trim", end_frame=_frames(layers.end))
    branches = picture.filter_multi_output("split", len(made)) if len(made) > 1 else None
    outputs = []
    for number, (rendition, path, log) in enumerate(made):
        right = branches[number] if branches is not None else picture
        outputs.append(_judged(path, _sized(right, rendition, base), log))
    return _compiled(ffmpeg.merge_outputs(*outputs))


def _judged(made: str, right: ffmpeg.nodes.FilterableStream, log: str) -> ffmpeg.nodes.OutputStream:
    """Let libvmaf look at every fifth frame: neighbours are nearly the same."""
    tried = ffmpeg.input(made, r=FPS).video.filter("settb", f"1/{FPS}").filter("setpts", "N")
    right = right.filter("settb", f"1/{FPS}").filter("setpts", "N")
    judged = ffmpeg.filter(
        [tried, right], "libvmaf", n_subsample=5, n_threads=1, log_path=log, log_fmt="json"
    )
    return ffmpeg.output(judged, "-", f="null")


def _compiled(graph: ffmpeg.nodes.OutputStream) -> list[str]:
    graph = graph.global_args("-hide_banner", "-nostdin", "-y", "-v", "warning")
    # One thread for filters and encoder: two videos run side by side, and the bytes never differ.
    graph = graph.global_args("-filter_complex_threads", "1")
    return list(ffmpeg.compile(graph))[1:]


def _picture(layers: Layers) -> ffmpeg.nodes.FilterableStream:
    picture = _melt(layers.backdrops).filter("format", "yuv420p")
    for drawing in layers.drawings:
        picture = picture.filter("ass", filename=drawing, fontsdir=layers.fonts)
    return picture


def _sized(
    stream: ffmpeg.nodes.FilterableStream, rendition: Rendition, base: Rendition
) -> ffmpeg.nodes.FilterableStream:
    if (rendition.width, rendition.height) == (base.width, base.height):
        return stream
    return stream.filter("scale", rendition.width, rendition.height, flags="area")


def _melt(backdrops: Sequence[Backdrop]) -> ffmpeg.nodes.FilterableStream:
    """Chain the backgrounds; each melts into the next around the end of its span."""
    shown = None
    for backdrop in backdrops:
        ms = backdrop.end - backdrop.start + MELT_MS
        layer = (_moving if backdrop.moving else _still)(backdrop.path, ms)
        if shown is None:
            shown = layer
        else:
            shown = ffmpeg.filter(
                [shown, layer],
                "xfade",
                transition="fade",
                duration=f"{MELT_MS / 1000:.3f}",
                offset=f"{backdrop.start / 1000:.3f}",
            )
    return shown


def _still(path: str, ms: int) -> ffmpeg.nodes.FilterableStream:
    """Turn one picture into a moving one; colours are converted once, before it repeats."""
    return (
        ffmpeg.input(path, framerate=FPS)
        .filter(
            "scale", out_color_matrix="bt709", out_range="tv", flags="accurate_rnd+full_chroma_int"
        )
        .filter("format", "yuv444p")  # all that xfade takes
        .filter("loop", loop=-1, size=1, start=0)
        .filter("setpts", f"N/{FPS}/TB")
        .filter("trim", end_frame=_frames(ms))
    )


def _moving(path: str, ms: int) -> ffmpeg.nodes.FilterableStream:
    """Take a normalised clip; its last frame stays when the scene is longer than the clip."""
    return (
        ffmpeg.input(path)
        .video.filter("fps", FPS)
        .filter("format", "yuv444p")
        .filter("tpad", stop=-1, stop_mode="clone")
        .filter("setpts", f"N/{FPS}/TB")
        .filter("trim", end_frame=_frames(ms))
        .filter("settb", f"1/{FPS}")
    )


def _frames(ms: int) -> int:
    return round(ms * FPS / 1000)


def encoding(rendition: Rendition, end_ms: int) -> dict[str, str | int]:
    """Return FFmpeg's options for one output that lasts `end_ms`."""
    options: dict[str, str | int] = {
        "frames:v": _frames(end_ms),
        "r": FPS,
        "preset": rendition.preset,
        "crf": rendition.crf,
        "g": _frames(GROUP_MS),
        "colorspace": "bt709",
        "color_primaries": "bt709",
        "color_trc": "bt709",
        "color_range": "tv",
        "movflags": "+faststart",
        "map_metadata": -1,
        "fflags": "+bitexact",
        "flags:v": "+bitexact",
    }
    if rendition.codec == "av1":
        return options | {"c:v": "libsvtav1", "pix_fmt": "yuv420p", "svtav1-params": _SVT}
    options |= {
        "c:v": "libx264",
        "profile:v": "high",
        "pix_fmt": "yuv420p",
        "tune": "animation",
        "x264-params": _X264,
        "threads": 1,
    }
    if rendition.limit is not None:
        # A file holds at most rate x length plus the one second the buffer may save up; a
        # twelfth is left for sound and the container.
        rate = round(rendition.limit * 8 * 11 / 12 / (end_ms / 1000 + 1))
        options |= {"maxrate": rate, "bufsize": rate}
    return options
