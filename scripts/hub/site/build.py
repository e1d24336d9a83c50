"""Making the whole site: judge, make videos, write pages, swap the finished folder in."""

from __future__ import annotations

import logging
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build as engine_build
from mkdocs.commands.serve import serve as engine_serve
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from hub.checks import run_checks
from hub.content.findings import Finding, Severity
from hub.content.languages import CODES, DEFAULT, LANGUAGES, Lang
from hub.content.library import Library
from hub.downloads.make import Downloads
from hub.downloads.pack import whole_name
from hub.report import as_text, summary
from hub.site.media import Manifests, cached_manifests, make_media
from hub.site.papers import FOLDER, NO_PAPERS, cached_papers, make_papers
from hub.site.plugin import HubPlugin, Tick
from hub.video.plan import Profile


@dataclass(frozen=True)
class Size:
    """What stands in a finished site."""

    pages: dict[Lang, int]
    files: int
    bytes: int
    video_bytes: int
    whole_bytes: dict[Lang, int]


def build_site(
    root: Path,
    console: Console,
    *,
    videos: bool = True,
    profile: Profile = "site",
    out: Path | None = None,
) -> int:
    """Build the site into `out` or `root/site`; return the exit code.

    The site of the last build stays until the new one is whole.
    """
    site = out or root / "site"
    started = time.monotonic()
    if not (root / "mkdocs.yml").is_file():
        console.print("There is no mkdocs.yml in this folder; it holds the engine's settings.")
        return 2
    library = Library.load(root)
    found = run_checks(library)
    errors = [f for f in found if f.severity is Severity.ERROR]
    if errors:
        console.print(as_text([f for f in found if f.severity is not Severity.NOTE], root), end="")
        console.print("Nothing was built; the site of the last build is as it was.")
        return 1
    if videos and library.videos:
        code = make_media(library, console, None, CODES, profile)
        if code:
            return code
    manifests = cached_manifests(library)
    papers = make_papers(library, manifests, console) if library.lessons else NO_PAPERS
    if papers is None:
        return 1
    next_site = site.with_name(f".{site.name}.next")
    shutil.rmtree(next_site, ignore_errors=True)
    try:
        with _bar(console) as progress:
            task = progress.add_task("Pages", total=None)
            _engine(
                root,
                next_site,
                library,
                manifests,
                papers,
                lambda done, all_: progress.update(task, completed=done, total=all_),
            )
    except MkDocsException as error:
        console.print(f"The site engine stopped: {error}")
        return 1
    _swap(next_site, site)
    size = measure(site)
    _show(console, root, library, found, size, time.monotonic() - started)
    return 0


def serve_site(root: Path, console: Console, *, port: int) -> int:
    """Serve the site on this computer until stopped; every save is shown."""
    if not (root / "mkdocs.yml").is_file():
        console.print("There is no mkdocs.yml in this folder; it holds the engine's settings.")
        return 2
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    # Only pages whose staged file changed are rendered again. The language plugin looks for this
    # word among the arguments of the process and nowhere else.
    sys.argv.append("--dirty")
    console.print(f"The site is at http://127.0.0.1:{port}/  (Ctrl-C stops it)")
    engine_serve(
        config_file=str(root / "mkdocs.yml"),
        dev_addr=f"127.0.0.1:{port}",
        build_type="dirty",
        site_url=f"http://127.0.0.1:{port}/",
    )
    return 0


def render_pages(root: Path, target: Path, library: Library) -> None:
    """Write the bare pages of a tree into `target`, without files to look at or to carry."""
    manifests = cached_manifests(library)
    papers = cached_papers(library, manifests)
    _engine(root, target, library, manifests, papers, lambda done, all_: None, pages_only=True)


def _engine(
    root: Path,
    target: Path,
    library: Library,
    manifests: Manifests,
    papers: Downloads,
    tick: Tick,
    *,
    pages_only: bool = False,
) -> None:
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(target))
    plugin = config.plugins["hub"]
    assert isinstance(plugin, HubPlugin)
    plugin.prepare(library, manifests, papers, tick, pages_only=pages_only)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        engine_build(config)
    finally:
        config.plugins.on_shutdown()


def _swap(new: Path, site: Path) -> None:
    old = site.with_name(f".{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.replace(old)
    new.replace(site)
    shutil.rmtree(old, ignore_errors=True)


def measure(site: Path) -> Size:
    """Count what stands in a finished site."""
    files = [p for p in site.rglob("*") if p.is_file()]
    pages: dict[Lang, int] = dict.fromkeys(CODES, 0)
    for path in files:
        if path.name == "index.html":
            first = path.relative_to(site).parts[0]
            pages[next((code for code in CODES if code == first), DEFAULT)] += 1
    video = sum(p.stat().st_size for p in files if p.suffix in (".mp4", ".webm"))
    packs = {code: site / FOLDER / whole_name(code) for code in CODES}
    whole = {code: path.stat().st_size for code, path in packs.items() if path.is_file()}
    return Size(pages, len(files), sum(p.stat().st_size for p in files), video, whole)


def _show(
    console: Console,
    root: Path,
    library: Library,
    found: list[Finding],
    size: Size,
    seconds: float,
) -> None:
    pages = ", ".join(f"{LANGUAGES[code].name} {size.pages[code]}" for code in CODES)
    console.print()
    console.print(f"  Pages      {pages}")
    console.print(
        f"  Lessons    {len(library.lessons)}, each a page and files to print, edit and carry"
    )
    if size.whole_bytes:
        packs = ", ".join(
            f"{LANGUAGES[code].name} {count / 1e6:.1f} MB"
            for code, count in size.whole_bytes.items()
        )
        console.print(f"  In one     all lessons with their videos: {packs}")
    console.print(
        f"  Videos     {len(library.videos)} in {len(CODES)} languages, "
        f"{size.video_bytes / 1e6:.1f} MB"
    )
    console.print(f"  Size       {size.bytes / 1e6:.1f} MB in {size.files} files")
    shown = [f for f in found if f.severity is not Severity.NOTE]
    console.print(f"  Findings   {summary(shown)}")
    console.print(f"  Time       {seconds:.1f} s")
    console.print("  Open       hub serve, or site/index.html through any web server")
    if shown:
        console.print()
        console.print(as_text(shown, root), end="")


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    )


__all__ = ["build_site", "measure", "render_pages", "serve_site"]
