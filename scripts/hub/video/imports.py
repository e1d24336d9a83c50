"""Subtitles that come with a film crew's clip: .srt, .vtt, .ass and .ssa into our cues.

Our cues hold words, times and who speaks. Whatever else a file has – colours, places, karaoke,
drawings – is lost, and every loss is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from hub.content.findings import Finding, Severity
from hub.video.cues import Cue
from hub.video.decoding import decode
from hub.video.import_ass import read_ass
from hub.video.import_fixes import put_right
from hub.video.import_srt import read_srt
from hub.video.webvtt import Trouble, locate_vtt

SUFFIXES = (".srt", ".vtt", ".ass", ".ssa")
MAX_BYTES = 5_000_000
"""Subtitles of a three-hour film have about 200 KB."""
MAX_CUES = 20_000
MAX_ROW = 2000
"""Characters of a row; only drawings and pictures inside a file have longer ones."""


def read_subtitles(path: Path) -> tuple[tuple[Cue, ...], list[Finding]]:
    """Read a subtitle file; return its cues in order and what was wrong, lost or changed.

    Rules are named `subtitles.…`. With a finding of severity error there are no cues; every
    other finding is a warning or a note. Raises nothing.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        why = error.strerror or "unknown reason"
        trouble = _error("unreadable", f"The file cannot be read: {why}.", "Check its name.")
        return (), [_finding(path, trouble)]
    if size > MAX_BYTES:
        message = f"The file has {size / 1e6:.1f} MB; that is no subtitle file."
        return (), [_finding(path, _error("too-large", message, "Is it the right file?"))]
    cues, troubles = read_subtitle_bytes(data, path.suffix)
    return cues, [_finding(path, trouble) for trouble in troubles]


def read_subtitle_bytes(data: bytes, suffix: str) -> tuple[tuple[Cue, ...], list[Trouble]]:
    """Read the bytes of a subtitle file; `suffix` is the ending of its name, such as ".srt"."""
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        return (), [_error("empty", "The file is empty.", "Save it again where it comes from.")]
    text, troubles = decode(data)
    if text is None:
        return (), troubles
    text, more = _without_long_rows(text)
    troubles += more
    kind = _kind(text)
    if kind is None:
        hint = f"Files with {', '.join(SUFFIXES)} can be taken over."
        return (), [*troubles, _error("unknown", "There are no subtitles in this file.", hint)]
    if suffix.lower() not in (kind, ".ssa" if kind == ".ass" else kind):
        message = f'The file is called "{suffix}", but its content is {kind}; it was read as that.'
        troubles.append(Trouble(1, "suffix", message, f"Rename it to end with {kind}."))
    cues, more = _READERS[kind](text)
    if len(cues) > MAX_CUES:
        message = f"The file has {len(cues)} subtitles; at most {MAX_CUES} can be taken over."
        return (), [_error("too-many", message, "Is it the right file?")]
    fixed, changes = put_right(cues)
    troubles += [*more, *changes]
    if not fixed:
        message = "No subtitle of this file could be taken over."
        return (), [*_softened(troubles), _error("nothing", message, "See what is said above it.")]
    return fixed, _softened(troubles)


def _without_long_rows(text: str) -> tuple[str, list[Trouble]]:
    """Empty the rows that no subtitle can be, so that nothing has to search through them."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    long = [number for number, row in enumerate(rows, 1) if len(row) > MAX_ROW]
    if not long:
        return text, []
    troubles = [
        Trouble(
            number,
            "long-row",
            f"This line has {len(rows[number - 1])} characters: no subtitle, perhaps a drawing. "
            "It was left out.",
        )
        for number in long
    ]
    for number in long:
        rows[number - 1] = ""
    return "\n".join(rows), troubles


def _softened(troubles: Sequence[Trouble]) -> list[Trouble]:
    """A broken cue among good ones is a warning: the others are taken over."""
    return [
        Trouble(t.line, t.rule, t.message, t.hint, Severity.WARNING)
        if t.severity is Severity.ERROR
        else t
        for t in troubles
    ]


def _error(rule: str, message: str, hint: str) -> Trouble:
    return Trouble(1, rule, message, hint, Severity.ERROR)


def _finding(path: Path, trouble: Trouble) -> Finding:
    rule = f"subtitles.{trouble.rule}"
    return Finding(path, trouble.line, rule, trouble.message, trouble.hint, trouble.severity)


def _kind(text: str) -> str | None:
    head = text.lstrip("\ufeff \t\r\n")
    if re.match(r"WEBVTT(?:\s|$)", head):
        return ".vtt"
    if re.search(r"^(?:\[Script Info\]|\[V4\+? Styles\]|\[Events\])", head, re.M | re.I):
        return ".ass"
    return ".srt" if "-->" in text else None


def _read_vtt(text: str) -> tuple[list[tuple[int, Cue]], list[Trouble]]:
    vtt, troubles, lines = locate_vtt(text.lstrip("\ufeff \t\r\n"))
    found = list(troubles)

    def lost(rule: str, count: int, what: str) -> None:
        if count:
            found.append(
                Trouble(1, rule, f"{what} ({count}) cannot be taken over.", "", Severity.NOTE)
            )

    lost("style", len(vtt.styles), "Styles")
    lost("position", len(vtt.regions) + sum(bool(c.settings) for c in vtt.cues), "Places of text")
    lost("style", sum(bool(c.markup) for c in vtt.cues), "Italics, colours and other tags")
    lost("comment", len(vtt.notes) + len(vtt.between), "Notes of the author")
    cues = [Cue(c.start, c.end, c.lines, c.id, (), c.voice) for c in vtt.cues]
    return list(zip(lines, cues, strict=True)), found


_READERS = {".vtt": _read_vtt, ".srt": read_srt, ".ass": read_ass}

PAUSE_MS = 1500
"""A pause this long ends a paragraph."""
PARAGRAPH = 220
"""Characters after which a paragraph ends with its sentence."""
_ENDS = re.compile(r"[.!?…][»”\"')]*$")
_LEADING = re.compile(r"^(?:[#>*+–—-]+\s*|\d+[.)]\s+)+")


def cues_to_script(cues: Sequence[Cue]) -> tuple[str, ...]:
    """Turn cues into paragraphs of a script: whole sentences, a new one after a pause.

    Nothing in them can be taken for a heading, list, quote, reference or HTML, so they can stand
    under a scene's heading as they are.
    """
    paragraphs: list[str] = []
    held = ""
    before: Cue | None = None
    for cue in cues:
        text = _plain(cue.text)
        if not text:
            continue
        if held and before is not None:
            rest = cue.start - before.end >= PAUSE_MS or cue.voice != before.voice
            full = len(held) + len(text) > PARAGRAPH and _ENDS.search(held)
            if rest or full:
                paragraphs.append(held)
                held = ""
        held = f"{held} {text}" if held else text
        before = cue
    return (*paragraphs, held) if held else tuple(paragraphs)


def _plain(text: str) -> str:
    text = text.replace("<", "‹").replace(">", "›").replace("`", "’")
    text = re.sub(r"\{+", "(", text)
    text = re.sub(r"\}+", ")", text)
    text = re.sub(r"\]\(", "] (", text)
    return " ".join(_LEADING.sub("", text.strip()).split())
