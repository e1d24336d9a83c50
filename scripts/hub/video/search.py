"""Search rate factors that are not known yet, measure what was made with them, write it down."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hub.content.languages import CODES
from hub.content.script import VideoScript
from hub.fonts import write_faces
from hub.video.graph import Rendition
from hub.video.jobs import Progress
from hub.video.make import finished, lay_out
from hub.video.manifest import MediaFile
from hub.video.picture.palette import Palette
from hub.video.plan import PictureJob, VideoPlanned, plan_video
from hub.video.quality import (
    RANGE,
    known,
    lowered,
    measure_whole,
    read_found,
    search,
    write_found,
)
from hub.video.recipes import Options
from hub.video.words import Books


def search_missing(
    scripts: Sequence[VideoScript],
    books: Books,
    palette: Palette,
    cache: Path,
    options: Options,
    progress: Progress | None = None,
) -> None:
    """Search what is not known of these videos, in the site's first language.

    One rhythm and one drawing serve all languages, so one search does; every language is
    encoded with what it finds, and `measure_made` then looks at each. Raises VideoError or
    ToolError.
    """
    for script in scripts:
        planned = plan_video(
            script, CODES[:1], books, palette, options=replace(options, draft=False)
        )
        folder = script.path.parent
        found = dict(read_found(folder))
        for job in planned.pictures:
            missing = [r for r in job.renditions if known(r, found) is None]
            if not missing:
                continue
            name = f"{script.slug} quality {job.made_for}"
            if progress:
                progress.start(name, job.ms)
            with _laid_out(job, cache) as (work, env):
                layers = replace(job.layers, sound=None)
                base = job.renditions[0]
                found |= search(layers, base, missing, work, env, slug=script.slug)
            write_found(folder, found)
            if progress:
                progress.finish(name)


def measure_made(
    planned: Sequence[VideoPlanned], cache: Path, progress: Progress | None = None
) -> bool:
    """Measure finished files that have no score; return whether all of them meet the target.

    Whole files are measured, in every language. Where one misses the target, the rate factor of
    its rendition goes down for all languages; it has to be planned and made again. A file that
    misses at the lowest factor stays, its score tells. Raises VideoError or ToolError.
    """
    whole = True
    for video in planned:
        found = dict(read_found(video.folder))
        missed: dict[str, tuple[Rendition, float]] = {}
        for job in video.pictures:
            made = [(r, file) for r, file in _videos(job, cache) if known(r, found)]
            new = [(r, file) for r, file in made if found[r.name].score(file) is None]
            if new:
                scores = _measure(job, new, cache, progress)
                for rendition, file in new:
                    one = found[rendition.name]
                    found[rendition.name] = one.with_score(file, scores[rendition.name])
            for rendition, file in made:
                one = found[rendition.name]
                score = one.score(file) or 0.0
                worst = missed.get(rendition.name, (rendition, one.target_vmaf))[1]
                if score < worst and one.crf > RANGE[rendition.codec][0]:
                    missed[rendition.name] = rendition, score
        for name, (rendition, score) in missed.items():
            found[name], whole = lowered(found[name], rendition.codec, score), False
        write_found(video.folder, found)
    return whole


def _measure(
    job: PictureJob,
    made: Sequence[tuple[Rendition, MediaFile]],
    cache: Path,
    progress: Progress | None,
) -> Mapping[str, float]:
    """Return the scores of some finished renditions of a job."""
    name = f"{job.label} measured"
    if progress:
        progress.start(name, job.ms)
    with _laid_out(job, cache) as (work, env):
        scores = measure_whole(
            replace(job.layers, sound=None),
            job.renditions[0],
            [(rendition, file.path) for rendition, file in made],
            work,
            env,
            slug=job.slug,
        )
    if progress:
        progress.finish(name)
    return scores


def _videos(job: PictureJob, cache: Path) -> list[tuple[Rendition, MediaFile]]:
    """Return the finished renditions of a job that are in the cache."""
    files = {file.name: file for file in finished(cache, job) or ()}
    pairs = ((r, files.get(job.name(f"{r.name}.mp4"))) for r in job.renditions)
    return [(rendition, file) for rendition, file in pairs if file is not None]


@contextmanager
def _laid_out(job: PictureJob, cache: Path) -> Iterator[tuple[Path, Mapping[str, str]]]:
    """Give a folder with everything a picture is drawn from, and FFmpeg's environment."""
    cache.mkdir(parents=True, exist_ok=True)
    # A name that tells its owner: what a killed search leaves is swept away.
    place = cache / f".search.{os.getpid()}.part"
    shutil.rmtree(place, ignore_errors=True)
    try:
        write_faces(place / "fonts")
        work = place / "work"
        work.mkdir()
        yield work, lay_out(job, work)
    finally:
        shutil.rmtree(place, ignore_errors=True)
