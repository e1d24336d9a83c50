"""Quality per title: the highest rate factor whose VMAF still meets the target.

What was found is written beside the script (videos/SLUG/quality.json) and goes into the
repository, so that a fresh copy encodes at once what was searched before. The record holds two
things that age differently:

* The rate factor of each rendition, with a hash of the encoder's settings. It holds as long as
  the settings do; a changed word, drawing or FFmpeg only makes it a very good guess.
* What finished files scored, each under the checksum of that very file. A file with other bytes
  has no score: its manifest names the target and leaves the score empty.

Nothing is searched or measured unless `hub video build --quality vmaf` asks for it. That searches
what has no rate factor, makes the files, measures every finished one that has no score, and
lowers the factor where one misses the target. To search a video anew, delete its record first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from hub.content.languages import Lang
from hub.store import key_of, write_if_changed
from hub.tools import ffmpeg, run
from hub.video.errors import VideoError
from hub.video.graph import (
    GROUP_MS,
    Codec,
    Layers,
    Rendition,
    encoding,
    measure_command,
    sample_command,
    try_command,
    vmaf_command,
)
from hub.video.manifest import MediaFile, Quality

FILE = "quality.json"
TARGET_VMAF = 95.0
"""On our flat drawings small type goes soft below this; still pictures reach about 97.5."""
RANGE: Mapping[Codec, tuple[int, int]] = {"h264": (18, 36), "av1": (35, 63)}
_SAMPLES = 6


@dataclass(frozen=True)
class Score:
    """The VMAF (0–100) of one finished file, which its SHA-256 names."""

    sha256: str
    vmaf: float


@dataclass(frozen=True)
class Found:
    """The rate factor of one rendition; `recipe` is the hash of the settings it holds for.

    `measured` tells what the whole finished file of a language scored.
    """

    recipe: str
    crf: int
    target_vmaf: float
    measured: Mapping[Lang, Score] = field(default_factory=dict)

    def score(self, file: MediaFile) -> float | None:
        """Return what a finished file scored; None when it is not the one that was measured."""
        one = self.measured.get(file.lang)
        return one.vmaf if one is not None and one.sha256 == file.sha256 else None

    def with_score(self, file: MediaFile, vmaf: float) -> Found:
        """Return the same with a file's score, in place of what its language had."""
        return replace(self, measured={**self.measured, file.lang: Score(file.sha256, vmaf)})


def recipe_of(rendition: Rendition) -> str:
    """Return the hash of the settings a rate factor holds for: all but the factor itself."""
    options = encoding(replace(rendition, crf=0), 60_000)
    return key_of([options, rendition.width, rendition.height, TARGET_VMAF])[:16]


