"""Same texts, same bytes; a change makes a new file; a broken lesson makes none."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from papers import LESSON, address, cached, make

from hub.content.languages import CODES
from hub.content.library import Library
from hub.downloads.make import Files, make_downloads, plan_downloads
from hub.downloads.planning import DownloadError
from hub.downloads.shelf import ABANDONED_S, ROOMS
from hub.store import sha256_file
from trees import change

PLAN = "lesson_plans/small/plan.en.md"
LONG = "one more word " * 80
GOAL = "## Text {#goal}\n\nText."


def sums(made: Files) -> dict[str, str]:
    return {f.name: f.sha256 for langs in made.values() for files in langs.values() for f in files}


def small(tree: Path, cache: Path) -> Files:
    return make(Library.load(tree), None, ("en",), cache=cache)


def test_the_same_texts_give_the_same_bytes(made: Files, library: Library, tmp_path: Path) -> None:
    again = make(library, [LESSON], ("kk",), cache=tmp_path, address=address)
    first = sums({LESSON: {"kk": made[LESSON]["kk"]}})
    assert sums(again) == first
    for file in again[LESSON]["kk"]:
        assert sha256_file(file.path) == file.sha256
        assert file.path.stat().st_size == file.bytes


def test_finished_files_are_found_and_not_made_again(
    made: Files, library: Library, shelf_folder: Path
) -> None:
    found = cached(library, [LESSON], CODES, cache=shelf_folder, address=address).lessons
    assert found == made
    assert cached(library, [LESSON], CODES, cache=shelf_folder, address=None).lessons == {}


def test_a_file_that_lost_bytes_is_made_again(tree: Path, tmp_path: Path) -> None:
    first = small(tree, tmp_path / "c")
    first["small"]["en"][0].path.write_bytes(b"%PDF-")
    assert cached(Library.load(tree), None, ("en",), cache=tmp_path / "c").lessons == {}
    assert sums(small(tree, tmp_path / "c")) == sums(first)


def test_a_change_in_the_registry_changes_every_paper(tree: Path, tmp_path: Path) -> None:
    change(
        tree,
        [
            {
                "replace": PLAN,
                "find": "{#opening-say}\n\n> Text.",
                "with": "{#opening-say}\n\n> {{ law:cc-297-1.penalty }}",
            }
        ],
    )
    before = small(tree, tmp_path / "c")
    change(
        tree,
        [{"replace": "docs/_data/law/cc-297.yml", "find": "max: 8", "with": "max: 9"}],
    )
    after = small(tree, tmp_path / "c")
    changed = {name for name, value in sums(after).items() if sums(before)[name] != value}
    names = ("plan.pdf", "plan.docx", "slides.pptx", "pack.zip")
    assert {f"small.en.{name}" for name in names} <= changed


def test_progress_counts_to_the_end(tree: Path, tmp_path: Path) -> None:
    said: list[tuple[str, str, int, int]] = []
    plan = plan_downloads(Library.load(tree), None, ("kk", "en"), cache=tmp_path / "c")
    make_downloads(plan, lambda *row: said.append(row))
    assert said == [("small", "kk", 1, 2), ("small", "en", 2, 2)]


BROKEN = [
    (
        {"replace": PLAN, "find": GOAL, "with": "## Text {#goal}\n\n{{ law:cc-999 }}"},
        'There is no law entry "cc-999".',
    ),
    (
        {"replace": PLAN, "find": GOAL, "with": "## Text {#goal}\n\n[x](lesson:gone)"},
        'There is no lesson "gone".',
    ),
    (
        {"replace": PLAN, "find": GOAL, "with": "## Text {#goal}\n\n漢"},
        "cannot draw: 漢 (U+6F22)",
    ),
    (
        {"replace": "lesson_plans/small/lesson.yml", "find": "minutes: 20", "with": "minutes: 25"},
        "The lesson says 25 minutes, its steps add up to 20.",
    ),
    (
        {"replace": PLAN, "find": "#### Task {#opening-task}\n\nText.\n", "with": ""},
        'The step "opening" has no task for the students.',
    ),
    (
        {
            "replace": PLAN,
            "find": "#### Task {#opening-task}\n\nText.\n",
            "with": f"#### Task {{#opening-task}}\n\n{LONG}.\n",
        },
        'lesson_plans/small/plan.en.md:28  The task of the step "opening" is too long for slides',
    ),
    (
        {
            "replace": PLAN,
            "find": "#### Task {#opening-task}\n\nText.\n",
            "with": "#### Task {#opening-task}\n\n| a |\n|---|\n| b |\n",
        },
        'The task of the step "opening" holds no words that could stand on a slide.',
    ),
    (
        {"replace": PLAN, "find": 'key_message: "An offer', "with": f'key_message: "{LONG}'},
        "The key message is too long for slides",
    ),
    (
        {
            "replace": "lesson_plans/small/handout-card.en.md",
            "find": "## Text {#answers}\n\nText.\n",
            "with": "",
        },
        "The handout has no answers for the lecturer.",
    ),
    (
        {"replace": PLAN, "find": GOAL, "with": "## Text {#goal}\n\n![A phone](gone.svg)"},
        'There is no picture "gone.svg".',
    ),
]  # fmt: skip


@pytest.mark.parametrize(("step", "message"), BROKEN, ids=[m[:30] for _, m in BROKEN])
def test_a_broken_lesson_says_what_is_wrong_and_leaves_nothing(
    tree: Path, tmp_path: Path, step: dict[str, str], message: str
) -> None:
    change(tree, [step])
    with pytest.raises(DownloadError) as caught:
        small(tree, tmp_path / "c")
    assert message in str(caught.value)
    assert "lesson_plans/small/" in str(caught.value)
    assert not [p for p in (tmp_path / "c").glob("*") if p.name not in ROOMS]
    assert cached(Library.load(tree), None, ("en",), cache=tmp_path / "c").whole == {}


def test_good_lessons_are_made_beside_a_broken_one(tree: Path, tmp_path: Path) -> None:
    change(tree, [{"replace": PLAN, "find": "{#goal}\n\nText.", "with": "{#goal}\n\n{{ law:no }}"}])
    library = Library.load(tree)
    with pytest.raises(DownloadError):
        make(library, None, ("ru", "en"), cache=tmp_path / "c")
    found = cached(library, None, ("ru", "en"), cache=tmp_path / "c").lessons
    assert list(found["small"]) == ["ru"]


def test_everything_in_one_changes_with_any_lesson_and_only_then(
    tree: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "c"

    def whole() -> tuple[str, int]:
        library = Library.load(tree)
        make(library, None, ("en",), cache=cache)
        file = cached(library, None, ("en",), cache=cache).whole["en"]
        return file.sha256, file.path.stat().st_mtime_ns

    first = whole()
    assert whole() == first
    change(tree, [{"replace": PLAN, "find": GOAL, "with": GOAL + " More."}])
    assert cached(Library.load(tree), None, ("en",), cache=cache).whole == {}
    assert whole()[0] != first[0]


def test_a_single_setting_is_not_made_twice(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "c"
    first = small(tree, cache)

    def never(*_given: object) -> bytes:
        raise AssertionError("pandoc or Typst was asked again")

    monkeypatch.setattr("hub.downloads.printing._pandoc_docx", never)
    monkeypatch.setattr("hub.downloads.printing.PdfSetter._set", never)
    monkeypatch.setattr("hub.downloads.planning.program_key", lambda: "our code has changed")
    again = small(tree, cache)
    assert sums(again) == sums(first)
    assert again["small"]["en"][0].path != first["small"]["en"][0].path
    kept = next((cache / "pressings").iterdir())
    kept.write_bytes(kept.read_bytes()[:-1])
    monkeypatch.setattr("hub.downloads.planning.program_key", lambda: "once more")
    with pytest.raises(AssertionError, match="asked again"):
        small(tree, cache)


KILLED = """
import os, signal, sys
from pathlib import Path
from hub.content.library import Library
from hub.downloads import make

def write_cartridge(path, *rest):
    path.write_bytes(b"PK half of a file")
    os.kill(os.getpid(), signal.SIGKILL)

make.write_cartridge = write_cartridge
library, cache = Library.load(Path(sys.argv[1])), Path(sys.argv[2])
make.make_downloads(make.plan_downloads(library, None, ("en",), cache=cache))
"""


def test_a_build_that_is_killed_leaves_nothing_to_be_found(tree: Path, tmp_path: Path) -> None:
    cache = tmp_path / "c"
    died = subprocess.run([sys.executable, "-c", KILLED, str(tree), str(cache)], check=False)
    assert died.returncode == -9
    left = [p for p in cache.iterdir() if p.name not in ROOMS]
    assert [p.name.endswith(".part") and p.name.startswith(".") for p in left] == [True]
    assert (left[0] / "small.en.pack.zip").is_file()
    assert cached(Library.load(tree), None, ("en",), cache=cache).lessons == {}
    made = small(tree, cache)
    assert len(made["small"]["en"]) == len(sums(made)) > 5
    assert left[0].is_dir()
    old = time.time() - ABANDONED_S - 1
    os.utime(left[0], (old, old))
    small(tree, cache)
    assert not left[0].exists()
