"""Bytes of somebody else's subtitle file into text: which encoding, and what to say about it."""

from __future__ import annotations

import codecs
import re
import unicodedata

from hub.content.findings import Severity
from hub.video.webvtt import Trouble

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "kz1048": "Windows-1251 with Kazakh letters (KZ-1048)",
    "cp1251": "Windows-1251",
}
# Places where KZ-1048 has a Kazakh letter and Windows-1251 a Serbian, Ukrainian or other one.
_KAZAKH_BYTES = re.compile(
    rb"[\x8d\x8e\x8f\x9d\x9e\x9f\xa1\xa2\xa3\xaa\xaf\xb2\xb3\xba\xbc\xbd\xbe\xbf]"
)
_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.I)
_MOJIBAKE = re.compile(r"[РС][\u0080-\u00ff\u0400-\u040f\u0450-\u04ff‚-•‹›™]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def decode(data: bytes) -> tuple[str | None, list[Trouble]]:
    """Return the text of a subtitle file (NFC) and what an editor should know; None: no text."""
    found = _guess(data)
    if found is None:
        return None, [
            Trouble(
                1,
                "encoding",
                "This is no text that can be read: neither UTF-8, UTF-16 nor Windows-1251.",
                'Open it in the program it comes from and save it as "UTF-8".',
                Severity.ERROR,
            )
        ]
    name, text = found
    troubles: list[Trouble] = []
    if name in _NAMES:
        troubles.append(
            Trouble(
                1,
                "encoding",
                f"The file was not UTF-8; it was read as {_NAMES[name]}.",
                "Read some lines to see that the letters are right.",
            )
        )
    if _CONTROL.search(text):
        troubles.append(
            Trouble(1, "control", "Invisible control characters were taken out.", "Nothing to do.")
        )
        text = _CONTROL.sub("", text)
    return unicodedata.normalize("NFC", text), troubles


def _guess(data: bytes) -> tuple[str, str] | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _try(data.removeprefix(mark), name)
    if b"\0" not in data:
        utf8 = _try(data, "utf-8")
        return utf8 if utf8 is not None else _single_byte(data)
    # UTF-16 without a mark: the zero bytes of Latin signs and digits stand on one side.
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) * 8 > len(data) and min(even, odd) * 8 < max(even, odd):
        return _try(data[: len(data) // 2 * 2], "utf-16-be" if even > odd else "utf-16-le")
    return None


def _try(data: bytes, name: str) -> tuple[str, str] | None:
    try:
        return name, data.decode(name)
    except UnicodeDecodeError:
        return None


def _single_byte(data: bytes) -> tuple[str, str] | None:
    """Tell Windows-1251 from bytes that are no text, and from damaged UTF-8."""
    found = _try(data, "kz1048") if _KAZAKH_BYTES.search(data) else None
    found = found or _try(data, "cp1251")
    if found is None:
        return None
    text = found[1]
    letters = len(_LETTER.findall(text))
    cyrillic = len(_CYRILLIC.findall(text))
    broken = len(_MOJIBAKE.findall(text)) * 4 > letters
    if broken or len(_CONTROL.findall(text)) > 4 or not letters or cyrillic * 3 < letters:
        return None
    return found
