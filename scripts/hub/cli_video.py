"""The `hub video` commands: arguments in, findings and progress out; no logic of its own."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from hub.checks import run_checks
from hub.cli_common import CLEAN, FOUND, console, fails, project_root, root_option
from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.report import as_json, as_text
from hub.video.recipes import Options, Profile, QualityMode


@click.group()
def video() -> None:
    """Make, check and bring in videos."""


@video.command("build")
@root_option
@click.argument("slugs", nargs=-1)
@click.option(
    "--lang", "langs", multiple=True, type=click.Choice(CODES), help="Only this language."
)
@click.option(
    "--profile",
    type=click.Choice(["site", "preview"]),
    default="site",
    show_default=True,
    help="preview makes small, quick videos for looking only.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Also the files for messengers, subtitles burned in."
)
@click.option(
    "--quality",
    type=click.Choice(["recorded", "vmaf", "plain"]),
    default="recorded",
    show_default=True,
    help="recorded takes what was searched before (videos/SLUG/quality.json), vmaf searches what "
    "was not and measures what is made (minutes a video), plain takes fixed settings.",
)
@click.option(
    "--draft-voice",
    "draft",
    is_flag=True,
    help="Let espeak-ng read the text, to judge the timing; never published.",
)
@click.option("--scheduler", default="", help="Make them on a Dask cluster: tcp://HOST:8786.")
@click.option("--cache", "far", default="", help="A shared cache: a folder, s3://…, any fsspec.")
def video_build(
    root: Path,
    slugs: tuple[str, ...],
    langs: tuple[Lang, ...],
    profile: Profile,
    everything: bool,  # noqa: FBT001
    quality: QualityMode,
    draft: bool,  # noqa: FBT001
    scheduler: str,
    far: str,
) -> None:
    """Make the videos named SLUGS, or all of them; what did not change is taken from the cache."""
    from hub.site.media import make_media  # noqa: PLC0415  (the engine loads only when needed)

    library = Library.load(project_root(root))
    known = [v.slug for v in library.videos]
    for slug in slugs:
        if slug not in known:
            raise click.UsageError(f'There is no video "{slug}". Known: {", ".join(known)}.')
    if everything and profile == "preview":
        raise click.UsageError("--all makes files to publish; a preview is for looking only.")
    if everything and draft:
        raise click.UsageError("--all makes files to publish; a draft voice is never published.")
    options = Options(profile, ("site", "messenger") if everything else ("site",), quality, draft)
    code = make_media(
        library,
        console,
        slugs or None,
        langs or CODES,
        profile,
        options,
        scheduler=scheduler,
        far=far,
    )
    sys.exit(code)


@video.command("check")
@root_option
@click.argument("slugs", nargs=-1)
def video_check(root: Path, slugs: tuple[str, ...]) -> None:
    """Say what is wrong with the scripts and subtitles of SLUGS, or of all videos."""
    library = Library.load(project_root(root))
    folders = [library.root / "videos" / slug for slug in slugs] or [library.root / "videos"]
    found = [
        f for f in run_checks(library) if any(f.path.is_relative_to(folder) for folder in folders)
    ]
    click.echo(as_text(found, library.root), nl=False)
    sys.exit(FOUND if fails(found) else CLEAN)


@video.command("probe")
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people, json for programs.",
)
def video_probe(file: Path, shape: str) -> None:
    """Say what is in the clip FILE, and whether a video can be made from it.

    Nothing is changed, and nothing that FILE points to is opened. Put -- before a name that
    begins with a dash. Exit code 0: usable as it is; 1: something is to be known or repaired.
    """
    from hub.video.clip_info import described  # noqa: PLC0415
    from hub.video.probe import probe  # noqa: PLC0415

    clip, found = probe(file)
    if shape == "json":
        data = {"clip": clip and asdict(clip), "findings": json.loads(as_json(found, Path()))}
        _say(json.dumps(data, ensure_ascii=False, indent=1, default=str) + "\n")
    else:
        rows = described(clip) if clip else ()
        wide = max((len(name) for name, _ in rows), default=0)
        _say("".join(f"{name:{wide}}  {value}\n" for name, value in rows) + "\n" * bool(rows))
        _say(as_text(found, Path()))
    sys.exit(FOUND if fails(found) else CLEAN)


@video.command("import")
@root_option
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.option("--slug", required=True, help="Its name in addresses, such as street-interview.")
@click.option(
    "--subtitles",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="A .srt, .vtt or .ass file to take over; followed by its --lang.",
)
@click.option(
    "--lang",
    "langs",
    multiple=True,
    type=click.Choice(CODES),
    help="Language of the --subtitles file; give both again for another language.",
)
def video_import(
    root: Path, file: Path, slug: str, files: tuple[Path, ...], langs: tuple[Lang, ...]
) -> None:
    """Make a new video from a film crew's clip FILE.

    videos/SLUG/ gets the clip as it is, video.yml with the clip as a scene, a script in each
    language to be written, and the words of subtitles: given ones, or those in the clip. Either
    all of it appears or nothing does.
    """
    from hub.checks.freshness import today  # noqa: PLC0415
    from hub.starter import Exists  # noqa: PLC0415
    from hub.video.intake import import_clip  # noqa: PLC0415

    place = project_root(root)
    if len(files) != len(langs) or len(set(langs)) != len(langs):
        raise click.UsageError(
            "Each --subtitles needs its own --lang: --subtitles talk.srt --lang kk."
        )
    try:
        made, found = import_clip(
            place, file, slug, day=today(), subtitles=dict(zip(langs, files, strict=True))
        )
    except (Exists, ValueError) as error:
        raise click.UsageError(str(error)) from error
    if found:
        _say(as_text(found, place) + "\n" * (made is not None))
    if made is not None:
        for path in made.files:
            _say(f"{path.relative_to(place).as_posix()}\n")
        _say(f"Now write: hub video check {slug} says what is still missing.\n")
    sys.exit(FOUND if fails(found) else CLEAN)


def _say(text: str) -> None:
    """Print; a file name may hold bytes that are no text."""
    click.echo(text.encode("utf-8", "replace").decode("utf-8"), nl=False)
