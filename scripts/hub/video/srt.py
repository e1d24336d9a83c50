"""SubRip (.srt) out: for messengers and platforms that take no WebVTT."""

from __future__ import annotations

from collections.abc import Sequence

from hub.video.cues import Cue, clock


def write_srt(cues: Sequence[Cue]) -> str:
    """Write cues as SRT: numbered from 1, times with a comma, no settings, no markup.

    SRT cannot escape: an arrow in a text becomes the sign for one. Raises ValueError on a cue
    without time or text.
    """
    blocks = []
    for number, cue in enumerate(cues, 1):
        if cue.start < 0 or cue.end <= cue.start:
            raise ValueError(f"A cue ends after it starts; this has {cue.start}–{cue.end} ms.")
        if not cue.lines or any(not row.strip() or "\n" in row for row in cue.lines):
            raise ValueError("A cue has lines, none of them empty.")
        times = f"{clock(cue.start, ',')} --> {clock(cue.end, ',')}"
        rows = [line.replace("-->", "→") for line in cue.lines]
        blocks.append("\n".join([str(number), times, *rows]))
    return "\n\n".join(blocks) + "\n"
