"""Pictures taken from a video: its poster, and a short moving preview."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import av
from PIL import Image, ImageFilter, ImageStat

from hub.video.timeline import HOOK_MS, OPENING_MS

PREVIEW_BYTES = 150_000
PREVIEW_WIDTH = 216
PREVIEW_FPS = 6
PREVIEW_MS = 3000
_START_MS = OPENING_MS + HOOK_MS + 100
_QUALITIES = (70, 60, 50, 40, 30, 20, 10)


def score_frame(image: Image.Image) -> float:
    """Return how much there is to see in a frame: edges and contrast, little if it is blank."""
    grey = image.convert("L").resize((270, round(270 * image.height / image.width)))
    edges = ImageStat.Stat(grey.filter(ImageFilter.FIND_EDGES)).mean[0]
    return float(edges * ImageStat.Stat(grey).stddev[0])


def best_frame(frames: Sequence[Image.Image]) -> Image.Image:
    """Return the frame with the highest score; the earlier one of equals."""
    return max(frames, key=score_frame)


def save_posters(image: Image.Image, folder: Path, name: str) -> list[tuple[Path, str]]:
    """Save a poster as JPEG and WebP; return their paths and codecs."""
    made = []
    for tail, kind, options in (
        ("jpg", "jpeg", {"quality": 84, "optimize": True, "progressive": True}),
        ("webp", "webp", {"quality": 82, "method": 6}),
    ):
        out = io.BytesIO()
        image.save(out, kind.upper(), **options)
        path = folder / f"{name}.{tail}"
        path.write_bytes(out.getvalue())
        made.append((path, kind))
    return made


def save_preview(video: Path, path: Path, ms: int) -> tuple[int, int, int]:
    """Save a moving WebP of at most 150 KB: three seconds from the first question on.

    Its first frame has words, for those who let nothing move.

    Returns width and height in px and its length in ms. Quality falls until the size fits; a
    lively picture that never fits shows fewer frames.
    """
    frames = _frames(video, min(ms // 8, _START_MS), min(PREVIEW_MS, ms))
    step = 1
    while True:
        shown = frames[::step]
        stay = round(1000 * step / PREVIEW_FPS)
        for quality in _QUALITIES:
            data = _webp(shown, stay, quality)
            if len(data) <= PREVIEW_BYTES or len(shown) == 1:
                path.write_bytes(data)
                return (*shown[0].size, stay * len(shown))
        step *= 2


def _webp(frames: Sequence[Image.Image], stay: int, quality: int) -> bytes:
    out = io.BytesIO()
    frames[0].save(
        out,
        "WEBP",
        save_all=True,
        append_images=frames[1:],
        duration=stay,
        loop=0,
        quality=quality,
        method=4,
    )
    return out.getvalue()


def _frames(video: Path, start: int, ms: int) -> list[Image.Image]:
    wanted = [start + round(n * 1000 / PREVIEW_FPS) for n in range(ms * PREVIEW_FPS // 1000)]
    frames: list[Image.Image] = []
    with av.open(str(video)) as container:
        for frame in container.decode(video=0):
            if len(frames) >= max(1, len(wanted)):
                break
            if not wanted or (frame.time or 0.0) * 1000 >= wanted[len(frames)]:
                size = PREVIEW_WIDTH, 2 * round(PREVIEW_WIDTH * frame.height / frame.width / 2)
                image: Image.Image = frame.to_image(width=size[0], height=size[1])  # type: ignore[no-untyped-call]
                frames.append(image)
    return frames
