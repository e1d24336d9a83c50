"""The FFmpeg graph: backgrounds that melt into each other, the drawing on top, renditions out.

The only place that knows how FFmpeg is told what to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ffmpeg

from hub.video.pace import FPS
from hub.video.picture.scenes import MoodSpan

MELT_MS = 600
"""One background turns into the next in this time."""


@dataclass(frozen=True)
class Rendition:
    """One size and quality of a video: px, x264's rate factor and preset."""

    name: str
    width: int
    height: int
    crf: int
    preset: str


def video_command(
    spans: Sequence[MoodSpan],
    backgrounds: Sequence[str],
    drawing: str,
    fonts: str,
    outputs: Sequence[tuple[Rendition, str]],
) -> list[str]:
    """Return FFmpeg's arguments that make all renditions of one language in one go.

    Paths are relative to the folder in which FFmpeg runs. The picture is drawn at the size of
    the first rendition; the others are made smaller from it. Same input, same bytes.
    """
    base = outputs[0][0]
    end = spans[-1].end
    picture = _melt(spans, backgrounds).filter("format", "yuv420p")
    picture = picture.filter("ass", filename=drawing, fontsdir=fonts)
    branches = picture.filter_multi_output("split", len(outputs)) if len(outputs) > 1 else None
    streams = []
    for number, (rendition, path) in enumerate(outputs):
        stream = branches[number] if branches is not None else picture
        if (rendition.width, rendition.height) != (base.width, base.height):
            stream = stream.filter("scale", rendition.width, rendition.height, flags="area")
        streams.append(ffmpeg.output(stream, path, **_encoding(rendition, end)))
    graph = ffmpeg.merge_outputs(*streams).global_args("-hide_banner", "-nostdin", "-y")
    graph = graph.global_args("-v", "warning", "-progress", "pipe:1", "-nostats")
    # One thread for filters and encoder: two videos run side by side, and the bytes never differ.
    graph = graph.global_args("-filter_complex_threads", "1")
    return list(ffmpeg.compile(graph))[1:]


def still_command(background: str, drawing: str, fonts: str, ms: int, path: str) -> list[str]:
    """Return FFmpeg's arguments that draw one frame at a time (ms) as PNG."""
    picture = (
        ffmpeg.input(background)
        .filter("setpts", f"PTS+{ms / 1000:.3f}/TB")
        .filter("ass", filename=drawing, fontsdir=fonts)
    )
    output = ffmpeg.output(picture, path, vframes=1, **{"c:v": "png", "pix_fmt": "rgb24"})
    graph = output.global_args("-hide_banner", "-nostdin", "-y", "-v", "warning")
    return list(ffmpeg.compile(graph))[1:]


def _melt(spans: Sequence[MoodSpan], backgrounds: Sequence[str]) -> ffmpeg.nodes.FilterableStream:
    """Chain the backgrounds; each melts into the next around the end of its span."""
    shown = None
    for span, path in zip(spans, backgrounds, strict=True):
        still = _still(path, span.end - span.start + MELT_MS)
        if shown is None:
            shown = still
        else:
            shown = ffmpeg.filter(
                [shown, still],
                "xfade",
                transition="fade",
                duration=f"{MELT_MS / 1000:.3f}",
                offset=f"{span.start / 1000:.3f}",
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
        .filter("trim", end_frame=round(ms * FPS / 1000))
    )


def _encoding(rendition: Rendition, end_ms: int) -> dict[str, str | int]:
    return {
        "frames:v": round(end_ms * FPS / 1000),
        "r": FPS,
        "c:v": "libx264",
        "profile:v": "high",
        "preset": rendition.preset,
        "tune": "animation",
        "crf": rendition.crf,
        # Whole groups of two seconds: fast seeking on a phone, closed for every player.
        "g": 2 * FPS,
        "x264-params": "open-gop=0",
        "threads": 1,
        "colorspace": "bt709",
        "color_primaries": "bt709",
        "color_trc": "bt709",
        "color_range": "tv",
        "movflags": "+faststart",
        "map_metadata": -1,
        "fflags": "+bitexact",
        "flags:v": "+bitexact",
    }
