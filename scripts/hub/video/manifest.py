"""What a video consists of once it is made: every file, with its size, length and checksum."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from hub.content.languages import CODES, Lang

FileKind = Literal[
    "video", "poster", "preview", "audio", "captions", "full", "subtitles", "transcript"
]
FileSet = Literal["site", "messenger"]
ORDER: tuple[FileKind, ...] = get_args(FileKind)


@dataclass(frozen=True)
class Quality:
    """How a video was encoded: its rate factor, the VMAF (0–100) it was searched for and reached.

    `target_vmaf` is None for a fixed rate factor, `vmaf` for a file that nobody measured.
    """

    crf: int
    target_vmaf: float | None = None
    vmaf: float | None = None


@dataclass(frozen=True)
class MediaFile:
    """One file. `path` is where it lies now, `name` how it is called on the site.

    `codec` is h264, av1, aac, opus, jpeg, webp, webvtt, srt or text; `width` and `height` are px
    (0 for texts), `ms` the length (0 for pictures), `bytes` the size, `sha256` in hex. `set` is
    what it is made for, `burned` whether subtitles stand in the picture; `loudness_lufs` and
    `true_peak_dbtp` are None where there is no sound.
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
    set: FileSet = "site"
    burned: bool = False
    loudness_lufs: float | None = None
    true_peak_dbtp: float | None = None
    quality: Quality | None = None


@dataclass(frozen=True)
class VideoManifest:
    """All files of one video in all languages that were asked for; `ms` is its length.

    A `draft` speaks with a machine's voice: it is for judging the timing and never published.
    """

    slug: str
    profile: str
    ms: int
    files: tuple[MediaFile, ...]
    draft: bool = False

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages whose pictures are there, in the hub's order."""
        there = {file.lang for file in self.files if file.kind == "video"}
        return tuple(code for code in CODES if code in there)

    def of(
        self, kind: FileKind, lang: Lang | None = None, made_for: FileSet | None = None
    ) -> tuple[MediaFile, ...]:
        """Return the files of a kind, of one language or set or of all."""
        return tuple(
            f
            for f in self.files
            if f.kind == kind and lang in (None, f.lang) and made_for in (None, f.set)
        )

    def to_json(self) -> str:
        """Return the manifest as JSON, without the places where files lie on this computer."""
        data = {
            "slug": self.slug,
            "profile": self.profile,
            "ms": self.ms,
            "draft": self.draft,
            "files": [_row(file) for file in self.files],
        }
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def sorted_files(files: Iterable[MediaFile]) -> tuple[MediaFile, ...]:
    """Put files in the manifest's order: language, set, kind, larger pictures first, name."""
    return tuple(
        sorted(
            files,
            key=lambda f: (
                CODES.index(f.lang),
                f.set != "site",
                ORDER.index(f.kind),
                -f.height,
                f.name,
            ),
        )
    )


def _row(file: MediaFile) -> dict[str, Any]:
    return {name: value for name, value in asdict(file).items() if name != "path"}


def files_to_json(files: Iterable[MediaFile]) -> str:
    """Return the record of one finished folder of the cache."""
    return json.dumps([_row(file) for file in files], ensure_ascii=False, indent=1) + "\n"


def files_from_json(text: str, folder: Path) -> tuple[MediaFile, ...]:
    """Read the record of a finished folder; raises ValueError when it is not one."""
    try:
        rows: list[dict[str, Any]] = json.loads(text)
        files = tuple(_file(row, folder) for row in rows)
    except (TypeError, KeyError, json.JSONDecodeError) as error:
        raise ValueError(f"{folder} holds no record of a video.") from error
    if any(f.kind not in ORDER for f in files):
        raise ValueError(f"{folder} holds an unknown kind of file.")
    return files


def _file(row: dict[str, Any], folder: Path) -> MediaFile:
    quality = Quality(**row["quality"]) if row.get("quality") else None
    rest = {name: value for name, value in row.items() if name != "quality"}
    return MediaFile(path=folder / row["name"], quality=quality, **rest)
