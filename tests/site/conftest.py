"""The real site, built once into a temporary folder and served under a sub-path."""

from __future__ import annotations

import gzip
import mimetypes
import os
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from rich.console import Console

from hub.site.build import build_site
from trees import PROJECT

PREFIX = "/prevention/hub/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
)
TEXT = (".html", ".css", ".js", ".svg", ".xml", ".txt", ".json", ".vtt")


@dataclass
class Served:
    """A running server: its address, its folder, and the bytes of each file as sent."""

    url: str
    site: Path
    sent: dict[str, int] = field(default_factory=dict)


def serve(site: Path) -> tuple[ThreadingHTTPServer, Served]:
    """Serve a folder under PREFIX with gzip, ranges and a strict content policy."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = site / path.removeprefix(PREFIX)
            if path.startswith(PREFIX) and file.is_dir():
                file = file / "index.html"
            ok = path.startswith(PREFIX) and file.is_file()
            if not ok:
                file = site / "404.html"
            body = file.read_bytes()
            part = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
            part = part if ok and file.suffix not in TEXT else None
            self.send_response(206 if part else 200 if ok else 404)
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            kind = {".vtt": "text/vtt", ".woff2": "font/woff2"}.get(file.suffix, kind)
            charset = "; charset=utf-8" if file.suffix in TEXT else ""
            self.send_header("Content-Type", kind + charset)
            self.send_header("Content-Security-Policy", POLICY)
            if file.suffix in TEXT:
                body = gzip.compress(body, 6, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            served.sent[path] = len(body)
            if part:
                start, whole = int(part[1]), len(body)
                body = body[start : int(part[2]) + 1 if part[2] else whole]
                end = start + len(body) - 1
                self.send_header("Content-Range", f"bytes {start}-{end}/{whole}")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served = Served(f"http://127.0.0.1:{server.server_port}{PREFIX}", site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, served


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("site") / "out"
    server, served = serve(folder)
    before = os.environ.get("SITE_URL")
    os.environ["SITE_URL"] = served.url
    try:
        code = build_site(PROJECT, Console(stderr=True), out=folder)
        assert code == 0, "the real site must build without errors"
        yield served
    finally:
        server.shutdown()
        os.environ.pop("SITE_URL")
        if before is not None:
            os.environ["SITE_URL"] = before


@dataclass
class Watch:
    """What went wrong on a page while a test looked at it."""

    origin: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.errors.append(str(e)))
        page.on("request", self._request)

    def _request(self, request: object) -> None:
        url = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.origin, "data:", "blob:")):
            self.foreign.append(url)


SIZES = {"phone": (360, 740), "desk": (1280, 800)}


@pytest.fixture
def watch(site: Served) -> Watch:
    return Watch(site.url.removesuffix(PREFIX))


@pytest.fixture
def phone(browser: Browser, watch: Watch) -> Iterator[Page]:
    yield from _page(browser, watch, "phone")


@pytest.fixture
def desk(browser: Browser, watch: Watch) -> Iterator[Page]:
    yield from _page(browser, watch, "desk")


def _page(browser: Browser, watch: Watch, size: str) -> Iterator[Page]:
    width, height = SIZES[size]
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": height}, locale="kk-KZ", has_touch=size == "phone"
    )
    page = context.new_page()
    watch.follow(page)
    yield page
    context.close()
