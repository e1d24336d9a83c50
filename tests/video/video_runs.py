"""Small renditions and helpers for tests that really encode."""

from __future__ import annotations

import wave
from array import array
from math import pi, sin
from pathlib import Path

import pytest
from video_trees import SmallLaw, plant, small_contacts

from hub.content.languages import Lang
from hub.video import recipes
from hub.video.build import build_videos
from hub.video.jobs import Pool
from hub.video.manifest import VideoManifest
from hub.video.recipes import Options, _Recipe

BOTH = Options("site", ("site", "messenger"), "plain")


def small_sizes(patch: pytest.MonkeyPatch) -> None:
    """Let every set be made in miniature: the same codecs and steps, a sixteenth of the work."""
    patch.setattr(
        recipes,
        "_SITE",
        (
            _Recipe("720", 180, 25),
            _Recipe("480", 120, 24),
            _Recipe("720.av1", 180, 50, "av1"),
        ),
    )
    patch.setattr(recipes, "_FURTHER", (_Recipe("720", 180, 25),))
    patch.setattr(
        recipes,
        "_MESSENGER",
        (_Recipe("messenger", 270, 23), _Recipe("16mb", 180, 24, limit=recipes.SIXTEEN_MB)),
    )


def short_tree(root: Path) -> Path:
    """Plant the small video with three scenes of a second: about four seconds in all."""
    plant(root)
    folder = root / "videos/small"
    plan = (folder / "video.yml").read_text("utf-8")
    head = plan[: plan.index("scenes:")]
    (folder / "video.yml").write_text(
        head
        + "scenes:\n  - {id: hook, kind: title}\n  - {id: chat, kind: chat}\n"
        + "checked: 2026-11-21\n",
        encoding="utf-8",
    )
    for path in folder.glob("script.*.md"):
        text = path.read_text("utf-8")
        path.write_text(text[: text.index("## Law")], encoding="utf-8")
    return root


def add_to_plan(root: Path, lines: str) -> None:
    """Add lines to the small video's plan."""
    path = root / "videos/small/video.yml"
    path.write_text(path.read_text("utf-8") + lines, encoding="utf-8")


def tone(path: Path, *, ms: int = 2000, rate: int = 22_050, loud: float = 0.2) -> Path:
    """Write a mono recording: a tone that comes and goes like syllables."""
    count = rate * ms // 1000
    samples = array(
        "h",
        (
            round(32767 * loud * sin(2 * pi * 300 * n / rate) * (sin(2 * pi * 3 * n / rate) > -0.3))
            for n in range(count)
        ),
    )
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(samples.tobytes())
    return path


def build(
    root: Path,
    options: Options = BOTH,
    langs: tuple[Lang, ...] = ("kk",),
    *,
    cache: Path | None = None,
    pool: Pool | None = None,
    far: str | None = None,
    progress: object = None,
) -> VideoManifest:
    """Build the small video."""
    (manifest,) = build_videos(
        root,
        None,
        langs,
        law=SmallLaw(),
        contacts=small_contacts,
        options=options,
        cache=cache,
        pool=pool,
        far=far,
        progress=progress,  # type: ignore[arg-type]
    )
    return manifest
