"""What videos cost: ours beside the plain way, in one run. Called by `make bench`.

`python tests/bench_video.py --quick` uses one short video.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "video"))

from video_runs import short_tree
from video_trees import SmallLaw, small_contacts

from hub.content.languages import CODES
from hub.content.library import Library
from hub.content.script import VideoScript, load_scripts
from hub.fonts import write_faces
from hub.video import make
from hub.video.build import build_videos
from hub.video.contacts import contacts_from
from hub.video.graph import Codec
from hub.video.jobs import WORKERS, LocalPool
from hub.video.make import lay_out
from hub.video.manifest import FileSet, VideoManifest
from hub.video.picture import scenes
from hub.video.picture.drawing import drawing
from hub.video.picture.palette import load_palette
from hub.video.picture.text import wrap
from hub.video.plan import PictureJob, plan_video
from hub.video.quality import TARGET_VMAF, known, measure_whole, read_found
from hub.video.recipes import Options
from hub.video.refs import Contacts, LawPhrases
from hub.video.words import Books, load_strings
from trees import PROJECT

CUSTOM: dict[Codec, int] = {"h264": 18, "av1": 35}
"""The safe rate factors people write down who do not measure."""
LANG = CODES[0]
"""Bytes are compared in one language: the pictures of the others differ in their words only."""


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, and of all processors together."""

    wall: float
    cpu: float


class Bench:
    """One project with its law and contacts."""

    def __init__(self, root: Path, law: LawPhrases, contacts: Contacts, place: Path) -> None:
        self.root, self.law, self.contacts, self.place = root, law, contacts, place
        strings, _ = load_strings(root)
        assert strings is not None
        self.books = Books(strings, law, contacts)
        self.cache = place / "cache"

    @property
    def scripts(self) -> Sequence[VideoScript]:
        """The scripts as they are now."""
        return load_scripts(self.root)[0]

    def build(self, *sets: FileSet) -> list[VideoManifest]:
        """Build everything as `hub video build` does."""
        return build_videos(
            self.root,
            None,
            CODES,
            law=self.law,
            contacts=self.contacts,
            cache=self.cache,
            options=Options(sets=sets),
        )

    def jobs(self, made_for: FileSet = "site") -> list[PictureJob]:
        """Return the job list of everything."""
        palette, options = load_palette(self.root), Options(sets=(made_for,))
        return [
            job
            for script in self.scripts
            for job in plan_video(script, CODES, self.books, palette, options=options).pictures
        ]

    def plain(self, made_for: FileSet) -> None:
        """Make every output by a command of its own: the same jobs, cut up.

        Everything else is the same program: drawing, settings, checksums, as many side by side.
        The first output of a job brings its poster and its preview.
        """
        LocalPool().run(
            [
                replace(
                    job,
                    key=f"{job.key}-{rendition.name}",
                    renditions=(rendition,),
                    poster_ms=() if number else job.poster_ms,
                )
                for job in self.jobs(made_for)
                for number, rendition in enumerate(job.renditions)
            ],
            self.place / "plain",
            None,
            None,
        )


def cost(label: str, act: Callable[[], object], of_video: float = 0) -> Cost:
    """Time something; print its seconds and the seconds of finished video a second."""
    for kept in (make._drawn, scenes._drawn, drawing, wrap):
        kept.cache_clear()  # everybody plans and draws anew, as a fresh program does
    start, before = time.perf_counter(), _cpu()
    act()
    took = Cost(time.perf_counter() - start, _cpu() - before)
    speed = f"{of_video / took.wall:6.2f} s of video a second" if of_video else ""
    print(f"  {label:<40} {took.wall:8.2f} s {took.cpu:8.2f} s of CPU  {speed}", flush=True)
    return took


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def beside(ours: Cost, plain: Cost) -> None:
    """Print what ours takes of another way."""
    print(
        f"    ours of the plain way {ours.wall / plain.wall:.2f}, of its CPU "
        f"{ours.cpu / plain.cpu:.2f}",
        flush=True,
    )


def change_a_word(root: Path) -> str:
    """Turn round one word of one video in Russian; return its slug."""
    path = min((root / "videos").glob("*/script.ru.md"))
    text = path.read_text("utf-8")
    at = text.index("\n> ") + 3
    word = text[at:].split()[0]
    path.write_text(text[:at] + word[::-1].lower() + text[at + len(word) :], "utf-8")
    return path.parent.name


