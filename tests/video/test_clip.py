"""Every usable clip becomes the same kind of clip, whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import wave
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import pytest
from clip_cases import load, make, names

from hub.tools import ToolError, ffmpeg, run
from hub.video import clip as room
from hub.video.clip import available_filters, look, normalise, normalise_command
from hub.video.errors import VideoError

W, H = 108, 192
GOOD = [name for name in names() if "clip" in load(name)]


def film(folder: Path, *words: str, name: str = "clip.mp4") -> Path:
    """Film something with FFmpeg."""
    out = folder / name
    run([ffmpeg(), "-v", "error", *words, "-y", f"file:{out}"], sentence="No film.")
    return out


def colours(folder: Path, first: float = 1, second: float = 1) -> Path:
    """Film red, then blue."""
    return film(
        folder,
        *("-f", "lavfi", "-i", f"color=red:s={W}x{H}:r=30:d={first}"),
        *("-f", "lavfi", "-i", f"color=blue:s={W}x{H}:r=30:d={second}"),
        *("-filter_complex", "concat", "-c:v", "libx264"),
    )


def pixels(path: Path, at: tuple[int, int] = (W // 2, H // 2)) -> list[tuple[int, int, int]]:
    """Return one pixel of every frame."""
    with av.open(str(path)) as container:
        return [frame.to_image().getpixel(at) for frame in container.decode(video=0)]


def near(have: tuple[int, ...], want: list[int], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(have, want, strict=True))


@pytest.mark.parametrize("fit", ["blur", "crop", "fit"])
@pytest.mark.parametrize("name", GOOD)
def test_every_good_case_takes_the_one_shape(name: str, fit: Any, tmp_path: Path) -> None:
    case = load(name)
    source = make(case, tmp_path)
    made = normalise(source, tmp_path / "out.mp4", width=W, height=H, fit=fit)
    with av.open(str(made.path)) as container:
        stream = container.streams.video[0]
        coder = stream.codec_context
        assert len(container.streams) == 1
        assert (coder.name, coder.width, coder.height, coder.pix_fmt) == ("h264", W, H, "yuv420p")
        assert (coder.color_trc, coder.color_primaries, coder.colorspace) == (1, 1, 1)
        assert stream.average_rate == 30 and stream.sample_aspect_ratio == 1
        frames = list(container.decode(stream))
    assert [round(f.time * 30) for f in frames] == list(range(made.frames))
    assert all(not f.rotation for f in frames)
    assert abs(made.ms - look(source).ms) <= 34
    for at, rgb in zip(*(case.get("made", {}).get(k, ()) for k in ("at", "rgb")), strict=True):
        if fit == "blur":
            assert near(frames[10].to_image().getpixel(tuple(at)), rgb), at


def test_in_and_out_points_are_met_to_the_frame(tmp_path: Path) -> None:
    source = colours(tmp_path)
    made = normalise(source, tmp_path / "o.mp4", in_ms=900, out_ms=1200, width=W, height=H)
    seen = pixels(made.path)
    assert len(seen) == 9 and made.ms == 300
    assert [near(p, [254, 0, 0]) for p in seen] == [True] * 3 + [False] * 6
    assert all(near(p, [0, 0, 254]) for p in seen[3:])


def test_a_short_part_holds_its_last_frame_and_a_long_one_is_cut(tmp_path: Path) -> None:
    source = colours(tmp_path)
    held = normalise(source, tmp_path / "o.mp4", in_ms=1500, width=W, height=H, ms=2000)
    assert held.frames == 60 and all(near(p, [0, 0, 254]) for p in pixels(held.path))
    cut = normalise(source, tmp_path / "p.mp4", width=W, height=H, ms=500)
    assert cut.frames == 15 and all(near(p, [254, 0, 0]) for p in pixels(cut.path))


def test_a_frame_that_stands_for_seconds_is_found_from_its_middle(tmp_path: Path) -> None:
    source = film(
        tmp_path,
        *("-f", "lavfi", "-i", f"color=red:s={W}x{H}:r=1/3:d=3"),
        *("-f", "lavfi", "-i", f"color=blue:s={W}x{H}:r=1/3:d=3"),
        *("-filter_complex", "concat", "-c:v", "libx264"),
    )
    made = normalise(source, tmp_path / "o.mp4", in_ms=2000, out_ms=4000, width=W, height=H)
    seen = pixels(made.path)
    assert near(seen[0], [254, 0, 0]) and near(seen[29], [254, 0, 0])
    assert near(seen[31], [0, 0, 254]) and near(seen[59], [0, 0, 254])


def test_wide_pictures_fill_a_tall_frame_in_three_ways(tmp_path: Path) -> None:
    source = film(
        tmp_path, "-f", "lavfi", "-i", "color=white:s=160x90:r=30:d=0.2", "-c:v", "libx264"
    )
    tops = {}
    for fit in ("blur", "crop", "fit"):
        made = normalise(source, tmp_path / f"{fit}.mp4", width=W, height=H, fit=fit)
        tops[fit] = pixels(made.path, (54, 8))[0][0]
    assert tops["fit"] < 5 and 100 < tops["blur"] < 200 and tops["crop"] > 250


def test_a_ribbon_of_a_picture_is_no_memory_bomb(tmp_path: Path) -> None:
    words = ("-f", "lavfi", "-i", "testsrc2=s=4096x32:r=30:d=0.2", "-c:v", "libx264")
    source = film(tmp_path, *words)
    for fit in ("blur", "crop", "fit"):
        assert normalise(source, tmp_path / "o.mp4", width=W, height=H, fit=fit).frames == 6


@pytest.mark.parametrize("track", [0, 1])
def test_sound_of_a_chosen_track_becomes_48_khz_stereo(track: int, tmp_path: Path) -> None:
    source = make(load("several-sound-tracks"), tmp_path)
    wav = tmp_path / "o.wav"
    made = normalise(
        source, tmp_path / "o.mp4", width=W, height=H, in_ms=200, ms=1500, sound=wav, track=track
    )
    assert made.sound == wav
    with wave.open(str(wav)) as sound:
        assert (sound.getnchannels(), sound.getframerate()) == (2, 48_000)
        assert sound.getnframes() == 72_000
        samples = memoryview(sound.readframes(72_000)).cast("h")[::2]
    half = samples[4800:28800]
    waves = sum(a < 0 <= b for a, b in pairwise(half)) * 2
    assert abs(waves - (300, 900)[track]) <= 4
    assert max(samples[60_000:]) == 0, "silence after the end"


def test_sound_and_picture_stay_together(tmp_path: Path) -> None:
    """A clip whose picture begins 0.5 s late keeps that: its first frame is held before."""
    source = film(
        tmp_path,
        *("-f", "lavfi", "-i", "sine=440:d=2", "-itsoffset", "0.5"),
        *("-f", "lavfi", "-i", f"testsrc2=s={W}x{H}:r=30:d=1.5"),
        *("-map", "1", "-map", "0", "-c:v", "libx264", "-c:a", "pcm_s16le"),
        name="clip.mkv",
    )
    made = normalise(source, tmp_path / "o.mp4", width=W, height=H, sound=tmp_path / "o.wav")
    seen = pixels(made.path, (10, 10))
    assert made.frames == 60 and len(set(seen[:14])) == 1


def test_no_sound_is_silence(tmp_path: Path) -> None:
    source = colours(tmp_path)
    made = normalise(source, tmp_path / "o.mp4", width=W, height=H, sound=tmp_path / "o.wav")
    assert made.sound is not None
    with wave.open(str(made.sound)) as sound:
        assert (sound.getnchannels(), sound.getframerate()) == (2, 48_000)
        assert sound.getnframes() == 96_000 and not any(sound.readframes(96_000))
    assert normalise(source, tmp_path / "o.mp4", width=W, height=H).sound is None


def test_the_same_clip_gives_the_same_bytes_and_no_place(tmp_path: Path) -> None:
    source = make(load("where-filmed"), tmp_path)
    made = [
        normalise(source, tmp_path / f"{n}.mp4", width=W, height=H).path.read_bytes()
        for n in (1, 2)
    ]
    assert made[0] == made[1] and b"+00.0000" not in made[0]


def test_without_tone_mapping_hdr_is_still_a_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make(load("hlg"), tmp_path)
    monkeypatch.setattr(room, "available_filters", lambda program: frozenset())
    assert normalise(source, tmp_path / "o.mp4", width=W, height=H).frames == 30


def test_the_command_opens_one_file_as_one_kind(tmp_path: Path) -> None:
    source = make(load("kazakh-name"), tmp_path)
    command = normalise_command(source, tmp_path / "o.mp4", width=W, height=H)
    before = command[: command.index("-i")]
    assert before[before.index("-protocol_whitelist") + 1] == "file,pipe"
    assert before[before.index("-f") + 1] == "mov"
    assert command.count("-i") == 1 and command[command.index("-i") + 1] == f"file:{source}"
    assert {"zscale", "tonemap", "gblur"} <= available_filters(ffmpeg())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"in_ms": 5000}, "it has no part that begins at 5000 ms"),
        ({"in_ms": 900, "out_ms": 100}, "it has no part that begins at 900 ms"),
        ({"width": 107}, "both must be even"),
    ],
)
def test_impossible_wishes(words: dict[str, int], said: str, tmp_path: Path) -> None:
    source = colours(tmp_path)
    with pytest.raises(VideoError, match=re.escape(said)):
        normalise(source, tmp_path / "o.mp4", **({"width": W, "height": H} | words))


def test_a_missing_track_is_said(tmp_path: Path) -> None:
    source = make(load("plain"), tmp_path)
    with pytest.raises(VideoError, match="has 1 sound track"):
        normalise(source, tmp_path / "o.mp4", width=W, height=H, sound=tmp_path / "o.wav", track=3)


@pytest.mark.parametrize("name", [n for n in names() if "clip" not in load(n)])
def test_a_refused_clip_is_one_sentence(name: str, tmp_path: Path) -> None:
    source = make(load(name), tmp_path)
    with pytest.raises(VideoError) as caught:
        normalise(source, tmp_path / "o.mp4", width=W, height=H)
    assert str(caught.value).startswith(f"{source.name}: ") and "\n" not in str(caught.value)
    assert not (tmp_path / "o.mp4").exists()


def fake(folder: Path, monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
    """Put a program before FFmpeg that does something to it."""
    program = folder / "ffmpeg.sh"
    program.write_text(f"#!/bin/bash\nREAL='{ffmpeg()}'\n{lines}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("HUB_FFMPEG", str(program))


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("lines", "error", "said"),
    [
        ("case \"$*\" in *filters*) exec $REAL \"$@\";; esac; ulimit -f 1; exec $REAL \"$@\"",
         ToolError, "could not be made ready"),
        ("case \"$*\" in *filters*) exec $REAL \"$@\";; esac; "
         "echo 'Error writing trailer: No space left on device' >&2; exit 228",
         VideoError, "The disk is full"),
        ("case \"$*\" in *filters*) exec $REAL \"$@\";; esac; "
         "$REAL \"$@\"; for o in \"$@\"; do :; done; truncate -s 900 \"${o#file:}\"",
         VideoError, "is damaged"),
        ("case \"$*\" in *filters*) exec $REAL \"$@\";; esac; exec sleep 60",
         ToolError, "did not finish"),
    ],
    ids=["file-limit", "disk-full", "half-written", "hangs"],
)  # fmt: skip
def test_failures_leave_what_was_there(
    lines: str,
    error: type[Exception],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = make(load("plain"), tmp_path)
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "o.mp4").write_text("the last good one", encoding="utf-8")
    fake(tmp_path, monkeypatch, lines)
    with pytest.raises(error, match=said):
        normalise(source, folder / "o.mp4", width=W, height=H, timeout_s=2)
    assert left(folder) == ["o.mp4"]
    assert (folder / "o.mp4").read_text("utf-8") == "the last good one"


def test_a_clip_that_is_mostly_noise_is_said_to_be_damaged(tmp_path: Path) -> None:
    source = make(load("plain"), tmp_path)
    clip = look(source)
    raw = bytearray(source.read_bytes())
    media = raw.index(b"mdat")
    raw[media + 2000 : raw.index(b"moov") - 8] = bytes(raw.index(b"moov") - 8 - media - 2000)
    source.write_bytes(raw)
    with pytest.raises(VideoError, match="is damaged"):
        normalise(
            source, tmp_path / "o.mp4", width=W, height=H, clip=clip, sound=tmp_path / "o.wav"
        )
    assert not (tmp_path / "o.mp4").exists() and not (tmp_path / "o.wav").exists()


@pytest.mark.parametrize("with_signal", [signal.SIGKILL, signal.SIGINT])
def test_killed_in_the_middle(with_signal: signal.Signals, tmp_path: Path) -> None:
    """Kill −9 and Ctrl-C leave no half-written clip; the next run clears what was left."""
    source = film(tmp_path, "-f", "lavfi", "-i", "testsrc2=s=320x180:r=30:d=20", "-c:v", "libx264")
    folder = tmp_path / "made"
    folder.mkdir()
    code = (
        "import sys; from pathlib import Path; from hub.video.clip import normalise\n"
        "normalise(Path(sys.argv[1]), Path(sys.argv[2]), width=540, height=960)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(source), str(folder / "o.mp4")],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    for _ in range(500):
        if left(folder):
            break
        time.sleep(0.01)
    if with_signal is signal.SIGKILL:
        os.killpg(process.pid, with_signal)
    else:
        process.send_signal(with_signal)
    process.wait(20)
    assert not (folder / "o.mp4").exists()
    if with_signal is signal.SIGINT:
        assert left(folder) == []
    normalise(source, folder / "o.mp4", width=W, height=H, ms=200)
    assert left(folder) == ["o.mp4"]


def test_no_reader_is_needed_beside_ours(tmp_path: Path) -> None:
    """FFmpeg itself refuses a list put in the clip's place after it was looked at."""
    source = colours(tmp_path)
    clip = look(source)
    bait = tmp_path / "bait.mp4"
    shutil.copy(source, bait)
    source.write_text(f"ffconcat version 1.0\nfile '{bait}'\n", encoding="utf-8")
    with pytest.raises(ToolError, match="could not be made ready"):
        normalise(source, tmp_path / "o.mp4", width=W, height=H, clip=clip)
    assert not (tmp_path / "o.mp4").exists()
