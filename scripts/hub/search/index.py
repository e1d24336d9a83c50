"""The index of one language: keys, postings by unit, titles, texts of the shown results.

A unit is a page's title, or some sections in a row: what is shown is a section, but a posting
for each of many short ones would cost a reader two and a half times as many bytes.

Files of a language lie in a folder named by the hash of all of them; a small head file names the
folder. A reader fetches the head and `main.json`, then what the query needs:

* `main.json`: the keys (front-coded), in how many units each stands, units by page, facets,
  the language's table, hints; on a small site also all postings and titles;
* `p3.json`: the postings of a range of keys; `t3.json`: the titles of a range of pages;
* `x12.json`: unit 12 with its sections: anchors, headings and texts;
* `other.json`: beginnings of the other languages' words, to say where else there is an answer.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.content.languages import Lang
from hub.search import packing
from hub.search.analysis import Analysis, Lexicon
from hub.search.documents import Document, Section
from hub.search.hints import Hints, Trouble
from hub.search.letters import words_of

ONE_FILE = 300
"""Up to so many pages a language, postings and titles come with `main.json`."""
BLOCK = 16_000
"""Characters of postings in a file of their own."""
TITLES = 24
"""Pages whose titles share a file."""
HEADING = 2.5
"""What a word in a heading counts beside one in the text; titles are sections of their own."""
UNIT = 300
"""Words from which a unit takes no further section."""
COMMON = 0.3
"""A key in more than this share of units keeps a page's best one: it tells little apart."""
K1, B = 1.2, 0.6
"""BM25: how fast repeating a word stops to count, how much a unit's length does."""
LEVELS = (0.1, 0.5, 1.0, 1.7)
"""What a posting's two bits mean: the word's BM25 part without its rarity."""
CERTAIN = 0.1
"""Keys of a hint's word below this probability do not lead anywhere."""
NONE = Hints()
BEGINNING = 5
"""Letters of a word that the other languages know of it."""
LAYOUTS: Mapping[Lang, tuple[tuple[str, str], ...]] = {
    "ru": (("`qwertyuiop[]asdfghjkl;'zxcvbnm,.", "ёйцукенгшщзхъфывапролджэячсмитьбю"),),
    "kk": (
        ("`qwertyuiop[]asdfghjkl;'zxcvbnm,.", "ёйцукенгшщзхъфывапролджэячсмитьбю"),
        (
            "23458907-=qwertyuiop[]asdfghjkl;'zxcvbnm,.",
            "әіңғүұқөһйцукенгшщзхъфывапролджэячсмитьбю",
        ),
    ),
    "en": (("ёйцукенгшщзхъфывапролджэячсмитьбю", "`qwertyuiop[]asdfghjkl;'zxcvbnm,."),),
}
"""Keyboards that a query may have been typed on by mistake: letters typed, letters meant."""


@dataclass(frozen=True)
class Index:
    """The files of one language, by name below `assets/search/`, and what was indexed."""

    lang: Lang
    files: Mapping[str, str]
    documents: tuple[Document, ...]
    lexicon: Lexicon


def word_counts(docs: Iterable[Document], hints: Hints = NONE) -> Counter[str]:
    """Return every word of the documents and of the hints with how often it stands there."""
    counts: Counter[str] = Counter()
    for doc in docs:
        counts.update(words_of(doc.title))
        for section in doc.sections:
            counts.update(words_of(section.heading))
            counts.update(words_of(section.text))
    for phrase in hints.phrases:
        counts.update(dict.fromkeys(words_of(phrase), 0))
    return counts


def build_index(
    docs: Sequence[Document],
    analysis: Analysis,
    hints: Hints = NONE,
    others: Mapping[Lang, Iterable[str]] | None = None,
) -> Index:
    """Return the index of one language's documents.

    `others` are the words of the other languages' documents.
    """
    lang = analysis.lang
    lexicon = analysis.learn(word_counts(docs, hints))
    keys = sorted({key for row in lexicon.keys.values() for key, _ in row})
    number = {key: at for at, key in enumerate(keys)}
    known = {w: [(number[k], p) for k, p in row] for w, row in lexicon.keys.items()}
    pages = [units(doc) for doc in docs]
    postings = _postings(pages, known, len(keys))
    starts, blocks = _blocks(postings)
    titles = [
        [[doc.title, doc.url] for doc in docs[at : at + TITLES]]
        for at in range(0, len(docs), TITLES)
    ]
    facets = sorted({(doc.kind, doc.ages, doc.weight) for doc in docs})
    facet_at = {facet: at for at, facet in enumerate(facets)}
    parts: dict[str, Any] = {f"p{at}": block for at, block in enumerate(blocks)}
    parts |= {f"t{at}": rows for at, rows in enumerate(titles)}
    small = len(docs) <= ONE_FILE
    table = dict(lexicon.browser)
    if isinstance(table.get("of"), Mapping):
        of = table["of"]
        table["of"] = packing.numbers(of[key] + 1 if key in of else 0 for key in keys)
    phrases, leads, helps = _hints(hints, known, docs)
    main = {
        "keys": packing.front(keys),
        "freq": packing.numbers(len(rows) for rows in postings),
        "counts": packing.numbers(map(len, pages)),
        "facets": facets,
        "facet": packing.numbers(facet_at[(doc.kind, doc.ages, doc.weight)] for doc in docs),
        "levels": LEVELS,
        "starts": starts,
        "size": TITLES,
        "table": table,
        "layouts": LAYOUTS[lang],
        "phrases": phrases,
        "leads": leads,
        "help": helps,
        "parts": parts if small else {},
    }
    files = {"main.json": as_text(main)}
    if not small:
        files |= {f"{name}.json": as_text(part) for name, part in parts.items()}
    for at, unit in enumerate(unit for page in pages for unit in page):
        if isinstance(unit, tuple):
            rows = [[_where(s), s.heading, _flat(s.text)] for s in unit]
            files[f"x{at}.json"] = as_text(rows)
    beginnings = {code: _beginnings(words) for code, words in sorted((others or {}).items())}
    files["other.json"] = as_text(beginnings)
    folder = f"{lang}.{_hash(files)}/"
    named = {folder + name: text for name, text in files.items()}
    return Index(lang, {f"{lang}.json": as_text({"at": folder}), **named}, tuple(docs), lexicon)


