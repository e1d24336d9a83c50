"""Search the quality of videos whose rate factors are not known yet, and write it down."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hub.content.languages import CODES
from hub.content.script import VideoScript
from hub.fonts import write_faces
from hub.video.jobs import Progress
from hub.video.make import lay_out
from hub.video.picture.palette import Palette
from hub.video.plan import plan_video
from hub.video.quality import read_found, search, with_found, write_found
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
    encoded with what it finds. Raises VideoError or ToolError.
    """
    for script in scripts:
        planned = plan_video(
            script, CODES[:1], books, palette, options=replace(options, draft=False)
        )
        folder = script.path.parent
        found = dict(read_found(folder))
        for job in planned.pictures:
            known = [r for r in with_found(job.renditions, found) if r.vmaf is not None]
            names = {r.name for r in known}
            missing = [r for r in job.renditions if r.name not in names]
            if not missing:
                continue
            name = f"{script.slug} quality"
            if progress:
                progress.start(name, 1)
            cache.mkdir(parents=True, exist_ok=True)
            # A name that tells its owner: what a killed search leaves is swept away.
            place = cache / f".search.{os.getpid()}.part"
            shutil.rmtree(place, ignore_errors=True)
            try:
                write_faces(place / "fonts")
                work = place / "work"
                work.mkdir()
                env = lay_out(job, work)
                layers = replace(job.layers, sound=None)
                base = job.renditions[0]
                found |= search(layers, base, missing, work, env, slug=script.slug)
            finally:
                shutil.rmtree(place, ignore_errors=True)
            write_found(folder, found)
            if progress:
                progress.finish(name)
