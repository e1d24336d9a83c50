"""Make sure the programs that tests need are here, or say in one sentence each what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def find_browser() -> str | None:
    """Return the path of a Chromium-like browser; `HUB_CHROMIUM` names one by hand."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("HUB_CHROMIUM") or _first(names)


def find_office() -> str | None:
    """Return the path of a LibreOffice with Writer and Impress; `HUB_SOFFICE` names one by hand."""
    named = os.environ.get("HUB_SOFFICE")
    found = named or _first(("soffice", "libreoffice"))
    # Debian splits LibreOffice: without these parts it starts, and opens neither DOCX nor PPTX.
    parts = ("libswlo.so", "libsdlo.so")
    whole = named or (found and all((Path(found).resolve().parent / p).exists() for p in parts))
    return found if whole else None


def find_pdftotext() -> str | None:
    """Return the path of Poppler's reader of PDF text."""
    return shutil.which("pdftotext")


def _first(names: tuple[str, ...]) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


@dataclass(frozen=True)
class Program:
    """A program that tests need: how it is found, its Debian packages, and what to say."""

    find: Callable[[], str | None]
    packages: tuple[str, ...]
    missing: str


PROGRAMS = (
    Program(
        find_browser,
        ("chromium",),
        "The browser tests need Chromium and none was found: install it "
        "(Debian: apt install chromium) or name one with HUB_CHROMIUM=/path/to/chrome.",
    ),
    Program(
        find_office,
        ("libreoffice-writer-nogui", "libreoffice-impress-nogui", "fonts-liberation"),
        "The tests of lesson files need LibreOffice with Writer and Impress: install it (Debian: "
        "apt install libreoffice-writer-nogui libreoffice-impress-nogui fonts-liberation) or name "
        "one with HUB_SOFFICE=/path/to/soffice.",
    ),
    Program(
        find_pdftotext,
        ("poppler-utils",),
        "The tests of lesson files need pdftotext: install it (Debian: apt install poppler-utils).",
    ),
)


def _apt() -> list[str] | None:
    """Return how apt-get may be called here, or None."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    sudo = ["sudo", "-n"]
    able = shutil.which("sudo") and not subprocess.run([*sudo, "true"], check=False).returncode
    return [*sudo, "apt-get"] if able else None


def main() -> int:
    """Install what is missing through apt where that is allowed; return 0 when all is there."""
    packages = [name for one in PROGRAMS if not one.find() for name in one.packages]
    apt = _apt() if packages else None
    if apt:
        for step in (["update", "-qq"], ["install", "-y", "-qq", *packages]):
            subprocess.run([*apt, *step], check=False)
    missing = [one.missing for one in PROGRAMS if not one.find()]
    sys.stderr.writelines(f"{sentence}\n" for sentence in missing)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
