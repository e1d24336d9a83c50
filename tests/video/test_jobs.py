"""The job list: a shared cache, a cluster that loses a worker, a build that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import ClassVar

import av
import fsspec
import pytest
from distributed import LocalCluster
from video_runs import build, short_tree

from hub.content.languages import CODES
from hub.store import sha256_file
from hub.video.build import CACHE
from hub.video.cache import RECORD, Far
from hub.video.cluster import ClusterPool
from hub.video.errors import VideoError
from hub.video.manifest import VideoManifest
from hub.video.recipes import Options

LOOK = Options("preview", ("site",), "plain")


class Watch:
    """Remember which jobs were begun."""

    def __init__(self) -> None:
        self.moved: set[str] = set()

    def start(self, name: str, total: int) -> None:
        """Ignore it: a fetched piece is begun too."""

    def update(self, name: str, done: int) -> None:
        """Something is really drawn."""
        self.moved.add(name)

    def finish(self, name: str) -> None:
        """Ignore it."""


def whole(manifest: VideoManifest) -> bool:
    """Tell whether every file is there, with the bytes it says, and every video can be read."""
    for file in manifest.files:
        if sha256_file(file.path) != file.sha256:
            return False
        if file.kind == "video":
            with av.open(str(file.path)) as container:
                if sum(1 for _ in container.decode(video=0)) != round(file.ms * 30 / 1000):
                    return False
    return True


class NoRoadError(Exception):
    """What a store raises is not always an OSError."""


class Objects(fsspec.AbstractFileSystem):
    """A store of objects as S3 is one: keys without folders, whole objects or none, no renaming.

    An address that begins with `refused` may not be written, to one with `lost` no road leads.
    """

    protocol = "objects"
    kept: ClassVar[dict[str, bytes]] = {}

    def makedirs(self, path: str, exist_ok: bool = False) -> None:  # noqa: FBT001
        """Do nothing: there are no folders."""

    def cat_file(self, path: str, start: int | None = None, end: int | None = None, **kw) -> bytes:
        """Return an object."""
        if path.startswith("lost"):
            raise NoRoadError("no road leads there")
        if path not in self.kept:
            raise FileNotFoundError(path)
        return self.kept[path]

    def get_file(self, rpath: str, lpath: str, **kw) -> None:
        """Bring an object."""
        Path(lpath).write_bytes(self.cat_file(rpath))

    def put_file(self, lpath: str, rpath: str, **kw) -> None:
        """Send an object."""
        if rpath.startswith("refused"):
            raise PermissionError("Access Denied")
        self.kept[rpath] = Path(lpath).read_bytes()


fsspec.register_implementation("objects", Objects, clobber=True)


def test_a_store_that_cannot_be_reached_is_named(tmp_path: Path) -> None:
    with pytest.raises(VideoError, match="objects://lost/videos cannot be read: no road leads"):
        build(
            short_tree(tmp_path / "tree"), LOOK, cache=tmp_path / "one", far="objects://lost/videos"
        )


def test_a_store_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    root = short_tree(tmp_path / "tree")
    said = "The cache objects://refused/videos cannot be written: Access Denied"
    with pytest.raises(VideoError, match=said):
        build(root, LOOK, cache=tmp_path / "one", far="objects://refused/videos")
    # What was made is kept here all the same.
    watch = Watch()
    assert whole(build(root, LOOK, cache=tmp_path / "one", progress=watch)) and not watch.moved


def test_a_record_that_leads_elsewhere_is_no_piece(tmp_path: Path) -> None:
    root = short_tree(tmp_path / "tree")
    build(root, LOOK, cache=tmp_path / "one", far="objects://evil/videos")
    (record,) = (p for p in Objects.kept if p.startswith("evil") and p.endswith(RECORD))
    text = Objects.kept[record].decode().replace("small.kk.360.mp4", "../../out.mp4")
    video = record.replace(RECORD, "small.kk.360.mp4")
    Objects.kept |= {record: text.encode()}
    Objects.kept[record.replace(RECORD, "../../out.mp4")] = Objects.kept[video]
    assert not Far("objects://evil/videos").fetch(tmp_path / "two", Path(record).parent.name)
    assert not list(tmp_path.rglob("out.mp4"))


@pytest.mark.parametrize("address", ["memory://hub-videos", "folder", "objects://bucket/videos"])
def test_a_shared_cache_saves_the_work(tmp_path: Path, address: str) -> None:
    far = str(tmp_path / "far") if address == "folder" else address
    root = short_tree(tmp_path / "tree")
    one, two = Watch(), Watch()
    first = build(root, LOOK, cache=tmp_path / "one", far=far, progress=one)
    second = build(root, LOOK, cache=tmp_path / "two", far=far, progress=two)
    assert one.moved == {"small kk"} and two.moved == set()
    assert first == second or first.to_json() == second.to_json()
    assert whole(second)


def test_what_was_half_sent_or_damaged_is_made_again(tmp_path: Path) -> None:
    root = short_tree(tmp_path / "tree")
    far = Far("memory://hub-damaged")
    build(root, LOOK, cache=tmp_path / "one", far=far.address)
    store = fsspec.filesystem("memory")
    (video,) = (p for p in store.find("/hub-damaged") if p.endswith(".mp4"))
    store.pipe_file(video, store.cat_file(video)[:-9])
    key = Path(video).parent.name
    assert not far.fetch(tmp_path / "two", key)
    store.rm_file(f"/hub-damaged/{key}/{RECORD}")
    assert not far.fetch(tmp_path / "two", key)
    assert whole(build(root, LOOK, cache=tmp_path / "two", far=far.address))
    assert far.fetch(tmp_path / "three", key), "it was mended there too"
    assert not list((tmp_path / "two").glob(".*"))


def test_an_unknown_address_is_named(tmp_path: Path) -> None:
    with pytest.raises(VideoError, match="nonsense://x cannot be opened"):
        Far("nonsense://x").fetch(tmp_path, "key")
    with pytest.raises(VideoError, match=r"No scheduler answers at tcp://127\.0\.0\.1:1"):
        ClusterPool("tcp://127.0.0.1:1", patience_s=1).run([], tmp_path, None, None)


def test_a_cluster_loses_a_worker_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = tmp_path / "places"
    places.mkdir()
    monkeypatch.setenv("TMPDIR", str(places))  # the workers' own folders, to look into
    root = short_tree(tmp_path / "tree")
    alone = build(root, LOOK, CODES, cache=tmp_path / "alone")
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        pids = [nanny.process.pid for nanny in cluster.workers.values()]
        killed: list[int] = []

        def kill() -> None:
            # Whoever is first in the middle of a video; the folder it works in names it.
            for _ in range(6000):
                for video in places.glob("hub-video-*/.*.part/*.mp4"):
                    pid = int(video.parent.name.split(".")[-2])
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)
                    return
                time.sleep(0.01)

        killer = threading.Thread(target=kill)
        killer.start()
        made = build(
            root,
            LOOK,
            CODES,
            cache=tmp_path / "home",
            pool=ClusterPool(cluster.scheduler_address),
            far=str(tmp_path / "shared"),
        )
        killer.join()
    assert killed and killed[0] in pids and whole(made)
    assert len(list(places.glob("hub-video-*"))) == 1, "what it was making is lost, and only that"
    assert made.to_json() == alone.to_json(), "the same bytes, wherever they were made"
    assert not list((tmp_path / "home").glob(".*"))


KILLED = """
import sys
sys.path[:0] = {paths!r}
from pathlib import Path
from video_runs import build
from hub.content.languages import CODES
from hub.video.recipes import Options
build(Path({root!r}), Options("preview", ("site",), "plain"), CODES)
"""


@pytest.mark.parametrize("how", ["kill -9", "Ctrl-C", "kill -INT"])
def test_a_killed_build_leaves_nothing_half_made_and_goes_on(tmp_path: Path, how: str) -> None:
    root = short_tree(tmp_path)
    cache = root / CACHE
    code = KILLED.format(paths=[str(Path(__file__).parent)], root=str(root))
    process = subprocess.Popen(
        [sys.executable, "-c", code], stderr=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not list(cache.glob("*/*.mp4")) and not list(cache.glob(".*.part/*.mp4")):
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.01)
    if how == "Ctrl-C":
        os.killpg(process.pid, signal.SIGINT)  # the whole group hears it, FFmpeg too
    else:
        process.send_signal(signal.SIGKILL if how == "kill -9" else signal.SIGINT)
    assert process.wait(30) != 0
    if how != "kill -9":
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)  # nothing of it works on
    for folder in cache.glob("[!.]*"):
        assert folder.name == "fonts" or (folder / RECORD).is_file()
    if how != "kill -9":
        assert not list(cache.glob(".*.part"))
    before = {p.name for p in cache.glob("[!.]*") if p.name != "fonts"}
    watch = Watch()
    assert whole(build(root, LOOK, CODES, progress=watch))
    assert len(watch.moved) == len(CODES) - len(before), "finished ones were not made again"
    assert not list(cache.glob(".*.part"))
