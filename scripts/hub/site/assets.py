"""Files that pages load beside themselves: fonts from the cache, and one version for all."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from hub.site import webfonts
from hub.store import key_of, write_atomic

FONTS = "assets/fonts"


def font_files(cache: Path) -> Iterator[tuple[Path, str]]:
    """Yield each web font's file in the cache and its address below the site root.

    Subsetting takes two seconds, so it is done once for a set of letters and a font version.
    """
    key = key_of(
        webfonts.LETTERS,
        version("pymupdf-fonts"),
        version("fonttools"),
        Path(webfonts.__file__).read_bytes(),
    )
    folder = cache / "fonts" / key
    names = [f"firago-{weight}.woff2" for weight in webfonts.WEIGHTS]
    if not all((folder / name).is_file() for name in names):
        for font in webfonts.webfonts():
            write_atomic(folder / font.name, font.data)
    for name in names:
        yield folder / name, f"{FONTS}/{name}"


def asset_version(folder: Path) -> str:
    """Return a short version of all files in `folder`: browsers keep them until it changes."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return key_of(*(p.read_bytes() for p in files))[:8]
