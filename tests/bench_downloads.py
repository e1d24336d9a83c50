"""What the files of all lessons cost: cold, again, with one lesson changed, beside plain pandoc."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import typst

from hub.content.languages import CODES
from hub.content.library import Library
from hub.downloads.make import Downloads, Files, make_downloads, plan_downloads
from hub.downloads.printing import pandoc
from hub.site.media import cached_manifests
from hub.site.screenings import screenings
from trees import PROJECT

SOURCES = ("docs", "lesson_plans", "overrides", "videos")
ADDRESS = "https://example.org/"


def address(kind: str, name: str, lang: str) -> str:
    """Return the address of a page, so that QR codes are drawn too."""
    return f"{ADDRESS}{lang}/{kind}/{name}/"


def timed(run: Callable[[], object]) -> float:
    """Return the seconds something takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def plain_runs(root: Path, made: Files) -> Iterator[tuple[Path, Path]]:
    """Yield, for each paper of ours, the Markdown that pandoc alone would turn into it."""
    for id_, by_lang in made.items():
        for lang, files in by_lang.items():
            for file in files:
                if file.path.suffix in (".pdf", ".docx", ".pptx"):
                    yield root / f"lesson_plans/{id_}/plan.{lang}.md", file.path


def plain(source: Path, kind: str, folder: Path) -> None:
    """Turn one Markdown file into one paper with pandoc as it is: no style, no check, no cache."""
    target = "typst" if kind == ".pdf" else kind.removeprefix(".")
    out = folder / f"out.{target}"
    command = [str(pandoc()), "--from=markdown-yaml_metadata_block", "--standalone"]
    subprocess.run([*command, "-o", str(out), "-t", target, str(source)], check=True)
    if kind == ".pdf":
        typst.compile(str(out), output=str(folder / "out.pdf"))


def main() -> None:
    """Print the times of one run and the ratio between ours and plain pandoc."""
    shown = screenings(Library.load(PROJECT), cached_manifests(Library.load(PROJECT)), address)
    with tempfile.TemporaryDirectory() as place:
        root, cache = Path(place) / "project", Path(place) / "cache"
        for name in SOURCES:
            shutil.copytree(PROJECT / name, root / name)
        runs_made: list[Downloads] = []

        def make() -> None:
            library = Library.load(root)
            wanted = plan_downloads(
                library, None, CODES, cache=cache, address=address, screenings=shown
            )
            runs_made.append(make_downloads(wanted))

        cold = timed(make)
        made, whole = runs_made[0].lessons, runs_made[0].whole
        every = (*made.values(), *runs_made[0].series.values())
        files = [f for by_lang in every for rows in by_lang.values() for f in rows]
        size = sum(file.bytes for file in files) / 1e6
        print(f"Downloads of {len(made)} lessons in {len(CODES)} languages, {len(shown)} films:")
        print(f"  {len(files)} files, {size:.1f} MB; all in one: ", end="")
        print(", ".join(f"{lang} {file.bytes / 1e6:.1f} MB" for lang, file in whole.items()))
        again = timed(make)
        plan = next(iter(sorted((root / "lesson_plans").glob("*/plan.kk.md"))))
        plan.write_text(plan.read_text("utf-8").rstrip() + " Қосымша сөз.\n", "utf-8")
        changed = timed(make)
        runs = list(plain_runs(root, runs_made[-1].lessons))

        def pandoc_alone() -> None:
            for source, paper in runs:
                plain(source, paper.suffix, Path(place))

        alone = timed(pandoc_alone)
        papers = len(runs)
        print(f"  cold, everything                 {cold:6.1f} s, {cold / papers:.2f} s a paper")
        print(f"  again, nothing changed           {again:6.1f} s")
        print(f"  again, one plan changed          {changed:6.1f} s")
        print(f"  plain pandoc, {papers:3} papers         {alone:6.1f} s, ", end="")
        print(f"{alone / papers:.2f} s a paper, one after another")
        print(f"  ours cold / plain pandoc         {cold / alone:6.2f}")
        print(f"  ours, one plan changed / plain   {changed / alone:6.2f}")


if __name__ == "__main__":
    main()
