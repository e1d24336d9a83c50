"""Bringing in a clip: a whole new video that loads, or nothing and one reason."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from clip_cases import load, make, names

from hub.cli import hub
from hub.content.findings import Severity
from hub.content.languages import CODES
from hub.content.script import SceneKind, VideoScript, load_script
from hub.starter import Exists
from hub.video import intake as room
from hub.video.cues import Cue
from hub.video.footage_text import paragraphs
from hub.video.intake import import_clip
from hub.video.webvtt import read_vtt
from trees import make_tree

DAY = dt.date(2026, 11, 21)
SRT = """1
00:00:00,100 --> 00:00:00,700
{0}

2
00:00:00,800 --> 00:00:01,900
{1}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty project beside the films."""
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    return folder


def hub_(*args: str | Path) -> Result:
    return CliRunner().invoke(hub, [str(arg) for arg in args])


def brought(root: Path, slug: str) -> VideoScript:
    """Load what was brought in; nothing in it may be wrong."""
    script, found = load_script(root / "videos" / slug, root)
    assert script is not None and not found, found
    return script


def everything(root: Path) -> list[str]:
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())


def test_a_clip_becomes_a_video_that_loads(root: Path, tmp_path: Path) -> None:
    source = make(load("plain"), tmp_path)
    made, found = import_clip(root, source, "street-talk", day=DAY)
    assert made is not None and all(f.severity is Severity.NOTE for f in found)
    script = brought(root, "street-talk")
    assert set(script.texts) == set(CODES)
    scene = next(s for s in script.plan.scenes if s.kind is SceneKind.FOOTAGE)
    clip = scene.footage
    assert clip is not None
    assert (clip.file, clip.in_ms, clip.out_ms, clip.sound) == ("clip.mp4", 0, 2000, True)
    assert script.plan.checked == DAY
    assert (made.folder / "clip.mp4").read_bytes() == source.read_bytes()
    assert everything(root) == [p.relative_to(root).as_posix() for p in made.files]


@pytest.mark.parametrize("name", [n for n in names() if "clip" in load(n)])
def test_every_good_case_comes_in(name: str, root: Path, tmp_path: Path) -> None:
    source = make(load(name), tmp_path)
    made, found = import_clip(root, source, "x", day=DAY)
    assert made is not None and all(f.severity is not Severity.ERROR for f in found)
    clip = next(s.footage for s in brought(root, "x").plan.scenes if s.footage)
    assert (made.folder / clip.file).read_bytes() == source.read_bytes()


@pytest.mark.parametrize("name", [n for n in names() if "clip" not in load(n)])
def test_every_bad_case_stays_out(name: str, root: Path, tmp_path: Path) -> None:
    made, found = import_clip(root, make(load(name), tmp_path), "x", day=DAY)
    assert made is None and len(found) == 1 and everything(root) == []


def test_embedded_subtitles_are_taken_over(root: Path, tmp_path: Path) -> None:
    source = make(load("embedded-subtitles"), tmp_path)
    made, found = import_clip(root, source, "x", day=DAY)
    assert made is not None
    assert [f.rule for f in found if f.severity is Severity.WARNING] == ["clip.subtitles-skipped"]
    said = brought(root, "x").texts["kk"].scene("clip")
    assert said is not None and [line.text for line in said.lines] == ["Сәлем, әлем"]
    cues = read_vtt((made.folder / "clip.kk.vtt").read_text("utf-8")).cues
    assert [(c.start, c.end) for c in cues] == [(100, 1400)]
    assert "clip.kk.vtt" in (made.folder / "video.yml").read_text("utf-8")
    assert "script.kk.md" in (made.folder / "script.ru.md").read_text("utf-8")


@pytest.mark.parametrize(("codec", "name"), [("ass", "clip.mkv"), ("webvtt", "clip.mkv")])
def test_other_embedded_kinds(codec: str, name: str, root: Path, tmp_path: Path) -> None:
    case = load("embedded-subtitles") | {"name": name}
    case["ffmpeg"] = [row.replace("mov_text", codec) for row in case["ffmpeg"]]
    import_clip(root, make(case, tmp_path), "x", day=DAY)
    said = brought(root, "x").texts["kk"].scene("clip")
    assert said is not None and [line.text for line in said.lines] == ["Сәлем, әлем"]


def test_given_subtitles_go_first_and_languages_match(root: Path, tmp_path: Path) -> None:
    source = make(load("embedded-subtitles"), tmp_path)
    files = []
    for lang, words in {"kk": ("Бірінші.", "Екінші."), "en": ("One.", "Two.")}.items():
        path = tmp_path / f"t {lang}.srt"
        path.write_text(SRT.format(*words), encoding="utf-8")
        files += ["--subtitles", path, "--lang", lang]
    result = hub_("video", "import", source, "--slug", "talk", "--root", root, *files)
    assert result.exit_code == 0, result.output
    script = brought(root, "talk")
    lines = {lang: [row.text for row in script.texts[lang].scene("clip").lines] for lang in CODES}
    assert lines == {"kk": ["Бірінші. Екінші."], "ru": [], "en": ["One. Two."]}


def test_paragraphs_are_as_many_in_all_languages() -> None:
    kk = (Cue(0, 900, ("А.",)), Cue(3000, 3900, ("Ә.",)), Cue(6000, 6900, ("Б.",)))
    ru = (Cue(100, 500, ("А",)), Cue(500, 950, ("а.",)), Cue(3100, 4000, ("Э.",)))
    assert paragraphs({"kk": kk}) == {"kk": ("А.", "Ә.", "Б.")}
    assert paragraphs({"kk": kk, "ru": ru}) == {"kk": ("А.", "Ә. Б."), "ru": ("А а.", "Э.")}
    assert paragraphs({}) == {}
    assert paragraphs({"kk": kk, "ru": (Cue(0, 1, ("-",)),)})["kk"] == ("А. Ә. Б.",)


def test_words_cannot_become_markup(root: Path, tmp_path: Path) -> None:
    source = make(load("plain"), tmp_path)
    path = tmp_path / "t.srt"
    path.write_text(SRT.format("## Hook {#hook}", "{{ law:cc-1 }} --> <b>x</b>"), "utf-8")
    made, _ = import_clip(root, source, "x", day=DAY, subtitles={"ru": path})
    assert made is not None
    script = brought(root, "x")
    assert [scene.id for scene in script.texts["ru"].scenes] == ["hook", "clip", "help", "end"]
    assert "{{" not in (made.folder / "script.ru.md").read_text("utf-8")


def test_broken_subtitles_stop_it(root: Path, tmp_path: Path) -> None:
    source = make(load("plain"), tmp_path)
    path = tmp_path / "t.srt"
    path.write_text("no subtitles", encoding="utf-8")
    pipe = tmp_path / "pipe.srt"
    os.mkfifo(pipe)
    for bad in (path, pipe, tmp_path):
        made, found = import_clip(root, source, "x", day=DAY, subtitles={"ru": bad})
        errors = [f.rule for f in found if f.severity is Severity.ERROR]
        assert made is None and len(errors) == 1 and everything(root) == []


@pytest.mark.parametrize(
    ("case", "ends"),
    [("plain", ".mp4"), ("mono-22khz", ".avi"), ("interlaced", ".ts"), ("oblong-pixels", ".mpg")],
)
def test_names_are_safe(case: str, ends: str, root: Path, tmp_path: Path) -> None:
    """Whatever the clip was called, it gets a plain name; its own is kept in a comment."""
    source = make(load(case), tmp_path)
    odd = tmp_path / "-rf \n{x: [\"Әңгіме'#"
    source.rename(odd)
    made, _ = import_clip(root, odd, "x", day=DAY)
    assert made is not None and (made.folder / f"clip{ends}").is_file()
    assert "Әңгіме" in (made.folder / "video.yml").read_text("utf-8").splitlines()[0]
    brought(root, "x")


def test_a_name_that_is_no_text(root: Path, tmp_path: Path) -> None:
    source = make(load("plain"), tmp_path)
    odd = tmp_path / os.fsdecode(b"\xff\xfe.mp4")
    source.rename(odd)
    assert hub_("video", "probe", odd).exit_code == 0
    assert hub_("video", "probe", "--format", "json", odd).exit_code == 0
    result = hub_("video", "import", odd, "--slug", "x", "--root", root)
    assert result.exit_code == 0, result.output
    brought(root, "x")


def test_nothing_is_overwritten(root: Path, tmp_path: Path) -> None:
    source = make(load("plain"), tmp_path)
    (root / "videos/x").mkdir(parents=True)
    with pytest.raises(Exists):
        import_clip(root, source, "x", day=DAY)
    result = hub_("video", "import", source, "--slug", "x", "--root", root)
    assert result.exit_code == 2 and "is there already" in result.output
    assert everything(root) == []


@pytest.mark.parametrize("slug", ["../x", "X", "a b", "", "-a", "ә"])
def test_bad_slugs_are_misuse(slug: str, root: Path, tmp_path: Path) -> None:
    source = make(load("plain"), tmp_path)
    result = hub_("video", "import", source, f"--slug={slug}", "--root", root)
    assert result.exit_code == 2 and "small Latin letters" in result.output


def test_misuse_exits_2(root: Path, tmp_path: Path) -> None:
    source = make(load("plain"), tmp_path)
    assert hub_("video", "probe", tmp_path / "none.mp4").exit_code == 2
    assert hub_("video", "import", source, "--root", root).exit_code == 2
    lonely = hub_("video", "import", source, "--slug=x", "--root", root, "--subtitles", source)
    assert lonely.exit_code == 2 and "needs its own --lang" in lonely.output
    assert hub_("video", "import", source, "--slug=x", "--root", tmp_path).exit_code == 2
    for name in ("import", "probe"):
        assert len(hub_("video", name, "--help").output) > 200


def test_probe_tells_people_and_programs(tmp_path: Path) -> None:
    source = make(load("rotated"), tmp_path)
    text = hub_("video", "probe", source)
    assert text.exit_code == 0
    assert "picture    h264, 72 × 128 px, stored as 128 × 72, turned by 270°" in text.output
    data = json.loads(hub_("video", "probe", "--format", "json", source).output)
    assert data["clip"]["video"]["rotation"] == 270
    assert {row["rule"] for row in data["findings"]} == {"clip.silent", "clip.small"}
    bad = make(load("playlist-concat"), tmp_path)
    result = hub_("video", "probe", bad)
    assert result.exit_code == 1 and "points to other files" in result.output
    assert json.loads(hub_("video", "probe", "--format", "json", bad).output)["clip"] is None


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        (errno.ENOSPC, "clip.disk-full"),
        (errno.EIO, "clip.not-copied"),
        (errno.EACCES, "clip.not-copied"),
    ],
)
def test_a_full_or_broken_disk_leaves_nothing(
    code: int, rule: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make(load("plain"), tmp_path)

    def fail(src: Path, to: Path) -> None:
        Path(to).write_bytes(Path(src).read_bytes()[:100])
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(room.shutil, "copyfile", fail)
    made, found = import_clip(root, source, "x", day=DAY)
    assert made is None and [f.rule for f in found if f.severity is Severity.ERROR] == [rule]
    assert everything(root) == [] and not (root / "videos/x").exists()


def test_too_little_room_is_seen_before_copying(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make(load("plain"), tmp_path)
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(room.shutil, "disk_usage", lambda path: usage._replace(free=1000))
    made, found = import_clip(root, source, "x", day=DAY)
    assert made is None and found[-1].rule == "clip.disk-full" and everything(root) == []


@pytest.mark.parametrize("with_signal", [signal.SIGKILL, signal.SIGINT])
def test_killed_while_copying(with_signal: signal.Signals, root: Path, tmp_path: Path) -> None:
    source = make(load("plain"), tmp_path)
    code = (
        "import sys, time; from hub.video import intake\n"
        "def slow(src, to): open(to, 'wb').write(b'half'); time.sleep(30)\n"
        "intake.shutil.copyfile = slow\n"
        "from hub.cli import main\n"
        "main()"
    )
    words = ["video", "import", str(source), "--slug", "x", "--root", str(root)]
    process = subprocess.Popen(
        [sys.executable, "-c", code, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    for _ in range(1000):
        if everything(root):
            break
        time.sleep(0.01)
    process.send_signal(with_signal)
    said = process.communicate(timeout=20)[0]
    assert b"Traceback" not in said and not (root / "videos/x").exists()
    if with_signal is signal.SIGINT:
        assert process.returncode != 0 and everything(root) == []
    made, _ = import_clip(root, source, "x", day=DAY)
    assert made is not None
    assert everything(root) == [p.relative_to(root).as_posix() for p in made.files]


def test_the_check_asks_for_what_is_still_to_be_written(tmp_path: Path) -> None:
    root = make_tree(tmp_path / "project")
    source = make(load("embedded-subtitles"), tmp_path)
    hub_("video", "import", source, "--slug", "street", "--root", root)
    result = hub_("video", "check", "street", "--root", root)
    assert result.exit_code == 1 and "Write the title" in result.output
    rules = set(re.findall(r"\[([a-z.-]+)\]", result.output))
    # The small tree knows one contact only.
    assert rules <= {"clip.title", "video.empty-scene", "video.uneven", "reference.unknown"}
