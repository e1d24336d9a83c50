"""Files that are no clips, told by their first bytes, before a media library sees them."""

from __future__ import annotations

import codecs
import re

_PLAYLIST = re.compile(
    rb"#EXTM3U|ffconcat\b|\[playlist\]|v=0\r?\n|<\?xml|<MPD|<smil|<asx|\[Reference\]|"
    rb"(?:REM|TITLE|PERFORMER|FILE)\s.*\r?\n|RTSPtext|SMILtext|file\s+['\"]?\S|"
    rb"#!AVIS|import\s+vapoursynth",
    re.IGNORECASE,
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_IMAGE_BRANDS = (b"avif", b"avis", b"heic", b"heix", b"mif1")
_DOCUMENTS = (b"%PDF", b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")

Said = tuple[str, str, str]


def not_a_clip(head: bytes) -> Said | None:
    """Judge the first bytes; return (rule, message, hint) for what cannot be a clip, else None.

    None does not mean that it is one: that is for the media library to say.
    """
    bare = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if _PLAYLIST.match(bare):
        return (
            "playlist",
            "This is a list that points to other files or to the network, not a clip.",
            "Take the clip itself: the list is never followed.",
        )
    if head.startswith(_PICTURES) or (head[4:8] == b"ftyp" and head[8:12] in _IMAGE_BRANDS):
        return ("picture", "This is a still picture, not a clip.", "Take a video file.")
    if head.startswith(_DOCUMENTS):
        return (
            "document",
            "This is a document or an archive, not a clip.",
            "Unpack it, or take the video file itself.",
        )
    if _is_text(head):
        return (
            "text",
            "This is a text file, whatever its name says.",
            "Take the video file; perhaps the two were mixed up.",
        )
    return None


def _is_text(head: bytes) -> bool:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    if b"\0" in head:
        return False
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        # Cyrillic in an old one-byte code: no control characters, as no container manages.
        return not re.search(rb"[\x00-\x08\x0e-\x1f\x7f]", head)
    return not re.search(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", text)
