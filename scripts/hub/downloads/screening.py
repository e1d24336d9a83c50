"""A finished video as the files of a lesson show it or carry it along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hub.content.languages import Lang


@dataclass(frozen=True)
class Screening:
    """One video in one language; `ms` is its length, `url` its page or empty.

    `film` is an MP4 that plays everywhere, `poster` a JPEG of `width` × `height` px, `tracks` are
    WebVTT files by language; `srt` holds the film's own language for televisions and old players.
    `sums` are the SHA-256 of all these: they stand for the files wherever something is named by
    what it is made from.
    """

    slug: str
    lang: Lang
    title: str
    ms: int
    film: Path
    poster: Path
    width: int
    height: int
    tracks: Mapping[Lang, Path]
    sums: tuple[str, ...]
    url: str = ""
    srt: Path | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What it is made from, without the places where the files lie."""
        return self.slug, self.title, self.ms, self.url, list(self.sums), list(self.tracks)


Screenings = Mapping[tuple[str, Lang], Screening]
"""Finished videos by slug and language; one that has still to be made is not there."""
