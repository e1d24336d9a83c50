"""How loud a recording is from moment to moment, so that pauses in it can be found."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from pathlib import Path

import av

from hub.video.errors import VideoError

STEP_MS = 10
"""Levels are taken over so long: shorter than any sound of speech."""
SILENCE_DB = -120.0
LONGEST_MS = 600_000
"""No short video is longer; a recording of hours would only keep everybody waiting."""
RECORDINGS = "wav,w64,mp3,flac,ogg,aac,aiff,caf,mov,mp4,matroska,webm"
"""Containers of recordings. A playlist is none: it could reach other files."""
_RATE = 8000
_WINDOW = _RATE * STEP_MS // 1000


@dataclass(frozen=True)
class Heard:
    """A recording's length in ms, and its level in dB below full scale every 10 ms."""

    ms: int
    levels: tuple[float, ...]


def hear(path: Path) -> Heard:
    """Listen to a recording; raises VideoError with a plain sentence when it is none."""
    try:
        state = path.stat()
    except OSError as error:
        raise VideoError(f"The voice {path.name} cannot be read as sound.") from error
    return _hear(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=64)
def _hear(path: Path, size: int, changed: int) -> Heard:
    wanted = {"format_whitelist": RECORDINGS, "protocol_whitelist": "file"}
    passed = 0.0
    levels: list[float] = []
    held = array("h")
    # Mono is enough to tell speech from silence, and so is the sound of a telephone.
    resampler = av.AudioResampler(format="s16", layout="mono", rate=_RATE)
    try:
        with av.open(f"file:{path}", options=wanted) as container:
            if not container.streams.audio:
                raise VideoError(f"{path.name} has no sound.")
            # Counted, not read off: a recording cut off in the middle still names its old length.
            for frame in container.decode(audio=0):
                passed += frame.samples * 1000 / frame.sample_rate
                if passed > LONGEST_MS:
                    raise VideoError(
                        f"The voice {path.name} lasts more than {LONGEST_MS // 60_000} minutes: "
                        "cut it to what this video says."
                    )
                # A camera's own times may jump; here only the samples count, in their order.
                frame.pts = None
                held.extend(_samples(resampler, frame))
                levels += _levels(held)
            held.extend(_samples(resampler, None))
            levels += _levels(held)
    except (av.FFmpegError, OSError, ValueError) as error:
        raise VideoError(f"The voice {path.name} cannot be read as sound.") from error
    if passed < 1:
        raise VideoError(f"The voice {path.name} is empty.")
    return Heard(round(passed), tuple(levels))


def _samples(resampler: av.AudioResampler, frame: av.AudioFrame | None) -> Sequence[int]:
    made = array("h")
    for part in resampler.resample(frame):
        made.frombytes(bytes(part.planes[0])[: part.samples * 2])
    return made


def _levels(held: array[int]) -> Iterator[float]:
    """Yield the level of every whole window that is held, and let go of it."""
    whole = len(held) // _WINDOW * _WINDOW
    for start in range(0, whole, _WINDOW):
        window = held[start : start + _WINDOW]
        power = sum(map(mul, window, window)) / _WINDOW / 32768**2
        yield 10 * math.log10(power) if power > 0 else SILENCE_DB
    del held[:whole]
