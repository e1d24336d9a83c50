"""ZIP files that are the same bytes for the same contents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

STORED = (".pdf", ".docx", ".pptx", ".zip", ".mp4", ".webp", ".png", ".jpg")
"""Already compressed: packing them again costs time and saves nothing."""


def pack_files(files: Mapping[str, bytes], day: str) -> bytes:
    """Return a ZIP of named files, in the order given, all dated `day` (ISO), midnight.

    The system field and the rights are fixed too, so that every machine writes the same bytes.
    """
    year, month, date = (int(part) for part in day.split("-"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (year, month, date, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o644 << 16
            stored = name.lower().endswith(STORED)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


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
