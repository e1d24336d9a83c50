"""Shared by all tests."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
# Findings about age are judged by one fixed day, so that tests do not rot.
os.environ["HUB_TODAY"] = "2026-11-22"

from programs_setup import find_browser

SHARED = ("site", "downloads")
"""Folders whose tests share something that takes long to make: the site, a lesson's papers."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what shares a costly fixture on one worker, and begin with the longest: the site."""
    for item in items:
        place = item.path.relative_to(Path(__file__).parent)
        group = place.parts[0] if place.parts[0] in SHARED else place.as_posix()
        item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=lambda item: "/tests/site/" not in item.path.as_posix())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a worker: a second Playwright beside it is refused."""
    path = find_browser()
    assert path, "Chromium is missing: run `make test`, which installs it or says how"
    with sync_playwright() as play:
        found = play.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--autoplay-policy=no-user-gesture-required",
            ],
        )
        yield found
        found.close()
