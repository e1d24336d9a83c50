"""A cue: some lines of text, from one millisecond to another."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cue:
    """One subtitle: start and end in ms, its lines, an id, WebVTT settings by name.

    `voice` names who speaks. `markup` holds the lines as WebVTT wrote them when they have tags
    that `lines` cannot say (italics, classes, ruby, a second voice); only a WebVTT file needs it.
    """

    start: int
    end: int
    lines: tuple[str, ...]
    id: str = ""
    settings: tuple[tuple[str, str], ...] = field(default=())
    voice: str = ""
    markup: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The lines as one line."""
        return " ".join(self.lines)

    @property
    def ms(self) -> int:
        """How long it stays."""
        return self.end - self.start


def clock(ms: int, point: str = ".") -> str:
    """Write a time as HH:MM:SS.mmm: clock(61_005) is 00:01:01.005; SRT wants a comma."""
    seconds, rest = divmod(ms, 1000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02d}:{minute:02d}:{second:02d}{point}{rest:03d}"
