"""The readable table of Kazakh endings, checked and turned into compact JSON."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from hub.content.findings import Finding
from hub.content.yamlfile import Key, Lines, Record, line_of, parse_yaml, validate

SOURCE = Path(__file__).with_name("kazakh.yml")


class Letters(Record):
    """The alphabet and how spellings are made alike."""

    words: str
    vowels: str
    back: str
    front: str
    spell: dict[str, str]
    twins: dict[str, str]
    fold: dict[str, str]


class Ending(Record):
    """One place on the ladder: its forms, and what may stand before it."""

    on: list[str]
    cost: int
    forms: str
    inner: bool = False
    counts_as: str | None = None


class Dropped(Record):
    """Where a stem may have lost its last vowel: after these letters; a verb before these."""

    after: str
    verb: str


class Choice(Record):
    """Numbers of the choice of stems; see `choice.py`."""

    base: float
    decay: float
    rounds: int
    keep: float
    seed: float


class Query(Record):
    """Numbers of the reading of a query."""

    keep: float
    alike: int
    typed: int
    foreign: int


class Source(Record):
    """The whole of `kazakh.yml`."""

    letters: Letters
    after: dict[str, str]
    latin: dict[str, list[str]]
    groups: dict[str, list[str]]
    endings: dict[str, Ending]
    costs: dict[str, int]
    dropped: Dropped
    choice: Choice
    query: Query


Table = dict[str, Any]
Spelling = tuple[str, str, str, int, int]
"""One written form of an ending: itself, what it gives back, after what, its cost, its row."""


@cache
def load(path: Path = SOURCE) -> tuple[Table, Choice]:
    """Return the compact table that Python and JavaScript read, and the numbers of the choice.

    Raises `ValueError` with every mistake of the file, each with its line.
    """
    data, lines, found = parse_yaml(path.read_text(encoding="utf-8"), path)
    source = None
    if not found:
        source, found = validate(data, Source, path, lines)
    if source is not None:
        found = [*found, *_unknown(source, path, lines)]
    if source is None or found:
        raise ValueError("\n".join(f"{f.path}:{f.line}: {f.message} {f.hint}" for f in found))
    return compact(source), source.choice


def _unknown(source: Source, path: Path, lines: Lines) -> list[Finding]:
    """Find what stands before an ending and is neither an ending, a group nor a stem."""
    known = {"n", "v", *source.groups, *source.endings}
    known |= {e.counts_as for e in source.endings.values() if e.counts_as}
    named: list[tuple[Key, list[str]]] = [
        *((("groups", name), parts) for name, parts in source.groups.items()),
        *((("endings", name, "on"), ending.on) for name, ending in source.endings.items()),
    ]
    return [
        Finding(
            path,
            line_of(lines, key),
            "search.unknown-ending",
            f'Nothing here is called "{part}".',
            f"Use one of: {', '.join(sorted(known))}.",
        )
        for key, parts in named
        for part in parts
        if part not in known
    ]


def compact(source: Source) -> Table:
    """Return the table as JSON: groups spelled out, endings by number, defaults filled in.

    `endings`: what may stand before each, an ending's number or a stem; `outer`: those that may be
    the last of a word.
    """
    letters = source.letters
    fold = str.maketrans(letters.fold)
    names = list(source.endings)
    numbers: dict[str, list[int]] = {"n": [-1], "v": [-2]}
    for number, name in enumerate(names):
        numbers.setdefault(source.endings[name].counts_as or name, []).append(number)
    return {
        # The longest first: so they are looked for.
        "spell": dict(sorted(letters.spell.items(), key=lambda row: -len(row[0]))),
        "fold": letters.fold,
        "kazakh": "".join(c for c in letters.fold if c not in "ыйэц"),
        "latin": source.latin,
        "likes": {
            part: list(dict.fromkeys(way.translate(fold) for way in ways))
            for part, ways in source.latin.items()
        },
        "endings": [
            sorted({n for part in spread(e.on, source.groups) for n in numbers[part]})
            for e in source.endings.values()
        ],
        "outer": [at for at, e in enumerate(source.endings.values()) if not e.inner],
        "costs": source.costs,
        "modes": [_mode(source, folded=False), _mode(source, folded=True)],
        "keep": source.query.keep,
        "alike": [
            source.query.alike,
            source.query.alike + source.query.typed,
            source.query.foreign,
        ],
    }


def _mode(source: Source, *, folded: bool) -> dict[str, Any]:
    """Return what the ladder knows of letters, in Kazakh spelling or in folded letters.

    `harmony`: 1 back, 2 front, 0 either. `links`: vowels a stem may have lost, each with its row.
    """
    letters = source.letters
    fold = str.maketrans(letters.fold if folded else {})
    harmony = {"и": 0} | dict.fromkeys(letters.back, 1) | dict.fromkeys(letters.front, 2)
    classes: dict[str, str] = {}
    for name, members in source.after.items():
        for letter in members.translate(fold):
            if name not in classes.get(letter, ""):
                classes[letter] = classes.get(letter, "") + name
    return {
        "forms": [_spellings(ending, source, fold) for ending in source.endings.values()],
        "vowels": "".join(dict.fromkeys(letters.vowels + letters.vowels.translate(fold))),
        "harmony": {"а": 0, "о": 0, "и": 0, "е": 2} if folded else harmony,
        "classes": classes,
        "drops": [source.dropped.after.translate(fold), source.dropped.verb.translate(fold)],
        "links": {"и": 0} if folded else {"ы": 1, "і": 2},
        "voiced": {"б": "п", "г": "к"} | ({} if folded else {"ғ": "қ"}),
    }


def spread(names: list[str], groups: dict[str, list[str]]) -> list[str]:
    """Return the names with every group replaced by its members."""
    return [part for name in names for part in groups.get(name, [name])]


def _spellings(ending: Ending, source: Source, fold: dict[int, str]) -> list[Spelling]:
    """Return the forms of an ending in spelling or in folded letters, back before front.

    `add` goes back to the stem, `after` are the letter classes it stands behind. `harmony` is 1 for
    a back form, 2 for its front twin and 0 for what stands behind either.
    """
    front = str.maketrans(source.letters.twins)
    out: list[Spelling] = []
    for form in _forms(ending, source):
        body, _, own = form.partition(":")
        text, _, classes = body.partition("/")
        text, _, add = text.partition("+")
        bare = text.lstrip("=")
        ways = [(bare, add)]
        if text == bare:
            ways.append((bare.translate(front), add.translate(front)))
        ways = list(dict.fromkeys((a.translate(fold), b.translate(fold)) for a, b in ways))
        after = (classes or "VYLZNTS").replace("C", "YLZNTS")
        for harmony, (written, added) in enumerate(ways, start=1 if len(ways) > 1 else 0):
            out.append((written, added, after, int(own or ending.cost), harmony))
    return out


def _forms(ending: Ending, source: Source) -> list[str]:
    """Return the forms, with those in т once more for stems that end in ст (журналистер)."""
    noun = "n" in spread(ending.on, source.groups)
    forms = ending.forms.split()
    merged = []
    for form in forms:
        text, _, rest = form.partition("/")
        classes, _, cost = rest.partition(":")
        if noun and "S" in classes and text.startswith("т"):
            merged.append(f"{text}+т/S:{int(cost or ending.cost) + source.costs['merged']}")
    return forms + merged