def main(words: Sequence[str] = ()) -> None:
    """Print all four comparisons."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        root = place / "project"
        if "--quick" in words:
            short_tree(root)
            bench = Bench(root, SmallLaw(), small_contacts, place)
        else:
            shutil.copytree(PROJECT / "videos", root / "videos")
            tokens = Path("overrides/assets/tokens.json")
            (root / tokens).parent.mkdir(parents=True)
            shutil.copy2(PROJECT / tokens, root / tokens)
            library = Library.load(PROJECT)
            bench = Bench(root, library.law, contacts_from(library.help), place)
        costs(bench)
        by_quality(bench)


def costs(bench: Bench) -> None:
    """Print what both ways cost, and what a rebuild does."""
    jobs = bench.jobs()
    length = sum(job.ms for job in jobs) / 1000
    print(
        f"Videos: {len(bench.scripts)} in three languages, {length:.0f} s in all, {WORKERS} jobs"
        " side by side. Plain: one FFmpeg\ncommand an output, same settings; posters and previews"
        " on both sides, texts (milliseconds) on ours only:"
    )
    ours = cost("site set, cold", lambda: bench.build("site"), length)
    beside(ours, cost("site set, the plain way", lambda: bench.plain("site"), length))
    again = cost("nothing changed", lambda: bench.build("site"))
    print(f"    of the cold build {again.wall / ours.wall:.4f}")
    before = {f.sha256 for m in bench.build("site") for f in m.files}
    whole = lambda: bench.build("site", "messenger")  # noqa: E731
    beside(
        cost("messenger set, cold", whole, length),
        cost("messenger set, the plain way", lambda: bench.plain("messenger"), length),
    )
    slug = change_a_word(bench.root)
    cost(f"one word of {slug} changed in Russian", lambda: bench.build("site"))
    after = [f for m in bench.build("site") for f in m.files]
    new = [f for f in after if f.sha256 not in before]
    print(f"    made again: {len(new)} of {len(after)} files: {', '.join(f.name for f in new)}")


def by_quality(bench: Bench) -> None:
    """Print bytes at the searched VMAF beside two fixed presets, for all recorded videos.

    The first preset is as good as ours: the one rate factor that meets the target in all of
    these videos. The second is what people write down who do not measure.
    """
    jobs = {job.slug: job for job in bench.jobs() if job.lang == LANG}
    found = {script.slug: read_found(script.path.parent) for script in bench.scripts}
    jobs = {s: j for s, j in jobs.items() if all(known(r, found[s]) for r in j.renditions)}
    if not jobs:
        print("No video has a record of its quality: hub video build --quality vmaf")
        return
    print(f"Bytes at a VMAF of {TARGET_VMAF:.0f} ({LANG}, whole files measured), beside:")
    print("  even: one rate factor that meets it in all of these; custom: what people write down")
    bench.build("site")
    first = next(iter(jobs.values())).renditions
    lowest = tuple(
        min(j.renditions[number].crf for j in jobs.values()) for number in range(len(first))
    )
    sums: dict[tuple[str, str], int] = {}
    for slug, job in jobs.items():
        even = tuple(replace(r, crf=crf) for r, crf in zip(job.renditions, lowest, strict=True))
        custom = tuple(replace(r, crf=CUSTOM[r.codec]) for r in job.renditions)
        ways = {"ours": job} | {
            # Another key: the same job with other rate factors.
            name: replace(job, renditions=made, poster_ms=(), key=f"{job.key}-{name}")
            for name, made in (("even", even), ("custom", custom))
        }
        LocalPool().run([ways["even"], ways["custom"]], bench.cache, None, None)
        for number, rendition in enumerate(job.renditions):
            row = f"  {slug:<22} {rendition.name:<8}"
            for name, way in ways.items():
                crf, size = way.renditions[number].crf, _made(bench, way, number).stat().st_size
                sums[rendition.name, name] = sums.get((rendition.name, name), 0) + size
                row += (
                    f"  {name} CRF {crf} VMAF {_score(bench, way, number):.1f} {size / 1e3:5.0f} KB"
                )
            print(row, flush=True)
    for rendition in first:
        ours = sums[rendition.name, "ours"]
        shares = (f"{ours / sums[rendition.name, way]:.2f} of {way}" for way in ("even", "custom"))
        print(f"  all, {rendition.name:<8} {ours / 1e6:6.2f} MB: {', '.join(shares)}")


def _made(bench: Bench, job: PictureJob, number: int) -> Path:
    return bench.cache / job.key / job.name(f"{job.renditions[number].name}.mp4")


def _score(bench: Bench, job: PictureJob, number: int) -> float:
    """Measure a finished file against its picture, drawn anew."""
    work = bench.place / "measured" / "work"
    shutil.rmtree(work.parent, ignore_errors=True)
    work.mkdir(parents=True)
    write_faces(work.parent / "fonts")
    env, layers = lay_out(job, work), replace(job.layers, sound=None)
    made = [(job.renditions[number], _made(bench, job, number))]
    scores = measure_whole(layers, job.renditions[0], made, work, env, slug=job.slug)
    return next(iter(scores.values()))


if __name__ == "__main__":
    main(sys.argv[1:])
