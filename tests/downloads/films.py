"""A short film of one colour with subtitles in three languages, made by FFmpeg."""

from __future__ import annotations

from pathlib import Path

from hub.content.languages import CODES, Lang
from hub.downloads.screening import Screening, Screenings
from hub.store import sha256_file
from hub.tools import ffmpeg, run

CUES: dict[Lang, str] = {
    "kk": "Бұл ұсыныс қауіпті ме?",
    "ru": "Это предложение опасно?",
    "en": "Is this offer dangerous?",
}


def films(folder: Path, slug: str = "short") -> Screenings:
    """Return a film of two seconds in three languages; the address is on no real site."""
    folder.mkdir(parents=True, exist_ok=True)
    film, poster = folder / "film.mp4", folder / "poster.jpg"
    picture = ["-f", "lavfi", "-i", "color=c=0x0E3340:s=180x320:r=10:d=2"]
    base: list[str | Path] = [ffmpeg(), "-v", "error", "-y", *picture]
    run([*base, "-pix_fmt", "yuv420p", film], sentence="No film.")
    run([*base, "-frames:v", "1", poster], sentence="No poster.")
    tracks = {code: folder / f"{code}.vtt" for code in CODES}
    for code, path in tracks.items():
        path.write_text(f"WEBVTT\n\n00:00.000 --> 00:02.000\n{CUES[code]}\n", "utf-8")
    srt = folder / "own.srt"
    srt.write_text("1\n00:00:00,000 --> 00:00:02,000\nБұл ұсыныс қауіпті ме?\n", "utf-8")
    sums = tuple(sha256_file(p) for p in (film, poster, *tracks.values(), srt))
    return {
        (slug, lang): Screening(
            slug, lang, f"Film {lang}", 2000, film, poster, 180, 320, tracks, sums,
            f"https://example.org/{lang}/video/{slug}/", srt,
        )
        for lang in CODES
    }  # fmt: skip
