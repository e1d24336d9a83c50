"""Finished videos as pages need them: addresses below the site root, sizes and lengths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from hub.content.languages import CODES, LANGUAGES, Lang
from hub.content.library import Library
from hub.site.site_map import relative
from hub.tools import ToolError
from hub.video.build import build_videos, load_cached_manifests
from hub.video.cluster import ClusterPool
from hub.video.contacts import contacts_from
from hub.video.manifest import MediaFile as MadeFile
from hub.video.manifest import VideoManifest
from hub.video.plan import Profile, VideoError
from hub.video.progress import video_bars
from hub.video.recipes import Options

WIDE = "(min-width: 900px)"
"""Screens that get the larger picture; a phone on mobile data gets the smaller one."""

Manifests = Mapping[str, VideoManifest | None]


@dataclass(frozen=True)
class MediaFile:
    """One file to offer: address below the site root, MIME type, bytes, height in px."""

    url: str
    mime: str
    bytes: int
    height: int = 0
    label: str = ""
    media: str = ""


@dataclass(frozen=True)
class VideoMedia:
    """One video in one language; sizes are px.

    `tracks` are WebVTT files by language: in the picture's own language what the narrator says,
    in the others also everything that is read on the screen.
    """

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


def cached_manifests(library: Library) -> Manifests:
    """Return what is finished in the cache, by video; None for one still to be made."""
    if not library.videos:
        return {}
    return load_cached_manifests(
        library.root,
        None,
        CODES,
        law=library.law,
        contacts=contacts_from(library.help),
    )


def make_media(
    library: Library,
    console: Console,
    slugs: Sequence[str] | None,
    langs: Sequence[Lang],
    profile: Profile,
    options: Options | None = None,
    *,
    scheduler: str = "",
    far: str = "",
) -> int:
    """Make the videos that changed, with a progress bar; return the exit code.

    `options` goes before `profile`; `scheduler` is a Dask cluster's address, `far` that of a
    shared cache.
    """
    pool = ClusterPool(scheduler) if scheduler else None
    try:
        with video_bars(console) as bars:
            made = build_videos(
                library.root,
                slugs,
                langs,
                law=library.law,
                contacts=contacts_from(library.help),
                profile=profile,
                progress=bars,
                options=options,
                pool=pool,
                far=far or None,
            )
    except (VideoError, ToolError) as error:
        console.print(str(error), markup=False, soft_wrap=True)
        return 1
    if profile == "preview" or (options is not None and options.draft):
        # What is never published is on no page: the editor is told where to look at it.
        for file in (f for manifest in made for f in manifest.of("video")):
            where = file.path.relative_to(library.root).as_posix()
            console.print(where, markup=False, soft_wrap=True)
    return 0


def media_of(manifests: Manifests) -> dict[str, dict[Lang, VideoMedia]]:
    """Return the finished videos by slug and language."""
    return {
        slug: {lang: _one(manifest, lang) for lang in manifest.langs}
        for slug, manifest in manifests.items()
        if manifest is not None and not manifest.draft
    }


def media_files(manifests: Manifests) -> Iterator[tuple[Path, str]]:
    """Yield every file of finished videos with its address below the site root."""
    for manifest in manifests.values():
        for file in manifest.files if manifest and not manifest.draft else ():
            yield file.path, _url(manifest, file)


def _url(manifest: VideoManifest | None, file: MadeFile) -> str:
    assert manifest is not None
    return f"media/videos/{manifest.slug}/{file.name}"


def _one(manifest: VideoManifest, lang: Lang) -> VideoMedia:
    h264, av1 = upright(manifest, lang, "h264"), upright(manifest, lang, "av1")
    posters = sorted(manifest.of("poster", lang, "site"), key=lambda f: f.codec != "webp")

    def offer(file: MadeFile, label: str, media: str = "") -> MediaFile:
        return MediaFile(_url(manifest, file), file.mime, file.bytes, file.width, label, media)

    # A browser takes the first source it can play. AV1 stands before the H.264 it is smaller
    # than; the last source is the one that plays everywhere.
    last = h264[-1]
    sources = [offer(f, "", "" if f.bytes <= last.bytes else WIDE) for f in av1[:1]]
    sources = [s for s in sources if s.bytes < h264[0].bytes]
    sources += [offer(f, "", "" if f is last else WIDE) for f in h264]
    tracks = {f.lang: _url(manifest, f) for f in manifest.of("full")}
    tracks |= {f.lang: _url(manifest, f) for f in manifest.of("captions", lang)}
    subtitles = sorted(manifest.of("subtitles"), key=lambda f: f.lang != lang)
    messenger = manifest.of("video", lang, "messenger")
    return VideoMedia(
        lang=lang,
        poster=_url(manifest, posters[0]),
        sources=tuple(sources),
        tracks=tracks,
        duration_ms=manifest.ms,
        width=h264[0].width,
        height=h264[0].height,
        downloads=(
            *(offer(f, f"MP4, {f.width}p") for f in h264),
            *(offer(f, f"MP4 + {LANGUAGES[lang].name}, {f.width}p") for f in messenger),
            *(offer(f, "M4A") for f in manifest.of("audio", lang) if f.codec == "aac"),
            *(offer(f, f"SRT, {LANGUAGES[f.lang].name}") for f in subtitles),
            *(offer(f, "TXT") for f in manifest.of("transcript", lang)),
        ),
    )


def upright(manifest: VideoManifest, lang: Lang, codec: str) -> list[MadeFile]:
    """Return the site's files in the video's main shape, large ones first."""
    made = [f for f in manifest.of("video", lang, "site") if f.codec == codec]
    # Further shapes carry it in their names: small.kk.1x1.720.mp4.
    main = [f for f in made if "x" not in f.name.removeprefix(f"{manifest.slug}.").split(".")[1]]
    return sorted(main, key=lambda f: -f.height)
