"""SubRip (.srt) out: for messengers and platforms that take no WebVTT."""

from __future__ import annotations

from collections.abc import Sequence

from hub.video.cues import Cue, clock


def write_srt(cues: Sequence[Cue]) -> str:
    """Write cues as SRT: numbered from 1, times with a comma, no settings, no markup."""
    blocks = [
        "\n".join([str(number), f"{clock(cue.start, ',')} --> {clock(cue.end, ',')}", *cue.lines])
        for number, cue in enumerate(cues, 1)
    ]
    return "\n\n".join(blocks) + "\n"
