"""Reading `docs/_data/law/`.

It holds `acts.yml` (acts and editions), `mci.yml` (the monthly calculation index) and one file an
article, named after its id (`cc-297.1.yml` is article 297-1 of the Criminal Code).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace as dc_replace
from pathlib import Path
from typing import Any

from hub.content.common import load_registry
from hub.content.findings import Finding, did_you_mean
from hub.content.law import Act, Article, Entry, LawRegistry, MciYear
from hub.content.law_build import ArticleRow, Builder, Checker, EntryRow
from hub.content.yamlfile import load_yaml, validate

FOLDER = Path("docs/_data/law")


def load_law(root: Path) -> tuple[LawRegistry, list[Finding]]:
    """Read `docs/_data/law/`; an entry with a mistake is left out and reported."""
    folder = root / FOLDER
    acts, found = load_registry(folder / "acts.yml", Act, root)
    mci, more = _load_mci(folder / "mci.yml", root)
    found += more
    by_id = {act.id: act for act in acts.items}
    articles: list[Article] = []
    entries: dict[str, Entry] = {}
    for path in sorted(folder.glob("*.yml")):
        if path.name in ("acts.yml", "mci.yml"):
            continue
        article, own, more = _load_article(path, by_id, root)
        found += more
        kept = []
        for entry in own:
            if entry.id in entries:
                found.append(_duplicate(entry, entries[entry.id], root))
                continue
            entries[entry.id] = entry
            kept.append(entry.id)
        if article is not None:
            articles.append(dc_replace(article, entries=tuple(kept)))
    order = list(by_id)
    articles.sort(key=lambda a: (order.index(a.act.id), *map(int, a.number.split("-"))))
    registry = LawRegistry(
        by_id,
        {article.id: article for article in articles},
        {id: entries[id] for article in articles for id in article.entries},
        mci,
    )
    return registry, found


def _duplicate(entry: Entry, first: Entry, root: Path) -> Finding:
    where = first.path.relative_to(root) if first.path.is_relative_to(root) else first.path
    return Finding(
        entry.path,
        entry.line,
        "law.duplicate-id",
        f'The id "{entry.id}" stands already in {where.as_posix()}, line {first.line}.',
        "Keep one of the two entries, or give this one the id of its own part.",
    )


def _load_mci(path: Path, root: Path) -> tuple[tuple[MciYear, ...], list[Finding]]:
    rows, lines, found = load_yaml(path, list[MciYear], root)
    years: set[int] = set()
    for index, row in enumerate(rows or ()):
        check = Checker(path, lines, (index,))
        if row.tenge <= 0:
            check.say("mci-value", "tenge", "The value must be more than 0.", "Compare the source.")
        if row.year in years:
            check.say("mci-year", "year", f"{row.year} stands twice.", "Keep one of the two rows.")
        years.add(row.year)
        check.status(row.status, row.source)
        found += check.found
    return tuple(rows or ()), found


def _load_article(
    path: Path, acts: Mapping[str, Act], root: Path
) -> tuple[Article | None, list[Entry], list[Finding]]:
    data, lines, found = load_yaml(path, dict[str, Any], root)
    if data is None:
        return None, [], found
    head, more = validate(data, ArticleRow, path, lines)
    found += more
    if head is None:
        return None, [], found
    check = Checker(path, lines)
    act = acts.get(head.act)
    id_ = f"{head.act}-{head.article.replace('-', '.')}"
    if act is None:
        check.say("act", "act", f'There is no act "{head.act}".', did_you_mean(head.act, acts))
    if not re.fullmatch(r"\d+(?:-\d+)?", head.article):
        hint = 'Write it as in the law, in quotes: "297" or "297-1".'
        check.say("article", "article", f'"{head.article}" is not an article number.', hint)
    elif head.id != id_ or path.stem != head.id:
        hint = f'The file is "{id_}.yml" and the id "{id_}".'
        check.say("id", "id", f'Article {head.article} cannot have the id "{head.id}".', hint)
    found += check.found
    if act is None or check.found:
        return None, [], found
    entries = []
    for index, row in enumerate(head.entries):
        shifted = {key[2:]: n for key, n in lines.items() if key[:2] == ("entries", index)}
        raw, more = validate(row, EntryRow, path, shifted)
        found += more
        if raw is None:
            continue
        entry, more = Builder(path, lines, index, head, act).build(raw)
        found += more
        entries += [entry] if entry else []
    return Article(head.id, act, head.article, head.title, (), path), entries, found
