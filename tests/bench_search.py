"""What a search costs a reader and a build, beside stock Material and Pagefind on the same pages.

Pages are put together from our own sections, always in the same way: as many as asked for, each
as long as ours are on average.
"""

from __future__ import annotations

import gzip
import html
import random
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pagefind_bin
from mkdocs.commands.build import build as engine_build
from mkdocs.config import load_config
from playwright.sync_api import Browser, sync_playwright

from browsers import chromium
from hub.content.languages import Lang
from hub.content.library import Library
from hub.search.analyses import ANALYSES
from hub.search.documents import Document, documents
from hub.search.engine import Engine
from hub.search.index import build_index, word_counts
from hub.search.page_script import box_script, page_scripts, script_name
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
SLIPS: dict[Lang, tuple[str, ...]] = {
    "kk": ("есірктіге", "тасымладау", "esyrtki"),
    "ru": ("наркоткими", "ответсвенность"),
    "en": ("threatned", "posession"),
}
SLOWER, SOON = 4, 16
HERE = """(files) => {
  globalThis.fetch = async (name) =>
    ({ ok: name in files, status: 404, json: async () => JSON.parse(files[name]) });
}"""
ASK = """async ([lang, texts, limit]) => {
  const { find } = await hubSearch(lang, "");
  const times = [];
  for (const text of texts) {
    const from = performance.now();
    await find(text, { limit });
    times.push(performance.now() - from);
  }
  return times.slice(1);
}"""


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


@dataclass(frozen=True)
class Ours:
    """Cold bytes with the whole script, seconds of a build, milliseconds of queries and letters."""

    cold: int
    built: float
    asked: list[float]
    typed: list[float]


def ours(lang: Lang, docs: Sequence[Document], library: Library, browser: Browser) -> Ours:
    """Measure our search on these pages."""
    start = time.process_time()
    files = build_index(docs, ANALYSES[lang](library)).files
    built = time.process_time() - start
    script = page_scripts(library.words)[script_name(lang)]
    cold = 0
    for query in QUERIES[lang]:
        engine = Engine(lang, files)
        engine.find(query, limit=SHOWN)
        cold = max(cold, size(script) + sum(size(files[name]) for name in engine.asked()))
    asked = [row.q for row in library.search.queries if row.lang == lang]
    typed = [q[:end] for q in (*QUERIES[lang], *SLIPS[lang]) for end in range(1, len(q) + 1)]
    return Ours(cold, built, *(times(lang, files, browser, texts) for texts in (asked, typed)))


def times(
    lang: Lang, files: Mapping[str, str], browser: Browser, texts: Sequence[str]
) -> list[float]:
    """Ask one text after another on a processor four times slower; give the milliseconds of each.

    Files come from memory: a network is no part of it, reading what came is. The first one, for
    which the words of the index are read, is left out.
    """
    page = browser.new_page()
    page.evaluate(HERE, dict(files))
    page.evaluate(search_script(lang))
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    found: list[float] = page.evaluate(ASK, [lang, list(texts), SHOWN])
    page.close()
    return found


def told(name: str, found: Sequence[float]) -> str:
    """Return how long half, nearly all and all of them took, and how many took too long."""
    ms = sorted(found)
    return (
        f"{len(ms)} {name}: half {ms[len(ms) // 2]:.1f}, 95 % {ms[len(ms) * 95 // 100]:.1f}, "
        f"all {ms[-1]:.1f}, over {SOON}: {sum(one > SOON for one in ms) / len(ms):.1%}"
    )


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


def rows(library: Library, site: Path, count: int, browser: Browser) -> None:
    """Print the costs for so many pages of every language."""
    media = {url: path for path, url in media_files(cached_manifests(library))}
    total = 0.0
    for lang in ANALYSES:
        docs = recombined(list(documents(PROJECT / ".hub/stage/data", site, lang, media)), count)
        mine = ours(lang, docs, library, browser)
        total += mine.built
        with tempfile.TemporaryDirectory() as place:
            stock = material(lang, docs, Path(place) / "material")
            other, other_built = pagefind(lang, docs, Path(place) / "pagefind")
        print(
            f"  {lang} {count:5} pages, {len(word_counts(docs)):6} words: ours "
            f"{mine.cold / 1024:6.1f} KiB, Pagefind {other / 1024:6.1f} KiB, stock Material "
            f"{stock / 1024:7.1f} KiB on every page; built in {mine.built:.1f} s, "
            f"Pagefind {other_built:.1f} s\n      ms at {SLOWER}x slow-down, "
            f"{told('queries', mine.asked)}; {told('letters', mine.typed)}",
            flush=True,
        )
    print(f"  all languages, {count} pages each: built in {total:.1f} s")


def main(site: Path, counts: Sequence[int] = (100, 1000)) -> None:
    """Print the costs for as many pages a language, made of the finished `site`."""
    library = Library.load(PROJECT)
    print("\nSearch: bytes before the first result (gzip), build, time of queries and letters:")
    with sync_playwright() as play, chromium(play) as browser:
        for count in counts:
            rows(library, site, count, browser)
    bare = {lang: size(search_script(lang) + box_script({"help_more": ""})) for lang in ANALYSES}
    whole = {lang: size(page_scripts(library.words)[script_name(lang)]) for lang in ANALYSES}
    print(f"  script, bytes: code {bare}, with the words it shows {whole}")
