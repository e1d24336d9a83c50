"""Shared by all tests."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
# Findings about age are judged by one fixed day, so that tests do not rot.
os.environ["HUB_TODAY"] = "2026-11-22"

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
