"""Make all videos, or only those that changed: what the rest of the program calls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from hub.content.languages import CODES, Lang
from hub.content.script import VideoScript, load_scripts
from hub.video.make import finished, make_picture, make_texts, sweep
from hub.video.manifest import MediaFile, VideoManifest
from hub.video.picture.palette import Palette, load_palette
from hub.video.plan import PictureJob, Profile, TextJob, VideoError, VideoPlanned, plan_video
from hub.video.refs import Contacts, LawPhrases
from hub.video.words import Books, Strings, load_strings

CACHE = Path(".hub/cache/video")
WORKERS = 2
"""FFmpeg programs side by side; each uses one core."""


class Progress(Protocol):
    """Told what is being made: `total` and `done` are ms of video."""

    def start(self, name: str, total: int) -> None:
        """A video in one language begins."""

    def update(self, name: str, done: int) -> None:
        """So much of it is done."""

    def finish(self, name: str) -> None:
        """It is whole."""


def build_videos(
    root: Path,
    slugs: Sequence[str] | None,
    langs: Sequence[Lang],
    *,
    law: LawPhrases,
    contacts: Contacts,
    cache: Path | None = None,
    profile: Profile = "site",
    progress: Progress | None = None,
) -> list[VideoManifest]:
    """Make the videos named by `slugs` (None: all) in `langs`; return what each consists of.

    `cache` is root/.hub/cache/video when None. Finished pieces are taken from it; work that was
    interrupted goes on with the pieces still missing. Raises VideoError or ToolError.
    """
    cache = cache or root / CACHE
    strings, palette = _common(root)
    books = Books(strings, law, contacts)
    planned = [
        plan_video(script, langs, books, palette, profile=profile)
        for script in _chosen(root, slugs)
    ]
    todo = [job for video in planned for job in video.pictures if finished(cache, job) is None]
    _make_pictures(cache, sorted(todo, key=lambda job: -job.ms), palette, progress)
    manifests = []
    for video in planned:
        for text in video.texts:
            if finished(cache, text) is None:
                make_texts(cache, text)
        manifest = _manifest(cache, video, profile)
        if manifest is None:
            raise VideoError(f"The cache folder {cache} lost files while {video.slug} was made.")
        manifests.append(manifest)
    sweep(cache, [key for video in planned for key in video.keys])
    return manifests


def load_cached_manifests(
    root: Path,
    slugs: Sequence[str] | None,
    langs: Sequence[Lang],
    *,
    law: LawPhrases,
    contacts: Contacts,
    cache: Path | None = None,
    profile: Profile = "site",
) -> dict[str, VideoManifest | None]:
    """Return the videos that are whole in the cache; None for one that has still to be made."""
    cache = cache or root / CACHE
    try:
        strings, palette = _common(root)
    except VideoError:
        return {script.slug: None for script in _chosen(root, slugs)}
    found: dict[str, VideoManifest | None] = {}
    for script in _chosen(root, slugs):
        try:
            books = Books(strings, law, contacts)
            video = plan_video(script, langs, books, palette, profile=profile)
        except VideoError:
            found[script.slug] = None
            continue
        for text in video.texts:
            if finished(cache, text) is None:
                make_texts(cache, text)
        found[script.slug] = _manifest(cache, video, profile)
    return found


def _common(root: Path) -> tuple[Strings, Palette]:
    strings, found = load_strings(root)
    if strings is None:
        said = found[0].message if found else ""
        raise VideoError(f"videos/words.yml cannot be read. {said}".strip())
    try:
        return strings, load_palette(root)
    except (OSError, KeyError, ValueError) as error:
        raise VideoError("The colours in overrides/assets/tokens.json cannot be read.") from error


def _chosen(root: Path, slugs: Sequence[str] | None) -> Iterable[VideoScript]:
    scripts, _ = load_scripts(root)
    unknown = set(slugs or ()) - {script.slug for script in scripts}
    if unknown:
        raise VideoError(f"There is no video called {', '.join(sorted(unknown))}.")
    return [script for script in scripts if slugs is None or script.slug in slugs]


def _make_pictures(
    cache: Path, jobs: Sequence[PictureJob], palette: Palette, progress: Progress | None
) -> None:
    """Make pictures side by side: each thread only waits for its own FFmpeg."""

    def make(job: PictureJob) -> None:
        name = f"{job.slug} {job.lang}"

        def report(ms: int) -> None:
            if progress:
                progress.update(name, ms)

        make_picture(cache, job, palette, report)
        if progress:
            progress.finish(name)

    if progress:
        for job in jobs:
            progress.start(f"{job.slug} {job.lang}", job.ms)
    with ThreadPoolExecutor(WORKERS) as pool:
        waiting = [pool.submit(make, job) for job in jobs]
        try:
            for one in waiting:
                one.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _manifest(cache: Path, video: VideoPlanned, profile: Profile) -> VideoManifest | None:
    files: list[MediaFile] = []
    jobs: list[PictureJob | TextJob] = [*video.pictures, *video.texts]
    for job in jobs:
        made = finished(cache, job)
        if made is None:
            return None
        files += made
    order = {"video": 0, "poster": 1, "captions": 2, "subtitles": 3, "transcript": 4}
    files.sort(key=lambda f: (CODES.index(f.lang), order[f.kind], -f.height, f.name))
    return VideoManifest(video.slug, profile, video.timeline.end, tuple(files))
