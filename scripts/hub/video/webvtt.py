"""WebVTT out and in: all that a file says survives a round trip.

https://www.w3.org/TR/webvtt1/ – header text, STYLE, REGION, NOTE, ids, settings, voices, tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hub.content.findings import Severity
from hub.video.cues import Cue, clock
from hub.video.webvtt_parts import VTT, Trouble, WebVTTError
from hub.video.webvtt_text import escape, read_payload, unescape, write_payload

__all__ = [
    "VTT",
    "Trouble",
    "WebVTTError",
    "escape",
    "locate_vtt",
    "parse_vtt",
    "read_vtt",
    "unescape",
    "write_vtt",
]

_TIME = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)([.,])(\d{3})")
_TIMING = re.compile(rf"^[ \t]*({_TIME.pattern})[ \t]*-->[ \t]*({_TIME.pattern})(?:[ \t]+(.*))?$")
_ARROW = "-->"


def write_vtt(vtt: VTT) -> str:
    """Write a WebVTT file. Raises ValueError on a text that WebVTT cannot hold."""
    head = [f"WEBVTT {vtt.title}".rstrip(), *vtt.header]
    if any(_ARROW in row or "\n" in row or "\r" in row for row in head) or "" in vtt.header:
        raise ValueError("The header of a WebVTT file has no arrow and no empty line.")
    blocks = ["\n".join(head)]
    blocks += [f"STYLE\n{_checked(style)}" for style in vtt.styles]
    blocks += [f"REGION\n{_checked(region)}" for region in vtt.regions]
    blocks += [_note(note) for note in vtt.notes]
    for number, cue in enumerate(vtt.cues):
        blocks += [_note(note) for at, note in vtt.between if at == number]
        blocks.append("\n".join(_cue_rows(cue)))
    blocks += [_note(note) for at, note in vtt.between if at >= len(vtt.cues)]
    return "\n\n".join(blocks) + "\n"


def _checked(text: str) -> str:
    empty = any(not row for row in text.split("\n"))
    if _ARROW in text or "\r" in text or empty:
        raise ValueError("A WebVTT note, style or region has no arrow and no empty line.")
    return text


def _note(text: str) -> str:
    return f"NOTE\n{_checked(text)}" if "\n" in text else f"NOTE {_checked(text)}"


def _cue_rows(cue: Cue) -> list[str]:
    if cue.start < 0 or cue.end <= cue.start:
        raise ValueError(f"A cue ends after it starts; this one has {cue.start}–{cue.end} ms.")
    if _ARROW in cue.id or "\n" in cue.id or "\r" in cue.id:
        raise ValueError("A cue id is one line without an arrow.")
    settings = [f"{name}:{value}" for name, value in cue.settings]
    if any(len(word.split()) != 1 or _ARROW in word for word in settings):
        raise ValueError("A cue setting is one word, such as line:80%.")
    timing = " ".join([f"{clock(cue.start)} {_ARROW} {clock(cue.end)}", *settings])
    rows = write_payload(cue.lines, cue.voice, cue.markup)
    return [*([cue.id] if cue.id else []), timing, *rows]


def read_vtt(text: str) -> VTT:
    """Read a WebVTT file strictly. Raises WebVTTError with the line on anything wrong."""
    vtt, troubles = parse_vtt(text)
    for trouble in troubles:
        if trouble.severity is not Severity.NOTE:
            raise WebVTTError(trouble.line, trouble.message)
    return vtt


@dataclass
class _Reading:
    """What has been read so far; filled by parse_vtt alone."""

    cues: list[Cue] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    between: list[tuple[int, str]] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def parse_vtt(text: str) -> tuple[VTT, tuple[Trouble, ...]]:
    """Read what can be read of a WebVTT file; return it and everything that is wrong with it."""
    vtt, troubles, _ = locate_vtt(text)
    return vtt, troubles


def locate_vtt(text: str) -> tuple[VTT, tuple[Trouble, ...], tuple[int, ...]]:
    """Read like parse_vtt, and also return the line of each cue's time."""
    got = _Reading()
    text = _unify(text, got)
    rows = text.split("\n")
    head = re.fullmatch(r"WEBVTT(?:[ \t](.*))?", rows[0])
    if head is None:
        return (
            VTT(()),
            (
                *got.troubles,
                Trouble(
                    1,
                    "header",
                    'The file does not begin with "WEBVTT".',
                    'Write WEBVTT on the first line, or give the file its true ending (".srt").',
                    Severity.ERROR,
                ),
            ),
            (),
        )
    header, blocks = _header(list(_blocks(rows)), got)
    for first, block in blocks:
        _read_block(first, block, got)
    vtt = VTT(
        cues=tuple(got.cues),
        title=(head.group(1) or "").strip(),
        notes=tuple(got.notes),
        header=header,
        styles=tuple(got.styles),
        regions=tuple(got.regions),
        between=tuple(got.between),
    )
    return vtt, tuple(got.troubles), tuple(got.lines)


