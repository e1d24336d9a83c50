"""Where texts stand in time, so that each can be read: starts and ends on whole frames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.video.pace import CUE_CPS, FPS, GAP_FRAMES, MAX_CUE_MS, MIN_CUE_MS, MS_PER_WORD, frames

LATE_MS = 1500
"""A subtitle is at most so late (BBC; facts/video.md, section 1)."""


@dataclass(frozen=True)
class Piece:
    """The text of one cue and its times in frames.

    It cannot appear before `earliest`, would best appear at `wanted`, and stays until `until`
    if nothing follows sooner.
    """

    text: str
    earliest: int
    wanted: int
    until: int
    rows: tuple[str, ...] = ()
    voice: str = ""


def need(text: str, cps: float = CUE_CPS) -> int:
    """Return how many frames a cue needs at a speed in characters a second: 1–6 s."""
    ms = max(MIN_CUE_MS, len(text) * 1000 / cps, len(text.split()) * MS_PER_WORD)
    return frames(min(MAX_CUE_MS, ms))


def to_frame(ms: int) -> int:
    """Return the frame that begins at a time of the timeline."""
    return round(ms * FPS / 1000)


def share(start: int, end: int, texts: Sequence[str]) -> list[int]:
    """Divide the frames from `start` to `end` among texts by their reading time; give starts.

    Two frames stay free after each text.
    """
    free = end - start - GAP_FRAMES * len(texts)
    needs = [need(text) for text in texts]
    spare = free - sum(needs)
    starts = []
    at = start
    for number, length in enumerate(needs):
        starts.append(at)
        if spare >= 0:
            stay = length + spare // len(texts) + (1 if number < spare % len(texts) else 0)
        else:
            stay = max(1, length * free // sum(needs))
        at += stay + GAP_FRAMES
    return starts


def place(pieces: Sequence[Piece], end: int, cps: float) -> list[tuple[int, int]] | None:
    """Give each piece its frames so that all are read at `cps` or slower before frame `end`.

    None when that cannot be: a piece would be more than 1.5 s late, or run past the end.
    """
    needs = [need(piece.text, cps) for piece in pieces]
    latest: list[int] = []
    limit = end
    for length in reversed(needs):
        limit -= length + GAP_FRAMES
        latest.insert(0, limit)
    starts: list[int] = []
    free = 0
    for piece, length, last in zip(pieces, needs, latest, strict=True):
        start = max(free, piece.earliest, min(piece.wanted, last))
        if start > last or start - piece.wanted > frames(LATE_MS):
            return None
        starts.append(start)
        free = start + length + GAP_FRAMES
    return _close(pieces, starts, needs)


def squeeze(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Give each piece its frames when there is too little time: where it belongs, and short."""
    starts: list[int] = []
    for piece in pieces:
        starts.append(max(piece.wanted, starts[-1] + GAP_FRAMES + 1) if starts else piece.wanted)
    return _close(pieces, starts, [1] * len(pieces))


def _close(
    pieces: Sequence[Piece], starts: Sequence[int], needs: Sequence[int]
) -> list[tuple[int, int]]:
    """Let every piece stay until its time is over or the next one comes, at most 6 s."""
    spans = []
    for number, (piece, start, length) in enumerate(zip(pieces, starts, needs, strict=True)):
        stay = max(piece.until, start + length)
        if number + 1 < len(starts):
            stay = min(stay, starts[number + 1] - GAP_FRAMES)
        spans.append((start, min(stay, start + frames(MAX_CUE_MS))))
    return spans
