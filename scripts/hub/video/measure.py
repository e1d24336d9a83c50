"""How long a clip is, in what rhythm its frames come, and whether it ends before its end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from time import monotonic
from typing import Any

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from hub.video.clip_info import spoken_ms

MAX_MS = 3 * 3_600_000
PATIENCE_S = 30.0
"""Longest look at one clip; a sound clip needs well under a second."""
RHYTHM_PACKETS = 2000
"""Frames whose times are compared, about a minute: phones change their rate within seconds."""
TRIES = 240
"""Packets in which a first picture must show up."""


class Refused(Exception):
    """The clip cannot be used; carries the rule, what is wrong and what to do."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint = rule, message, hint


def first_frame(
    container: InputContainer, stream: VideoStream, end: float
) -> tuple[VideoFrame, list[float]]:
    """Return the first frame that decodes and the times (s) of the first frames, in order."""
    frame: VideoFrame | None = None
    times: list[float] = []
    for number, packet in enumerate(_packets(container, stream, end)):
        if frame is None:
            try:
                frame = next(iter(packet.decode()), None)
            except av.FFmpegError:
                frame = None
            if frame is None and number >= TRIES:
                break
        if packet.pts is not None and packet.time_base is not None:
            times.append(float(packet.pts * packet.time_base))
        if frame is not None and len(times) >= RHYTHM_PACKETS:
            break
    if frame is None:
        raise Refused(
            "unreadable",
            "Not one picture of this clip can be read: it is damaged or cut off.",
            "Copy it from the camera again.",
        )
    return frame, sorted(times)


def _packets(
    container: InputContainer, stream: VideoStream | None, end: float
) -> Iterator[Packet[Any]]:
    """Yield packets; stop at damage, refuse when it takes too long."""
    packets: Iterator[Packet[Any]] = iter(container.demux(stream) if stream else container.demux())
    while True:
        try:
            packet = next(packets)
        except (StopIteration, av.FFmpegError, EOFError):
            return
        yield packet
        if monotonic() > end:
            raise Refused(
                "slow",
                f"After {PATIENCE_S:g} s this clip was still not understood.",
                "Save it again as MP4 with an editing program.",
            )


def length_ms(container: InputContainer, end: float) -> int:
    """Return the length in ms, and refuse clips that end before they say they do."""
    told = _told_ms(container)
    if told >= MAX_MS:
        raise Refused(
            "too-long",
            f"The clip lasts {spoken_ms(told)}; the limit is {MAX_MS // 3_600_000} hours.",
            "Cut out the part you need in an editing program and bring in that.",
        )
    start = (container.start_time or 0) / 1_000_000
    last = _last_s(container, max(0.0, start + told / 1000 - 2), end)
    real = round((last - start) * 1000)
    if real <= 0:
        raise Refused(
            "unreadable", "The clip has no length.", "Copy it from the camera or phone again."
        )
    if told and real < told - max(500, told // 50):
        raise Refused(
            "truncated",
            f"The file is cut off: it says {spoken_ms(told)}, but ends after {spoken_ms(real)}.",
            "Copy it from the camera or phone again, to the end.",
        )
    return told or real


def _told_ms(container: InputContainer) -> int:
    told = (container.duration or 0) // 1000
    if container.format.name == "avi":
        # FFmpeg shortens an AVI's length by the share of bytes that is missing; the number of
        # frames in its header is what was filmed.
        for stream in container.streams.video:
            if stream.average_rate:
                told = max(told, round(1000 * stream.frames / stream.average_rate))
    return told


def _last_s(container: InputContainer, near: float, end: float) -> float:
    """Return when the last packet of the clip ends (s); reads only its last part if it can."""
    last = 0.0
    for at in (near, 0.0):
        try:
            container.seek(round(at * 1_000_000))
        except av.FFmpegError:
            continue
        for packet in _packets(container, None, end):
            if packet.pts is not None and packet.time_base is not None and packet.size:
                last = max(last, float((packet.pts + (packet.duration or 0)) * packet.time_base))
        if last or not at:
            break
    return last


def is_variable(times: list[float]) -> bool:
    """Tell whether more than 1 % of the gaps between frames differ from the usual one.

    One odd gap is forgiven: some programs leave out or double the first frame.
    """
    gaps = [b - a for a, b in pairwise(times)]
    if len(gaps) < 3:
        return False
    usual = sorted(gaps)[len(gaps) // 2]
    # Matroska rounds times to 1 ms, so a neighbouring gap may differ by 1 ms without meaning it.
    odd = sum(abs(gap - usual) > max(0.002, usual / 10) for gap in gaps)
    return odd > max(1, len(gaps) / 100)
