"""What stands beside the pages: sitemap, pictures, videos, fonts, cards."""

from __future__ import annotations

import os
from pathlib import Path

from hub.content.library import Library
from hub.site.assets import font_files
from hub.site.images import pictures
from hub.site.media import media_files
from hub.site.sitemap import robots, sitemap
from hub.store import copy_atomic, write_atomic


def site_address(configured: str | None) -> str | None:
    """Return the site's address with a final slash: `SITE_URL`, or what mkdocs.yml says."""
    address = os.environ.get("SITE_URL") or configured
    return address.rstrip("/") + "/" if address else None


def finish(library: Library, folder: Path, site: Path, site_url: str) -> None:
    """Write and copy everything that is not a page into the finished site.

    `folder` is the staged folder, `site` the folder the engine wrote.
    """
    cache = folder.parent / "cache"
    for source, url in font_files(cache):
        copy_atomic(source, site / url)
    for source, url in pictures(library):
        copy_atomic(source, site / url)
    for source, url in media_files(library):
        copy_atomic(source, site / url)
    if site_url:
        write_atomic(site / "sitemap.xml", sitemap(folder / "data", site_url))
        write_atomic(site / "robots.txt", robots(site_url))
    # An underscore folder or file would be swallowed by static hosts that run a site generator.
    write_atomic(site / ".nojekyll", "")