def _unify(text: str, got: _Reading) -> str:
    """Take out the byte-order mark and the line ends of other systems, and say so."""

    def note(rule: str, message: str) -> None:
        hint = "Nothing to do; saving it again from here puts it right."
        got.troubles.append(Trouble(1, rule, message, hint, Severity.NOTE))

    if text.startswith("\ufeff"):
        note("bom", "The file began with an invisible byte-order mark; it was left out.")
        text = text[1:]
    if "\r" in text:
        note("newlines", "The file has the line ends of another system; they were unified.")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\ufffd")


def _header(
    blocks: list[tuple[int, list[str]]], got: _Reading
) -> tuple[tuple[str, ...], list[tuple[int, list[str]]]]:
    """Split off the lines directly under the first one."""
    if not blocks or blocks[0][0] != 2:
        return (), blocks
    first, rows = blocks[0]
    if not any(_ARROW in row for row in rows):
        return tuple(rows), blocks[1:]
    got.troubles.append(
        Trouble(first, "empty-line", "There is no empty line under WEBVTT.", "Add one.")
    )
    return (), blocks


def _blocks(rows: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, rows) of everything between empty lines, after the first row."""
    held: list[str] = []
    for number, row in enumerate([*rows[1:], ""], 2):
        if row:
            held.append(row)
        elif held:
            yield number - len(held), held
            held = []


def _read_block(first: int, block: list[str], got: _Reading) -> None:
    word = block[0].rstrip(" \t")
    if any(_ARROW in row for row in block[:2]):
        for line, rows in _split(first, block, got):
            _read_cue(line, rows, got)
    elif re.match(r"NOTE(?:[ \t]|$)", block[0]):
        note = "\n".join(row for row in (block[0][4:].strip(), *block[1:]) if row)
        if got.cues:
            got.between.append((len(got.cues), note))
        elif note:
            got.notes.append(note)
    elif word in ("STYLE", "REGION"):
        if got.cues:
            got.troubles.append(
                Trouble(
                    first,
                    "late",
                    f"A {word} block after a cue is not heeded by players.",
                    "Move it above the first cue.",
                )
            )
        (got.styles if word == "STYLE" else got.regions).append("\n".join(block[1:]))
    else:
        got.troubles.append(_no_time(first))


def _no_time(line: int) -> Trouble:
    return Trouble(
        line,
        "time",
        "Expected a time like 00:00:01.000 --> 00:00:02.500.",
        "Write the times of this cue so, or take the lines out.",
        Severity.ERROR,
    )


def _split(first: int, block: list[str], got: _Reading) -> Iterator[tuple[int, list[str]]]:
    """Cut a block with several arrows into its cues: the empty line between them is missing."""
    starts = [0]
    arrows = [number for number, row in enumerate(block) if _ARROW in row]
    for arrow in arrows[1:]:
        start = arrow - 1 if block[arrow - 1].strip().isdigit() else arrow
        starts.append(start)
        got.troubles.append(
            Trouble(
                first + start, "empty-line", "There is no empty line before this cue.", "Add one."
            )
        )
    for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
        yield first + start, block[start:end]


def _read_cue(first: int, block: list[str], got: _Reading) -> None:
    id_ = "" if _ARROW in block[0] else block[0]
    body = block[1:] if id_ else block
    line = first + (1 if id_ else 0)
    timing = _TIMING.match(body[0])
    if timing is None:
        got.troubles.append(_no_time(line))
        return
    groups = timing.groups()
    if "," in (groups[4], groups[10]):
        got.troubles.append(
            Trouble(line, "comma", "WebVTT wants a point before the milliseconds.", "Write 01.000.")
        )
    start, end = _ms(groups[1:6]), _ms(groups[7:12])
    lines, voice, markup = read_payload(body[1:])
    if end <= start or not lines:
        why = "has no text" if end > start else "ends before it begins"
        got.troubles.append(
            Trouble(line, "cue", f"This cue {why}; it was left out.", "Put it right or delete it.")
        )
        return
    if got.cues and start < got.cues[-1].start:
        got.troubles.append(
            Trouble(line, "order", "This cue begins before the one above it.", "Sort the cues.")
        )
    got.lines.append(line)
    settings = tuple(_settings(line, groups[12] or "", got))
    got.cues.append(Cue(start, end, lines, id_, settings, voice, markup))


def _settings(line: int, text: str, got: _Reading) -> Iterator[tuple[str, str]]:
    for word in text.split():
        name, colon, value = word.partition(":")
        if name and colon and value:
            yield name, value
        else:
            got.troubles.append(
                Trouble(
                    line,
                    "setting",
                    f'The setting "{word}" is not like "line:80%"; it was left out.',
                    "Put it right or delete it.",
                )
            )


def _ms(parts: Sequence[str | None]) -> int:
    hour, minute, second, _, thousandth = parts
    whole = (int(hour or 0) * 60 + int(minute or 0)) * 60 + int(second or 0)
    return whole * 1000 + int(thousandth or 0)
