"""What the video tests share: the project's own words and colours, and a small tree."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hub.video.picture.palette import Palette, load_palette
from hub.video.words import Books, Strings, load_strings

sys.path.insert(0, str(Path(__file__).parent))

from video_trees import ROOT, SmallLaw, plant, small_contacts


@pytest.fixture(scope="session")
def strings() -> Strings:
    """The project's own shared words."""
    found, _ = load_strings(ROOT)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def palette() -> Palette:
    """The project's own colours."""
    return load_palette(ROOT)


@pytest.fixture(scope="session")
def books(strings: Strings) -> Books:
    """Small law and contacts with the project's words."""
    return Books(strings, SmallLaw(), small_contacts)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A project with one small video called `small`."""
    return plant(tmp_path)
