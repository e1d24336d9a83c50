"""SubStation files (.ass, .ssa), read by pysubs2; their losses are counted here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pysubs2 import SSAEvent, SSAFile

from hub.content.findings import Severity
from hub.video.cues import Cue
from hub.video.webvtt import Trouble

_COLUMNS = (
    "layer",
    "start",
    "end",
    "style",
    "name",
    "marginl",
    "marginr",
    "marginv",
    "effect",
    "text",
)
_TIME = re.compile(r"\s*-?\d{1,2}:\d{1,2}:\d{1,2}(?:[.,:]\d{1,3})?\s*")
_OVERRIDE = re.compile(r"\{[^}]*\}")
_INLINE = re.compile(r"\{[^\\}]+\}")
_KARAOKE = re.compile(r"\\(?:k[fo]?|K)\d")
_PLACE = re.compile(r"\\(?:pos|move|org|i?clip|an?\d)")
_STYLE = re.compile(
    r"\\(?:[ibus]\d|fn|fs|f[acr]|\d?[ca]&|alpha|bord|[xy]?bord|shad|be|blur|r|t\(|fad)"
)
_DRAWING = re.compile(r"\\p[1-9]")
_WORDS = {
    "karaoke": "Karaoke timing of subtitles",
    "position": "Places of text",
    "style": "Italics, colours and other styles",
    "effect": "Moving effects",
}


def read_ass(text: str) -> tuple[list[tuple[int, Cue]], list[Trouble]]:
    """Read SubStation: (line, cue) for each spoken line, and what was wrong or lost."""
    troubles: list[Trouble] = []
    cues: list[tuple[int, Cue]] = []
    lost: Counter[str] = Counter()
    sections: Counter[str] = Counter()
    comments = 0
    for number, kind, row in _events(text, troubles, sections):
        if kind == "Comment":
            comments += 1
            continue
        event = _parse(row)
        if event is None:
            troubles.append(
                Trouble(
                    number,
                    "time",
                    "The times of this line cannot be read; it was left out.",
                    "Write them like 0:00:01.00,0:00:02.50.",
                )
            )
            continue
        tags = "".join(_OVERRIDE.findall(event.text))
        if _DRAWING.search(tags) or event.is_drawing:
            troubles.append(
                Trouble(number, "drawing", "This line is a drawing, no text; it was left out.")
            )
            continue
        comments += bool(_INLINE.search(event.text))
        lost["karaoke"] += bool(_KARAOKE.search(tags))
        lost["position"] += bool(_PLACE.search(tags))
        lost["style"] += bool(_STYLE.search(tags))
        lost["effect"] += bool(event.effect.strip())
        rows = (" ".join(part.split()) for part in event.plaintext.split("\n"))
        shown = tuple(part for part in rows if part)
        voice = " ".join(event.name.split())
        cues.append((number, Cue(event.start, event.end, shown, voice=voice)))
    for rule, count in lost.items():
        if count:
            message = f"{_WORDS[rule]} ({count}) cannot be taken over."
            troubles.append(Trouble(1, rule, message, "", Severity.NOTE))
    if sections["style"]:
        message = f"The look of the subtitles (styles: {sections['style']}) is not taken over."
        troubles.append(Trouble(1, "style", message, "", Severity.NOTE))
    if sections["attachment"]:
        message = "Typefaces and pictures inside the file are not taken over."
        troubles.append(Trouble(1, "attachment", message, "", Severity.NOTE))
    if comments:
        message = f"Notes of the author ({comments}) are not taken over."
        troubles.append(Trouble(1, "comment", message, "", Severity.NOTE))
    return cues, troubles


def _events(
    text: str, troubles: list[Trouble], sections: Counter[str]
) -> Iterator[tuple[int, str, list[str]]]:
    """Yield (line, kind, columns in the usual order) of every event, and count the rest."""
    columns: tuple[str, ...] = _COLUMNS
    section = ""
    for number, whole in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        row = whole.strip()
        heading = re.match(r"^\[([^]]*[a-z][^]]*)\]$", row)
        if heading:
            section = heading.group(1).lower()
            sections["attachment"] += section in ("fonts", "graphics")
            continue
        kind, colon, rest = row.partition(":")
        if not colon:
            continue
        if kind == "Style":
            sections["style"] += 1
        elif kind == "Format" and section == "events":
            named = tuple(part.strip().lower() for part in rest.split(","))
            if {"start", "end", "text"} <= set(named) and named[-1] == "text":
                columns = tuple("layer" if part == "marked" else part for part in named)
            else:
                troubles.append(
                    Trouble(number, "columns", "This Format line is unusual; it was not heeded.")
                )
        elif kind in ("Dialogue", "Comment"):
            parts = rest.lstrip().split(",", len(columns) - 1)
            if len(parts) < len(columns):
                troubles.append(
                    Trouble(number, "broken", "This line has too few parts; it was left out.")
                )
                continue
            given = dict(zip(columns, parts, strict=True))
            yield number, kind, [given.get(name, "") for name in _COLUMNS]


def _parse(row: list[str]) -> SSAEvent | None:
    """Let pysubs2 read one event; None when its times are no times."""
    _, start, end, style, name, _, _, _, effect, words = row
    if not (_TIME.fullmatch(start) and _TIME.fullmatch(end)):
        return None
    line = ",".join(["0", start.strip(), end.strip(), style, name, "0", "0", "0", effect, words])
    try:
        subs = SSAFile.from_string(f"[Events]\nDialogue: {line}\n", format_="ass")
    except ValueError:
        return None
    return subs.events[0] if subs.events else None
