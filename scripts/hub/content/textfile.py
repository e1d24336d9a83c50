"""Reading text strictly: UTF-8 without BOM, of a sane size, inside the tree."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from hub.content.findings import Finding

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
MAX_BYTES = 1_000_000
"""A page or registry larger than this is a mistake: the longest law page is under 100 KB."""


def read_text(path: Path, root: Path | None = None) -> tuple[str | None, list[Finding]]:
    """Read a text file; return its text (NFC, `\\n`) or None, and what is wrong with it.

    With `root`, a symbolic link that leaves the tree is refused and not opened.
    """
    if root is not None and not path.resolve().is_relative_to(root.resolve()):
        return None, [
            Finding(
                path,
                1,
                "file.link-out",
                "This is a symbolic link to a place outside the project.",
                "Replace the link by a copy of the file itself.",
            )
        ]
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return None, [
                Finding(
                    path,
                    1,
                    "file.too-large",
                    f"The file has {size / 1e6:.1f} MB; a text here may have at most "
                    f"{MAX_BYTES / 1e6:.0f} MB.",
                    "Split it into several pages, or move pictures and tables out of it.",
                )
            ]
        data = path.read_bytes()
    except OSError as error:
        return None, [
            Finding(
                path,
                1,
                "file.unreadable",
                f"The file cannot be read: {error.strerror}.",
                "Check that it exists and that you may open it.",
            )
        ]
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None, [
            Finding(
                path,
                1,
                "file.bom",
                "The file starts with an invisible byte-order mark (BOM).",
                'Save it as "UTF-8 without BOM" in your editor.',
            )
        ]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [
            Finding(
                path,
                line,
                "file.not-utf8",
                "The file is not UTF-8 text (perhaps it was saved as Windows-1251).",
                'Open it in your editor and save it with the encoding "UTF-8".',
            )
        ]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = []
    for match in CONTROL.finditer(text):
        found.append(
            Finding(
                path,
                text.count("\n", 0, match.start()) + 1,
                "file.control-character",
                f"There is an invisible control character (U+{ord(match.group()):04X}) in this "
                "line.",
                "Delete it: put the cursor there and retype the text around it.",
            )
        )
    return unicodedata.normalize("NFC", text), found
