"""Make what a plan asks for, each piece in its own folder of the cache, whole or not at all."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import av
from PIL import Image

from hub.fonts import write_faces
from hub.store import sha256_file, write_if_changed
from hub.tools import ffmpeg, run
from hub.video.graph import Rendition
from hub.video.manifest import FileKind, MediaFile, files_from_json, files_to_json
from hub.video.pace import FPS
from hub.video.picture.background import draw_background
from hub.video.picture.palette import Palette
from hub.video.plan import PictureJob, TextJob, VideoError

RECORD = "files.json"

Report = Callable[[int], None]
"""Told how many ms of a picture are done."""


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
        kinds: dict[str, tuple[FileKind, str, str]] = {
            ".vtt": ("captions", "webvtt", "text/vtt"),
            ".srt": ("subtitles", "srt", "application/x-subrip"),
            ".txt": ("transcript", "text", "text/plain"),
        }
        files = []
        for name, text in job.texts.items():
            path = part.path / name
            path.write_text(text, encoding="utf-8", newline="\n")
            files.append(_describe(path, job, kinds[path.suffix], ms=job.ms))
        return part.finish(files)


def make_picture(
    cache: Path, job: PictureJob, palette: Palette, report: Report
) -> tuple[MediaFile, ...]:
    """Draw and encode one language of a video, and its poster.

    Raises ToolError when FFmpeg fails and VideoError when its files are not as planned.
    """
    write_faces(cache / "fonts")
    with _Folder(cache, job.key) as part:
        size = job.renditions[0].width, job.renditions[0].height
        for mood in {span.mood for span in job.spans}:
            (part.path / f"{mood}.png").write_bytes(draw_background(palette, mood, size))
        (part.path / "picture.ass").write_text(job.drawing, encoding="utf-8", newline="\n")
        (part.path / "fonts.conf").write_text("<fontconfig/>\n", encoding="utf-8")
        sentence = f"The video {job.slug} ({job.lang}) could not be drawn."
        env = {"FONTCONFIG_FILE": str(part.path / "fonts.conf")}
        run(
            [ffmpeg(), *job.command()],
            sentence=sentence,
            cwd=part.path,
            env=env,
            on_line=lambda row: _report(row, report),
        )
        run([ffmpeg(), *job.poster_command()], sentence=sentence, cwd=part.path, env=env)
        files = _posters(part.path, job)
        for rendition in job.renditions:
            path = part.path / job.name(f"{rendition.name}.mp4")
            _verify(path, rendition, job.ms)
            pixels = rendition.width, rendition.height
            what: tuple[FileKind, str, str] = ("video", "h264", "video/mp4")
            files.append(_describe(path, job, what, pixels=pixels, ms=job.ms))
        return part.finish(files)


def _report(row: str, report: Report) -> None:
    name, _, value = row.partition("=")
    if name == "out_time_us" and value.lstrip("-").isdigit():
        report(max(0, int(value) // 1000))


def _posters(folder: Path, job: PictureJob) -> list[MediaFile]:
    image = Image.open(folder / "poster.png").convert("RGB")
    files = []
    for tail, kind, options in (
        ("jpg", "jpeg", {"quality": 84, "optimize": True, "progressive": True}),
        ("webp", "webp", {"quality": 82, "method": 6}),
    ):
        out = io.BytesIO()
        image.save(out, kind.upper(), **options)
        path = folder / job.name(tail)
        path.write_bytes(out.getvalue())
        what: tuple[FileKind, str, str] = ("poster", kind, f"image/{kind}")
        files.append(_describe(path, job, what, pixels=image.size))
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
    """Read a finished video back: right codec, pixels, and length within one frame."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        pixels = stream.codec_context.width, stream.codec_context.height
        length = float(stream.duration or 0) * float(stream.time_base or 0) * 1000
        codec = stream.codec_context.name
    if codec != "h264" or pixels != (rendition.width, rendition.height):
        raise VideoError(f"{path.name} came out as {codec} {pixels[0]}x{pixels[1]}.")
    if abs(length - ms) > 1000 / FPS:
        raise VideoError(f"{path.name} is {length:.0f} ms long; it should be {ms} ms.")


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
