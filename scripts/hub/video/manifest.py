"""What a video consists of once it is made: every file, with its size, length and checksum."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from hub.content.languages import CODES, Lang

FileKind = Literal["video", "poster", "captions", "subtitles", "transcript"]


@dataclass(frozen=True)
class MediaFile:
    """One file. `path` is where it lies now, `name` how it is called on the site.

    `codec` is h264, jpeg, webp, webvtt, srt or text; `width` and `height` are px (0 for texts),
    `ms` the length (0 for pictures), `bytes` the size, `sha256` in hex.
    """

    path: Path
    name: str
    kind: FileKind
    lang: Lang
    codec: str
    mime: str
    width: int
    height: int
    ms: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class VideoManifest:
    """All files of one video in all languages that were asked for; `ms` is its length."""

    slug: str
    profile: str
    ms: int
    files: tuple[MediaFile, ...]

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages whose pictures are there, in the hub's order."""
        there = {file.lang for file in self.files if file.kind == "video"}
        return tuple(code for code in CODES if code in there)

    def of(self, kind: FileKind, lang: Lang | None = None) -> tuple[MediaFile, ...]:
        """Return the files of a kind, of one language or of all."""
        return tuple(f for f in self.files if f.kind == kind and lang in (None, f.lang))

    def to_json(self) -> str:
        """Return the manifest as JSON, without the places where files lie on this computer."""
        rows = [{k: v for k, v in asdict(file).items() if k != "path"} for file in self.files]
        data = {"slug": self.slug, "profile": self.profile, "ms": self.ms, "files": rows}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def files_to_json(files: Iterable[MediaFile]) -> str:
    """Return the record of one finished folder of the cache."""
    rows = [{k: v for k, v in asdict(file).items() if k != "path"} for file in files]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def files_from_json(text: str, folder: Path) -> tuple[MediaFile, ...]:
    """Read the record of a finished folder; raises ValueError when it is not one."""
    try:
        rows: list[dict[str, Any]] = json.loads(text)
        files = tuple(MediaFile(path=folder / row["name"], **row) for row in rows)
    except (TypeError, KeyError, json.JSONDecodeError) as error:
        raise ValueError(f"{folder} holds no record of a video.") from error
    if any(f.kind not in get_args(FileKind) for f in files):
        raise ValueError(f"{folder} holds an unknown kind of file.")
    return files
