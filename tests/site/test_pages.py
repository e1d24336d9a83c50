"""Every page, in three languages, as files: no browser needed."""

from __future__ import annotations

import hashlib
import html as markup
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import pytest

from conftest import Served
from pages import LANGS, SAMPLES, attr, home, paths_of

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


class Reader(HTMLParser):
    """Collects links and ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if known.get("id"):
            self.ids.append(str(known["id"]))
        for name in ("href", "src", "poster"):
            if known.get(name):
                self.links.append(str(known[name]))


def test_every_page_exists_in_three_languages(site: Served) -> None:
    sets = {lang: paths_of(site.site, lang) for lang in LANGS}
    assert sets["kk"] == sets["ru"] == sets["en"]
    assert set(SAMPLES.values()) <= sets["kk"]
    assert len(sets["kk"]) >= 40


def test_every_template_is_sampled(site: Served) -> None:
    kinds = set()
    for lang in LANGS:
        for path in paths_of(site.site, lang):
            html = (site.site / home(lang) / path / "index.html").read_text("utf-8")
            kinds |= set(attr(html, r'<body class="k-([a-z]+)'))
    assert kinds == set(SAMPLES)


def test_no_link_is_broken_and_no_id_stands_twice(site: Served) -> None:
    pages: dict[str, Reader] = {}
    for file in site.site.rglob("*.html"):
        if file.name == "404.html":
            continue
        reader = Reader()
        reader.feed(file.read_text("utf-8"))
        url = site.url + file.parent.relative_to(site.site).as_posix() + "/"
        pages[url.replace("/./", "/")] = reader
    broken = []
    for url, reader in pages.items():
        assert len(reader.ids) == len(set(reader.ids)), (url, sorted(reader.ids))
        for link in reader.links:
            to, anchor = urldefrag(urljoin(url, link))
            to = to.split("?")[0]
            if not to.startswith(site.url):
                assert to.startswith(("https://", "http://", "tel:")), (url, link)
                continue
            file = site.site / to.removeprefix(site.url)
            if to.endswith("/"):
                if to not in pages or (
                    anchor and anchor not in pages[to].ids and "=" not in anchor
                ):
                    broken.append((url, link))
            elif not file.is_file():
                broken.append((url, link))
    assert broken == []


def test_sitemap_and_hreflang_agree_and_are_complete(site: Served) -> None:
    root = ET.fromstring((site.site / "sitemap.xml").read_bytes())
    listed = {}
    for url in root.findall("s:url", NS):
        loc = url.findtext("s:loc", namespaces=NS)
        links = {e.get("hreflang"): e.get("href") for e in url.findall("x:link", NS)}
        listed[loc] = links
    expected = {
        site.url + home(lang) + path for lang in LANGS for path in paths_of(site.site, lang)
    }
    assert set(listed) == expected
    for lang in LANGS:
        for path in paths_of(site.site, lang):
            html = (site.site / home(lang) / path / "index.html").read_text("utf-8")
            url = site.url + home(lang) + path
            wanted = {code: site.url + home(code) + path for code in LANGS}
            wanted["x-default"] = wanted["kk"]
            assert listed[url] == wanted
            found = dict(attr(html, r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"'))
            assert found == wanted, url
            assert attr(html, r'<link rel="canonical" href="([^"]+)"') == [url]
            assert attr(html, r'<html lang="([^"]+)"') == [lang]
            assert "noindex" not in html


def test_no_inline_script_or_style(site: Served) -> None:
    for file in site.site.rglob("*.html"):
        html = file.read_text("utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)", html), file
        assert not re.search(r"<style\b", html), file
        assert not re.search(r"<[^>]+\sstyle=", html), file
        assert not re.search(r"<[^>]+\son[a-z]+=", html), file


def test_no_reference_is_left_unresolved(site: Served) -> None:
    for file in site.site.rglob("*.html"):
        if "about/contribute" in file.as_posix():
            continue
        assert "{{" not in file.read_text("utf-8"), file


def test_404_speaks_three_languages(site: Served) -> None:
    html = (site.site / "404.html").read_text("utf-8")
    assert set(attr(html, r'lang="([a-z]{2})"')) == set(LANGS)


@pytest.mark.parametrize("lang", LANGS)
def test_title_and_description_are_there(site: Served, lang: str) -> None:
    for path in paths_of(site.site, lang):
        html = (site.site / home(lang) / path / "index.html").read_text("utf-8")
        assert re.search(r"<title>[^<]+</title>", html), path
        assert re.search(r'<meta name="description" content="[^"]{10,}"', html), path


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", ["lessons", "lecturers"])
def test_all_lessons_in_one_are_offered_with_size_and_checksum(
    site: Served, lang: str, path: str
) -> None:
    page = site.site / home(lang) / path / "index.html"
    html = page.read_text("utf-8")
    part = html[html.index('id="whole"') :]
    to, sums = re.findall(r'href="([^"]+)"', part)[:2]
    file = (page.parent / to).resolve()
    assert file.name == f"narkostop.{lang}.lessons.zip"
    assert hashlib.sha256(file.read_bytes()).hexdigest() in part
    size = f"{file.stat().st_size / 1e6:.1f}".replace(".", "." if lang == "en" else ",")
    assert size in markup.unescape(part[: part.index("</a>")])
    assert (page.parent / sums).resolve() == site.site / "media/lessons/SHA256SUMS"


def test_checksums_of_all_downloads_stand_beside_them(site: Served) -> None:
    folder = site.site / "media/lessons"
    rows = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    listed = {row[66:]: row[:64] for row in rows}
    assert set(listed) == {p.name for p in folder.iterdir()} - {"SHA256SUMS"}
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
