"""The cache of finished downloads: a folder appears under its key only when it is whole."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hub.content.languages import Lang
from hub.store import sha256_file, write_atomic

MIMES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "zip": "application/zip",
    "imscc": "application/zip",
}
RECORD = "files.json"
ABANDONED_S = 3600
"""An unfinished folder that nobody wrote to for so long belongs to a build that was killed."""


@dataclass(frozen=True)
class DownloadFile:
    """One file to take away.

    `form` is an id of forms.py, `name` is stable (`SLUG.LANG.plan.pdf`), `label` says what it is.
    """

    form: str
    lang: Lang
    path: Path
    name: str
    label: str
    mime: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Tray:
    """A folder being filled; it is put on the shelf when all of it is there."""

    folder: Path
    forms: dict[str, str] = field(default_factory=dict)

    def put(self, form: str, name: str, data: bytes) -> Path:
        """Lay a finished file on the tray."""
        path = self.place(form, name)
        write_atomic(path, data)
        return path

    def place(self, form: str, name: str) -> Path:
        """Return where a file belongs that is about to be written here."""
        self.forms[form] = name
        return self.folder / name


def find(
    cache: Path, key: str, lang: Lang, labels: Mapping[str, str]
) -> tuple[DownloadFile, ...] | None:
    """Return the files of a key if all of them are whole, or None."""
    folder = cache / key
    try:
        rows = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        files = tuple(
            DownloadFile(
                row["form"], lang, folder / row["name"], row["name"], labels[row["form"]],
                MIMES[row["name"].rpartition(".")[2]], row["bytes"], row["sha256"],
            )
            for row in rows
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return None
    whole = all(f.path.is_file() and f.path.stat().st_size == f.bytes for f in files)
    return files if files and whole else None


@contextmanager
def filling(cache: Path, key: str) -> Iterator[Tray]:
    """Give a tray to fill for a key; nothing of it is seen unless the block ends well.

    Another build may do the same meanwhile. A process that is killed leaves a hidden `.part`
    folder that nothing reads and `sweep` removes.
    """
    target, part = cache / key, cache / f".{key}.{os.getpid()}.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        tray = Tray(part)
        yield tray
        rows = [
            {
                "form": form,
                "name": name,
                "bytes": (part / name).stat().st_size,
                "sha256": sha256_file(part / name),
            }
            for form, name in tray.forms.items()
        ]
        write_atomic(part / RECORD, json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        shutil.rmtree(target, ignore_errors=True)
        try:
            part.replace(target)
        except OSError:
            # Another build was quicker with the same key: its bytes are the same.
            if not (target / RECORD).is_file():
                raise
    finally:
        shutil.rmtree(part, ignore_errors=True)


def sweep(cache: Path, used: Iterable[str], spare: int = 30) -> None:
    """Remove what killed builds left, and the oldest unused folders beyond `spare`."""
    keep_names = {*used, *ROOMS}
    if not cache.is_dir():
        return
    folders = [p for p in cache.iterdir() if p.is_dir()]
    hidden = [p for p in folders if p.name.startswith(".")]
    for folder in hidden:
        if time.time() + _age(folder) > ABANDONED_S:
            shutil.rmtree(folder, ignore_errors=True)
    unused = sorted((p for p in folders if p not in hidden and p.name not in keep_names), key=_age)
    for folder in unused[spare:]:
        shutil.rmtree(folder, ignore_errors=True)


ROOMS = ("fonts", "pressings")
"""Folders beside the keys that hold something else."""


def _age(folder: Path) -> float:
    return -folder.stat().st_mtime
