"""Where the typefaces are: FiraGO for everything, Noto Sans for the rare sign it lacks."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

import pymupdf_fonts
from fontTools.ttLib import TTFont
from PIL import ImageFont

from hub.store import write_if_changed


class Face(Enum):
    """A typeface we use; the value is its name in the pymupdf-fonts package."""

    REGULAR = "figo"
    BOLD = "figbo"
    NOTO = "notos"
    NOTO_BOLD = "notosbo"


@dataclass(frozen=True)
class Metrics:
    """Vertical measures of a face in font units, and the letters it has."""

    family: str
    units_per_em: int
    ascent: int
    descent: int
    cap_height: int
    letters: frozenset[int]


@lru_cache
def face_bytes(face: Face) -> bytes:
    """Return the TrueType file of a face."""
    return bytes(pymupdf_fonts.myfont(face.value))


@lru_cache
def face_metrics(face: Face) -> Metrics:
    """Return a face's measures; ascent and descent are those libass uses (OS/2 win)."""
    font = TTFont(io.BytesIO(face_bytes(face)), lazy=True)
    return Metrics(
        family=str(font["name"].getDebugName(1)),
        units_per_em=int(font["head"].unitsPerEm),
        ascent=int(font["OS/2"].usWinAscent),
        descent=int(font["OS/2"].usWinDescent),
        cap_height=int(font["OS/2"].sCapHeight),
        letters=frozenset(font.getBestCmap()),
    )


@lru_cache
def faces_key() -> str:
    """Return a short hash of all faces, as part of a cache key."""
    digest = hashlib.sha256()
    for face in Face:
        digest.update(face_bytes(face))
    return digest.hexdigest()[:16]


def write_faces(folder: Path, faces: tuple[Face, ...] = (Face.REGULAR, Face.BOLD)) -> Path:
    """Write the faces as .ttf files into a folder for programs that want files; return it."""
    for face in faces:
        write_if_changed(folder / f"{face.value}.ttf", face_bytes(face))
    return folder


@lru_cache(maxsize=64)
def image_font(face: Face, px: int) -> ImageFont.FreeTypeFont:
    """Return a face for Pillow at `px` pixels an em."""
    return ImageFont.truetype(io.BytesIO(face_bytes(face)), px)


def text_width(text: str, face: Face, px: float) -> float:
    """Measure a line of text in px, kerning included."""
    return _em_width(text, face) * px


@lru_cache(maxsize=1 << 14)
def _em_width(text: str, face: Face) -> float:
    # Measured at 1000 px an em, so that all sizes share one exact scale.
    return float(image_font(face, 1000).getlength(text)) / 1000


def missing_letters(text: str, face: Face = Face.REGULAR) -> str:
    """Return the letters of a text that a face cannot draw, each once, in order."""
    have = face_metrics(face).letters
    return "".join(dict.fromkeys(c for c in text if ord(c) not in have and not c.isspace()))
