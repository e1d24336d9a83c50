"""Every broken tree gives exactly its expected findings: adding a case needs no Python.

Set HUB_UPDATE_GOLDEN=1 to write what is found now into the cases; then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from hub.checks import run_checks
from hub.content.findings import Severity
from hub.content.library import Library
from trees import HERE, change, make_tree, read_case

CASES = sorted((HERE / "cases/broken").glob("*.yml"))


def found_in(root: Path) -> list[dict[str, str]]:
    library = Library.load(root)
    return [
        {
            "at": f.where(library.root),
            "rule": f.rule,
            "severity": f.severity.value,
            "says": f.message,
            "hint": f.hint,
        }
        for f in run_checks(library)
        if f.severity is not Severity.NOTE
    ]


def test_the_whole_tree_is_clean(tmp_path: Path) -> None:
    assert found_in(make_tree(tmp_path)) == []


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_broken_tree(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    root = make_tree(tmp_path / "tree")
    change(root, case["do"])
    found = found_in(root)
    if os.environ.get("HUB_UPDATE_GOLDEN"):
        case["expect"] = found
        path.write_text(
            yaml.safe_dump(case, allow_unicode=True, sort_keys=False, width=100), "utf-8"
        )
    assert found == case["expect"]
    assert found, "a broken tree must give at least one finding"


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 25
