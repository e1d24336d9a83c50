"""Calling the two setters: Typst for PDF, pandoc for DOCX. Same source, same bytes."""

from __future__ import annotations

import datetime as dt
import io
import os
import tempfile
import threading
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import segno
import typst

from hub.content.languages import Lang
from hub.downloads.archive import repack
from hub.downloads.docx_edits import CORE, DOCUMENT, SETTINGS, kept_tables, of_today, titled
from hub.downloads.docx_styles import LOCALES
from hub.downloads.plan_docx import QR_NAME, READER
from hub.downloads.pressings import Pressings
from hub.fonts import Face, faces_key, write_faces
from hub.store import key_of
from hub.tools import run

STANDARD: typst.PDFStandard = "ua-1"
"""PDF/UA-1: tagged, with a title, a language and words for every picture; Typst checks it."""


class SetError(Exception):
    """A paper could not be set; the message says which, in plain words, and what was wrong."""


def setters_key() -> tuple[str, ...]:
    """Return the versions of what writes the files, as part of every cache key."""
    return tuple(f"{name} {version(name)}" for name in ("typst", "pypandoc_binary", "segno"))


def qr_svg(url: str) -> str:
    """Return a QR code of an address as an SVG text."""
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=1)
    return out.getvalue().decode()


def qr_png(url: str) -> bytes:
    """Return a QR code of an address as a PNG, 8 px a module."""
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="png", scale=8, border=1)
    return out.getvalue()


class PdfSetter:
    """Sets Typst sources with our fonts only; keeps them loaded between papers.

    `kept` are earlier settings: the same source is not set twice.
    """

    def __init__(self, fonts: Path, kept: Pressings | None = None) -> None:
        self.kept = kept
        folder = write_faces(fonts, tuple(Face))
        self._lock = threading.Lock()
        self._compiler = typst.Compiler(font_paths=[str(folder)], ignore_system_fonts=True)

    def set(self, source: str, what: str) -> bytes:
        """Return the PDF of a source; `what` names it in an error. Raises SetError."""
        if self.kept is None:
            return self._set(source, what)
        key = key_of("pdf", list(setters_key()), faces_key(), STANDARD, source)
        return self.kept.get(key, lambda: self._set(source, what))

    def _set(self, source: str, what: str) -> bytes:
        try:
            # The date is the document's (none): the setter itself must not stamp the hour.
            with self._lock:
                out = self._compiler.compile(
                    input=source.encode(), format="pdf", pdf_standards=[STANDARD], timestamp=0
                )
        except typst.TypstError as error:
            raise SetError(f"{what} could not be set. {error.diagnostic}") from error
        assert isinstance(out, bytes)
        return out


def pandoc() -> Path:
    """Return the pandoc program that the wheel carries; another version may write other bytes."""
    name = "pandoc.exe" if os.name == "nt" else "pandoc"
    return Path(str(files("pypandoc"))) / "files" / name


@lru_cache
def lua_filter() -> bytes:
    """Return the filter that gives tables their widths and blocks their lists."""
    return Path(__file__).with_name("docx.lua").read_bytes()


@lru_cache
def pandoc_reference() -> bytes:
    """Return pandoc's own reference document, whose frame ours keeps."""
    command: list[str | Path] = [pandoc(), "--print-default-data-file", "reference.docx"]
    return run(command, sentence="Pandoc cannot be started.").out


EDITS: Mapping[str, Callable[[bytes], bytes]] = {DOCUMENT: kept_tables, SETTINGS: of_today}
"""What every DOCX gets after pandoc has written it."""


def set_docx(
    source: str,
    reference: bytes,
    *,
    title: str,
    lang: Lang,
    day: str,
    what: str,
    qr: bytes = b"",
    reader: str = READER,
    edits: Mapping[str, Callable[[bytes], bytes]] | None = None,
    kept: Pressings | None = None,
) -> bytes:
    """Return the DOCX of a text; `day` (ISO) is its only date. Raises ToolError.

    `reader` is pandoc's name of what the text is written in: our Markdown, or HTML. `edits` say
    to files inside what pandoc cannot: by name, old bytes to new. `kept` are earlier settings:
    pandoc is not asked the same twice.
    """

    def make() -> bytes:
        return _pandoc_docx(source, reference, lang, day, what, qr, reader)

    given = (reader, source, reference, lang, day, qr, lua_filter())
    key = key_of("docx", list(setters_key()), *given)
    raw = make() if kept is None else kept.get(key, make)
    return repack(raw, day, {CORE: titled(title), **EDITS, **(edits or {})})


def _pandoc_docx(
    source: str, reference: bytes, lang: Lang, day: str, what: str, qr: bytes, reader: str
) -> bytes:
    epoch = int(dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC).timestamp())
    with tempfile.TemporaryDirectory(prefix="hub-docx-") as name:
        folder = Path(name)
        (folder / "reference.docx").write_bytes(reference)
        (folder / "docx.lua").write_bytes(lua_filter())
        if qr:
            (folder / QR_NAME).write_bytes(qr)
        command: list[str | Path] = [
            pandoc(),
            f"--from={reader}",
            "--to=docx",
            "--reference-doc=reference.docx",
            "--lua-filter=docx.lua",
            f"--metadata=lang:{LOCALES[lang]}",
            "--output=out.docx",
        ]
        run(
            command,
            sentence=f"{what} could not be written.",
            cwd=folder,
            env={"SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C.UTF-8"},
            stdin=source.encode(),
            timeout_s=120,
        )
        return (folder / "out.docx").read_bytes()
