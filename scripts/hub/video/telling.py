"""What a scene tells somebody who cannot read its picture: its words in order, and whose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hub.content.languages import Lang
from hub.video.timeline import TYPING_MS, Beat, BeatKind, SceneSlot
from hub.video.words import SceneWords, Strings

LEVELS = (0, 1, 2, 3)
"""How much is said: speakers named at each change; once a scene; by a sign only; and, when even
that is too much to read in time, the law without its citation and contacts without their names.
"""
SIGNS, SHORT = 2, 3
_SIGN = {
    BeatKind.THEM: "– ",
    BeatKind.ME: "– ",
    BeatKind.FLAG: "⚠ ",
    BeatKind.MARK: "✓ ",
    BeatKind.OPTION: "• ",
    BeatKind.ANSWER: "• ",
    BeatKind.STEP: "• ",
}


@dataclass(frozen=True)
class Told:
    """A text, its lines if they are fixed, and the name of who says it."""

    text: str
    rows: tuple[str, ...] = field(default=())
    voice: str = ""


def tell(
    slot: SceneSlot, words: SceneWords, lang: Lang, strings: Strings, level: int
) -> Iterator[tuple[Told, int, int]]:
    """Yield every text of a scene with the start and end of its beat in ms."""
    named: set[BeatKind] = set()
    last: BeatKind | None = None
    answer = ""
    for beat in slot.beats:
        text = words.lines[beat.line][1] if beat.line is not None else ""
        if beat.kind is BeatKind.ANSWER:
            answer = text
        told = _extra(beat.kind, words, strings, lang, level)
        label = _label(beat.kind, words, strings, lang)
        if beat.kind is BeatKind.MARK and label is not None:
            text = label if level == SHORT or not answer else answer
        if told is None and text:
            new = beat.kind not in named if level else beat.kind is not last
            if label is not None and new and level < SIGNS:
                text = f"{label}: {text}"
            elif beat.kind in _SIGN and (beat.kind is not last or label is None):
                text = f"{_SIGN[beat.kind]}{text}"
            told = Told(text, (), _voice(beat.kind, words, strings, lang))
            named.add(beat.kind)
        if told is not None:
            last = beat.kind
            yield told, _start(beat), beat.end


def _start(beat: Beat) -> int:
    """A stranger's words appear when the dots are gone."""
    typed = beat.kind is BeatKind.THEM and beat.end - beat.start > 2 * TYPING_MS
    return beat.start + (TYPING_MS if typed else 0)


def _extra(
    kind: BeatKind, words: SceneWords, strings: Strings, lang: Lang, level: int
) -> Told | None:
    """What a beat shows of the registries, which stands in no line of the script."""
    screen = strings.on_screen.get(lang)
    if kind is BeatKind.LAW and words.fact is not None:
        fact = words.fact
        if level == SHORT:
            return Told(f"{fact.statement}.", (), screen)
        return Told(f"{fact.cite}: {_small(fact.statement)}.", (), screen)
    if kind is BeatKind.CONTACTS and words.contacts:
        if level == SHORT:
            return Told(", ".join(line.number for line in words.contacts), (), screen)
        rows = tuple(f"{line.number} – {line.name}" for line in words.contacts)
        return Told(". ".join(rows) + ".", rows, screen)
    return None


def _small(text: str) -> str:
    """A sentence as it goes on after a colon; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _label(kind: BeatKind, words: SceneWords, strings: Strings, lang: Lang) -> str | None:
    """Whose words these are, where the text has to say it."""
    return {
        BeatKind.THEM: words.other_side(strings, lang),
        BeatKind.ME: strings.me.get(lang),
        BeatKind.FLAG: strings.red_flag.get(lang),
        BeatKind.MARK: strings.right_answer.get(lang),
    }.get(kind)


def _voice(kind: BeatKind, words: SceneWords, strings: Strings, lang: Lang) -> str:
    if kind is BeatKind.SAY:
        return strings.narrator.get(lang)
    return _label(kind, words, strings, lang) or strings.on_screen.get(lang)
