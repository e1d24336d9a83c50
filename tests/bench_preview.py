"""From saving a page to seeing it in the live preview, on the real content: for `make bench`."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from trees import PROJECT

PAGES = (
    ("docs/law/courier.ru.md", "ru/law/courier/"),
    ("docs/help.kk.md", "help/"),
    ("lesson_plans/easy-money/plan.en.md", "en/lessons/easy-money/"),
)
ROUNDS = 3
PATIENCE_S = 60
CALM_S = 3
"""An editor reads before saving again; the checks of the last save are through by then."""


def copy_project(folder: Path) -> Path:
    """Copy what editors write, and what was made from it."""
    for name in ("docs", "lesson_plans", "videos", "overrides"):
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "mkdocs.yml", folder / "mkdocs.yml")
    if (PROJECT / ".hub/cache").is_dir():
        shutil.copytree(PROJECT / ".hub/cache", folder / ".hub/cache")
    return folder


def save_to_seen(root: Path) -> list[float]:
    """Return the seconds from each save to the page that shows it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    hub = [sys.executable, "-c", "from hub.cli import main; main()", "serve"]
    args = ["--root", str(root), "--port", str(port)]
    preview = subprocess.Popen([*hub, *args], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port, "", "</html>")
        time.sleep(CALM_S)
        seen = []
        for turn in range(ROUNDS):
            for name, url in PAGES:
                page, mark = root / name, f"seen{turn}{len(seen)}"
                page.write_text(page.read_text("utf-8").rstrip("\n") + f"\n\n{mark}\n", "utf-8")
                seen.append(_wait(port, url, mark))
                time.sleep(CALM_S)
        return seen
    finally:
        preview.send_signal(signal.SIGINT)
        preview.wait(20)


def _wait(port: int, url: str, mark: str) -> float:
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE_S:
        try:
            with urlopen(f"http://127.0.0.1:{port}/{url}", timeout=PATIENCE_S) as page:
                if mark in page.read().decode("utf-8"):
                    return time.perf_counter() - start
        except (URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise SystemExit(f"The preview did not show {mark} on /{url} within {PATIENCE_S} s.")


def main(whole: float, place: Path) -> None:
    """Print the times, and the median beside a whole build of `whole` seconds."""
    seen = save_to_seen(copy_project(place))
    print("Live preview, from saving a page to seeing it:")
    print(f"  {min(seen):.2f} to {max(seen):.2f} s, median {median(seen):.2f}")
    print(f"  share of a whole build with finished videos  {median(seen) / whole:6.2f}")
