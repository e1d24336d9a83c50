"""The law registry: what an article forbids, what it threatens with, which edition was read.

Every legal statement on a page is a reference to an entry here; nothing is typed twice. How the
files of `docs/_data/law/` are read stands in `law_files.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast

from hub.content.common import Checked, Url
from hub.content.languages import CODES, Lang, Text, Trilingual, TrilingualList
from hub.content.law_numbers import (
    Amount,
    Mci,
    age_words,
    amount_words,
    day_words,
    number,
    since_words,
    tenge_words,
)
from hub.content.law_words import Level, Sanction, cite_words, sanction_words
from hub.content.references import UnknownReference
from hub.content.yamlfile import Record

FIELDS = (
    "penalty", "age", "conduct", "in_force", "rule", "title", "note", "edition", "source",
)  # fmt: skip
MCI = "mci"
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class Addresses(Record):
    """Official addresses of an act, in its two languages."""

    kk: Url
    ru: Url


class Edition(Record):
    """An edition of an act as it was read; an old one obliges its articles to carry a note."""

    id: Text
    text: Trilingual
    read: tuple[Url, ...] = ()
    old: bool = False


class Act(Record):
    """An act: its names, citation forms, official addresses and the editions read."""

    id: Text
    division: Literal["part", "point"]
    title: Trilingual
    cite: Trilingual
    adopted: dt.date | None = None
    number: Text
    sources: Addresses
    editions: tuple[Edition, ...]


class Report(Record):
    """Where a secondary statement comes from: its name, address and date."""

    name: Trilingual | Text | None = None
    url: Url | None = None
    date: dt.date | None = None

    def words(self, lang: Lang) -> str:
        """Return the name and date as a reader sees them."""
        name = self.name.get(lang) if isinstance(self.name, Trilingual) else self.name or ""
        return f"{name}, {day_words(self.date.isoformat(), lang)}" if self.date else name


class MciYear(Record):
    """The monthly calculation index of one year, in tenge, and who reported it."""

    year: int
    tenge: int
    status: str
    source: Report


@dataclass(frozen=True)
class Entry:
    """One part, point or note of an article: an offence (conduct, sanction) or a rule."""

    id: str
    article_id: str
    part: str | None
    level: Level
    title: Trilingual
    edition: Edition
    sources: Addresses
    checked: Checked
    lawyer: Literal["pending", "approved"]
    status: Literal["confirmed", "secondary"]
    conduct: Trilingual | None = None
    sanction: Sanction | None = None
    aggravating: TrilingualList | None = None
    rule: Trilingual | None = None
    values: Mapping[str, Amount] = field(default_factory=dict)
    age: int | None = None
    in_force_from: str | None = None
    note: Trilingual | None = None
    secondary: Report | None = None
    path: Path = Path()
    line: int = 1


@dataclass(frozen=True)
class Article:
    """One article of an act with the ids of its entries in their order."""

    id: str
    act: Act
    number: str
    title: Trilingual
    entries: tuple[str, ...]
    path: Path
    line: int = 1


@dataclass(frozen=True)
class LawRegistry:
    """Everything the hub may say about the law, found by id."""

    acts: Mapping[str, Act] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    mci: tuple[MciYear, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all entries, by act, article and part."""
        return tuple(self.entries)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that can be cited: entries, whole articles and the MCI."""
        return (*dict.fromkeys((*self.entries, *self.articles)), MCI)

    @property
    def current_mci(self) -> Mci:
        """The index of the newest year; raises UnknownReference when there is none."""
        if not self.mci:
            raise UnknownReference(MCI, "docs/_data/law/mci.yml names no year.", ())
        newest = max(self.mci, key=lambda row: row.year)
        return Mci(newest.year, newest.tenge)

    def get(self, id: str) -> Entry:
        """Return an entry; raises UnknownReference."""
        if id not in self.entries:
            raise UnknownReference(id, f'There is no law entry "{id}".', self.names)
        return self.entries[id]

    def article(self, id: str) -> Article:
        """Return a whole article; raises UnknownReference."""
        if id not in self.articles:
            raise UnknownReference(id, f'There is no article "{id}".', self.articles)
        return self.articles[id]

    def cite(self, id: str, lang: Lang) -> str:
        """Return the citation of an entry or a whole article; raises UnknownReference."""
        if id == MCI:
            return {"kk": "АЕК", "ru": "МРП", "en": "MCI"}[lang]
        entry = self.entries.get(id)
        if entry is None and id not in self.articles:
            raise UnknownReference(id, f'There is no law entry "{id}".', self.names)
        article = self.articles[entry.article_id if entry else id]
        part, level = (entry.part, entry.level) if entry else (None, "article")
        return cite_words(article.act.cite.get(lang), article.number, part, level, lang)

    def phrase(self, id: str, field: str, lang: Lang) -> str:
        """Return one phrase of an entry: a field of FIELDS or a named value of a rule.

        Raises UnknownReference for an unknown id, and for a field that the entry lacks.
        """
        if id == MCI:
            return self._mci_phrase(field, lang)
        if id not in self.entries and id in self.articles and field == "title":
            return self.articles[id].title.get(lang)
        entry = self.get(id)
        words = self._field(entry, field, lang)
        if words is None:
            known = [name for name in (*FIELDS, *entry.values) if self._has(entry, name)]
            raise UnknownReference(field, f'The law entry "{id}" has no "{field}".', known)
        return words

    def lawyer_pending(self, id: str) -> bool:
        """Tell whether a lawyer has still to approve an entry, or any entry of an article."""
        if id == MCI:
            return False
        ids = (id,) if id in self.entries else self.article(id).entries
        return any(self.entries[one].lawyer == "pending" for one in ids)

    def review_state(self) -> tuple[int, dt.date | None]:
        """Return how many entries wait for a lawyer and the oldest day of checking."""
        days = [entry.checked.on for entry in self.entries.values()]
        pending = sum(entry.lawyer == "pending" for entry in self.entries.values())
        return pending, min(days, default=None)

    def _field(self, entry: Entry, name: str, lang: Lang) -> str | None:
        match name:
            case "penalty" if entry.sanction:
                return sanction_words(entry.sanction, self.current_mci, lang)
            case "age" if entry.age is not None:
                return age_words(entry.age, lang)
            case "conduct" if entry.conduct:
                return entry.conduct.get(lang)
            case "in_force" if entry.in_force_from:
                return since_words(entry.in_force_from, lang)
            case "rule" if entry.rule:
                return self._rule(entry, lang)
            case "title":
                return entry.title.get(lang)
            case "note" if entry.note:
                return entry.note.get(lang)
            case "edition":
                return entry.edition.text.get(lang)
            case "source" if entry.secondary:
                return entry.secondary.words(lang)
        if name in entry.values:
            return amount_words(entry.values[name], self.current_mci, lang)
        return None

    def _has(self, entry: Entry, name: str) -> bool:
        return self._field(entry, name, CODES[0]) is not None

    def _rule(self, entry: Entry, lang: Lang) -> str:
        """Fill `{name}` by the phrase and `{name.max}` by the bare number of a value."""
        assert entry.rule is not None

        def fill(match: re.Match[str]) -> str:
            name, _, raw = match.group(1).partition(".")
            if name == "age" and entry.age is not None:
                return number(entry.age, lang) if raw else age_words(entry.age, lang)
            amount = entry.values[name]
            if raw == "tenge":
                return tenge_words(amount, self.current_mci, lang)
            if raw:
                return number(cast(int, getattr(amount, raw)), lang)
            return amount_words(amount, self.current_mci, lang)

        words = PLACEHOLDER.sub(fill, entry.rule.get(lang))
        return words[:1].upper() + words[1:]

    def _mci_phrase(self, field: str, lang: Lang) -> str:
        now = self.current_mci
        row = next(row for row in self.mci if row.year == now.year)
        one = Amount("mci", exact=1)
        match field:
            case "value":
                return tenge_words(one, now, lang)
            case "source":
                return row.source.words(lang)
            case "rule":
                value, source = number(now.tenge, lang), row.source.words(lang)
                return {
                    "kk": f"{now.year} жылы 1 АЕК – {value} теңге ({source}).",
                    "ru": f"В {now.year} году 1 МРП – {value} тенге ({source}).",
                    "en": f"In {now.year}, 1 MCI is {value} tenge ({source}).",
                }[lang].replace("1 ", "1\u00a0", 1 if lang != "en" else 0)
        raise UnknownReference(field, f'"mci" has no "{field}".', ("value", "rule", "source"))
