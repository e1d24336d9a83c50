"""`hub video import`: a film crew's clip becomes a video's folder, whole or not at all."""

from __future__ import annotations

import datetime as dt
import errno
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hub.content.findings import Finding, Severity
from hub.content.languages import CODES, LANGUAGES, Lang
from hub.starter import Exists
from hub.store import write_atomic
from hub.tools import ToolError, ffmpeg, run
from hub.video.clip_info import ClipInfo, SubtitleTrack, spoken_ms
from hub.video.cues import Cue
from hub.video.footage_text import paragraphs, plan_text, script_text
from hub.video.imports import read_subtitles
from hub.video.parts import part_of, remove
from hub.video.probe import CONTAINERS, probe
from hub.video.webvtt import VTT, write_vtt

HEAVY_BYTES = 100_000_000
"""Code hosts refuse single files above about 100 MB."""
LONG_MS = 180_000
"""No platform of facts/video.md takes short videos above three minutes everywhere."""
SPARE_BYTES = 20_000_000
SUFFIXES = {"mov": ".mp4", "matroska": ".mkv", "mpegts": ".ts", "mpeg": ".mpg", "asf": ".wmv"}
TIMEOUT_S = 300.0


@dataclass(frozen=True)
class Intake:
    """What was made: the video's folder, its files, and the clip."""

    folder: Path
    files: tuple[Path, ...]
    clip: ClipInfo


def import_clip(
    root: Path,
    source: Path,
    slug: str,
    *,
    day: dt.date,
    subtitles: Mapping[Lang, Path] | None = None,
) -> tuple[Intake | None, list[Finding]]:
    """Make videos/SLUG/ from a clip: the clip itself, video.yml and three script skeletons.

    Given `subtitles` go before those in the clip. Either the whole folder appears, or nothing
    does and an error says why. Raises ValueError for a bad slug and Exists for a taken one.
    """
    target = _free(root, slug)
    clip, found = probe(source)
    if clip is None:
        return None, found
    found += _remarks(clip)
    stage = part_of(root / ".hub/import")
    try:
        stage.parent.mkdir(exist_ok=True)
        remove(stage)
        stage.mkdir()
        cues, more = _cues(clip, stage, subtitles or {})
        found += more
        if any(f.severity is Severity.ERROR for f in more):
            return None, found
        files = _fill(stage, clip, source, cues, day)
        target.parent.mkdir(exist_ok=True)
        _free(root, slug)
        stage.rename(target)
    except OSError as error:
        return None, [*found, _disk(source, error)]
    finally:
        remove(stage)
    return Intake(target, tuple(target / name for name in files), clip), found


def _free(root: Path, slug: str) -> Path:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug):
        raise ValueError(
            f'"{slug}" cannot be a name in an address. Use small Latin letters, digits and '
            "hyphens, such as easy-money."
        )
    target = root / "videos" / slug
    if target.exists() or target.is_symlink():
        raise Exists(f"videos/{slug} is there already.")
    return target


def _remarks(clip: ClipInfo) -> list[Finding]:
    found = []
    if clip.bytes > HEAVY_BYTES:
        found.append(
            Finding(
                clip.path,
                1,
                "clip.heavy",
                f"The clip has {clip.bytes / 1e6:.0f} MB.",
                "Files above 100 MB cannot be kept with the texts: cut or compress it first.",
                Severity.WARNING,
            )
        )
    if clip.ms > LONG_MS:
        found.append(
            Finding(
                clip.path,
                1,
                "clip.long",
                f"The clip lasts {spoken_ms(clip.ms)}; short videos last up to 3 minutes.",
                "Choose a part with in_ms and out_ms in video.yml.",
                Severity.NOTE,
            )
        )
    return found


