"""Looking into clips: everything good is described, everything else is one clear finding."""

from __future__ import annotations

import os
import socket
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from clip_cases import load, make, names
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.content.findings import Severity
from hub.video import probe as room
from hub.video.probe import probe


def agrees(have: Any, want: Any, at: str = "clip") -> None:
    """Compare only what a case names."""
    if isinstance(want, dict):
        for key, value in want.items():
            agrees(have[key], value, f"{at}.{key}")
    elif isinstance(want, list):
        assert len(have) == len(want), at
        for number, value in enumerate(want):
            agrees(have[number], value, f"{at}.{number}")
    else:
        assert have == want, at


@pytest.mark.parametrize("name", names())
def test_every_case(name: str, tmp_path: Path) -> None:
    case = load(name)
    clip, found = probe(make(case, tmp_path))
    assert sorted(f.rule for f in found) == sorted(case["rules"]), found
    if "clip" in case:
        assert clip is not None
        agrees(asdict(clip), case["clip"])
        assert all(f.severity is not Severity.ERROR for f in found)
    else:
        assert clip is None and len(found) == 1 and found[0].severity is Severity.ERROR
    assert all(f.message and f.hint for f in found)


LISTS = [name for name in names() if name.startswith("playlist")]


@pytest.mark.parametrize("sniffed", [True, False])
@pytest.mark.parametrize("name", LISTS)
def test_a_list_opens_nothing(
    name: str,
    sniffed: bool,  # noqa: FBT001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither the first look at the bytes nor the media library itself follows a list.

    The bait is a pipe: whoever opened it would let the watcher in at its other end.
    """
    if not sniffed:
        monkeypatch.setattr(room, "not_a_clip", lambda head: None)
    bait = tmp_path / "bait.mp4"
    os.mkfifo(bait)
    bitten: list[str] = []
    done = threading.Event()

    def watch(server: socket.socket) -> None:
        server.setblocking(False)
        while not done.wait(0.002):
            with suppress(OSError):
                os.close(os.open(bait, os.O_WRONLY | os.O_NONBLOCK))
                bitten.append("file")
            with suppress(OSError):
                server.accept()[0].close()
                bitten.append("network")

    with socket.create_server(("127.0.0.1", 0)) as server:
        watcher = threading.Thread(target=watch, args=(server,))
        watcher.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/clip.mp4"
        for target in (str(bait), bait.name, f"file://{bait}"):
            clip, found = probe(make(load(name), tmp_path, bait=target, url=url))
            assert clip is None and len(found) == 1
        done.wait(0.05)
        done.set()
        watcher.join()
    assert not bitten


def test_folders_devices_and_pipes_are_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.mp4"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, Path("/dev/zero")):
        clip, found = probe(path)
        assert clip is None and [f.rule for f in found] == ["clip.not-a-file"]
    assert probe(tmp_path / "none.mp4")[1][0].rule == "clip.missing"
    assert probe(tmp_path / ("x" * 300))[1][0].rule == "clip.missing"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_locked_file(tmp_path: Path) -> None:
    path = make(load("plain"), tmp_path)
    path.chmod(0)
    assert [f.rule for f in probe(path)[1]] == ["clip.unreadable"]


def test_it_gives_up_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "PATIENCE_S", -1.0)
    assert [f.rule for f in probe(make(load("plain"), tmp_path))[1]] == ["clip.slow"]


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    folder = tmp_path_factory.mktemp("bases")
    recipes = ("embedded-subtitles", "truncated-mkv", "mono-22khz")
    return [make(load(name), folder).read_bytes() for name in recipes]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damaged_clips_never_raise(data: st.DataObject, bases: list[bytes], tmp_path: Path) -> None:
    """A clip with any bytes changed or lost is described, or refused with one error."""
    raw = bytearray(data.draw(st.sampled_from(bases)))
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged.mp4"
    path.write_bytes(raw[: data.draw(st.integers(1, len(raw)))])
    clip, found = probe(path)
    errors = [f for f in found if f.severity is Severity.ERROR]
    assert (clip is None) == bool(errors) and len(errors) <= 1