def read_found(folder: Path) -> dict[str, Found]:
    """Read what was searched for a video before, by rendition; an unreadable file is none."""
    try:
        rows = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return {name: _found(**row) for name, row in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _found(measured: Mapping[Lang, Mapping[str, Any]], **row: Any) -> Found:
    return Found(**row, measured={lang: Score(**one) for lang, one in measured.items()})


def write_found(folder: Path, found: Mapping[str, Found]) -> None:
    """Write what was searched beside the script."""
    rows = {name: asdict(found[name]) for name in sorted(found)}
    write_if_changed(folder / FILE, json.dumps(rows, indent=1, sort_keys=True) + "\n")


def known(rendition: Rendition, found: Mapping[str, Found]) -> Found | None:
    """Return what is known of a rendition, if it was found for the settings of today."""
    one = found.get(rendition.name)
    return one if one is not None and one.recipe == recipe_of(rendition) else None


def with_found(
    renditions: Sequence[Rendition], found: Mapping[str, Found]
) -> tuple[Rendition, ...]:
    """Return renditions with their searched rate factors where there are valid ones."""
    pairs = ((rendition, known(rendition, found)) for rendition in renditions)
    return tuple(replace(r, crf=one.crf) if one else r for r, one in pairs)


def judged(file: MediaFile, rendition: Rendition, found: Mapping[str, Found]) -> MediaFile:
    """Return a finished file with the target it was searched for and the score it reached."""
    one = known(rendition, found)
    if one is None or file.quality is None or file.quality.crf != one.crf:
        return file
    return replace(file, quality=Quality(one.crf, one.target_vmaf, one.score(file)))


def search(
    layers: Layers,
    base: Rendition,
    renditions: Sequence[Rendition],
    folder: Path,
    env: Mapping[str, str],
    *,
    slug: str,
) -> dict[str, Found]:
    """Search the rate factors of a picture whose parts lie in `folder`, on six of its groups.

    `base` is the rendition at whose size the picture is drawn. The samples are whole closed
    groups of pictures, so the encoder does to them what it will do in the finished file.

    Raises ToolError when FFmpeg fails, VideoError when its measurement cannot be read.
    """
    spans = sample_spans(layers.end)
    ms = sum(end - start for start, end in spans)

    def call(command: list[str]) -> None:
        run([ffmpeg(), *command], sentence=_sentence(slug), cwd=folder, env=env)

    call(sample_command(layers, spans, "sample.mkv"))
    found = {}
    for rendition in renditions:

        def judge(crf: int, rendition: Rendition = rendition) -> float:
            tried = replace(rendition, crf=crf)
            call(try_command("sample.mkv", tried, base, ms, "try.mp4"))
            call(vmaf_command("try.mp4", "sample.mkv", tried, "vmaf.json"))
            return _score(folder / "vmaf.json")

        crf, _ = highest(judge, *RANGE[rendition.codec], rendition.crf)
        found[rendition.name] = Found(recipe_of(rendition), crf, TARGET_VMAF)
    return found


def measure_whole(
    layers: Layers,
    base: Rendition,
    made: Sequence[tuple[Rendition, Path]],
    folder: Path,
    env: Mapping[str, str],
    *,
    slug: str,
) -> dict[str, float]:
    """Measure finished files from their first to their last second; return scores by rendition.

    The picture is drawn anew, once for all of them, from the parts in `folder`. Raises ToolError
    when FFmpeg fails, VideoError when its measurement cannot be read.
    """
    files = [(r, str(path.resolve()), f"vmaf{n}.json") for n, (r, path) in enumerate(made)]
    command = measure_command(layers, base, files)
    run([ffmpeg(), *command], sentence=_sentence(slug), cwd=folder, env=env)
    return {r.name: round(_score(folder / log), 2) for r, _, log in files}


def lowered(one: Found, codec: Codec, score: float) -> Found:
    """Return a rate factor that should reach the target which the last one missed by so much.

    One step for two points: a step brings up to 1.3 even on tiny pictures, so none overshoots.
    """
    step = max(1, int((one.target_vmaf - score) / 2))
    return replace(one, crf=max(RANGE[codec][0], one.crf - step), measured={})


def highest(judge: Callable[[int], float], low: int, high: int, near: int) -> tuple[int, float]:
    """Return the highest rate factor that meets the target, and its score.

    The search begins at `near` and walks away from it in growing steps, then halves: our pictures
    are alike, so three tries do where halving the whole range takes five. `low` is taken even
    when it misses: better is not worth its bytes.
    """
    scores: dict[int, float] = {}
    best, worst = low, high + 1  # the highest that meets, the lowest that misses
    at, step = near, 1
    while worst - best > 1:
        at = min(max(at, best + 1), worst - 1)
        scores[at] = judge(at)
        if scores[at] >= TARGET_VMAF:
            best = at
        else:
            worst = at
        both = best in scores and worst in scores
        at = (best + worst) // 2 if both else best + step if best in scores else worst - step
        step *= 2
    return best, scores[best] if best in scores else judge(best)


def sample_spans(ms: int) -> tuple[tuple[int, int], ...]:
    """Return groups of pictures spread evenly over a video; all of it when it is short."""
    groups = ms // GROUP_MS
    if groups <= _SAMPLES:
        return ((0, ms),)
    step = groups / _SAMPLES
    starts = [int(step * (number + 0.5)) * GROUP_MS for number in range(_SAMPLES)]
    return tuple((start, start + GROUP_MS) for start in starts)


def _sentence(slug: str) -> str:
    return f"The quality of the video {slug} could not be measured."


def _score(log: Path) -> float:
    try:
        data = json.loads(log.read_text(encoding="utf-8"))
        return float(data["pooled_metrics"]["vmaf"]["harmonic_mean"])
    except (OSError, ValueError, KeyError) as error:
        raise VideoError("FFmpeg measured no VMAF: was it built with libvmaf?") from error
