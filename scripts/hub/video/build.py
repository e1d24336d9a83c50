"""Make all videos, or only those that changed: what the rest of the program calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hub.content.languages import Lang
from hub.content.script import VideoScript, load_scripts
from hub.video.cache import Far
from hub.video.disk import disk_told
from hub.video.errors import VideoError
from hub.video.jobs import LocalPool, Pool, Progress
from hub.video.make import finished, make_texts, sweep
from hub.video.manifest import FileSet, MediaFile, VideoManifest, sorted_files
from hub.video.picture.palette import Palette, load_palette
from hub.video.plan import VideoPlanned, plan_video
from hub.video.quality import judged, read_found
from hub.video.recipes import Options, Profile
from hub.video.refs import Contacts, LawPhrases
from hub.video.search import measure_made, search_missing
from hub.video.voice import draft_speaker
from hub.video.words import Books, Strings, load_strings

CACHE = Path(".hub/cache/video")
SPARE = 240
"""So many pieces that nobody asked for now stay in the cache, the newest ones."""


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
    options: Options | None = None,
    pool: Pool | None = None,
    far: str | None = None,
) -> list[VideoManifest]:
    """Make the videos named by `slugs` (None: all) in `langs`; return what each consists of.

    `cache` is root/.hub/cache/video when None. Finished pieces are taken from it; work that was
    interrupted goes on with the pieces still missing. `options` goes before `profile`; `far` is
    the address of a shared cache. Raises VideoError or ToolError.
    """
    cache = cache or root / CACHE
    options = options or Options(profile)
    if options.draft:
        draft_speaker()
    shared = Far(far) if far else None
    strings, palette = _common(root)
    books = Books(strings, law, contacts)
    scripts = _chosen(root, slugs)
    searched = options.quality == "vmaf" and not options.draft
    with disk_told(cache):
        if searched:
            search_missing(scripts, books, palette, cache, options, progress)
        while True:
            planned = [plan_video(one, langs, books, palette, options=options) for one in scripts]
            jobs = [job for video in planned for job in video.pictures]
            todo = [job for job in jobs if finished(cache, job) is None]
            if todo:
                cache.mkdir(parents=True, exist_ok=True)
                (pool or LocalPool()).run(todo, cache, shared, progress)
            # A rate factor that misses goes down until none does, or none can: this ends.
            if not searched or measure_made(planned, cache, progress):
                break
        manifests = []
        for video in planned:
            manifest = _manifest(cache, video, options)
            if manifest is None:
                raise VideoError(
                    f"The cache folder {cache} lost files while {video.slug} was made."
                )
            manifests.append(manifest)
        sweep(cache, [key for video in planned for key in video.keys], SPARE)
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
    """Return the videos that are whole in the cache; None for one that has still to be made.

    A video's files for messengers are in its manifest when they were made. Drafts never are.
    """
    cache = cache or root / CACHE
    scripts = _chosen(root, slugs)
    try:
        strings, palette = _common(root)
    except VideoError:
        return {script.slug: None for script in scripts}
    books = Books(strings, law, contacts)
    return {
        script.slug: _cached(script, langs, books, palette, cache, profile) for script in scripts
    }


def _cached(
    script: VideoScript,
    langs: Sequence[Lang],
    books: Books,
    palette: Palette,
    cache: Path,
    profile: Profile,
) -> VideoManifest | None:
    sets: tuple[FileSet, ...] = ("site",) if profile == "preview" else ("site", "messenger")
    for quality in ("recorded", "plain"):
        options = Options(profile, sets, quality)
        try:
            video = plan_video(script, langs, books, palette, options=options)
        except VideoError:
            return None
        there = [job for job in video.pictures if finished(cache, job) is not None]
        if any(job.made_for == "site" and job not in there for job in video.pictures):
            continue
        # A set that is only half there is not offered: a page would list one language's.
        full = {job.made_for for job in video.pictures} - {
            job.made_for for job in video.pictures if job not in there
        }
        kept = tuple(job for job in there if job.made_for in full)
        return _manifest(cache, replace(video, pictures=kept), options)
    return None


def _common(root: Path) -> tuple[Strings, Palette]:
    strings, found = load_strings(root)
    if strings is None:
        said = found[0].message if found else ""
        raise VideoError(f"videos/words.yml cannot be read. {said}".strip())
    try:
        return strings, load_palette(root)
    except (OSError, KeyError, ValueError) as error:
        raise VideoError("The colours in overrides/assets/tokens.json cannot be read.") from error


def _chosen(root: Path, slugs: Sequence[str] | None) -> Sequence[VideoScript]:
    scripts, _ = load_scripts(root)
    unknown = set(slugs or ()) - {script.slug for script in scripts}
    if unknown:
        raise VideoError(f"There is no video called {', '.join(sorted(unknown))}.")
    return [script for script in scripts if slugs is None or script.slug in slugs]


def _manifest(cache: Path, video: VideoPlanned, options: Options) -> VideoManifest | None:
    files: list[MediaFile] = []
    found = read_found(video.folder) if options.quality != "plain" else {}
    for picture in video.pictures:
        made = finished(cache, picture)
        if made is None:
            return None
        by_name = {picture.name(f"{r.name}.mp4"): r for r in picture.renditions}
        files += (judged(f, by_name[f.name], found) if f.name in by_name else f for f in made)
    for text in video.texts:
        files += finished(cache, text) or make_texts(cache, text)
    return VideoManifest(
        video.slug, options.profile, video.timeline.end, sorted_files(files), video.draft
    )
