"""The search of a site: its index files and its script, from finished pages."""

from __future__ import annotations

import json
import os
import signal
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from mkdocs.exceptions import MkDocsException

import hub
from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.search.analyses import ANALYSES
from hub.search.documents import Document, documents
from hub.search.hints import Hints, hints_of
from hub.search.index import Index, build_index, word_counts
from hub.search.page_script import page_scripts
from hub.site.media import Manifests, cached_manifests, media_files
from hub.site.site_map import build_site_map
from hub.store import key_of, write_atomic, write_if_changed

FOLDER = "assets/search"
CACHE = ".hub/cache/search"
DICTIONARIES = ("pymorphy3", "pymorphy3-dicts-ru", "lemminflect", "snowballstemmer")
READ = {".md", ".yml", ".yaml", ".html", ".json", ".vtt", ".srt"}
"""Files that decide what pages say."""


@dataclass(frozen=True)
class Pages:
    """Finished pages in all languages: `data` is the staged folder, `site` the finished one."""

    data: Path
    site: Path
    media: Mapping[str, Path] = field(default_factory=dict)

    def read(self, lang: Lang) -> list[Document]:
        """Return the documents of one language."""
        return list(documents(self.data, self.site, lang, self.media))


def indexes(
    library: Library,
    pages: Mapping[Lang, list[Document]],
    hints: Mapping[Lang, Hints],
    langs: Iterable[Lang],
) -> dict[Lang, Index]:
    """Return the index of each of `langs`."""
    words = {code: set(word_counts(docs)) for code, docs in pages.items()}
    return {
        code: build_index(
            pages[code],
            ANALYSES[code](library),
            hints[code],
            {other: found for other, found in words.items() if other != code},
        )
        for code in langs
    }


def hints_in(library: Library, langs: Iterable[Lang]) -> dict[Lang, Hints]:
    """Return what editors wrote for the search of each language."""
    site_map = build_site_map(library)
    return {code: hints_of(library, site_map, code) for code in langs}


def write_search(library: Library, pages: Pages) -> None:
    """Write the script and every language's index into the finished site; take old ones out."""
    folder = pages.site / FOLDER
    for url, script in page_scripts(library.words).items():
        write_if_changed(pages.site / url, script)
    written: set[Path] = set()
    for files in kept_files(library, {code: pages.read(code) for code in CODES}).values():
        # The head goes last: it never names a folder that is not whole.
        for name, text in sorted(files.items(), key=lambda row: row[0].count("/") == 0):
            write_if_changed(folder / name, text)
            written.add(folder / name)
    for path in sorted(folder.glob("*.*/"), reverse=True):
        for old in path.glob("*.json") if path.is_dir() else ():
            if old not in written:
                old.unlink()
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def renew(root: Path, pages: Pages) -> None:
    """Write the search of a preview anew, in a process that leaves the processor to the preview."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the preview, which ends this too
    os.nice(10)
    write_search(Library.load(root), pages)


def kept_files(
    library: Library, pages: Mapping[Lang, list[Document]]
) -> dict[Lang, dict[str, str]]:
    """Return the index files of all languages, made only where texts, words or our code changed."""
    hints = hints_in(library, pages)
    key = key_of(repr((pages, hints, library.search.lemmas)), *_code())
    file = library.root / CACHE / "site" / f"{key}.json"
    if file.is_file():
        kept: dict[Lang, dict[str, str]] = json.loads(file.read_text("utf-8"))
        return kept
    made = {
        code: dict(index.files) for code, index in indexes(library, pages, hints, pages).items()
    }
    _keep(file, made, "*.json")
    return made


def _keep(file: Path, made: object, old: str) -> None:
    """Write what was made in place of what stood there under the name `old`, a pattern."""
    for path in file.parent.glob(old):
        path.unlink(missing_ok=True)
    write_atomic(file, json.dumps(made, ensure_ascii=False))


def _code() -> list[bytes]:
    """Return what decides how words are read: our own code and the dictionaries' versions."""
    ours = Path(hub.__file__).parent / "search"
    files = [p for p in sorted(ours.rglob("*")) if p.suffix in {".py", ".js", ".yml"}]
    return [*(p.read_bytes() for p in files), *(version(name).encode() for name in DICTIONARIES)]


class NoIndex(Exception):
    """The pages of a tree cannot be made, so there is nothing to search."""


def tree_files(root: Path, lang: Lang) -> dict[str, str]:
    """Return the index files of one language of a tree; pages are made, files for readers not.

    What was made is kept under the hash of all that decides what pages say.
    """
    file = root / CACHE / "tree" / f"{_tree_key(root)}.{lang}.json"
    if file.is_file():
        kept: dict[str, str] = json.loads(file.read_text("utf-8"))
        return kept
    library = Library.load(root)
    manifests = cached_manifests(library)
    with tempfile.TemporaryDirectory() as place:
        site = Path(place)
        _render(root, library, site)
        media = {url: source for source, url in media_files(manifests)}
        pages = Pages(root / ".hub/stage/data", site, media)
        docs = {code: pages.read(code) for code in CODES}
        made = indexes(library, docs, hints_in(library, [lang]), [lang])
    files = dict(made[lang].files)
    if _finished(manifests):
        _keep(file, files, f"*.{lang}.json")
    return files


def _finished(manifests: Manifests) -> bool:
    """Tell whether all videos are made: only then nothing but the texts decides."""
    return all(manifest is not None for manifest in manifests.values())


def _render(root: Path, library: Library, site: Path) -> None:
    from hub.site.build import render_pages  # noqa: PLC0415  (it builds with this module)

    if not (root / "mkdocs.yml").is_file():
        raise NoIndex("There is no mkdocs.yml in this folder; it holds the engine's settings.")
    try:
        render_pages(root, site, library)
    except MkDocsException as error:
        raise NoIndex(f"The pages cannot be made: {error}") from error


def _tree_key(root: Path) -> str:
    """Return the hash of what editors wrote, the templates and our own code."""
    code = Path(hub.__file__).parent
    places = [root / name for name in ("docs", "lesson_plans", "videos", "overrides")]
    files = [p for place in places for p in sorted(place.rglob("*")) if p.suffix in READ]
    files += [p for p in sorted(code.rglob("*")) if p.suffix in {".py", ".js", ".yml"}]
    config = [root / "mkdocs.yml"] if (root / "mkdocs.yml").is_file() else []
    return key_of(*(part for p in [*files, *config] for part in (p.name, p.read_bytes())))
