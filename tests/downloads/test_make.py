"""Same texts, same bytes; a change makes a new file; a broken lesson makes none."""

from __future__ import annotations

from pathlib import Path

import pytest
from papers import LESSON, address

from hub.content.languages import CODES
from hub.content.library import Library
from hub.downloads.make import (
    DownloadError,
    Downloads,
    cached_downloads,
    make_downloads,
)
from hub.store import sha256_file
from trees import change

PLAN = "lesson_plans/small/plan.en.md"
LONG = "one more word " * 80
GOAL = "## Text {#goal}\n\nText."


def sums(made: Downloads) -> dict[str, str]:
    return {f.name: f.sha256 for langs in made.values() for files in langs.values() for f in files}


def small(tree: Path, cache: Path) -> Downloads:
    return make_downloads(Library.load(tree), None, ("en",), cache=cache)


def test_the_same_texts_give_the_same_bytes(
    made: Downloads, library: Library, tmp_path: Path
) -> None:
    again = make_downloads(library, [LESSON], ("kk",), cache=tmp_path, address=address)
    first = sums({LESSON: {"kk": made[LESSON]["kk"]}})
    assert sums(again) == first
    for file in again[LESSON]["kk"]:
        assert sha256_file(file.path) == file.sha256
        assert file.path.stat().st_size == file.bytes


def test_finished_files_are_found_and_not_made_again(
    made: Downloads, library: Library, shelf_folder: Path
) -> None:
    found = cached_downloads(library, [LESSON], CODES, cache=shelf_folder, address=address)
    assert found == made
    assert cached_downloads(library, [LESSON], CODES, cache=shelf_folder, address=None) == {}


def test_a_file_that_lost_bytes_is_made_again(tree: Path, tmp_path: Path) -> None:
    first = small(tree, tmp_path / "c")
    first["small"]["en"][0].path.write_bytes(b"%PDF-")
    assert cached_downloads(Library.load(tree), None, ("en",), cache=tmp_path / "c") == {}
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
    make_downloads(
        Library.load(tree),
        None,
        ("kk", "en"),
        cache=tmp_path / "c",
        progress=lambda *row: said.append(row),
    )
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
    assert not [p for p in (tmp_path / "c").glob("*") if p.name != "fonts"]


def test_good_lessons_are_made_beside_a_broken_one(tree: Path, tmp_path: Path) -> None:
    change(tree, [{"replace": PLAN, "find": "{#goal}\n\nText.", "with": "{#goal}\n\n{{ law:no }}"}])
    library = Library.load(tree)
    with pytest.raises(DownloadError):
        make_downloads(library, None, ("ru", "en"), cache=tmp_path / "c")
    found = cached_downloads(library, None, ("ru", "en"), cache=tmp_path / "c")
    assert list(found["small"]) == ["ru"]
