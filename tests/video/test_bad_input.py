"""Every clip of tests/cases/clips, put into a project by hand: a right film, or one finding."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import av
import pytest
from clip_cases import load, make, names
from video_runs import build, short_tree, small_sizes

from hub.content.findings import Severity
from hub.content.languages import CODES
from hub.content.script import VideoScript, load_script
from hub.video import recipes
from hub.video.build import CACHE
from hub.video.clip_check import check_clips
from hub.video.clip_sound import is_heard
from hub.video.errors import VideoError
from hub.video.recipes import Options, _Recipe

LOOK = Options("preview", ("site",), "plain")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A short video, made in miniature."""
    small_sizes(monkeypatch)
    monkeypatch.setattr(recipes, "_PREVIEW", (_Recipe("360", 90, 28),))
    return short_tree(tmp_path / "tree")


def with_clip(root: Path, clip: Path) -> VideoScript:
    """Show a clip, with its sound and under its own name, for a second of the small video."""
    folder = root / "videos/small"
    shutil.copy(clip, folder / clip.name)
    take = f"{{file: {json.dumps(clip.name, ensure_ascii=False)}, sound: true}}"
    scene = f"  - {{id: clip, kind: footage, ms: 1000, footage: {take}}}\nchecked"
    plan = (folder / "video.yml").read_text("utf-8")
    (folder / "video.yml").write_text(plan.replace("checked", scene), "utf-8")
    for lang in CODES:
        with (folder / f"script.{lang}.md").open("a", encoding="utf-8") as script:
            script.write("\n## Clip {#clip}\n\n> Street\n")
    script, found = load_script(folder, root)
    assert script is not None and not found, found
    return script


@pytest.mark.parametrize("name", [name for name in names() if "clip" in load(name)])
def test_every_good_clip_becomes_a_film(name: str, root: Path, tmp_path: Path) -> None:
    script = with_clip(root, make(load(name), tmp_path))
    errors = [f for f in check_clips([script]) if f.severity is Severity.ERROR]
    assert [f.rule for f in errors] in ([], ["clip.no-sound"])
    (video,) = build(root, LOOK).of("video")
    take = script.plan.scenes[-1].footage
    assert take is not None
    with av.open(str(video.path)) as container:
        assert bool(container.streams.audio) == is_heard(root / "videos/small" / take.file, take)
        assert sum(1 for _ in container.decode(video=0)) == round(video.ms * 30 / 1000)


@pytest.mark.parametrize("name", [name for name in names() if "clip" not in load(name)])
def test_every_bad_clip_is_one_finding_and_no_film(name: str, root: Path, tmp_path: Path) -> None:
    source = make(load(name), tmp_path)
    script = with_clip(root, source)
    errors = [f for f in check_clips([script]) if f.severity is Severity.ERROR]
    assert [(f.rule, f.where(root)) for f in errors] == [
        (load(name)["rules"][0], "videos/small/video.yml:8")
    ]
    with pytest.raises(VideoError) as caught:
        build(root, LOOK)
    first, finding = str(caught.value).splitlines()
    assert first == "The video small cannot be made."
    assert finding.startswith(f'videos/small/video.yml:8: The clip "{source.name}": ')
    assert not (root / CACHE).exists(), "nothing was begun"
