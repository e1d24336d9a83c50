"""Make what a plan asks for, each piece in its own folder of the cache, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Lock

import av
from PIL import Image

from hub.fonts import write_faces
from hub.store import sha256_file, write_if_changed
from hub.tools import ffmpeg, run
from hub.video.cache import RECORD
from hub.video.clip import normalise
from hub.video.errors import VideoError
from hub.video.graph import Rendition
from hub.video.manifest import FileKind, MediaFile, Quality, files_from_json, files_to_json
from hub.video.pace import FPS
from hub.video.picture.background import Mood, draw_background
from hub.video.picture.palette import Palette
from hub.video.plan import PictureJob, TextJob
from hub.video.sound import Loudness, make_sound
from hub.video.still import best_frame, save_posters, save_preview

Report = Callable[[int], None]
"""Told how many ms of a picture are done."""

_TEXTS: Mapping[str, tuple[FileKind, str, str]] = {
    ".vtt": ("captions", "webvtt", "text/vtt"),
    ".full.vtt": ("full", "webvtt", "text/vtt"),
    ".srt": ("subtitles", "srt", "application/x-subrip"),
    ".txt": ("transcript", "text", "text/plain"),
}


def finished(cache: Path, job: PictureJob | TextJob) -> tuple[MediaFile, ...] | None:
    """Return the files of a job that was made before, or None."""
    folder = cache / job.key
    record = folder / RECORD
    try:
        files = files_from_json(record.read_text(encoding="utf-8"), folder)
    except (OSError, ValueError):
        return None
    whole = all(f.path.is_file() and f.path.stat().st_size == f.bytes for f in files)
    return files if whole else None


def make_texts(cache: Path, job: TextJob) -> tuple[MediaFile, ...]:
    """Write the subtitles and the transcript of one language."""
    with _Folder(cache, job.key) as part:
        files = []
        for name, text in job.texts.items():
            path = part.path / name
            path.write_text(text, encoding="utf-8", newline="\n")
            tail = name.removeprefix(f"{job.slug}.{job.lang}")
            files.append(_describe(path, job, _TEXTS[tail], ms=job.ms))
        return part.finish(files)


def make_picture(cache: Path, job: PictureJob, report: Report) -> tuple[MediaFile, ...]:
    """Draw and encode one language of a video, with its sound, poster and preview.

    Raises ToolError when FFmpeg fails and VideoError when its files are not as planned.
    """
    write_faces(cache / "fonts")
    with _Folder(cache, job.key) as part:
        env = lay_out(job, part.path)
        loudness = None
        if job.sound is not None:
            loudness = make_sound(job.sound, job.lang, job.ms, part.path)
        run(
            [ffmpeg(), *job.command()],
            sentence=_sentence(job),
            cwd=part.path,
            env=env,
            on_line=lambda row: _report(row, report),
        )
        files = [_video(part.path, job, rendition, loudness) for rendition in job.renditions]
        if job.poster_ms:
            files += _posters(part.path, job, env)
            files.append(_preview(part.path, job))
        if job.sound is not None and job.sound.speech and job.made_for == "messenger":
            files += _audio(part.path, job, loudness)
        files = [replace(f, set=job.made_for) for f in files]
        return part.finish(files)


def lay_out(job: PictureJob, folder: Path) -> Mapping[str, str]:
    """Put everything a picture is drawn from into a folder; return FFmpeg's environment.

    The fonts have to lie beside the folder, in `fonts`.
    """
    size = job.renditions[0].width, job.renditions[0].height
    for mood in job.moods:
        (folder / f"{mood}.png").write_bytes(_background(job.palette, mood, size))
    for clip in job.clips:
        take = clip.footage
        normalise(
            clip.source,
            folder / clip.name,
            in_ms=take.in_ms,
            out_ms=take.out_ms,
            width=size[0],
            height=size[1],
            fit=take.fit,
            # The whole span, so that a poster can be taken anywhere in the scene.
            ms=clip.end - clip.start,
            sound=folder / f"{Path(clip.name).stem}.wav" if clip.heard else None,
        )
    (folder / "picture.ass").write_text(job.drawing, encoding="utf-8", newline="\n")
    if job.burned:
        (folder / "burned.ass").write_text(job.burned, encoding="utf-8", newline="\n")
    (folder / "fonts.conf").write_text("<fontconfig/>\n", encoding="utf-8")
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf")}


_drawing = Lock()


def _background(palette: Palette, mood: Mood, size: tuple[int, int]) -> bytes:
    """Draw a background once for all videos and languages of a build."""
    with _drawing:
        return _drawn(palette, mood, size)


@lru_cache(maxsize=32)
def _drawn(palette: Palette, mood: Mood, size: tuple[int, int]) -> bytes:
    return draw_background(palette, mood, size)


def _sentence(job: PictureJob) -> str:
    return f"The video {job.slug} ({job.lang}) could not be drawn."


def _report(row: str, report: Report) -> None:
    name, _, value = row.partition("=")
    if name == "out_time_us" and value.lstrip("-").isdigit():
        report(max(0, int(value) // 1000))


def _video(
    folder: Path, job: PictureJob, rendition: Rendition, loudness: Loudness | None
) -> MediaFile:
    path = folder / job.name(f"{rendition.name}.mp4")
    _verify(path, rendition, job.ms)
    pixels = rendition.width, rendition.height
    mime = "video/mp4" if rendition.codec == "h264" else f'video/mp4; codecs="{_av1(path)}"'
    file = _describe(path, job, ("video", rendition.codec, mime), pixels=pixels, ms=job.ms)
    file = replace(
        file,
        quality=Quality(rendition.crf),
        burned=bool(job.burned) and job.made_for == "messenger",
    )
    return _loud(file, loudness)


def _loud(file: MediaFile, loudness: Loudness | None) -> MediaFile:
    if loudness is None:
        return file
    return replace(file, loudness_lufs=loudness.lufs, true_peak_dbtp=loudness.dbtp)


def _posters(folder: Path, job: PictureJob, env: Mapping[str, str]) -> list[MediaFile]:
    frames = []
    for ms in job.poster_ms:
        run([ffmpeg(), *job.poster_command(ms)], sentence=_sentence(job), cwd=folder, env=env)
        frames.append(Image.open(folder / "poster.png").convert("RGB"))
    image = best_frame(frames)
    return [
        _describe(path, job, ("poster", kind, f"image/{kind}"), pixels=image.size)
        for path, kind in save_posters(image, folder, job.name("")[:-1])
    ]


def _preview(folder: Path, job: PictureJob) -> MediaFile:
    smallest = min(
        (r for r in job.renditions if r.codec == "h264"), key=lambda r: r.width * r.height
    )
    path = folder / job.name("preview.webp")
    width, height, ms = save_preview(folder / job.name(f"{smallest.name}.mp4"), path, job.ms)
    what: tuple[FileKind, str, str] = ("preview", "webp", "image/webp")
    return _describe(path, job, what, pixels=(width, height), ms=ms)


def _audio(folder: Path, job: PictureJob, loudness: Loudness | None) -> list[MediaFile]:
    files = []
    for source, tail, codec, mime in (
        ("sound.m4a", "m4a", "aac", "audio/mp4"),
        ("sound.ogg", "ogg", "opus", "audio/ogg"),
    ):
        path = folder / job.name(tail)
        (folder / source).replace(path)
        files.append(_loud(_describe(path, job, ("audio", codec, mime), ms=job.ms), loudness))
    return files


def _describe(
    path: Path,
    job: PictureJob | TextJob,
    what: tuple[FileKind, str, str],
    *,
    pixels: tuple[int, int] = (0, 0),
    ms: int = 0,
) -> MediaFile:
    """Describe a file; `what` is its kind, codec and MIME type."""
    size, digest = path.stat().st_size, sha256_file(path)
    kind, codec, mime = what
    return MediaFile(path, path.name, kind, job.lang, codec, mime, *pixels, ms, size, digest)


def _verify(path: Path, rendition: Rendition, ms: int) -> None:
    """Read a finished video back: right codec, pixels, size, and length within one frame."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        pixels = stream.codec_context.width, stream.codec_context.height
        length = float(stream.duration or 0) * float(stream.time_base or 0) * 1000
        codec = stream.codec_context.codec.canonical_name
    if codec != rendition.codec or pixels != (rendition.width, rendition.height):
        raise VideoError(f"{path.name} came out as {codec} {pixels[0]}x{pixels[1]}.")
    if abs(length - ms) > 1000 / FPS:
        raise VideoError(f"{path.name} is {length:.0f} ms long; it should be {ms} ms.")
    size = path.stat().st_size
    if rendition.limit is not None and size > rendition.limit:
        raise VideoError(
            f"{path.name} has {size} bytes; it may have {rendition.limit}. Shorten the video."
        )


