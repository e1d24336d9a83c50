"""`hub search` in a terminal."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from hub.cli import hub
from trees import PROJECT


def run(*args):
    return CliRunner().invoke(hub, ["search", "--root", str(PROJECT), *args])


def test_pairs_are_measured_by_kind(tmp_path):
    rows = [
        {"q": "наркотиками", "d": "наркотика", "match": True, "kind": "plain", "lemma": "x"},
        {"q": "наркотиками", "d": "закон", "match": False, "kind": "neg"},
    ]
    file = tmp_path / "pairs.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    told = json.loads(run("--evaluate", str(file), "--lang", "ru").output)
    assert told["pages"] == 2
    assert told["kinds"]["plain"]["recall"] == 1
    assert told["kinds"]["neg"]["false_matches"] == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no pair"),
        ("[]\n", ":1: not a JSON object"),
        ('{"q": "a"}\n{\n', '"d" is missing'),
        ('{"q": "a", "d": "b", "match": "yes"}', '"match" is missing or not true or false'),
    ],
)
def test_bad_pairs_are_named_by_line(tmp_path, text, said):
    file = tmp_path / "pairs.jsonl"
    file.write_text(text, "utf-8")
    found = run("--evaluate", str(file), "--lang", "ru")
    assert found.exit_code == 1
    assert said in found.output.replace("\n", "")
    assert "Traceback" not in found.output


def test_it_must_be_told_what_to_do():
    assert run("--lang", "ru").exit_code == 2
    assert run("закон", "--evaluate", __file__, "--lang", "ru").exit_code == 2
