"""Finished videos for the files of lessons: the smallest film, the poster, all subtitles."""

from __future__ import annotations

from collections.abc import Iterator

from hub.content.languages import Lang
from hub.content.library import Library
from hub.content.script import VideoScript
from hub.downloads.screening import Screening, Screenings
from hub.downloads.words import Address
from hub.site.media import Manifests, upright
from hub.video.manifest import VideoManifest


def screenings(library: Library, manifests: Manifests, address: Address | None) -> Screenings:
    """Return what lessons can show: every video that is made, in each of its languages."""
    found: dict[tuple[str, Lang], Screening] = {}
    for video in library.videos:
        manifest = manifests.get(video.slug)
        if manifest is not None and not manifest.draft:
            found |= {(one.slug, one.lang): one for one in _of(video, manifest, address)}
    return found


def _of(
    video: VideoScript, manifest: VideoManifest, address: Address | None
) -> Iterator[Screening]:
    for lang in (lang for lang in manifest.langs if lang in video.texts):
        film = upright(manifest, lang, "h264")[-1]
        poster = next(f for f in manifest.of("poster", lang, "site") if f.codec == "jpeg")
        own = {f.lang: f for f in manifest.of("captions", lang)}
        tracks = {f.lang: f for f in manifest.of("full")} | own
        srt = next(iter(manifest.of("subtitles", lang)), None)
        sums = [f.sha256 for f in (film, poster, *tracks.values(), srt) if f is not None]
        yield Screening(
            slug=video.slug,
            lang=lang,
            title=video.texts[lang].title,
            ms=manifest.ms,
            film=film.path,
            poster=poster.path,
            width=poster.width,
            height=poster.height,
            tracks={code: file.path for code, file in tracks.items()},
            sums=tuple(sums),
            url=address("video", video.slug, lang) if address else "",
            srt=srt.path if srt else None,
        )
