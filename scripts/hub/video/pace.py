"""How long a text must stay to be read, and the frame grid on which everything happens.

Limits: facts/video.md, section 1, "Working limits for this project" – stricter than the
broadcasters', because our youngest viewers are 14 and two of the three languages have long words.
"""

from __future__ import annotations

FPS = 30
CUE_CPS = 12.5
"""Target speed of subtitles in characters a second (12–13)."""
SCREEN_CPS = 15.0
"""Speed of large words on the screen: short, and nothing else to read beside them."""
MAX_CPS = {"14-17": 15.0, "18-25": 17.0}
MIN_CUE_MS = 1000
MAX_CUE_MS = 6000
MIN_SCREEN_MS = 900
MS_PER_WORD = 300
GAP_FRAMES = 2


def frames(ms: float) -> int:
    """Return the least number of frames that last at least `ms` milliseconds."""
    return -int(-ms * FPS // 1000)


def frame_ms(frame: int) -> int:
    """Return the time at which a frame begins, in whole milliseconds."""
    return round(frame * 1000 / FPS)


def cue_ms(text: str) -> int:
    """Return how long a subtitle must stay, in ms: 12.5 characters a second, 1–6 s."""
    need = max(MIN_CUE_MS, len(text) * 1000 / CUE_CPS, len(text.split()) * MS_PER_WORD)
    return min(MAX_CUE_MS, round(need))


def screen_ms(text: str) -> int:
    """Return how long words on the screen need, in ms: 15 characters a second, at least 0.9 s."""
    need = max(MIN_SCREEN_MS, len(text) * 1000 / SCREEN_CPS, len(text.split()) * MS_PER_WORD)
    return round(need)


def speed(text: str, ms: int) -> float:
    """Return the reading speed of a text in characters a second."""
    return len(text) * 1000 / ms if ms > 0 else float("inf")
