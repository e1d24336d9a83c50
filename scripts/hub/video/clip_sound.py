"""What is known of a clip while it stays as it is: what is in it, and whether it can be heard."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from hub.content.findings import Finding
from hub.content.script_plan import Footage
from hub.tools import ToolError
from hub.video.clip_graph import seconds
from hub.video.clip_info import ClipInfo
from hub.video.probe import CONTAINERS, probe
from hub.video.sound import loudness_in


def probe_once(path: Path) -> tuple[ClipInfo | None, list[Finding]]:
    """Look into a clip as `probe` does, again only when the file has changed."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return probe(path)
    clip, found = _probed(path, state.st_size, state.st_mtime_ns)
    return clip, list(found)


@lru_cache(maxsize=256)
def _probed(path: Path, size: int, changed: int) -> tuple[ClipInfo | None, tuple[Finding, ...]]:
    clip, found = probe(path)
    return clip, tuple(found)


def is_heard(source: Path, take: Footage) -> bool:
    """Tell whether the shown part of a clip has a sound that can be heard.

    False for a clip without a sound track, a silent one, or one that cannot be read.
    """
    try:
        state = source.stat()
    except OSError:
        return False
    return _is_heard(source, take.in_ms, take.out_ms, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=256)
def _is_heard(source: Path, in_ms: int, out_ms: int | None, size: int, changed: int) -> bool:
    clip, _ = probe_once(source)
    if clip is None or not clip.audio:
        return False
    end = clip.ms if out_ms is None else min(out_ms, clip.ms)
    if end <= in_ms:
        return False
    # FFmpeg may open this one file, as this one kind, and nothing it points to.
    command = ["-protocol_whitelist", "file,pipe", "-format_whitelist", ",".join(CONTAINERS)]
    command += ["-f", clip.container, "-ss", seconds(in_ms), "-t", seconds(end - in_ms)]
    command += ["-i", f"file:{source.absolute()}"]
    try:
        return loudness_in(command, f"0:{clip.audio[0].index}") is not None
    except ToolError:
        return False
