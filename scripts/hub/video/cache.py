"""A second, shared place for finished pieces: any address fsspec knows (folder, s3://…).

A piece is there when its record is there; the record is written last, so a half-sent piece
counts as missing. What comes back is checked against its checksums.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hub.store import sha256_file
from hub.video.disk import FULL
from hub.video.errors import VideoError
from hub.video.manifest import files_from_json

RECORD = "files.json"


@dataclass(frozen=True)
class Far:
    """A shared cache at an fsspec address: `s3://bucket/videos`, `memory://videos`, a folder."""

    address: str

    def fetch(self, folder: Path, key: str) -> bool:
        """Bring a finished piece into a local cache folder; return whether it was whole.

        Raises VideoError when the address cannot be read.
        """
        system, root = self._open()
        part = folder / f".{key}.{os.getpid()}.part"
        shutil.rmtree(part, ignore_errors=True)
        try:
            text = system.cat_file(f"{root}/{key}/{RECORD}").decode("utf-8")
            part.mkdir(parents=True)
            (part / RECORD).write_text(text, encoding="utf-8", newline="\n")
            for file in files_from_json(text, part):
                if Path(file.name).name != file.name:
                    return False  # a name that leads elsewhere: this is no piece of ours
                system.get_file(f"{root}/{key}/{file.name}", str(file.path))
                if sha256_file(file.path) != file.sha256:
                    return False
            shutil.rmtree(folder / key, ignore_errors=True)
            part.replace(folder / key)
        except (FileNotFoundError, ValueError):
            return False
        except Exception as error:
            raise self._failed("read", error) from error
        finally:
            shutil.rmtree(part, ignore_errors=True)
        return True

    def push(self, folder: Path, key: str) -> None:
        """Send a finished piece from a local cache folder; its record goes last.

        Raises VideoError when the address cannot be written.
        """
        system, root = self._open()
        place = f"{root}/{key}"
        try:
            system.makedirs(place, exist_ok=True)
            names = sorted(p.name for p in (folder / key).iterdir() if p.name != RECORD)
            for name in [*names, RECORD]:
                system.put_file(str(folder / key / name), f"{place}/{name}")
        except Exception as error:
            raise self._failed("written", error) from error

    def _failed(self, deed: str, error: Exception) -> Exception:
        """Return what to raise: each store has errors of its own, which no common class names."""
        if isinstance(error, OSError) and error.errno in FULL:
            return error  # the disk here is full, which is told elsewhere
        return VideoError(f"The cache {self.address} cannot be {deed}: {error}")

    def _open(self) -> tuple[Any, str]:
        try:
            import fsspec  # noqa: PLC0415  (an extra: only those with a shared cache need it)
        except ImportError as error:
            raise VideoError(
                'A shared cache needs the extra packages: pip install -e ".[cluster]"'
            ) from error
        try:
            system, root = fsspec.core.url_to_fs(self.address)
        except (ValueError, ImportError, OSError) as error:
            raise VideoError(f"The cache {self.address} cannot be opened: {error}") from error
        return system, str(root).rstrip("/")
