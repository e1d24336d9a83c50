"""What a search costs a reader and a build, beside stock Material and Pagefind on the same pages.

Pages are put together from our own sections, always in the same way: as many as asked for, each
as long as ours are on average.
"""

from __future__ import annotations

import gzip
import html
import json
import random
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pagefind_bin
from mkdocs.commands.build import build as engine_build
from mkdocs.config import load_config

from hub.content.languages import Lang
from hub.content.library import Library
from hub.search.analyses import ANALYSES
from hub.search.documents import Document, documents
from hub.search.engine import Engine
from hub.search.index import build_index, word_counts
from hub.search.script import search_script
from hub.site.media import cached_manifests, media_files
from trees import PROJECT

SHOWN = 5
"""Hits under the field in the header."""
QUERIES: dict[Lang, tuple[str, ...]] = {
    "kk": ("есірткіге", "курьердің жауапкершілігі", "карта беру", "есирткиге"),
    "ru": ("наркотиков", "ответственность курьера", "чужая карта", "угрожают"),
    "en": ("drug laws", "courier jobs", "lending my card", "threatened"),
}
SLIPS: dict[Lang, str] = {"kk": "есірктіге", "ru": "наркоткими", "en": "threatned"}


def size(data: str | bytes) -> int:
    """Return the bytes sent, gzip at level 6."""
    raw = data.encode("utf-8") if isinstance(data, str) else data
    return len(gzip.compress(raw, 6, mtime=0))


def recombined(docs: Sequence[Document], count: int) -> list[Document]:
    """Return `count` pages of other pages' sections in a fixed order of chance."""
    dice = random.Random(count)
    sections = [section for doc in docs for section in doc.sections if section.text]
    each = round(len(sections) / len(docs))
    made = []
    for at in range(count):
        like = docs[at % len(docs)]
        chosen = tuple(dice.choices(sections, k=each))
        made.append(replace(like, url=f"{like.url}{at}/", id=str(at), sections=chosen))
    return made


def ours(lang: Lang, docs: Sequence[Document], library: Library) -> tuple[int, float, float, float]:
    """Return cold bytes, ms a query, ms a query with a slip, seconds of a build."""
    start = time.process_time()
    files = build_index(docs, ANALYSES[lang](library)).files
    built = time.process_time() - start
    cold = 0
    for query in QUERIES[lang]:
        engine = Engine(lang, files)
        engine.find(query, limit=SHOWN)
        sent = size(search_script(lang)) + sum(size(files[name]) for name in engine.asked())
        cold = max(cold, sent)
    engine.clock((*QUERIES[lang], SLIPS[lang]), limit=SHOWN, times=3)
    query = _cpu_ms(engine, QUERIES[lang], 10)
    slip = _cpu_ms(engine, [SLIPS[lang]], 10)
    return cold, query, slip, built


def _cpu_ms(engine: Engine, queries: Sequence[str], times: int) -> float:
    """Return the processor's milliseconds a query, whatever else the machine does."""
    start = time.process_time()
    engine.clock(queries, limit=SHOWN, times=times)
    return (time.process_time() - start) * 1000 / times / len(queries)


def _text(doc: Document) -> Iterable[tuple[str, str]]:
    for section in doc.sections:
        yield section.heading or "…", section.text


def material(lang: Lang, docs: Sequence[Document], place: Path) -> int:
    """Return what every page load costs with stock Material: its index, worker and languages."""
    pages = place / "pages"
    pages.mkdir(parents=True)
    for doc in docs:
        body = "\n\n".join(f"## {head}\n\n{html.escape(text)}" for head, text in _text(doc))
        (pages / f"p{doc.id}.md").write_text(f"# {doc.title}\n\n{body}\n", "utf-8")
    (pages / "index.md").write_text("# Home\n", "utf-8")
    config = place / "mkdocs.yml"
    wanted = lang if lang != "kk" else "en"
    config.write_text(
        "site_name: bench\ndocs_dir: pages\nsite_dir: site\ntheme: {name: material, font: false}\n"
        f"plugins: [{{search: {{lang: {wanted}}}}}]\n",
        "utf-8",
    )
    engine_build(load_config(str(config)))
    site = place / "site"
    worker = next((site / "assets/javascripts/workers").glob("search.*.js"))
    lunr = site / "assets/javascripts/lunr"
    extra = [lunr / "min/lunr.stemmer.support.min.js", lunr / f"min/lunr.{wanted}.min.js"]
    files = [site / "search/search_index.json", worker, *(f for f in extra if f.is_file())]
    return sum(size(file.read_bytes()) for file in files)


def pagefind(lang: Lang, docs: Sequence[Document], place: Path) -> tuple[int, float]:
    """Return what a first search costs with Pagefind and the seconds of its build."""
    for doc in docs:
        folder = place / doc.url
        folder.mkdir(parents=True, exist_ok=True)
        body = "".join(
            f"<h2>{html.escape(head)}</h2><p>{html.escape(text)}</p>" for head, text in _text(doc)
        )
        page = f'<html lang="{lang}"><body><h1>{html.escape(doc.title)}</h1>{body}</body></html>'
        (folder / "index.html").write_text(page, "utf-8")
    start = time.perf_counter()
    program = pagefind_bin.get_executable()
    subprocess.run([program, "--site", place], check=True, capture_output=True)
    built = time.perf_counter() - start
    found = place / "pagefind"
    # Its own files are packed already; the scripts are not.
    scripts = [
        f for f in found.glob("pagefind*.js") if f.name in ("pagefind.js", "pagefind-worker.js")
    ]
    sent = sum(
        size(f.read_bytes()) for f in [*scripts, found / "pagefind-entry.json"] if f.is_file()
    )
    whole = [next(found.glob(pattern)) for pattern in ("wasm.*.pagefind", "*.pf_meta")]
    sent += sum(f.stat().st_size for f in whole)
    chunks = sorted(f.stat().st_size for f in (found / "index").glob("*.pf_index"))
    texts = sorted(f.stat().st_size for f in (found / "fragment").glob("*.pf_fragment"))
    return sent + chunks[len(chunks) // 2] + SHOWN * texts[len(texts) // 2], built


def main(site: Path, counts: Sequence[int] = (100, 1000)) -> None:
    """Print the costs for as many pages a language, made of the finished `site`."""
    library = Library.load(PROJECT)
    media = {url: path for path, url in media_files(cached_manifests(library))}
    print("\nSearch: bytes before the first result (gzip), time of a query, build:")
    for count in counts:
        total = 0.0
        for lang in ANALYSES:
            docs = recombined(
                list(documents(PROJECT / ".hub/stage/data", site, lang, media)), count
            )
            words = len(word_counts(docs))
            cold, query, slip, built = ours(lang, docs, library)
            total += built
            with tempfile.TemporaryDirectory() as place:
                stock = material(lang, docs, Path(place) / "material")
                other, other_built = pagefind(lang, docs, Path(place) / "pagefind")
            print(
                f"  {lang} {count:5} pages, {words:6} words   ours {cold / 1024:6.1f} KiB, "
                f"{query:.1f} ms (4x slower {4 * query:.0f}), slip {slip:.1f} ms "
                f"(4x {4 * slip:.0f}), build {built:.1f} s\n"
                f"{'':33}Pagefind {other / 1024:6.1f} KiB, build {other_built:.1f} s; "
                f"stock Material {stock / 1024:7.1f} KiB on every page"
            )
        print(f"  all languages, {count} pages each: build {total:.1f} s")
    scripts = {lang: size(search_script(lang)) for lang in ANALYSES}
    print("  script:", json.dumps(scripts))
