"""ZIP files that are the same bytes for the same contents."""

from __future__ import annotations

import hashlib
import io
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from hub.store import sha256_file

STORED = (".pdf", ".docx", ".pptx", ".zip", ".imscc", ".mp4", ".webp", ".png", ".jpg", ".woff2")
"""Already compressed: packing them again costs time and saves nothing."""
SUMS = "SHA256SUMS"
"""The list of checksums, in the form that `sha256sum -c` and its kin read."""

Contents = Mapping[str, bytes | Path]
"""What goes into an archive, by name: bytes, or a file that is copied through in blocks."""


def pack_files(files: Contents, day: str) -> bytes:
    """Return a ZIP of named files, in the order given, all dated `day` (ISO), midnight."""
    out = io.BytesIO()
    _write(out, files, day)
    return out.getvalue()


def write_zip(path: Path, files: Contents, day: str) -> None:
    """Write a ZIP like `pack_files` straight to disk; files of any size cost no memory.

    Not atomic: `path` stands in a folder that is renamed when it is whole.
    """
    with path.open("wb") as out:
        _write(out, files, day)


def _write(out: IO[bytes], files: Contents, day: str) -> None:
    # The system field and the rights are fixed too, so that every machine writes the same bytes.
    year, month, date = (int(part) for part in day.split("-"))
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (year, month, date, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o644 << 16
            stored = name.lower().endswith(STORED)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            if isinstance(data, bytes):
                archive.writestr(info, data)
            else:
                info.file_size = data.stat().st_size
                with data.open("rb") as source, archive.open(info, "w") as target:
                    shutil.copyfileobj(source, target, 1 << 20)


def with_sums(files: Contents) -> dict[str, bytes | Path]:
    """Return the files and, as the last, SHA256SUMS with a row for each of them."""
    rows = {name: _digest(data) for name, data in files.items()}
    return {**files, SUMS: sums_text(rows).encode()}


def sums_text(digests: Mapping[str, str]) -> str:
    """Return the rows of SHA256SUMS in the order of names.

    >>> sums_text({"b": "02", "a": "01"})
    '01  a\\n02  b\\n'
    """
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))


def _digest(data: bytes | Path) -> str:
    return hashlib.sha256(data).hexdigest() if isinstance(data, bytes) else sha256_file(data)


def repack(data: bytes, day: str, edits: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Return an Office file with fixed dates; `edits` changes parts by their name.

    `[Content_Types].xml` stays first, as Office expects it.
    """

    def same(part: bytes) -> bytes:
        return part

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(archive.namelist(), key=lambda n: (n != "[Content_Types].xml", n))
        parts = {name: edits.get(name, same)(archive.read(name)) for name in names}
        return pack_files(parts, day)