def _cues(
    clip: ClipInfo, stage: Path, given: Mapping[Lang, Path]
) -> tuple[dict[Lang, tuple[Cue, ...]], list[Finding]]:
    """Return the cues of each language: given files first, then tracks in the clip."""
    cues: dict[Lang, tuple[Cue, ...]] = {}
    found: list[Finding] = []
    for lang, path in given.items():
        if not path.is_file():
            message, hint = "This is a folder or a device.", "Name the subtitle file itself."
            found.append(Finding(path, 1, "subtitles.unreadable", message, hint))
            continue
        read, more = read_subtitles(path)
        cues[lang] = read
        found += more
    for track in clip.subtitles:
        if not track.text:
            continue
        lang_of = track.lang
        if lang_of is None:
            found.append(_skipped(clip, f'in "{track.language or "no language"}"', given))
        elif lang_of in cues:
            what = f"in {LANGUAGES[lang_of].english}, track {track.index},"
            found.append(_skipped(clip, what, given))
        else:
            read, more = _embedded(clip, track, stage)
            found += more
            if read:
                cues[lang_of] = read
    ordered = {lang: cues[lang] for lang in CODES if cues.get(lang)}
    for lang, read in list(ordered.items()):
        try:
            write_vtt(VTT(read))
        except ValueError as error:
            del ordered[lang]
            message = f"The {LANGUAGES[lang].english} subtitles cannot be taken over: {error}."
            found.append(
                Finding(
                    given.get(lang, clip.path),
                    1,
                    "clip.subtitles-broken",
                    message,
                    "Save them again with a subtitle program.",
                    Severity.WARNING,
                )
            )
    late = [lang for lang, read in ordered.items() if read[-1].end > clip.ms + 1000]
    for lang in late:
        message = f"The {LANGUAGES[lang].english} subtitles go on after the clip has ended."
        hint = "Are they for another cut? Their words are taken over all the same."
        found.append(Finding(clip.path, 1, "clip.subtitles-late", message, hint, Severity.WARNING))
    return ordered, found


def _skipped(clip: ClipInfo, what: str, given: Mapping[Lang, Path]) -> Finding:
    return Finding(
        clip.path,
        1,
        "clip.subtitles-skipped",
        f"Subtitles {what} in the clip are not taken over.",
        "Bring them in with --subtitles FILE --lang kk (ru, en) if you need them.",
        Severity.NOTE if given else Severity.WARNING,
    )


def _embedded(
    clip: ClipInfo, track: SubtitleTrack, stage: Path
) -> tuple[tuple[Cue, ...], list[Finding]]:
    """Take one text track out of the clip and read it; a broken one is a warning."""
    kind = "ass" if track.codec in ("ass", "ssa") else "webvtt"
    out = stage / f".track.{'ass' if kind == 'ass' else 'vtt'}"
    try:
        run(
            [
                *(ffmpeg(), "-hide_banner", "-nostdin", "-y", "-v", "error"),
                *("-protocol_whitelist", "file,pipe"),
                *("-format_whitelist", ",".join(CONTAINERS)),
                *("-f", clip.container, "-i", f"file:{clip.path.absolute()}"),
                *("-map", f"0:{track.index}", "-c:s", kind, "-f", kind),
                f"file:{out.absolute()}",
            ],
            sentence="The subtitles in the clip could not be read.",
            timeout_s=TIMEOUT_S,
        )
        cues, found = read_subtitles(out)
    except ToolError as error:
        message, hint = error.sentence, "Bring them in with --subtitles if you have them."
        return (), [Finding(clip.path, 1, "clip.subtitles-broken", message, hint, Severity.WARNING)]
    finally:
        out.unlink(missing_ok=True)
    softened = [Severity.WARNING if f.severity is Severity.ERROR else f.severity for f in found]
    return cues, [
        replace(f, path=clip.path, line=1, severity=s) for f, s in zip(found, softened, strict=True)
    ]


def _fill(
    stage: Path,
    clip: ClipInfo,
    source: Path,
    cues: Mapping[Lang, Sequence[Cue]],
    day: dt.date,
) -> list[str]:
    """Write everything into the staging folder; return the names of its files."""
    name = f"clip{SUFFIXES.get(clip.container, f'.{clip.container}')}"
    if clip.container == "mov" and source.suffix.lower() in (".mov", ".m4v", ".3gp"):
        name = f"clip{source.suffix.lower()}"
    if shutil.disk_usage(stage).free < clip.bytes + SPARE_BYTES:
        raise OSError(errno.ENOSPC, "No space left on device")
    shutil.copyfile(source, stage / name)
    if (stage / name).stat().st_size != clip.bytes:
        raise OSError(errno.EIO, "the clip changed while it was copied")
    said = paragraphs(cues)
    write_atomic(stage / "video.yml", plan_text(clip, name, source.name, day, tuple(cues)))
    for lang in CODES:
        write_atomic(stage / f"script.{lang}.md", script_text(lang, said))
    for lang, read in cues.items():
        write_atomic(stage / f"clip.{lang}.vtt", write_vtt(VTT(cues=tuple(read))))
    return sorted(path.name for path in stage.iterdir())


def _disk(source: Path, error: OSError) -> Finding:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        message, hint = "The disk is full: nothing was brought in.", "Free some space first."
        return Finding(source, 1, "clip.disk-full", message, hint)
    why = error.strerror or "unknown reason"
    return Finding(
        source,
        1,
        "clip.not-copied",
        f"The clip could not be copied into the project: {why}.",
        "Check that the clip can be read and the project's folder written to.",
    )
