"""What has to be put right in foreign cues: order, repeats, empty ones, overlaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hub.content.findings import Severity
from hub.video.cues import Cue, clock
from hub.video.pace import GAP_FRAMES, frame_ms
from hub.video.webvtt import Trouble

_GAP = frame_ms(GAP_FRAMES)
_LEAST_MS = 300
"""A cue that would be shorter after cutting is shown together with the other one instead."""


def put_right(cues: Sequence[tuple[int, Cue]]) -> tuple[tuple[Cue, ...], list[Trouble]]:
    """Sort cues, drop empty and repeated ones, and part those that overlap; tell each change.

    Takes (line, cue). No two cues of the result share a time; two at once become one with both
    their lines.
    """
    troubles: list[Trouble] = []
    sound = [(line, cue) for line, cue in cues if _is_sound(line, cue, troubles)]
    ordered = sorted(sound, key=lambda item: (item[1].start, item[1].end))
    if ordered != sound:
        message = "The subtitles were not in the order of time; they were sorted."
        troubles.append(Trouble(1, "order", message, "", Severity.NOTE))
    result: list[tuple[int, Cue]] = []
    for line, cue in ordered:
        if not result or cue.start >= result[-1][1].end:
            result.append((line, cue))
        else:
            _part(result, line, cue, troubles)
    return tuple(cue for _, cue in result), troubles


def _is_sound(line: int, cue: Cue, troubles: list[Trouble]) -> bool:
    why = ""
    if not cue.lines:
        why = "has no text"
    elif cue.end <= cue.start:
        why = "ends before it begins"
    elif cue.start < 0:
        why = "begins before the clip"
    if why:
        message = f"The subtitle at {clock(max(0, cue.start))} {why}; it was left out."
        troubles.append(Trouble(line, "cue", message, "Put it right if it is needed."))
    return not why


def _part(result: list[tuple[int, Cue]], line: int, cue: Cue, troubles: list[Trouble]) -> None:
    """Make room for a cue that begins while the one before it is still shown."""
    first, before = result[-1]
    when = clock(cue.start)
    if cue.lines == before.lines:
        result[-1] = first, replace(before, end=max(before.end, cue.end))
        message = f"The subtitle at {when} stands there twice; once is enough."
        troubles.append(Trouble(line, "repeat", message, "", Severity.NOTE))
    elif cue.start - _GAP - before.start >= _LEAST_MS:
        result[-1] = first, replace(before, end=cue.start - _GAP)
        result.append((line, cue))
        message = f"Two subtitles overlapped at {when}; the first was cut short."
        troubles.append(Trouble(line, "overlap", message, "See that it can still be read."))
    else:
        both = replace(
            before,
            end=max(before.end, cue.end),
            lines=(*before.lines, *cue.lines),
            voice=before.voice if before.voice == cue.voice else "",
        )
        result[-1] = first, both
        message = f"Two subtitles began together at {when}; they were made one."
        troubles.append(Trouble(line, "overlap", message, "See that it is not too long."))
