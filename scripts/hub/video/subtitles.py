"""Subtitles of one language: what the narrator says, or all that is said and read.

Two tracks. Captions hold the narrator's lines, for a picture in the same language. The full track
also holds the words on the screen and says whose they are, for a picture in another language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hub.content.languages import Lang
from hub.content.script_plan import Shape
from hub.video.breaking import Measure, break_lines, measure, split_cues
from hub.video.cues import Cue
from hub.video.pace import CUE_CPS, GAP_FRAMES, MAX_CPS, frame_ms
from hub.video.placing import Piece, place, share, squeeze, to_frame
from hub.video.spoken import Spoken, spoken_cues
from hub.video.telling import LEVELS, SIGNS, Told, tell
from hub.video.timeline import BeatKind, SceneSlot, Timeline
from hub.video.words import SceneWords, Strings

SETTINGS = (("line", "50%"), ("position", "11%"), ("size", "72%"), ("align", "start"))
"""Where the player puts captions in a 9:16 picture: from y 960, on the left edge of the words
(x 120 of 1080). The picture keeps y 960–1248 free for them."""
_SETTINGS: Mapping[Shape, tuple[tuple[str, str], ...]] = {
    "9:16": SETTINGS,
    # The caption boxes of picture/layout.py: low and in the middle.
    "1:1": (("line", "78%"), ("position", "50%"), ("size", "83%"), ("align", "center")),
    "16:9": (("line", "79%"), ("position", "50%"), ("size", "70%"), ("align", "center")),
}
SPEEDS = (CUE_CPS, 13.5, MAX_CPS["14-17"])
"""Characters a second to try in turn: the target, a little more, the most for the youngest."""

_TRIES = (
    *((cps, level) for cps in SPEEDS for level in LEVELS[:SIGNS]),
    *((SPEEDS[-1], level) for level in LEVELS[SIGNS:]),
)


def make_cues(
    timeline: Timeline,
    scenes: Sequence[SceneWords],
    lang: Lang,
    shape: Shape = "9:16",
    *,
    spoken: Spoken | None = None,
) -> tuple[Cue, ...]:
    """Cut the narrator's paragraphs into cues that fill their beats.

    Each cue gets a share of its beat by its reading time, at most 6 s; two frames stay free
    between cues. Ids are scene and number: `offer-1`. Scenes in `spoken` take their cues from
    there (see hub.video.spoken): they belong to a clip's own voice.
    """
    size = measure(shape, lang)
    cues: list[Cue] = []
    for slot, words in zip(timeline.scenes, scenes, strict=True):
        if spoken and slot.id in spoken:
            cues += spoken_cues(spoken[slot.id], slot, lang, size, _SETTINGS[shape])
            continue
        pieces: list[Piece] = []
        for beat in slot.beats:
            if beat.kind is BeatKind.SAY and beat.line is not None:
                told = Told(words.lines[beat.line][1])
                start, end = to_frame(beat.start), to_frame(beat.end)
                pieces += _pieces(told, lang, size, start, end, end - GAP_FRAMES)
        spans = _spans(pieces, to_frame(slot.end))
        cues += _cues(slot, pieces, spans, lang, shape)
    return tuple(cues)


def make_full(
    timeline: Timeline,
    scenes: Sequence[SceneWords],
    lang: Lang,
    strings: Strings,
    shape: Shape = "9:16",
    *,
    spoken: Spoken | None = None,
) -> tuple[Cue, ...]:
    """Make the cues of all that is read on the screen and said, in its order.

    Each cue names its speaker as a WebVTT voice; the visible text names a speaker where time
    allows, else marks the change with a sign. The small print of a law statement is left to
    the transcript: nobody could read it in time. Scenes in `spoken` hold a clip's own words.
    """
    size = measure(shape, lang)
    cues: list[Cue] = []
    for slot, words in zip(timeline.scenes, scenes, strict=True):
        if spoken and slot.id in spoken:
            cues += spoken_cues(spoken[slot.id], slot, lang, size, _SETTINGS[shape])
            continue
        end = to_frame(slot.end)
        pieces: list[Piece] = []
        spans: list[tuple[int, int]] | None = None
        for cps, level in _TRIES:
            pieces = _tell_scene(slot, words, lang, strings, size, level)
            spans = place(pieces, end, cps)
            if spans is not None:
                break
        cues += _cues(slot, pieces, spans or squeeze(pieces), lang, shape)
    return tuple(cues)


def _tell_scene(
    slot: SceneSlot, words: SceneWords, lang: Lang, strings: Strings, size: Measure, level: int
) -> list[Piece]:
    pieces: list[Piece] = []
    for told, start, end in tell(slot, words, lang, strings, level):
        until = to_frame(slot.end) - GAP_FRAMES
        pieces += _pieces(told, lang, size, to_frame(start), to_frame(end), until)
    return pieces


def _pieces(told: Told, lang: Lang, size: Measure, start: int, end: int, until: int) -> list[Piece]:
    """Cut a text into the pieces of its beat, from frame `start` to `end`."""
    if told.rows and len(told.rows) <= size.lines and max(map(len, told.rows)) <= size.hard:
        return [Piece(" ".join(told.rows), start, start, until, told.rows, told.voice)]
    texts = split_cues(told.text, lang, width=size.line, hard=size.hard)
    return [
        Piece(text, start, wanted, until, (), told.voice)
        for text, wanted in zip(texts, share(start, end, texts), strict=True)
    ]


def _spans(pieces: Sequence[Piece], end: int) -> list[tuple[int, int]]:
    for cps in SPEEDS:
        spans = place(pieces, end, cps)
        if spans is not None:
            return spans
    return squeeze(pieces)


def _cues(
    slot: SceneSlot,
    pieces: Sequence[Piece],
    spans: Sequence[tuple[int, int]],
    lang: Lang,
    shape: Shape,
) -> list[Cue]:
    size = measure(shape, lang)
    return [
        Cue(
            frame_ms(start),
            frame_ms(end),
            piece.rows or break_lines(piece.text, lang, width=size.line, hard=size.hard),
            f"{slot.id}-{number}",
            _SETTINGS[shape],
            piece.voice,
        )
        for number, (piece, (start, end)) in enumerate(zip(pieces, spans, strict=True), 1)
    ]
