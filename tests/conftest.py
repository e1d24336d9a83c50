"""Shared by all tests."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, sync_playwright
from xdist.scheduler import LoadScopeScheduling

sys.path.insert(0, str(Path(__file__).parent))
# Findings about age are judged by one fixed day, so that tests do not rot.
os.environ["HUB_TODAY"] = "2026-11-22"

from browsers import chromium

SHARED = ("site", "downloads")
"""Folders whose tests share something that takes long to make: the site, a lesson's papers."""


class ByFixture(LoadScopeScheduling):
    """Give tests that share a costly fixture to one worker; others go file by file.

    Marks for `--dist loadgroup` are lost: xdist 3.8 writes them where pytest 9 does not look.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = PurePosixPath(nodeid.partition("::")[0])
        return next((name for name in SHARED if name in file.parts[:-1]), file.as_posix())


def pytest_configure() -> None:
    """Hear Ctrl-C again where a shell's background job was started deaf to it.

    The deafness is inherited, and the programs that tests interrupt would run on.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByFixture:
    """Hand the tests out as `ByFixture` says."""
    return ByFixture(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: the site."""
    items.sort(key=lambda item: "/tests/site/" not in item.path.as_posix())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a worker: a second Playwright beside it is refused."""
    with sync_playwright() as play, chromium(play) as found:
        yield found
