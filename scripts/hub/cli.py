"""The `hub` command: arguments in, findings and progress out; no logic of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
from rich.console import Console

from hub.checks import run_checks
from hub.cli_common import CLEAN, FOUND, console, fails, project_root, root_option
from hub.cli_search import search
from hub.cli_video import video
from hub.content.findings import Severity
from hub.content.library import Library
from hub.report import as_github, as_json, as_text
from hub.starter import KINDS, Exists, create
from hub.video.plan import Profile


def main() -> None:
    """Run the command; a broken pipe or Ctrl-C ends quietly."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        hub.main(prog_name="hub")
    except KeyboardInterrupt:
        console.print("Stopped.")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="hub", prog_name="hub")
def hub() -> None:
    """The prevention education hub: texts in three languages in, a site and videos out.

    \b
    A day with it:
      hub new explainer my-topic     start a page in three languages
      hub serve                      look at it while you write
      hub check                      what is wrong, where, and how to put it right
      hub build                      make the whole site in site/

    \b
    Exit codes: 0 clean, 1 something was found, 2 the command was called wrongly.
    """


@hub.command()
@root_option
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="text for people, github for notes in a pull request, json for programs.",
)
@click.option("--notes", is_flag=True, help="Show notes too: things to know, not to repair.")
def check(root: Path, shape: str, notes: bool) -> None:  # noqa: FBT001
    """Read everything and say what is wrong, all at once.

    Each finding names the file and line, what is wrong and how to put it right. Nothing is
    changed. Exit code 0: clean; 1: something was found.
    """
    library = Library.load(project_root(root))
    found = run_checks(library)
    shown = [f for f in found if notes or f.severity is not Severity.NOTE]
    writer = {"text": as_text, "github": as_github, "json": as_json}[shape]
    click.echo(writer(shown, library.root), nl=False)
    sys.exit(FOUND if fails(found) else CLEAN)


@hub.command()
@root_option
@click.option("--no-videos", is_flag=True, help="Leave videos as they are in the cache.")
@click.option(
    "--profile",
    type=click.Choice(["site", "preview"]),
    default="site",
    show_default=True,
    help="preview makes small, quick videos for looking only.",
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Another folder.")
def build(root: Path, no_videos: bool, profile: Profile, out: Path | None) -> None:  # noqa: FBT001
    """Check everything, make videos and pages, and put the finished site into site/.

    An error in the content stops the build before anything is written; the site of the last
    build stays as it was. Warnings are shown and do not stop it.
    """
    from hub.site.build import build_site  # noqa: PLC0415  (the engine loads only when needed)

    target = out.resolve() if out else None
    sys.exit(
        build_site(project_root(root), console, videos=not no_videos, profile=profile, out=target)
    )


@hub.command()
@root_option
@click.option("--port", default=8000, show_default=True, help="Port on this computer.")
def serve(root: Path, port: int) -> None:
    """Show the site on this computer and renew it at every save."""
    from hub.site.build import serve_site  # noqa: PLC0415

    sys.exit(serve_site(project_root(root), console, port=port))


@hub.command()
@root_option
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("slug")
def new(root: Path, kind: str, slug: str) -> None:
    """Start a new KIND named SLUG in three languages.

    \b
    KIND  page, explainer, lesson, series, video or offer
    SLUG  its name in addresses: small Latin letters and hyphens, such as easy-money
    """
    try:
        made = create(project_root(root), kind, slug)
    except (Exists, ValueError) as error:
        raise click.UsageError(str(error)) from error
    for path in made:
        click.echo(path.relative_to(root.resolve()).as_posix())
    click.echo("Now write: hub serve shows the result, hub check says what is still missing.")


@hub.command()
@root_option
def status(root: Path) -> None:
    """Show the state of translations, law checks, contacts and videos on one screen."""
    from hub.status import show_status  # noqa: PLC0415

    show_status(Library.load(project_root(root)), Console(highlight=False))


hub.add_command(search)
hub.add_command(video)
