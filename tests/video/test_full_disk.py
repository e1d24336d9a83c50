"""A disk without room: one sentence, nothing half-made, and the work goes on afterwards."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from video_runs import build, short_tree

from hub.content.languages import CODES
from hub.video.build import CACHE
from hub.video.cache import RECORD
from hub.video.disk import disk_told
from hub.video.errors import VideoError
from hub.video.recipes import Options

LOOK = Options("preview", ("site",), "plain")
RUN = """
import resource, sys
sys.path[:0] = {paths!r}
from pathlib import Path
from video_runs import build
from hub.content.languages import CODES
from hub.video.errors import VideoError
from hub.video.recipes import Options
if {limit}:
    resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
try:
    build(Path({root!r}), Options("preview", ("site",), "plain"), CODES, cache=Path({cache!r}))
except VideoError as error:
    print(error)
    sys.exit(1)
"""


def code(root: Path, cache: Path, limit: int = 0) -> str:
    paths = [str(Path(__file__).parent)]
    return RUN.format(paths=paths, root=str(root), cache=str(cache), limit=limit)


def whole_or_nothing(cache: Path) -> int:
    """Assert that nothing is half-made; return how many pieces are whole."""
    assert not list(cache.glob(".*.part"))
    pieces = [p for p in cache.glob("[!.]*") if p.name != "fonts"]
    assert all((p / RECORD).is_file() for p in pieces)
    return len(pieces)


@pytest.mark.parametrize("limit", [700, 20_000, 90_000], ids=["fonts", "picture", "film"])
def test_a_build_without_room_says_so_and_goes_on(limit: int, tmp_path: Path) -> None:
    """No file may grow past a limit: the same error as a full disk, for every user."""
    root = short_tree(tmp_path)
    ran = subprocess.run(
        [sys.executable, "-c", code(root, root / CACHE, limit)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.startswith("The disk is full: ") and ran.stdout.count("\n") == 1
    assert whole_or_nothing(root / CACHE) == 0
    build(root, LOOK, CODES)
    assert whole_or_nothing(root / CACHE) == 2 * len(CODES)


def test_a_small_disk_that_really_fills_up(tmp_path: Path) -> None:
    """The same on a file system of its own, where the system lets us have one."""
    root = short_tree(tmp_path)
    cache = tmp_path / "disk"
    cache.mkdir()
    unshare = shutil.which("unshare")
    mount = f"mount -t tmpfs -o size=900k tmpfs '{cache}'"
    private = [str(unshare), "--map-root-user", "--mount", "sh", "-c"]
    if unshare is None or subprocess.run([*private, mount], check=False).returncode:
        pytest.skip("this computer gives no file system of one's own")
    (tmp_path / "run.py").write_text(code(root, cache), "utf-8")
    script = f"{mount} && '{sys.executable}' '{tmp_path}/run.py'; echo $?; ls -A '{cache}'"
    ran = subprocess.run([*private, script], capture_output=True, text=True, check=False)
    sentence, exit_code, *left = ran.stdout.splitlines()
    assert sentence.startswith("The disk is full: ") and exit_code == "1", ran
    assert not [name for name in left if name.endswith(".part")] and ran.stderr == ""


def test_a_locked_folder_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(VideoError, match=r"cannot be used: Not a directory \(x\)"),
        disk_told(tmp_path),
    ):
        (tmp_path / "file").touch()
        (tmp_path / "file/x").write_text("x")
    (tmp_path / "cache").write_text("a file in the way")
    with pytest.raises(VideoError, match="cache cannot be used"):
        build(short_tree(tmp_path / "tree"), LOOK, cache=tmp_path / "cache")
