"""The command: exit codes, formats, starters, help worth reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hub.cli import hub
from hub.content.library import Library
from hub.starter import KINDS
from trees import change, make_tree


def run(*args: str) -> Result:
    return CliRunner().invoke(hub, list(args))


def test_check_says_clean_and_exits_0(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    result = run("check", "--root", str(root))
    assert (result.exit_code, result.output) == (0, "Everything is in order.\n")


def test_check_formats(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    change(root, [{"replace": "docs/help.ru.md", "find": "summary:", "with": "sumary:"}])
    text = run("check", "--root", str(root))
    assert text.exit_code == 1
    assert text.output.startswith("docs/help.ru.md\n")
    assert 'Did you mean "summary"?' in text.output
    github = run("check", "--root", str(root), "--format", "github")
    assert "::error file=docs/help.ru.md,line=3,title=yaml.unknown-key::" in github.output
    rows = json.loads(run("check", "--root", str(root), "--format", "json").output)
    assert {"file", "line", "rule", "severity", "message", "hint"} == set(rows[0])


def test_misuse_exits_2(tmp_path: Path) -> None:
    assert run("check", "--root", str(tmp_path)).exit_code == 2
    assert run("new", "sonnet", "x").exit_code == 2
    assert run("nothing").exit_code == 2


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("build",),
        ("check",),
        ("new",),
        ("serve",),
        ("status",),
        ("video",),
        ("video", "build"),
        ("video", "check"),
    ],
)
def test_help_is_there(args: tuple[str, ...]) -> None:
    result = run(*args, "--help")
    assert result.exit_code == 0 and len(result.output) > 200


@pytest.mark.parametrize("kind", KINDS)
def test_new_makes_something_that_loads_and_asks_to_be_written(kind: str, tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    result = run("new", kind, "my-topic", "--root", str(root))
    assert result.exit_code == 0, result.output
    rules = {f.rule for f in Library.load(root).findings}
    assert rules and rules <= {"yaml.empty", "yaml.bad-value", "lesson.block", "script.empty-scene"}
    again = run("new", kind, "my-topic", "--root", str(root))
    assert again.exit_code == 2 and "is there already" in again.output


def test_new_refuses_a_bad_name(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    result = run("new", "page", "Моя страница", "--root", str(root))
    assert result.exit_code == 2 and "small Latin letters" in result.output


def test_status_fits_one_screen(tmp_path: Path) -> None:
    result = run("status", "--root", str(make_tree(tmp_path)))
    assert result.exit_code == 0
    assert len(result.output.splitlines()) <= 24
    assert "lawyer's review" in result.output
