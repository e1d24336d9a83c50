"""LibreOffice and Poppler as readers of our papers: what stands on which page."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from html import unescape
from pathlib import Path

from programs_setup import PROGRAMS, find_office, find_pdftotext

Word = tuple[float, float, float, float, str]
"""Left, top, right, bottom in points, and the letters."""


def as_pdf(files: Sequence[Path], folder: Path) -> dict[str, Path]:
    """Convert Office files with LibreOffice; return the PDF of each by its name without ending."""
    office = find_office()
    assert office, next(one.missing for one in PROGRAMS if one.find is find_office)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=180)
    return {file.stem: folder / f"{file.stem}.pdf" for file in files}


def words_of(path: Path) -> list[list[Word]]:
    """Return the words of each page with their boxes, as Poppler reads them."""
    reader = find_pdftotext()
    assert reader, next(one.missing for one in PROGRAMS if one.find is find_pdftotext)
    said = subprocess.run([reader, "-bbox", str(path), "-"], capture_output=True, check=True)
    word = re.compile(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')
    return [
        [
            (float(m[1]), float(m[2]), float(m[3]), float(m[4]), unescape(m[5]))
            for m in word.finditer(page)
        ]
        for page in said.stdout.decode().split("<page ")[1:]
    ]


def pages_of(path: Path) -> list[str]:
    """Return the letters of each page, without any space."""
    return ["".join(close(word) for *_, word in page) for page in words_of(path)]


def close(text: str) -> str:
    """Return a text without any space."""
    return "".join(text.split())
