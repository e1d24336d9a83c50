"""`hub new`: a skeleton in three languages that already has the right form."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from hub.store import write_atomic

KINDS = ("page", "explainer", "lesson", "series", "video", "offer")


class Exists(Exception):
    """The item is there already."""


def create(root: Path, kind: str, slug: str) -> list[Path]:
    """Write the skeleton of a new item; return its files, none of them overwritten.

    Raises ValueError for a bad slug and Exists when a file is there already.
    """
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug):
        raise ValueError(
            f'"{slug}" cannot be a name in an address. Use small Latin letters, digits and '
            "hyphens, such as easy-money."
        )
    start = files("hub") / "starters" / kind
    made = {root / name.replace("SLUG", slug): text for name, text in _texts(start, "")}
    for path in made:
        if path.exists():
            raise Exists(f"{path.relative_to(root).as_posix()} is there already.")
    for path, text in made.items():
        write_atomic(path, text)
    return sorted(made)


def _texts(folder: Traversable, above: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for item in folder.iterdir():
        name = f"{above}{item.name}"
        if item.is_dir():
            found += _texts(item, name + "/")
        else:
            found.append((name, item.read_text("utf-8")))
    return found
