"""Measuring the search: pairs of a query and a word on a page, through build and browser alike."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hub.search.analysis import Analysis
from hub.search.documents import Document, Section
from hub.search.engine import Engine
from hub.search.index import build_index


@dataclass(frozen=True)
class Pair:
    """A query, the text of a page, and whether the query is to find that page."""

    q: str
    d: str
    match: bool
    kind: str


class BadPairs(Exception):
    """A file of pairs cannot be read; the message names every line."""


def read_pairs(path: Path) -> list[Pair]:
    """Read pairs, one JSON object a line: `q`, `d`, `match`, `kind`; other fields are ignored."""
    try:
        rows = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise BadPairs(f"{path}: not UTF-8 text (byte {error.start}).") from error
    found: list[Pair] = []
    wrong: list[str] = []
    for number, row in enumerate(rows, 1):
        if not row.strip():
            continue
        try:
            found.append(_pair(json.loads(row)))
        except ValueError as error:
            wrong.append(f"{path}:{number}: {error}")
    if not found and not wrong:
        wrong.append(f"{path}: there is no pair in this file.")
    if wrong:
        shown = [*wrong[:20], f"… and {len(wrong) - 20} more"] if len(wrong) > 20 else wrong
        raise BadPairs("\n".join(shown))
    return found


def _pair(row: Any) -> Pair:
    if not isinstance(row, dict):
        raise ValueError('not a JSON object such as {"q": "…", "d": "…", "match": true}.')
    for name, kind in (("q", str), ("d", str), ("match", bool)):
        if not isinstance(row.get(name), kind):
            said = "text" if kind is str else "true or false"
            raise ValueError(f'"{name}" is missing or not {said}.')
    return Pair(row["q"], row["d"], row["match"], str(row.get("kind", "all")))


def evaluate(pairs: Iterable[Pair], analysis: Analysis) -> dict[str, Any]:
    """Return recall and false matches by kind.

    Every distinct `d` is a page of its own. It is found (`recall`) if it is in the query's best
    group: exact, else words that begin so, else closest words. `false_matches` are pages that
    would be shown as results and should not; `false_offers` adds those that a reader would see
    under "begins so" or "closest words" because there is no result.
    """
    rows = list(pairs)
    texts = sorted({row.d for row in rows})
    place = {text: at for at, text in enumerate(texts)}
    docs = [
        Document(f"{at}/", "", "guide", (), (Section("", "", text),), str(at))
        for at, text in enumerate(texts)
    ]
    engine = Engine(analysis.lang, build_index(docs, analysis).files)
    queries = sorted({row.q for row in rows})
    found = dict(zip(queries, engine.matches(queries), strict=True))
    sets = {query: (group, frozenset(pages)) for query, (group, pages) in found.items()}
    kinds: dict[str, Any] = {}
    for kind in sorted({row.kind for row in rows}):
        kinds[kind] = _summary([r for r in rows if r.kind == kind], sets, place)
    return {
        "lang": analysis.lang,
        "rows": len(rows),
        "pages": len(docs),
        "queries": len(queries),
        "all": _summary(rows, sets, place),
        "kinds": kinds,
    }


def _summary(
    rows: list[Pair],
    sets: Mapping[str, tuple[str, frozenset[int]]],
    place: Mapping[str, int],
) -> dict[str, Any]:
    told: dict[str, Any] = {}
    wanted = [row for row in rows if row.match]
    if wanted:
        groups = _groups(wanted, sets, place)
        told |= {"matching": len(wanted), "recall": _share(sum(groups.values()), wanted)}
        told["recall_by_group"] = {name: _share(n, wanted) for name, n in groups.items()}
    others = [row for row in rows if not row.match]
    if others:
        groups = _groups(others, sets, place)
        told |= {"other": len(others), "false_matches": _share(groups["exact"], others)}
        told["false_offers"] = _share(sum(groups.values()), others)
        told["false_offers_by_group"] = {name: _share(n, others) for name, n in groups.items()}
    return told


def _groups(
    rows: Iterable[Pair],
    sets: Mapping[str, tuple[str, frozenset[int]]],
    place: Mapping[str, int],
) -> dict[str, int]:
    hits = [sets[row.q][0] for row in rows if place[row.d] in sets[row.q][1]]
    return {group: hits.count(group) for group in ("exact", "begins", "closest")}


def _share(count: int, rows: list[Pair]) -> float:
    return round(count / len(rows), 4)
