"""The `hub video` commands: arguments in, findings and progress out; no logic of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hub.checks import run_checks
from hub.cli_common import CLEAN, FOUND, console, fails, project_root, root_option
from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.report import as_text
from hub.video.plan import Profile


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
    "--profile", type=click.Choice(["site", "preview"]), default="site", show_default=True
)
def video_build(
    root: Path, slugs: tuple[str, ...], langs: tuple[Lang, ...], profile: Profile
) -> None:
    """Make the videos named SLUGS, or all of them; what did not change is taken from the cache."""
    from hub.site.media import make_media  # noqa: PLC0415  (the engine loads only when needed)

    library = Library.load(project_root(root))
    known = [v.slug for v in library.videos]
    for slug in slugs:
        if slug not in known:
            raise click.UsageError(f'There is no video "{slug}". Known: {", ".join(known)}.')
    sys.exit(make_media(library, console, slugs or None, langs or CODES, profile))


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
