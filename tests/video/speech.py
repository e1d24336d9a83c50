"""Recordings that sound like reading, made of bursts as long as syllables."""

from __future__ import annotations

import random
import wave
from array import array
from collections.abc import Sequence
from math import pi, sin
from pathlib import Path

RATE = 16_000
MS_PER_LETTER = 70


class Reading:
    """A reading in the making: what was read from when to when, in ms, and its samples.

    Every syllable has its own pitch and length; a comma gives a short pause, a full stop a longer
    one; between syllables are gaps as of consonants. The room hums a little.
    """

    def __init__(self, seed: int = 1, *, room: int = 20) -> None:
        self._rng = random.Random(seed)
        self._room = room
        self.samples = array("h")
        self.spans: list[tuple[int, int]] = []

    @property
    def ms(self) -> int:
        """How long it is."""
        return len(self.samples) * 1000 // RATE

    def rest(self, ms: float) -> None:
        """Say nothing."""
        count = round(ms * RATE / 1000)
        self.samples.extend(self._rng.randint(-self._room, self._room) for _ in range(count))

    def read(self, text: str, *, pace: float = 1.0, pitch: float | None = None) -> None:
        """Read a paragraph; `pitch` (Hz) makes every syllable the same, to tell them apart."""
        start = self.ms
        for word in text.split():
            for _ in range(max(1, len(word) // 3)):
                self._syllable(3 * MS_PER_LETTER * pace * self._rng.uniform(0.8, 1.2), pitch)
            end = word[-1]
            if not text.endswith(word) and end in ",.?!–:;":
                self.rest(self._rng.uniform(190, 320) if end in ".?!" else 120)
            else:
                self.rest(25)
        self.spans.append((start, self.ms))

    def _syllable(self, ms: float, pitch: float | None) -> None:
        hz = pitch or self._rng.uniform(110, 260)
        count = round(ms * RATE / 1000)
        loud = self._rng.uniform(4000, 9000)
        self.samples.extend(
            round(loud * sin(pi * n / count) * sin(2 * pi * hz * n / RATE)) for n in range(count)
        )

    def write(self, path: Path) -> Path:
        """Write it as a mono recording."""
        with wave.open(str(path), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes(self.samples.tobytes())
        return path


def read_aloud(
    texts: Sequence[str], path: Path, *, seed: int = 1, room: int = 20, joined: int = -1
) -> list[tuple[int, int]]:
    """Record paragraphs, each at its own pace; after number `joined` there is no pause."""
    rng = random.Random(seed)
    reading = Reading(seed, room=room)
    reading.rest(600)
    for number, text in enumerate(texts):
        reading.read(text, pace=rng.uniform(0.8, 1.2))
        reading.rest(30 if number == joined else rng.uniform(550, 800))
    reading.write(path)
    return reading.spans
