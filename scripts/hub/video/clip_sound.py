"""Whether anything can be heard in the part of a clip that a scene shows."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from hub.content.script_plan import Footage
from hub.tools import ToolError
from hub.video.clip_graph import seconds
from hub.video.probe import CONTAINERS, probe
from hub.video.sound import loudness_in


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
    clip, _ = probe(source)
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
