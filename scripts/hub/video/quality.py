"""Quality per title: the highest rate factor whose VMAF still meets the target.

What was found is written beside the script (videos/SLUG/quality.json) and goes into the
repository, so that a fresh copy encodes at once what was searched before. A changed word does
not change the rate factor; other encoder settings or another FFmpeg do, until searched again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from hub.store import key_of, write_if_changed
from hub.tools import ffmpeg, ffmpeg_version, run
from hub.video.errors import VideoError
from hub.video.graph import (
    Codec,
    Layers,
    Rendition,
    sample_command,
    try_command,
    vmaf_command,
)

FILE = "quality.json"
TARGET_VMAF = 95.0
"""On our flat drawings small type goes soft below this; still pictures reach about 97.5."""
_RANGE: Mapping[Codec, tuple[int, int]] = {"h264": (18, 36), "av1": (30, 62)}
_SAMPLES, _SAMPLE_MS = 4, 1000


@dataclass(frozen=True)
class Found:
    """The result of one search; `recipe` is the hash of what it holds for."""

    recipe: str
    crf: int
    target_vmaf: float
    vmaf: float


def recipe_of(rendition: Rendition) -> str:
    """Return the hash of all a search depends on but the picture itself."""
    r = rendition
    parts = [r.codec, r.preset, r.width, r.height, TARGET_VMAF]
    return key_of(parts, [ffmpeg_version(ffmpeg())])[:16]


def read_found(folder: Path) -> dict[str, Found]:
    """Read what was searched for a video before, by rendition; an unreadable file is none."""
    try:
        rows = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return {name: Found(**row) for name, row in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_found(folder: Path, found: Mapping[str, Found]) -> None:
    """Write what was searched beside the script."""
    rows = {name: asdict(found[name]) for name in sorted(found)}
    write_if_changed(folder / FILE, json.dumps(rows, indent=1) + "\n")


def with_found(
    renditions: Sequence[Rendition], found: Mapping[str, Found]
) -> tuple[Rendition, ...]:
    """Return renditions with their searched rate factors where there are valid ones."""
    done = []
    for rendition in renditions:
        known = found.get(rendition.name)
        if known is None or known.recipe != recipe_of(rendition):
            done.append(rendition)
        else:
            done.append(
                replace(rendition, crf=known.crf, target_vmaf=known.target_vmaf, vmaf=known.vmaf)
            )
    return tuple(done)


def search(
    layers: Layers,
    base: Rendition,
    renditions: Sequence[Rendition],
    folder: Path,
    env: Mapping[str, str],
    *,
    slug: str,
) -> dict[str, Found]:
    """Search the rate factors of a picture whose parts lie in `folder`, on four short samples.

    `base` is the rendition at whose size the picture is drawn.

    Raises ToolError when FFmpeg fails, VideoError when its measurement cannot be read.
    """
    sentence = f"The quality of the video {slug} could not be measured."
    spans = sample_spans(layers.end)
    ms = sum(end - start for start, end in spans)

    def call(command: list[str]) -> None:
        run([ffmpeg(), *command], sentence=sentence, cwd=folder, env=env)

    call(sample_command(layers, spans, "sample.mkv"))
    found = {}
    for rendition in renditions:

        def judge(crf: int, rendition: Rendition = rendition) -> float:
            tried = replace(rendition, crf=crf)
            call(try_command("sample.mkv", tried, base, ms, "try.mp4"))
            call(vmaf_command("try.mp4", "sample.mkv", tried, "vmaf.json"))
            return _score(folder / "vmaf.json")

        crf, vmaf = highest(judge, *_RANGE[rendition.codec])
        found[rendition.name] = Found(recipe_of(rendition), crf, TARGET_VMAF, round(vmaf, 2))
    return found


def highest(judge: Callable[[int], float], low: int, high: int) -> tuple[int, float]:
    """Return the highest rate factor that meets the target, and its score.

    `low` is taken even when it misses: better is not worth its bytes.
    """
    best, score = low, None
    first, last = low + 1, high
    while first <= last:
        middle = (first + last) // 2
        reached = judge(middle)
        if reached >= TARGET_VMAF:
            best, score, first = middle, reached, middle + 1
        else:
            last = middle - 1
    return best, judge(low) if score is None else score


def sample_spans(ms: int) -> tuple[tuple[int, int], ...]:
    """Return spans spread evenly over a video; all of it when it is short."""
    if ms <= _SAMPLES * _SAMPLE_MS:
        return ((0, ms),)
    step = ms / _SAMPLES
    return tuple(
        (start := round(step * number + (step - _SAMPLE_MS) / 2), start + _SAMPLE_MS)
        for number in range(_SAMPLES)
    )


def _score(log: Path) -> float:
    try:
        data = json.loads(log.read_text(encoding="utf-8"))
        return float(data["pooled_metrics"]["vmaf"]["harmonic_mean"])
    except (OSError, ValueError, KeyError) as error:
        raise VideoError("FFmpeg measured no VMAF: was it built with libvmaf?") from error
