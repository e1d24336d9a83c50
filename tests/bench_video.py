"""What videos cost: ours beside the plain way, in one run. Called by `make bench`.

`python tests/bench_video.py --quick` uses one short video, `--messenger` adds that set.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "video"))

from video_runs import short_tree
from video_trees import SmallLaw, small_contacts

from hub.content.languages import CODES
from hub.content.library import Library
from hub.content.script import VideoScript, load_scripts
from hub.fonts import write_faces
from hub.tools import ffmpeg, run
from hub.video.build import build_videos
from hub.video.contacts import contacts_from
from hub.video.graph import video_command
from hub.video.jobs import WORKERS, LocalPool
from hub.video.make import _drawn, lay_out
from hub.video.manifest import VideoManifest
from hub.video.picture.palette import load_palette
from hub.video.plan import PictureJob, plan_video
from hub.video.quality import read_found
from hub.video.recipes import Options
from hub.video.refs import Contacts, LawPhrases
from hub.video.words import Books, load_strings
from trees import PROJECT

FIXED_CRF = {"h264": 18, "av1": 35}
"""The safe fixed rate factors people write down who do not measure."""


class Bench:
    """One project with its law and contacts."""

    def __init__(self, root: Path, law: LawPhrases, contacts: Contacts, place: Path) -> None:
        self.root, self.law, self.contacts, self.place = root, law, contacts, place
        strings, _ = load_strings(root)
        assert strings is not None
        self.books = Books(strings, law, contacts)
        self.slugs = [script.slug for script in self.scripts]

    @property
    def scripts(self) -> Sequence[VideoScript]:
        """The scripts as they are now."""
        return load_scripts(self.root)[0]

    def build(self, cache: Path, options: Options) -> list[VideoManifest]:
        """Build everything as `hub video build` does."""
        return build_videos(
            self.root,
            None,
            CODES,
            law=self.law,
            contacts=self.contacts,
            cache=cache,
            options=options,
        )

    def jobs(self, options: Options) -> list[PictureJob]:
        """Return the job list of everything."""
        palette = load_palette(self.root)
        return [
            job
            for script in self.scripts
            if script.slug in self.slugs
            for job in plan_video(script, CODES, self.books, palette, options=options).pictures
        ]

    def plain(self, options: Options) -> None:
        """Make every output by a command of its own, as many side by side as we have."""
        _drawn.cache_clear()  # both ways draw their backgrounds themselves

        def one(job: PictureJob, number: int) -> None:
            rendition = job.renditions[number]
            small = replace(job, renditions=(rendition,))
            folder = self.place / "plain" / job.key / rendition.name
            folder.mkdir(parents=True)
            write_faces(folder.parent / "fonts")
            env = lay_out(small, folder)
            command = video_command(replace(job.layers, sound=None), [(rendition, "out.mp4")])
            run([ffmpeg(), *command], sentence="The plain way failed.", cwd=folder, env=env)

        with ThreadPoolExecutor(WORKERS) as pool:
            each = [(j, n) for j in self.jobs(options) for n in range(len(j.renditions))]
            list(pool.map(lambda pair: one(*pair), each))


def seconds(label: str, of_video: float, act: object) -> float:
    """Time something; print its seconds and the seconds of finished video a second."""
    start = time.perf_counter()
    act()  # type: ignore[operator]
    took = time.perf_counter() - start
    speed = f"{of_video / took:7.2f} s of video a second" if of_video else ""
    print(f"  {label:<46} {took:8.2f} s {speed}")
    return took


def change_a_word(root: Path) -> None:
    """Change one word of one video in Russian, to another of the same length."""
    path = min((root / "videos").glob("*/script.ru.md"))
    text = path.read_text("utf-8")
    at = text.index("\n> ") + 3
    word = text[at:].split()[0]
    path.write_text(text[:at] + word.upper().swapcase()[::-1] + text[at + len(word) :], "utf-8")


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
        site = Options()
        length = sum(job.ms for job in bench.jobs(site)) / 1000
        count = len(bench.scripts)
        print(f"Videos: {count} in three languages, {length:.0f} s in all, {WORKERS} at once:")
        cache = place / "cache"
        ours = seconds("site set, cold", length, lambda: bench.build(cache, site))
        plain = seconds("the plain way, one command an output", length, lambda: bench.plain(site))
        print(f"  ours of the plain way                          {ours / plain:8.2f}")
        again = seconds("nothing changed", 0, lambda: bench.build(cache, site))
        print(f"  of the cold build                              {again / ours:8.4f}")
        made = bench.build(cache, site)
        before = {f.sha256 for m in made for f in m.files if f.kind == "video"}
        if "--messenger" in words:
            both = Options(sets=("site", "messenger"))
            seconds("messenger set, cold", length, lambda: bench.build(cache, both))
        change_a_word(root)
        seconds("one word changed in one language", 0, lambda: bench.build(cache, site))
        after = [f for m in bench.build(cache, site) for f in m.files if f.kind == "video"]
        new = [f for f in after if f.sha256 not in before]
        langs = ", ".join(sorted({f.lang for f in new}))
        print(f"  files made again: {len(new)} of {len(after)}, all in: {langs}")
        by_quality(bench, cache, site)


def by_quality(bench: Bench, cache: Path, site: Options) -> None:
    """Print the bytes at a searched VMAF beside those of a fixed rate factor, for one video."""
    searched = [s for s in bench.scripts if read_found(s.path.parent)] or bench.scripts[:1]
    slug = searched[0].slug
    bench.slugs = [slug]
    options = replace(site, quality="vmaf")
    build_videos(
        bench.root,
        [slug],
        CODES[:1],
        law=bench.law,
        contacts=bench.contacts,
        cache=cache,
        options=options,
    )
    job = bench.jobs(options)[0]
    fixed = tuple(
        replace(r, crf=FIXED_CRF[r.codec], vmaf=None, target_vmaf=None) for r in job.renditions
    )
    # Another key: the same job with other rate factors.
    other = replace(job, renditions=fixed, key=f"{job.key}-fixed")
    LocalPool().run([other], cache, None, None)
    print(f"Bytes of {slug} ({job.lang}) at a VMAF of 95, beside a fixed rate factor:")
    for have, safe in zip(job.renditions, fixed, strict=True):
        mine = (cache / job.key / job.name(f"{have.name}.mp4")).stat().st_size
        their = (cache / other.key / job.name(f"{have.name}.mp4")).stat().st_size
        print(
            f"  {have.name:<8} CRF {have.crf} (VMAF {have.vmaf}) {mine / 1000:7.0f} KB"
            f"   CRF {safe.crf} {their / 1000:7.0f} KB   {mine / their:5.2f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
