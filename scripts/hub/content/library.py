"""Everything editors wrote, loaded once, with everything found wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hub.content.common import Registry
from hub.content.findings import Finding
from hub.content.glossary import Term, load_glossary
from hub.content.help import Contact, load_help
from hub.content.languages import CODES, Lang, Trilingual
from hub.content.law import LawRegistry
from hub.content.law_files import load_law
from hub.content.lesson import Lesson, load_lessons
from hub.content.offer import Offer, Sign, load_offers, load_signs
from hub.content.page import Page, load_pages
from hub.content.script import VideoScript, load_scripts
from hub.content.search_words import SearchWords, load_search_words
from hub.content.series import Series, load_series
from hub.content.sources import Source, load_sources
from hub.content.yamlfile import load_yaml


@dataclass(frozen=True)
class Library:
    """The whole content of one tree. Nothing here knows what is made from it."""

    root: Path
    pages: tuple[Page, ...]
    offers: tuple[Offer, ...]
    signs: Registry[Sign]
    lessons: tuple[Lesson, ...]
    series: tuple[Series, ...]
    videos: tuple[VideoScript, ...]
    law: LawRegistry
    help: Registry[Contact]
    glossary: Registry[Term]
    sources: Registry[Source]
    interface: Mapping[str, Trilingual]
    search: SearchWords
    findings: tuple[Finding, ...]

    @cached_property
    def explainers(self) -> tuple[Page, ...]:
        """The explainers in the order they are shown."""
        chosen = [page for page in self.pages if page.data.kind == "explainer"]
        return tuple(sorted(chosen, key=lambda page: (page.data.order, page.id)))

    @cached_property
    def words(self) -> Mapping[Lang, Mapping[str, str]]:
        """The interface strings per language."""
        return {
            code: {key: text.get(code) for key, text in self.interface.items()} for code in CODES
        }

    @classmethod
    def load(cls, root: Path) -> Library:
        """Read the whole tree below `root`; never raises for what an editor wrote."""
        root = root.resolve()
        pages, pages_found = load_pages(root)
        offers, offers_found = load_offers(root)
        signs, signs_found = load_signs(root)
        lessons, lessons_found = load_lessons(root)
        series, series_found = load_series(root, lessons)
        videos, videos_found = load_scripts(root)
        law, law_found = load_law(root)
        help_, help_found = load_help(root)
        glossary, glossary_found = load_glossary(root)
        sources, sources_found = load_sources(root)
        search, search_found = load_search_words(root)
        interface, _, interface_found = load_yaml(
            root / "docs/_data/interface.yml", dict[str, Trilingual], root
        )
        return cls(
            root=root,
            pages=pages,
            offers=offers,
            signs=signs,
            lessons=lessons,
            series=series,
            videos=videos,
            law=law,
            help=help_,
            glossary=glossary,
            sources=sources,
            interface=interface or {},
            search=search,
            findings=(
                *pages_found,
                *offers_found,
                *signs_found,
                *lessons_found,
                *series_found,
                *videos_found,
                *law_found,
                *help_found,
                *glossary_found,
                *sources_found,
                *interface_found,
                *search_found,
            ),
        )
