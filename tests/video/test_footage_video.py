"""From a film crew's clip to a finished video: imported, written, made, looked at."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import av
import pytest
from clip_cases import load, make
from video_trees import SmallLaw, plant, small_contacts

from hub.content.languages import CODES
from hub.content.script import load_script
from hub.tools import ffmpeg, run
from hub.video.build import build_videos
from hub.video.intake import import_clip

TEXT = """---
title: "Street"
summary: "A street."
---

## Opening {#hook}

> A question

## The clip {#clip}

A street with people.

## Help {#help}

> Ask

Call {{ help:111.number }}.

## Closing {#end}

> Bye
"""


@pytest.mark.parametrize("case", ["plain", "poster", "rotated"])
def test_a_clip_becomes_a_finished_video(case: str, tmp_path: Path) -> None:
    root = plant(tmp_path / "project")
    (root / "docs").mkdir(exist_ok=True)
    if case != "rotated":
        source = tmp_path / "clip.mp4"
        length = 1 if case == "poster" else 3
        words = (
            f"-f lavfi -i color=0x00C000:s=90x160:r=25:d={length} "
            f"-f lavfi -i sine=d={length} -c:a aac"
        )
        words = f"-v error {words} -c:v libx264 -shortest -y"
        run([ffmpeg(), *words.split(), source], sentence="No film.")
    else:
        source = make(load("rotated"), tmp_path)
    made, _ = import_clip(root, source, "street", day=dt.date(2026, 11, 21))
    assert made is not None
    if case == "poster":
        # The clip is shorter than its scene: the poster is taken where its last frame stays.
        plan = made.folder / "video.yml"
        text = plan.read_text(encoding="utf-8")
        assert "poster: hook" in text and "out_ms: 1000, " in text
        text = text.replace("poster: hook", "poster: clip").replace("out_ms: 1000, ", "")
        plan.write_text(text, encoding="utf-8")
    for lang in CODES:
        (made.folder / f"script.{lang}.md").write_text(TEXT, encoding="utf-8")
    script, found = load_script(made.folder, root)
    assert script is not None and not found
    (manifest,) = build_videos(
        root, ["street"], ("kk",), law=SmallLaw(), contacts=small_contacts, profile="preview"
    )
    (video,) = manifest.of("video", "kk")
    with av.open(str(video.path)) as container:
        frames = [f.to_image() for f in container.decode(video=0)]
        assert bool(container.streams.audio) == (case != "rotated")
    # The clip fills the frame for its length, and stays while its words are still to be read.
    wanted = (251, 0, 0) if case == "rotated" else (0, 190, 0)
    at = (frames[0].width // 10, frames[0].height // 3)
    seen = [
        sum(abs(a - b) for a, b in zip(f.getpixel(at), wanted, strict=True)) < 60 for f in frames
    ]
    assert 0.6 * made.clip.ms < sum(seen) * 1000 / 30 < made.clip.ms + 1500, sum(seen)
