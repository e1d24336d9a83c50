"""Little trees of the project's layout, made in a temporary folder and changed by a case."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
PROJECT = HERE.parent
BASE = HERE / "cases/tree"
SHARED = (
    "docs/_data/interface.yml",
    "docs/_data/words.yml",
    "docs/_data/law/acts.yml",
    "docs/_data/law/mci.yml",
    "videos/words.yml",
    "overrides/assets/tokens.json",
)


def make_tree(folder: Path) -> Path:
    """Copy the small whole tree into `folder`, with the project's words and theme beside it."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for name in SHARED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / name, folder / name)
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("custom_dir: overrides", f"custom_dir: {PROJECT / 'overrides'}")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    (folder / "overrides").mkdir(exist_ok=True)
    return folder


def change(root: Path, steps: list[dict[str, Any]]) -> None:
    """Apply the steps of a case: replace, write, append, delete, bytes, link, grow."""
    for step in steps:
        match step:
            case {"replace": name, "find": old, "with": new}:
                path = root / name
                text = path.read_text("utf-8")
                assert old in text, f"{name} does not hold {old!r}"
                path.write_text(text.replace(old, new, 1), "utf-8")
            case {"write": name, "text": text}:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, "utf-8")
            case {"append": name, "text": text}:
                with (root / name).open("a", encoding="utf-8") as out:
                    out.write(text)
            case {"delete": name}:
                (root / name).unlink()
            case {"recode": name, "to": encoding}:
                text = (root / name).read_text("utf-8")
                (root / name).write_bytes(text.encode(encoding))
            case {"link": name, "to": target}:
                (root / name).unlink(missing_ok=True)
                (root / name).symlink_to(target)
            case {"grow": name, "megabytes": size}:
                with (root / name).open("ab") as out:
                    out.write(b"x" * (int(size) * 1_000_000))
            case _:
                raise AssertionError(f"unknown step {step}")


def read_case(path: Path) -> dict[str, Any]:
    """Read one `tests/cases/AREA/CASE.yml`."""
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return data
