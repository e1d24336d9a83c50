"""Files that pages load beside themselves: fonts from the cache, and one version for all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hub import webfonts
from hub.store import key_of

FONTS = "assets/fonts"


def font_files(cache: Path) -> Iterator[tuple[Path, str]]:
    """Yield each web font's file in the cache and its address below the site root."""
    for path in webfonts.font_files(cache / "fonts"):
        yield path, f"{FONTS}/{path.name}"


def asset_version(folder: Path, *made: str) -> str:
    """Return a short version of all files in `folder` and of texts that are `made` beside them.

    Browsers keep them until it changes.
    """
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return key_of(*(p.read_bytes() for p in files), *made)[:8]
