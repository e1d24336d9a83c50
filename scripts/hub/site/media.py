"""Finished videos as a page needs them: addresses below the site root, sizes and lengths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pathlib import Path

from hub.content.languages import Lang
from hub.content.library import Library
from hub.site.site_map import relative


@dataclass(frozen=True)
class MediaFile:
    """One file to offer: address below the site root, MIME type, bytes, pixels if a picture."""

    url: str
    mime: str
    bytes: int
    height: int = 0
    label: str = ""


@dataclass(frozen=True)
class VideoMedia:
    """One video in one language. `tracks` are WebVTT files by language."""

    lang: Lang
    poster: str
    sources: tuple[MediaFile, ...]
    tracks: Mapping[Lang, str]
    duration_ms: int
    width: int
    height: int
    downloads: tuple[MediaFile, ...] = ()

    def poster_from(self, page: str) -> str:
        """Return the poster's address relative to a page."""
        return relative(page, self.poster)


def cached_media(library: Library) -> tuple[dict[str, dict[Lang, VideoMedia]], list[str]]:
    return {}, [v.slug for v in library.videos]


def media_files(library: Library) -> Iterator[tuple[Path, str]]:
    yield from ()