def as_text(data: Any) -> str:
    """Return JSON without blanks."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _hash(files: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for name, text in sorted(files.items()):
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()[:10]


def _flat(text: str) -> str:
    """Return a text's blocks in one line, with a dot between those that end without a mark."""
    rows = text.split("\n")
    joints = [" " if row[-1:] in ".!?:;…," else " · " for row in rows]
    return "".join(row + joint for row, joint in zip(rows, joints, strict=True)).rstrip(" ·")


def _where(section: Section) -> str:
    """Return the fragment of the address that opens a section."""
    return section.anchor if section.second is None else f"t={section.second}"


Known = Mapping[str, Sequence[tuple[int, float]]]
Unit = str | tuple[Section, ...]


def units(doc: Document) -> list[Unit]:
    """Return a page's units: its title, then its sections in groups."""
    found: list[Unit] = [doc.title]
    group: list[Section] = []
    size = 0
    for section in doc.sections:
        if group and (size >= UNIT or (section.second is None) != (group[-1].second is None)):
            found.append(tuple(group))
            group, size = [], 0
        group.append(section)
        size += section.text.count(" ") + 1
    found.append(tuple(group))
    return found


def _postings(
    pages: Sequence[Sequence[Unit]], known: Known, size: int
) -> list[list[tuple[int, int]]]:
    """Return for each key its units, counted over the whole site, with the level in each."""
    fields: list[dict[int, float]] = []
    lengths: list[int] = []
    for unit in (unit for page in pages for unit in page):
        weights: dict[int, float] = defaultdict(float)
        length = 0
        texts = [(1.0, unit)] if isinstance(unit, str) else []
        for section in unit if isinstance(unit, tuple) else ():
            texts += [(HEADING, section.heading), (1.0, section.text)]
        for weight, text in texts:
            for word in words_of(text):
                length += 1
                for key, probability in known[word]:
                    weights[key] += weight * probability
        fields.append(weights)
        lengths.append(length)
    average = sum(lengths) / max(len(lengths), 1) or 1.0
    found: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    for number, (weights, length) in enumerate(zip(fields, lengths, strict=True)):
        norm = K1 * (1 - B + B * length / average)
        for key, weight in weights.items():
            part = weight * (K1 + 1) / (weight + norm)
            found[key].append((number, _level(part)))
    page_of = [at for at, page in enumerate(pages) for _ in page]
    return [_told(rows, page_of) for rows in found]


def _told(rows: list[tuple[int, int]], page_of: Sequence[int]) -> list[tuple[int, int]]:
    """Return a key's postings; of a word that stands everywhere, the best of each page."""
    if len(rows) <= COMMON * len(page_of):
        return rows
    best: dict[int, tuple[int, int]] = {}
    for unit, level in rows:
        page = page_of[unit]
        if page not in best or best[page][1] < level:
            best[page] = unit, level
    return sorted(best.values())


def _level(part: float) -> int:
    return min(range(len(LEVELS)), key=lambda at: abs(math.log(LEVELS[at] / max(part, 1e-6))))


def _blocks(postings: Sequence[Sequence[tuple[int, int]]]) -> tuple[list[int], list[str]]:
    """Return the first key of each block, and the blocks: a unit as steps from the last."""
    starts: list[int] = []
    blocks: list[str] = []
    for key, rows in enumerate(postings):
        if not blocks or len(blocks[-1]) > BLOCK:
            starts.append(key)
            blocks.append("")
        steps = []
        last = 0
        for unit, level in rows:
            steps.append((unit - last) * len(LEVELS) + level)
            last = unit
        blocks[-1] += packing.numbers(steps)
    return starts, blocks


def _beginnings(words: Iterable[str]) -> str:
    return packing.front(sorted({word[:BEGINNING] for word in words if len(word) > 2}))


def _hints(
    hints: Hints, known: Known, docs: Sequence[Document]
) -> tuple[list[Any], list[Any], list[Any]]:
    """Return phrases as keys of their words with the number of what they lead to."""
    place = {doc.id: at for at, doc in enumerate(docs)}
    rows: list[tuple[tuple[str, ...], tuple[str, ...], Any]] = [
        *((lead.phrases, lead.pages, 0) for lead in hints.leads),
        *((t.phrases, (t.page,), _help(t, docs, place)) for t in hints.troubles),
    ]
    phrases = []
    for at, (said, _, _) in enumerate(rows):
        for words in filter(None, (list(words_of(phrase)) for phrase in said)):
            keys = [[key for key, share in known[word] if share >= CERTAIN] for word in words]
            phrases.append([keys, at])
    leads = [[place[page] for page in pages if page in place] for _, pages, _ in rows]
    return phrases, leads, [told for _, _, told in rows]


def _help(trouble: Trouble, docs: Sequence[Document], place: Mapping[str, int]) -> dict[str, Any]:
    at = place.get(trouble.page)
    return {
        "id": trouble.id,
        "text": trouble.text,
        "url": docs[at].url if at is not None else "",
        "phones": [(number, name, f"tel:{tel}") for number, name, tel in trouble.phones],
    }
