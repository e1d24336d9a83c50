"""Every case of tests/cases/video/lint gives exactly its findings: adding one needs no Python.

A case changes the scripts of the small video (`do`, as in tests/cases/broken), or holds finished
tracks (`tracks`: WebVTT by language, with `ages`, `shape` and `end` in ms). Set
HUB_UPDATE_GOLDEN=1 to write what is found now into the cases; then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from video_trees import SmallLaw, plant, small_contacts

from hub.content.findings import Finding, in_order
from hub.content.script import load_scripts
from hub.video.breaking import measure
from hub.video.cues import Cue
from hub.video.lint import check_scripts
from hub.video.lint_cues import check_cues, check_tracks
from hub.video.lint_numbers import kinds, numbers, odd_ones
from hub.video.pace import MAX_CPS
from hub.video.picture.palette import Palette
from hub.video.webvtt import locate_vtt
from hub.video.words import Strings
from trees import change, read_case

CASES = sorted((Path(__file__).parents[1] / "cases/video/lint").glob("*.yml"))


def in_scripts(root: Path, case: dict, strings: Strings, palette: Palette) -> list[Finding]:
    """Change the small video as the case says, and judge it."""
    change(plant(root), case["do"])
    scripts, found = load_scripts(root)
    return found + check_scripts(
        scripts, strings=strings, palette=palette, law=SmallLaw(), contacts=small_contacts
    )


def in_tracks(root: Path, case: dict) -> list[Finding]:
    """Judge the tracks of the case, alone and together."""
    found: list[Finding] = []
    tracks, paths = {}, {}
    for lang, text in case["tracks"].items():
        vtt, troubles, lines = locate_vtt(text)
        assert troubles == ()
        tracks[lang], paths[lang] = vtt.cues, root / f"{lang}.vtt"
        places = dict(zip(vtt.cues, lines, strict=True))

        def where(cue: Cue, places: dict[Cue, int] = places) -> int:
            return places[cue]

        found += check_cues(
            vtt.cues,
            paths[lang],
            where,
            limit=min(MAX_CPS[age] for age in case.get("ages", ["14-17"])),
            size=measure(case.get("shape", "9:16"), lang),
            end=case.get("end", 60_000),
            made=False,
        )
    return found + list(check_tracks(tracks, paths, lambda lang, scene: 1))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_lint_case(path: Path, tmp_path: Path, strings: Strings, palette: Palette) -> None:
    case = read_case(path)
    if "tracks" in case:
        findings = in_tracks(tmp_path, case)
    else:
        findings = in_scripts(tmp_path, case, strings, palette)
    found = [
        {
            "at": f.where(tmp_path),
            "rule": f.rule,
            "severity": f.severity.value,
            "says": f.message,
            "hint": f.hint,
        }
        for f in in_order(findings, tmp_path)
    ]
    if os.environ.get("HUB_UPDATE_GOLDEN"):
        # Only the end is written anew: the tracks stay as somebody laid them out.
        head = path.read_text("utf-8").partition("\nexpect:")[0]
        tail = yaml.safe_dump({"expect": found}, allow_unicode=True, sort_keys=False, width=100)
        path.write_text(f"{head}\n{tail}", "utf-8")
        case = read_case(path)
    assert found == case["expect"]


def test_every_rule_of_subtitles_has_a_case() -> None:
    seen = {item["rule"] for path in CASES for item in read_case(path)["expect"]}
    assert seen >= {
        f"video.{rule}"
        for rule in (
            "speed", "short", "long", "subtitle-length", "outside", "overlap", "gap", "coverage",
            "numbers", "missing-scene", "uneven",
        )
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1 000 теңге, 1 000 тенге", ["1000", "1000"]),
        ("1,000 tenge", ["1000"]),
        ("0,5 и 0.5", ["0.5", "0.5"]),
        ("Звони 102 111", ["102", "111"]),
        ("102, 111", ["102", "111"]),
        ("5–8 лет, в 10:30", ["10:30", "5", "8"]),
        ("ҚК 297-1-бабының 2-бөлігі", ["1", "2", "297"]),
        ("art. 297(1)", ["1", "297"]),
        ("", []),
    ],
)
def test_numbers_are_the_same_in_every_way_of_writing(text: str, found: list[str]) -> None:
    assert sorted(numbers(text).elements()) == found


def test_the_one_that_differs_is_named() -> None:
    texts = {"kk": "16 жас", "ru": "18 лет", "en": "age 18"}
    assert [(lang, other) for lang, other, _, _ in odd_ones(texts)] == [("kk", "ru")]
    assert list(odd_ones({})) == []
    assert kinds(numbers("297"), numbers("298"), ["ст. 297", "298-бап"]) == "article numbers"
    assert kinds(numbers("102"), numbers("112"), ["102", "112"]) == "phone numbers"
    assert kinds(numbers("16"), numbers("18"), ["16", "18"]) == "numbers"
