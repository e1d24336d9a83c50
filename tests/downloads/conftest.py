"""One real lesson in three languages, made once; a small tree that a case may spoil."""

from __future__ import annotations

from pathlib import Path

import pytest
from papers import LESSON, address, make

from hub.content.languages import CODES
from hub.content.library import Library
from hub.downloads.make import Files
from trees import PROJECT, make_tree


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.load(PROJECT)


@pytest.fixture(scope="session")
def shelf_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def made(library: Library, shelf_folder: Path) -> Files:
    return make(library, [LESSON], CODES, cache=shelf_folder, address=address)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return make_tree(tmp_path / "tree")
