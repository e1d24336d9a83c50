"""The live preview wakes when a file changes, and sleeps while its own build reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from queue import Queue

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from hub.site.watching import CHANGES, change_observer


def _write(path: Path) -> None:
    path.write_text("two", "utf-8")


def _rename(path: Path) -> None:
    path.rename(path.with_name("other.md"))


@pytest.mark.parametrize("act", [_write, _rename, Path.unlink], ids=["write", "rename", "delete"])
def test_reading_wakes_nobody_and_a_change_does(
    tmp_path: Path, act: Callable[[Path], object]
) -> None:
    page = tmp_path / "page.md"
    page.write_text("one", "utf-8")
    told: Queue[FileSystemEvent] = Queue()
    handler = FileSystemEventHandler()
    handler.on_any_event = told.put  # type: ignore[method-assign]
    observer = change_observer()
    observer.schedule(handler, str(tmp_path), recursive=True)
    observer.start()
    try:
        for _ in range(3):
            page.read_text("utf-8")
        act(page)
        # Events come in order: one of the readings would be the first.
        assert isinstance(told.get(timeout=20), CHANGES)
    finally:
        observer.stop()
        observer.join()