def _av1(path: Path) -> str:
    """Return the codec as browsers ask for it: `av01.0.05M.08` (AV1-ISOBMFF, section 5)."""
    with av.open(str(path)) as container:
        config = container.streams.video[0].codec_context.extradata
    if config is None or len(config) < 3:
        raise VideoError(f"{path.name} does not say which AV1 it is.")
    profile, level = config[1] >> 5, config[1] & 31
    tier = "H" if config[2] & 128 else "M"
    depth = 10 if config[2] & 64 else 8
    return f"av01.{profile}.{level:02d}{tier}.{depth:02d}"


def sweep(cache: Path, used: Iterable[str], spare: int = 60) -> None:
    """Remove what interrupted builds left, and the oldest unused pieces beyond `spare`."""
    keep = {*used, "fonts"}
    if not cache.is_dir():
        return
    for part in cache.glob(".*.part"):
        owner = part.name.split(".")[-2]
        if not (owner.isdigit() and _alive(int(owner))):
            shutil.rmtree(part, ignore_errors=True)
    folders = [p for p in cache.iterdir() if p.is_dir() and not p.name.startswith(".")]
    unused = sorted((p for p in folders if p.name not in keep), key=lambda p: -p.stat().st_mtime)
    for folder in unused[spare:]:
        shutil.rmtree(folder, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


class _Folder:
    """A folder of the cache that appears under its name only when it is whole."""

    def __init__(self, cache: Path, key: str) -> None:
        self._target = cache / key
        self.path = cache / f".{key}.{os.getpid()}.part"

    def __enter__(self) -> _Folder:
        shutil.rmtree(self.path, ignore_errors=True)
        self.path.mkdir(parents=True)
        return self

    def __exit__(self, *error: object) -> None:
        shutil.rmtree(self.path, ignore_errors=True)

    def finish(self, files: list[MediaFile]) -> tuple[MediaFile, ...]:
        """Keep the named files only, record them, and move the folder into place."""
        keep = {file.name for file in files}
        for path in self.path.iterdir():
            if path.name not in keep:
                path.unlink()
        text = files_to_json(files)
        write_if_changed(self.path / RECORD, text)
        shutil.rmtree(self._target, ignore_errors=True)
        try:
            self.path.replace(self._target)
        except OSError:
            # Another build was quicker with the same key: its bytes are the same.
            if not (self._target / RECORD).is_file():
                raise
        return files_from_json(text, self._target)
