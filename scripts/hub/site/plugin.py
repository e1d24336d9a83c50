"""The adapter between the hub and the site engine: hooks of a few lines over plain functions."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from threading import Lock, Thread
from typing import Any, cast

import material
from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from hub.checks import downloads, run_checks, videos
from hub.checks.rule import Rule
from hub.content.findings import Severity
from hub.content.languages import CODES
from hub.content.library import Library
from hub.downloads.make import Downloads
from hub.search.page_script import page_scripts
from hub.site.assets import asset_version
from hub.site.finish import finish, site_address
from hub.site.media import Manifests, cached_manifests, media_of
from hub.site.papers import NO_PAPERS, cached_papers
from hub.site.search_index import Pages, renew, write_search
from hub.site.stage import stage
from hub.site.watching import change_observer

log = logging.getLogger("mkdocs.plugins.hub")
Tick = Callable[[int, int], None]
SOURCES = ("docs", "lesson_plans", "videos", "overrides")


class HubConfig(Config):  # type: ignore[no-untyped-call]
    """Options under `plugins: - hub:` in mkdocs.yml."""

    cache_dir = options.Type(str, default=".hub")


class HubPlugin(BasePlugin[HubConfig]):  # type: ignore[no-untyped-call]
    """Stages the content before the engine reads it and completes the site after it is written.

    The language plugin runs the whole build once per language on the same plugin objects, so
    everything that must happen once is guarded by `self._library`.
    """

    def __init__(self) -> None:
        self._given: Library | None = None
        self._tick: Tick | None = None
        self._library: Library | None = None
        self._manifests: Manifests = {}
        self._papers = NO_PAPERS
        self._looked_up = False
        self._told: Library | None = None
        self._done = self._total = 0
        self._theme_stamp = 0
        self._serving = False
        self._pages_only = False
        self._version = ""
        self._searching = Lock()
        self._newest: Library | None = None
        self._root = Path()
        self._folder = Path()
        self._words: dict[str, dict[str, str]] = {}

    def prepare(
        self,
        library: Library,
        manifests: Manifests,
        papers: Downloads,
        tick: Tick,
        *,
        pages_only: bool = False,
    ) -> None:
        """Take a judged library with all that was made of it, and report pages to `tick`.

        With `pages_only` nothing is put beside the pages.
        """
        self._given, self._tick, self._pages_only = library, tick, pages_only
        self._manifests, self._papers = manifests, papers
        self._looked_up = True

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load, judge and stage the content, and point the engine at the staged folder."""
        # Our pages load none of the theme's search or social machinery.
        config.theme.static_templates.discard("sitemap.xml")
        if self._library is not None:
            return config
        self._root = Path(config.config_file_path).resolve().parent
        self._folder = self._root / self.config.cache_dir / "stage"
        self._library = library = self._given or Library.load(self._root)
        if not self._looked_up:
            # A preview looks finished files up once: planning the videos takes seconds.
            self._manifests = cached_manifests(library)
            self._papers = cached_papers(library, self._manifests)
            self._looked_up = True
        if not self._given and not self._serving:
            report(library)
        missing = () if self._pages_only else self._manifests.items()
        for name in (slug for slug, manifest in missing if manifest is None):
            log.warning('Video "%s" is not in the cache; make it with: hub video build', name)
        config.site_url = site_address(config.site_url)
        staged = stage(
            library,
            media_of(self._manifests),
            self._folder,
            config.site_url or "",
            self._papers,
        )
        self._total = sum(staged.pages.values())
        if self._serving:
            self._renew_after_theme_change(config)
        config.docs_dir = str(self._folder / "pages")
        # While somebody edits a style, a version would only make every page look changed.
        self._version = (
            ""
            if self._serving
            else asset_version(self._theme_assets(config), *page_scripts(library.words).values())
        )
        self._words = {
            code: json.loads((self._folder / f"data/words.{code}.json").read_text("utf-8"))
            for code in CODES
        }
        return config

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a live preview."""
        self._serving = command == "serve"

    def _renew_after_theme_change(self, config: MkDocsConfig) -> None:
        """Make every page look new when a template changed: a preview renders new pages only."""
        folder = Path(config.theme.custom_dir or "")
        stamp = max((p.stat().st_mtime_ns for p in folder.rglob("*.html")), default=0)
        if self._theme_stamp not in (0, stamp):
            for page in (self._folder / "pages").rglob("*.md"):
                page.touch()
        self._theme_stamp = stamp

    @staticmethod
    def _theme_assets(config: MkDocsConfig) -> Path:
        return Path(config.theme.custom_dir or "") / "assets"

    @event_priority(100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out the theme's own scripts and styles: our pages use none of them."""
        theirs = Path(material.__file__).resolve().parent
        for file in list(files):
            source = file.abs_src_path
            if source and Path(source).is_relative_to(theirs) and not file.is_documentation_page():
                files.remove(file)
        return files

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the template the staged data of its page and the words of its language."""
        path = (self._folder / "data" / page.file.src_uri).with_suffix(".json")
        data = json.loads(path.read_text("utf-8"))
        values = cast("dict[str, Any]", context)
        values["hub"] = {
            **data,
            "t": self._words[data["lang"]],
            "asset_version": self._version,
        }
        return context

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Keep compiled templates between languages and builds: they take a third of a build."""
        folder = self._root / self.config.cache_dir / "cache/templates"
        folder.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(folder))
        return env

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Count finished pages for whoever shows progress."""
        self._done += 1
        if self._tick:
            self._tick(self._done, self._total)
        return output

    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Complete the site once, after the last language."""
        languages = config.plugins.get("i18n")
        if self._library is not None and not getattr(languages, "building", False):
            if self._pages_only:
                self._library = None
                return
            finish(
                self._library,
                self._manifests,
                self._papers,
                self._folder,
                Path(config.site_dir),
                config.site_url or "",
                with_cards=not self._serving,
            )
            pages = Pages(self._folder / "data", Path(config.site_dir))
            if not self._serving:
                write_search(self._library, pages)
            else:
                self._search_later(self._library, pages)
                # The page is there first; what is wrong with it follows a moment later.
                leave_out = settled(self._told, self._library)
                Thread(target=report, args=(self._library, leave_out), daemon=True).start()
                self._told = self._library
            # A live preview keeps this object: the next save loads everything anew.
            self._library = None

    def _search_later(self, library: Library, pages: Pages) -> None:
        """Renew the search of a preview beside it; a save that comes meanwhile goes first.

        It has a process of its own: a thread would take seconds from the next page.
        """
        self._newest = library

        def work() -> None:
            with self._searching:
                if self._newest is library:
                    args = (self._root, pages)
                    beside = get_context("spawn").Process(target=renew, args=args, daemon=True)
                    beside.start()
                    beside.join()

        Thread(target=work, daemon=True).start()

    def on_build_error(self, *, error: Exception) -> None:
        """Forget a build that failed, so that the next one starts from the files."""
        self._library = None

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch what editors write instead of what we stage from it."""
        server.unwatch(config.docs_dir)
        # Changes are told by the system instead of being looked for every half second.
        server.observer = change_observer()  # type: ignore[assignment]
        server.build_delay = 0.05
        for name in (*SOURCES, "mkdocs.yml"):
            if (self._root / name).exists():
                server.watch(str(self._root / name))
        return server


ASKED = (
    (videos.RULES, ("videos", "law", "help")),
    (downloads.RULES, ("lessons", "series", "videos", "law", "help", "sources", "words")),
)
"""Rules that take long, with the parts of the library that they look at."""


def settled(told: Library | None, now: Library) -> tuple[Rule, ...]:
    """Return the long rules whose parts are what they were when they last gave their answer."""

    def same(parts: tuple[str, ...]) -> bool:
        return told is not None and all(getattr(told, p) == getattr(now, p) for p in parts)

    return tuple(rule for rules, parts in ASKED if same(parts) for rule in rules)


def report(library: Library, leave_out: tuple[Rule, ...] = ()) -> None:
    """Log everything wrong with the content, one line a finding."""
    for finding in run_checks(library, leave_out):
        if finding.severity is not Severity.NOTE:
            log.warning("%s  %s  %s", finding.where(library.root), finding.message, finding.hint)
