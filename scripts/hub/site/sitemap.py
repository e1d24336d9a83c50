"""`sitemap.xml` and `robots.txt`, from the same data as the pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from hub.content.languages import CODES, DEFAULT


def page_frames(data: Path) -> Iterator[dict[str, Any]]:
    """Yield the staged data of every page, in a stable order."""
    for code in CODES:
        for path in sorted((data / code).rglob("*.json")):
            frame: dict[str, Any] = json.loads(path.read_text("utf-8"))
            yield frame


def sitemap(data: Path, site_url: str) -> str:
    """Return the sitemap: every indexed page with its alternates and x-default.

    `data` is the staged data folder, `site_url` ends in "/". A borrowed page is left out: its
    text has an address of its own.
    """
    rows: list[str] = []
    for frame in page_frames(data):
        if frame["noindex"]:
            continue
        rows.append("  <url>")
        rows.append(f"    <loc>{escape(site_url + str(frame['url']))}</loc>")
        alternates = [a for a in frame["alternates"] if a["exists"]]
        if len(alternates) > 1:
            for other in alternates:
                rows.append(_link(other["lang"], other["absolute"]))
            default = next((a for a in alternates if a["lang"] == DEFAULT), alternates[0])
            rows.append(_link("x-default", default["absolute"]))
        rows.append("  </url>")
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            'xmlns:xhtml="http://www.w3.org/1999/xhtml">',
            *rows,
            "</urlset>",
            "",
        ]
    )


def robots(site_url: str) -> str:
    """Return `robots.txt`: everything is open, the sitemap is named."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"


def _link(lang: str, url: str) -> str:
    return f'    <xhtml:link rel="alternate" hreflang="{lang}" href="{escape(url)}"/>'
