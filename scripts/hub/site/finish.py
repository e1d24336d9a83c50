"""What stands beside the pages: sitemap, pictures, videos, fonts, cards."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from hub.content.library import Library
from hub.site.assets import font_files
from hub.site.cards import Card, icon_png, make_cards
from hub.site.images import pictures
from hub.site.media import Manifests, media_files
from hub.site.papers import SUMS_URL, Papers, paper_files, paper_sums
from hub.site.sitemap import page_frames, robots, sitemap
from hub.store import copy_atomic, write_atomic, write_if_changed

ICONS = (("favicon.png", 48, False), ("apple-touch-icon.png", 180, True))


def site_address(configured: str | None) -> str | None:
    """Return the site's address with a final slash: `SITE_URL`, or what mkdocs.yml says."""
    address = os.environ.get("SITE_URL") or configured
    return address.rstrip("/") + "/" if address else None


def finish(
    library: Library,
    manifests: Manifests,
    papers: Papers,
    folder: Path,
    site: Path,
    site_url: str,
    *,
    with_cards: bool,
) -> None:
    """Write and copy everything that is not a page into the finished site.

    `folder` is the staged folder, `site` the folder the engine wrote.
    """
    cache = folder.parent / "cache"
    for source, url in font_files(cache):
        copy_atomic(source, site / url)
    for source, url in pictures(library):
        copy_atomic(source, site / url)
    for source, url in paper_files(papers):
        copy_atomic(source, site / url)
    if sums := paper_sums(papers):
        write_if_changed(site / SUMS_URL, sums)
    for source, url in media_files(manifests):
        copy_atomic(source, site / url)
    for slug, manifest in manifests.items():
        if manifest is not None:
            write_if_changed(site / f"media/videos/{slug}/manifest.json", manifest.to_json())
    for name, size, padded in ICONS:
        # A preview writes into the same folder again and again; drawing takes longer than a page.
        if not (site / "assets" / name).is_file():
            write_atomic(site / "assets" / name, icon_png(size, padded=padded))
    if with_cards:
        make_cards(_cards(folder / "data", library), site, cache / "cards")
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        # The engine writes one of its own, without our borrowed pages' rules.
        (site / name).unlink(missing_ok=True)
    if site_url:
        write_atomic(site / "sitemap.xml", sitemap(folder / "data", site_url))
        write_atomic(site / "robots.txt", robots(site_url))
    # An underscore folder or file would be swallowed by static hosts that run a site generator.
    write_atomic(site / ".nojekyll", "")


def _cards(data: Path, library: Library) -> Iterator[Card]:
    for frame in page_frames(data):
        lang = frame["lang"]
        label = library.words[lang].get("site_tagline", "")
        yield Card(frame["card"], frame["title"], label, lang)
