"""Clips of real projects are judged with everything else, at their line in video.yml."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from clip_cases import load, make

from hub.checks.videos import RULES
from hub.content.script import load_script
from hub.video.clip_check import check_clips
from hub.video.intake import import_clip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one clip of 2 s without sound."""
    (tmp_path / "docs").mkdir()
    source = make(load("embedded-subtitles"), tmp_path)
    made, _ = import_clip(tmp_path, source, "street", day=dt.date(2026, 11, 21))
    assert made is not None
    return made.folder


def judged(folder: Path, find: str = "", put: str = "") -> list[tuple[str, int]]:
    plan = folder / "video.yml"
    text = plan.read_text("utf-8")
    assert find in text
    plan.write_text(text.replace(find, put), encoding="utf-8")
    script, _ = load_script(folder, folder.parents[1])
    assert script is not None
    found = [f for f in check_clips([script]) if f.rule != "clip.title"]
    assert all(f.path == plan and f.message and f.hint for f in found)
    return [(f.rule, f.line) for f in found]


def test_a_good_clip_is_silent(folder: Path) -> None:
    assert judged(folder) == []


@pytest.mark.parametrize(
    ("find", "put", "rule"),
    [
        ("out_ms: 2000", "out_ms: 2500", "clip.times"),
        ("in_ms: 0, out_ms: 2000", "in_ms: 2000", "clip.times"),
        ("sound: false", "sound: true", "clip.no-sound"),
    ],
)
def test_wishes_that_the_clip_cannot_meet(find: str, put: str, rule: str, folder: Path) -> None:
    assert judged(folder, find, put) == [(rule, 14)]


def test_a_bad_clip_is_one_finding(folder: Path) -> None:
    (folder / "clip.mp4").write_text("ffconcat version 1.0\nfile 'video.yml'\n", encoding="utf-8")
    assert judged(folder) == [("clip.playlist", 14)]


def test_missing_and_outside_clips_are_left_to_the_plan(folder: Path) -> None:
    assert judged(folder, "file: clip.mp4", "file: none.mp4") == []
    assert judged(folder, "file: none.mp4", "file: ../../clip.mp4") == []


def test_titles_have_to_be_written(folder: Path) -> None:
    script, _ = load_script(folder, folder.parents[1])
    assert script is not None
    found = [f for f in check_clips([script]) if f.rule == "clip.title"]
    assert [(f.path.name, f.line) for f in found] == [
        (f"script.{lang}.md", line) for lang in script.texts for line in (2, 3)
    ]
    for text in script.texts.values():
        words = text.path.read_text("utf-8").replace(text.title, "A").replace(text.summary, "B")
        text.path.write_text(words, encoding="utf-8")
    script, _ = load_script(folder, folder.parents[1])
    assert script is not None and not list(check_clips([script]))


def test_the_check_knows_the_rule() -> None:
    assert "clip.*" in [rule.id for rule in RULES]
