"""`make bench`: what a reader loads and what a build costs, as ratios in one run."""

from __future__ import annotations

import gzip
import re
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from rich.console import Console

import bench_downloads
import bench_preview
import bench_search
import bench_video
from hub.checks import run_checks
from hub.content.library import Library
from hub.site.build import build_site
from hub.site.stage import stage
from trees import PROJECT

MARKS = {"stock Material": 293, "Starlight": 56}
"""KiB, gzip, first visit of a text page with the same text; measured on 2026-11-21."""
TEXT = (".html", ".css", ".js", ".svg")


def page_weight(site: Path, page: str) -> dict[str, int]:
    """Return the bytes a first visit to a page loads, by file, text gzipped at level 6."""
    folder = site / page
    html = (folder / "index.html").read_text("utf-8")
    files = [folder / "index.html"]
    for match in re.finditer(r'<(?:link|script|img)[^>]+?(?:href|src)="([^"#]+)"[^>]*>', html):
        tag, to = match.group(0), match.group(1).split("?")[0]
        wanted = "stylesheet" in tag or "<script" in tag or "<img" in tag or 'as="font"' in tag
        icon = 'rel="icon"' in tag and "svg" in tag
        if (wanted or icon) and "://" not in to:
            files.append((folder / to).resolve())
    css = next(f for f in files if f.suffix == ".css")
    for to in re.findall(r"url\(\"?([^)\"]+)\"?\)", css.read_text("utf-8")):
        if not to.startswith("data:"):
            files.append((css.parent / to).resolve())
    sizes = {}
    for file in dict.fromkeys(files):
        data = file.read_bytes()
        packed = gzip.compress(data, 6, mtime=0) if file.suffix in TEXT else data
        sizes[file.name] = len(packed)
    return sizes


def timed(label: str, run: object) -> float:
    """Run something, print and return its seconds."""
    start = time.perf_counter()
    run()  # type: ignore[operator]
    seconds = time.perf_counter() - start
    print(f"  {label:<44} {seconds:6.2f} s")
    return seconds


def main() -> None:
    """Print page weights beside the marks and the parts of a build beside the whole."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "site"
        quiet = Console(quiet=True)
        build_site(PROJECT, quiet, out=out)
        print("First visit to a text page (law/courier), everything counted, gzip:")
        for lang in ("", "ru/", "en/"):
            sizes = page_weight(out, f"{lang}law/courier")
            total = sum(sizes.values()) / 1024
            beside = ", ".join(f"{total / kib:.2f} of {name}" for name, kib in MARKS.items())
            parts = ", ".join(f"{name} {size / 1024:.1f}" for name, size in sizes.items())
            print(f"  /{lang:<4} {total:6.1f} KiB  ({beside})\n         {parts}")
        print("Build with finished videos in the cache:")
        whole = timed("whole build", lambda: build_site(PROJECT, quiet, out=out))
        library = Library.load(PROJECT)
        ours = timed("read everything", lambda: Library.load(PROJECT))
        ours += timed("all checks", lambda: run_checks(library))
        ours += timed("write the staged folder", lambda: stage(library, {}, Path(place) / "s"))
        print(f"  our share of the whole build                 {ours / whole:6.2f}")
        bench_search.main(out)
        bench_preview.main(whole, Path(place) / "project")


if __name__ == "__main__":
    main()
    bench_downloads.main()
    bench_video.main(sys.argv[1:])
