"""The cache of finished downloads: a folder appears under its key only when it is whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hub.content.languages import Lang
from hub.store import sha256_file, write_atomic

MIMES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "zip": "application/zip",
}
RECORD = "files.json"


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


def keep(cache: Path, key: str, files: Mapping[str, tuple[str, bytes]]) -> None:
    """Write the named files of a key, all or none; another build may do the same meanwhile."""
    target, part = cache / key, cache / f".{key}.{os.getpid()}.part"
    shutil.rmtree(part, ignore_errors=True)
    try:
        rows = []
        for form, (name, data) in files.items():
            write_atomic(part / name, data)
            digest = sha256_file(part / name)
            rows.append({"form": form, "name": name, "bytes": len(data), "sha256": digest})
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


def sweep(cache: Path, used: Iterable[str], spare: int = 60) -> None:
    """Remove the oldest unused folders beyond `spare`, so that the cache stays small."""
    keep_names = {*used, "fonts"}
    if not cache.is_dir():
        return
    folders = [p for p in cache.iterdir() if p.is_dir() and not p.name.startswith(".")]
    unused = sorted((p for p in folders if p.name not in keep_names), key=_age)
    for folder in unused[spare:]:
        shutil.rmtree(folder, ignore_errors=True)


def _age(folder: Path) -> float:
    return -folder.stat().st_mtime
