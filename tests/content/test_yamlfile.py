"""YAML into records: every mistake with its line, the nearest known key, no surprises."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hub.content.languages import Trilingual
from hub.content.yamlfile import Record, load_yaml, load_yaml_model, parse_yaml


class Inner(Record):
    minutes: int


class Outer(Record):
    id: str
    name: Trilingual
    steps: tuple[Inner, ...] = ()


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "a.yml"
    path.write_text(text, "utf-8")
    return path


def test_all_mistakes_at_once_with_lines(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "id: 5\nname: {kk: а, ru: б}\nstpes: []\nsteps:\n  - {minutes: many}\n  - {minuts: 3}\n",
    )
    record, found = load_yaml_model(path, Outer)
    assert record is None
    assert {(f.line, f.rule) for f in found} == {
        (1, "yaml.bad-value"),
        (2, "yaml.missing-key"),
        (3, "yaml.unknown-key"),
        (5, "yaml.bad-value"),
        (6, "yaml.missing-key"),
        (6, "yaml.unknown-key"),
    }
    hints = {f.line: f.hint for f in found if f.rule == "yaml.unknown-key"}
    assert hints == {3: 'Did you mean "steps"?', 6: 'Did you mean "minutes"?'}


def test_lines_of_keys(tmp_path: Path) -> None:
    path = write(tmp_path, "id: a\nname: {kk: а, ru: б, en: c}\nsteps:\n  - minutes: 1\n")
    _, lines, found = load_yaml(path, Outer)
    assert found == []
    assert lines[("steps", 0, "minutes")] == 4


def test_words_stay_words() -> None:
    value, _, found = parse_yaml("a: no\nb: on\nc: true\n", Path("x.yml"))
    assert found == [] and value == {"a": "no", "b": "on", "c": True}


def test_python_tags_are_refused() -> None:
    value, _, found = parse_yaml("a: !!python/object/apply:os.system [ls]\n", Path("x.yml"))
    assert value is None and [f.rule for f in found] == ["yaml.broken"]


@given(st.text(max_size=120))
def test_never_raises(text: str) -> None:
    parse_yaml(text, Path("x.yml"))
