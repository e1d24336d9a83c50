"""A real, tiny video: made, read back by an independent reader, cached, interrupted."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import av
import pytest
from PIL import Image, ImageChops, ImageStat
from video_trees import SmallLaw, plant, small_contacts

from hub.content.languages import CODES, Lang
from hub.store import sha256_file
from hub.tools import ToolError
from hub.video import build as building
from hub.video.build import build_videos, load_cached_manifests
from hub.video.make import RECORD, sweep
from hub.video.manifest import VideoManifest
from hub.video.plan import VideoError
from hub.video.webvtt import read_vtt


def mean(image: Image.Image) -> float:
    """Return the mean brightness, 0–255."""
    return float(ImageStat.Stat(image.convert("L")).mean[0])


@dataclass
class Watch:
    """Remember what was reported."""

    started: dict[str, int] = field(default_factory=dict)
    finished: list[str] = field(default_factory=list)

    def start(self, name: str, total: int) -> None:
        self.started[name] = total

    def update(self, name: str, done: int) -> None:
        assert name in self.started and done >= 0

    def finish(self, name: str) -> None:
        self.finished.append(name)


def make(
    root: Path, watch: Watch | None = None, langs: tuple[Lang, ...] = ("kk",)
) -> VideoManifest:
    (manifest,) = build_videos(
        root,
        None,
        langs,
        law=SmallLaw(),
        contacts=small_contacts,
        profile="preview",
        progress=watch,
    )
    return manifest


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, VideoManifest]:
    """The small video, made once for all tests of this file."""
    root = plant(tmp_path_factory.mktemp("render"))
    return root, make(root)


def test_the_video_is_what_it_says(made: tuple[Path, VideoManifest]) -> None:
    _, manifest = made
    (video,) = manifest.of("video", "kk")
    assert video.name == "small.kk.360.mp4"
    with av.open(str(video.path)) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.profile) == ("h264", "High")
        assert (stream.width, stream.height, stream.pix_fmt) == (360, 640, "yuv420p")
        assert float(stream.average_rate or 0) == 30
        assert not container.streams.audio
        count = sum(1 for _ in container.decode(stream))
    assert abs(count * 1000 / 30 - manifest.ms) <= 1000 / 30
    assert abs(video.ms - manifest.ms) <= 1000 / 30
    assert video.bytes == video.path.stat().st_size and video.sha256 == sha256_file(video.path)


def test_it_starts_before_it_is_whole(made: tuple[Path, VideoManifest]) -> None:
    data = made[1].of("video")[0].path.read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")


def test_nothing_in_it_tells_when_or_where_it_was_made(made: tuple[Path, VideoManifest]) -> None:
    with av.open(str(made[1].of("video")[0].path)) as container:
        assert "creation_time" not in container.metadata
        assert "encoder" not in container.metadata


def test_the_picture_shows_something(made: tuple[Path, VideoManifest]) -> None:
    with av.open(str(made[1].of("video")[0].path)) as container:
        frames = [frame.to_image().convert("L") for frame in container.decode(video=0)]
    assert frames[0].getextrema()[1] > 200, "the first frame already has the bubble"
    changes = sum(mean(ImageChops.difference(a, b)) > 0.5 for a, b in pairwise(frames))
    assert 20 < changes < len(frames) // 2, "things move, and rest"


def test_nothing_flashes(made: tuple[Path, VideoManifest]) -> None:
    """WCAG 2.3.1: the brightness of the whole picture never jumps back and forth."""
    with av.open(str(made[1].of("video")[0].path)) as container:
        light = [mean(frame.to_image()) / 255 for frame in container.decode(video=0)]
    jumps = [b - a for a, b in pairwise(light)]
    assert max(map(abs, jumps)) < 0.1


def test_posters_subtitles_and_transcripts_are_there(made: tuple[Path, VideoManifest]) -> None:
    _, manifest = made
    posters = manifest.of("poster", "kk")
    assert [p.codec for p in posters] == ["jpeg", "webp"]
    for poster in posters:
        assert Image.open(poster.path).size == (poster.width, poster.height) == (360, 640)
    for lang in CODES:
        (captions,) = manifest.of("captions", lang)
        vtt = read_vtt(captions.path.read_text(encoding="utf-8"))
        assert [cue.id for cue in vtt.cues] == ["chat-1", "law-1", "help-1"]
        assert vtt.cues[-1].end <= manifest.ms
        assert manifest.of("subtitles", lang) and manifest.of("transcript", lang)


def test_the_manifest_names_every_file(made: tuple[Path, VideoManifest]) -> None:
    root, manifest = made
    data = json.loads(manifest.to_json())
    assert (data["slug"], data["profile"]) == ("small", "preview")
    assert len(data["files"]) == len(manifest.files) == 4 + 12
    assert str(root) not in manifest.to_json()
    assert manifest.langs == ("kk",)


def test_a_second_build_makes_nothing(made: tuple[Path, VideoManifest]) -> None:
    root, manifest = made
    watch = Watch()
    assert make(root, watch) == manifest
    assert watch.started == {}
    cached = load_cached_manifests(
        root, None, ("kk",), law=SmallLaw(), contacts=small_contacts, profile="preview"
    )
    assert cached == {"small": manifest}


def test_a_changed_word_needs_a_new_video(made: tuple[Path, VideoManifest]) -> None:
    root, _ = made
    path = root / "videos/small/script.kk.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("No name", "Not a name"), encoding="utf-8")
    try:
        cached = load_cached_manifests(
            root, None, ("kk",), law=SmallLaw(), contacts=small_contacts, profile="preview"
        )
        assert cached == {"small": None}
    finally:
        path.write_text(text, encoding="utf-8")


def test_the_same_words_give_the_same_bytes(
    made: tuple[Path, VideoManifest], tmp_path: Path
) -> None:
    root, manifest = made
    (again,) = build_videos(
        root,
        ["small"],
        ("kk",),
        law=SmallLaw(),
        contacts=small_contacts,
        cache=tmp_path,
        profile="preview",
    )
    assert again.to_json() == manifest.to_json()


def test_a_damaged_cache_is_mended(made: tuple[Path, VideoManifest]) -> None:
    root, manifest = made
    video = manifest.of("video")[0].path
    video.write_bytes(video.read_bytes()[:1000])
    watch = Watch()
    assert make(root, watch) == manifest
    assert list(watch.started) == watch.finished == ["small kk"]


def test_a_failed_run_leaves_nothing_half_made(
    tree: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "ffmpeg"
    broken.write_text(
        '#!/bin/sh\ncase "$*" in *-version*) echo v;; *) echo broken >&2; exit 3;; esac\n'
    )
    broken.chmod(0o755)
    monkeypatch.setenv("HUB_FFMPEG", str(broken))
    with pytest.raises(ToolError) as caught:
        make(tree)
    assert "The video small (kk) could not be drawn." in str(caught.value)
    assert (caught.value.code, caught.value.tail) == (3, ("broken",))
    cache = tree / building.CACHE
    assert not list(cache.rglob(RECORD)) and not list(cache.glob(".*.part"))


def test_the_cache_does_not_grow_for_ever(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"old{number}").mkdir()
        os.utime(tmp_path / f"old{number}", (number, number))
    (tmp_path / ".key.999999999.part").mkdir()
    (tmp_path / f".key.{os.getpid()}.part").mkdir()
    sweep(tmp_path, ["old0"], spare=2)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [f".key.{os.getpid()}.part", "old0", "old3", "old4"]


def test_unknown_and_unfinished_videos_are_named(tree: Path) -> None:
    with pytest.raises(VideoError, match="no video called nothing"):
        build_videos(tree, ["nothing"], ("kk",), law=SmallLaw(), contacts=small_contacts)
    (tree / "videos/small/script.en.md").unlink()
    with pytest.raises(VideoError, match=r"without script\.en\.md"):
        make(tree)
