"""The browser of tests and measurements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Playwright

from programs_setup import find_browser

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
)


@contextmanager
def chromium(play: Playwright) -> Iterator[Browser]:
    """Start the system's Chromium, with nothing of its own going to the network."""
    path = find_browser()
    assert path, "Chromium is missing: run `make test`, which installs it or says how"
    found = play.chromium.launch(executable_path=path, args=list(FLAGS))
    try:
        yield found
    finally:
        found.close()
