"""WebVTT out and in: ids, settings, notes and escaping survive a round trip.

https://www.w3.org/TR/webvtt1/ – only what subtitles need; styles and regions are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hub.video.cues import Cue, clock

_TIME = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})")
_TIMING = re.compile(rf"^({_TIME.pattern})[ \t]+-->[ \t]+({_TIME.pattern})(?:[ \t]+(.*))?$")
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "nbsp": "\u00a0", "lrm": "\u200e", "rlm": "\u200f"}
_ENTITY = re.compile(r"&(\w+);")
_TAG = re.compile(r"</?[^>]*>")


class WebVTTError(ValueError):
    """A text is not WebVTT; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(f"line {line}: {message}")


@dataclass(frozen=True)
class VTT:
    """A WebVTT file: the words after its first word, notes that precede the cues, the cues."""

    cues: tuple[Cue, ...]
    title: str = ""
    notes: tuple[str, ...] = ()


def write_vtt(vtt: VTT) -> str:
    """Write a WebVTT file. Raises ValueError on a text that WebVTT cannot hold."""
    head = f"WEBVTT {vtt.title}".rstrip()
    if "-->" in vtt.title or "\n" in vtt.title:
        raise ValueError("A WebVTT title is one line without an arrow.")
    blocks = [head]
    for note in vtt.notes:
        if "-->" in note or "\n\n" in note or not note.strip():
            raise ValueError("A WebVTT note has no arrow, no empty line, and is not empty.")
        blocks.append(f"NOTE\n{note}" if "\n" in note else f"NOTE {note}")
    for cue in vtt.cues:
        blocks.append("\n".join(_cue_rows(cue)))
    return "\n\n".join(blocks) + "\n"


def _cue_rows(cue: Cue) -> list[str]:
    if cue.end <= cue.start:
        raise ValueError(f"A cue ends after it starts; this one has {cue.start}–{cue.end} ms.")
    if "-->" in cue.id or "\n" in cue.id:
        raise ValueError("A cue id is one line without an arrow.")
    if not cue.lines or any(not row.strip() or "\n" in row for row in cue.lines):
        raise ValueError("A cue has lines, none of them empty.")
    timing = " ".join(
        [f"{clock(cue.start)} --> {clock(cue.end)}", *(f"{k}:{v}" for k, v in cue.settings)]
    )
    return [*([cue.id] if cue.id else []), timing, *map(escape, cue.lines)]


def escape(text: str) -> str:
    """Escape &, < and > (the arrow cannot appear then either)."""
    for sign, code in _ESCAPES:
        text = text.replace(sign, code)
    return text


def unescape(text: str) -> str:
    """Undo escape, and drop tags such as <i>."""
    bare = _TAG.sub("", text)
    return _ENTITY.sub(lambda m: _ENTITIES.get(m.group(1), m.group(0)), bare)


def read_vtt(text: str) -> VTT:
    """Read a WebVTT file. Raises WebVTTError with the line on anything unknown."""
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    head = re.fullmatch(r"WEBVTT(?:[ \t](.*))?", rows[0])
    if head is None:
        raise WebVTTError(1, 'The file does not begin with "WEBVTT".')
    cues: list[Cue] = []
    notes: list[str] = []
    for first, block in _blocks(rows):
        if re.match(r"^NOTE(?:[ \t]|$)", block[0]):
            notes.append("\n".join([block[0][4:].strip(), *block[1:]]).strip("\n"))
        elif block[0].split(" ")[0] in ("STYLE", "REGION") and "-->" not in "".join(block[:2]):
            raise WebVTTError(first, f"{block[0].split(' ')[0]} blocks are not used here.")
        else:
            cues.append(_read_cue(first, block))
    return VTT(tuple(cues), (head.group(1) or "").strip(), tuple(notes))


def _blocks(rows: list[str]) -> list[tuple[int, list[str]]]:
    found: list[tuple[int, list[str]]] = []
    held: list[str] = []
    for number, row in enumerate([*rows[1:], ""], 2):
        if row:
            held.append(row)
        elif held:
            found.append((number - len(held), held))
            held = []
    return found


def _read_cue(first: int, block: list[str]) -> Cue:
    id_ = "" if "-->" in block[0] else block[0]
    body = block[1:] if id_ else block
    timing = _TIMING.match(body[0]) if body else None
    if timing is None:
        raise WebVTTError(first, "Expected a time like 00:00:01.000 --> 00:00:02.500.")
    groups = timing.groups()
    start, end = _ms(groups[1:5]), _ms(groups[6:10])
    settings = []
    for word in (groups[10] or "").split():
        name, colon, value = word.partition(":")
        if not (name and colon and value):
            raise WebVTTError(first, f'The setting "{word}" is not like "line:80%".')
        settings.append((name, value))
    return Cue(start, end, tuple(unescape(row) for row in body[1:]), id_, tuple(settings))


def _ms(parts: tuple[str | None, ...]) -> int:
    hour, minute, second, thousandth = (int(part or 0) for part in parts)
    return ((hour * 60 + minute) * 60 + second) * 1000 + thousandth
