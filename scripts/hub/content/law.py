"""The law registry: what an article forbids, what it threatens with, which edition was read.

`docs/_data/law/` holds `acts.yml` (acts and editions), `mci.yml` (the monthly calculation index)
and one file an article, named after its id (`cc-297.1.yml` is article 297-1 of the Criminal Code).
Every legal statement on a page is a reference to an entry here; nothing is typed twice.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from dataclasses import replace as dc_replace
from pathlib import Path
from typing import Any, Literal, cast

from pydantic import Field

from hub.content.common import Checked, Url, load_registry
from hub.content.findings import Finding, did_you_mean
from hub.content.languages import CODES, Lang, Text, Trilingual, TrilingualList
from hub.content.law_words import (
    CONFISCATIONS,
    KINDS,
    LEVELS,
    PAYERS,
    UNITS,
    Amount,
    Ban,
    Confiscation,
    Kind,
    Level,
    Mci,
    Payer,
    Penalty,
    Sanction,
    Unit,
    age_words,
    amount_words,
    cite_words,
    day_words,
    number,
    sanction_words,
    since_words,
    tenge_words,
)
from hub.content.references import UnknownReference
from hub.content.yamlfile import Key, Lines, Record, line_of, load_yaml, validate

FOLDER = Path("docs/_data/law")
FIELDS = (
    "penalty", "age", "conduct", "in_force", "rule", "title", "note", "edition", "source",
)  # fmt: skip
MCI = "mci"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_RAW = ("min", "max", "exact", "tenge")
# The units that can measure each punishment; a fine and corrective works are counted in MCI.
_UNITS_OF: Mapping[str, tuple[str, ...]] = {
    "fine": ("mci",),
    "corrective-works": ("mci",),
    "community-service": ("hours",),
    "restriction": ("years", "months"),
    "arrest": ("days",),
    "imprisonment": ("years", "months"),
    "life-imprisonment": (),
    "administrative-arrest": ("days",),
    "warning": (),
}


# --- what stands in the files ---------------------------------------------------------------


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


class _Amount(Record):
    unit: str | None = None
    min: int | None = None
    max: int | None = None
    exact: int | None = None
    min_unit: str | None = None


class _Penalty(_Amount):
    kind: str
    same_amount: bool = False
    payer: str | None = None


class _Ban(Record):
    term: Literal["lifelong"]
    only_for: Trilingual | None = None


class _Shared(Record):
    """What an article says once for its entries; an entry may say otherwise."""

    edition: str | None = None
    age: int | None = None
    in_force_from: str | None = None
    note: Trilingual | None = None
    status: str | None = None
    secondary: Report | None = None
    checked: Checked | None = None
    lawyer: str | None = None


class _Article(_Shared):
    id: Text
    act: Text
    article: Text
    title: Trilingual
    entries: list[dict[str, Any]]


class _Entry(_Shared):
    id: Text
    part: Text | None = None
    level: str | None = None
    conduct: Trilingual | None = None
    penalties: tuple[_Penalty, ...] = ()
    confiscation: str | None = None
    ban: _Ban | None = None
    licence: Literal["possible"] | None = None
    aggravating: TrilingualList | None = None
    rule: Trilingual | None = None
    values: dict[str, _Amount] = Field(default_factory=dict)


# --- what others get ------------------------------------------------------------------------


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

        words = _PLACEHOLDER.sub(fill, entry.rule.get(lang))
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


# --- reading --------------------------------------------------------------------------------


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
        check = _Checker(path, lines, (index,))
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
    head, more = validate(data, _Article, path, lines)
    found += more
    if head is None:
        return None, [], found
    check = _Checker(path, lines)
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
        raw, more = validate(row, _Entry, path, shifted)
        found += more
        if raw is None:
            continue
        entry, more = _Builder(path, lines, index, head, act).build(raw)
        found += more
        entries += [entry] if entry else []
    return Article(head.id, act, head.article, head.title, (), path), entries, found


class _Checker:
    """Collects findings about one place of a file."""

    def __init__(self, path: Path, lines: Lines, at: Key = ()) -> None:
        self.path, self.lines, self.at = path, lines, at
        self.found: list[Finding] = []

    def say(self, rule: str, key: str | Key, message: str, hint: str) -> None:
        """Report one mistake at a key of this place."""
        tail = (key,) if isinstance(key, str) else key
        line = line_of(self.lines, (*self.at, *tail))
        self.found.append(Finding(self.path, line, f"law.{rule}", message, hint))

    def one_of(self, rule: str, key: str | Key, value: str, known: tuple[str, ...]) -> bool:
        """Report a word that is not in a closed list; return whether it is."""
        if value not in known:
            self.say(rule, key, f'"{value}" is not known here.', did_you_mean(value, known))
        return value in known

    def status(self, status: str | None, report: Report | None) -> None:
        """Report an unknown status, and a secondary statement without its source and date."""
        if status is None:
            self.say("status", (), "The status is missing.", "Add status: confirmed or secondary.")
            return
        self.one_of("status", "status", status, ("confirmed", "secondary"))
        named = report is not None and report.name and report.url and report.date
        if status == "secondary" and not named:
            self.say(
                "secondary-source",
                "status",
                "A secondary statement needs the name, address and date of its source.",
                "Add secondary: with name, url and date – or leave the statement out.",
            )


class _Builder(_Checker):
    """Turns one raw entry into an Entry and reports what is wrong with it."""

    def __init__(self, path: Path, lines: Lines, index: int, head: _Article, act: Act) -> None:
        super().__init__(path, lines, ("entries", index))
        self.head, self.act = head, act

    def build(self, raw: _Entry) -> tuple[Entry | None, list[Finding]]:
        """Return the entry, or None when there is anything wrong with it."""
        head = self.head
        level = raw.level or (self.act.division if raw.part else "article")
        edition = self._edition(raw.edition or head.edition)
        checked, lawyer = raw.checked or head.checked, raw.lawyer or head.lawyer
        status, secondary = raw.status or head.status, raw.secondary or head.secondary
        note, age = raw.note or head.note, raw.age if raw.age is not None else head.age
        since = raw.in_force_from or head.in_force_from
        if self.one_of("level", "level", level, LEVELS):
            self._id(raw, cast(Level, level))
        self.status(status, secondary)
        if lawyer not in ("pending", "approved"):
            hint = "Write lawyer: pending until a lawyer has read the entry, then approved."
            self.say("lawyer", "lawyer", f'lawyer is "{lawyer}".', hint)
        if checked is None:
            hint = "Add checked: {on: 2026-11-21, by: hub editors}."
            self.say("checked", (), "Nobody is named who checked this entry.", hint)
        if edition and edition.old and note is None:
            hint = "Add a note: in three languages: compare with the current edition."
            self.say("old-edition", (), "An old edition was read, and no note says so.", hint)
        if age is not None and not 14 <= age <= 18:
            hint = "The Code knows 14 and 16; article 132 names adults (18)."
            self.say("age", "age", f"Liability cannot begin at {age}.", hint)
        if since is not None and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])(-\d\d)?", since):
            hint = 'Write "2025-03" or "2025-09-16", in quotes.'
            self.say("in-force", "in_force_from", f'"{since}" is not a month or a day.', hint)
        sanction = self._sanction(raw)
        values = {k: a for k, v in raw.values.items() if (a := self._amount(v, ("values", k)))}
        if not raw.rule and not raw.conduct:
            self.say("empty", (), "The entry says nothing.", "Add a conduct or a rule.")
        if raw.rule:
            self._placeholders(raw.rule, raw.values, age)
        if self.found or not (edition and checked):
            return None, self.found
        entry = Entry(
            id=raw.id,
            article_id=head.id,
            part=raw.part,
            level=cast(Level, level),
            title=head.title,
            edition=edition,
            sources=self.act.sources,
            checked=checked,
            lawyer=cast(Literal["pending", "approved"], lawyer),
            status=cast(Literal["confirmed", "secondary"], status),
            conduct=raw.conduct,
            sanction=sanction,
            aggravating=raw.aggravating,
            rule=raw.rule,
            values=values,
            age=age if raw.conduct or raw.age is not None else None,
            in_force_from=since,
            note=note,
            secondary=secondary,
            path=self.path,
            line=line_of(self.lines, self.at),
        )
        return entry, []

    def _edition(self, name: str | None) -> Edition | None:
        known = {edition.id: edition for edition in self.act.editions}
        if name is None or name not in known:
            message = f'The act "{self.act.id}" has no edition "{name}" in acts.yml.'
            self.say("edition", "edition", message, did_you_mean(name or "", known))
        return known.get(name or "")

    def _id(self, raw: _Entry, level: Level) -> None:
        part = (raw.part or "").replace("-", ".")
        tail = f"-note{part}" if level == "note" else f"-{part}" if part else ""
        wanted = f"{self.head.id}{tail}"
        if raw.id != wanted:
            message = f'This part cannot have the id "{raw.id}".'
            self.say("id", "id", message, f'Its id is "{wanted}".')

    def _sanction(self, raw: _Entry) -> Sanction | None:
        if not raw.penalties:
            if raw.conduct:
                hint = "Add penalties: with kind, min, max and unit, as in a neighbouring file."
                self.say("no-penalty", (), "An offence without a penalty.", hint)
            return None
        taken = raw.confiscation or ""
        if not self.one_of("confiscation", "confiscation", taken, CONFISCATIONS):
            return None
        found = [self._penalty(row, ("penalties", i)) for i, row in enumerate(raw.penalties)]
        only = raw.ban.only_for if raw.ban else None
        ban = Ban({code: only.get(code) for code in CODES} if only else None) if raw.ban else None
        penalties = tuple(one for one in found if one)
        return Sanction(penalties, cast(Confiscation, taken), ban, raw.licence is not None)

    def _penalty(self, row: _Penalty, at: Key) -> Penalty | None:
        if not self.one_of("kind", (*at, "kind"), row.kind, KINDS):
            return None
        if row.payer is not None:
            self.one_of("payer", (*at, "payer"), row.payer, PAYERS)
        allowed = _UNITS_OF[row.kind]
        measured = any(v is not None for v in (row.unit, row.min, row.max, row.exact))
        if row.same_amount or not allowed:
            if measured:
                name = "the same amount" if row.same_amount else row.kind
                hint = "Take min, max, exact and unit out of this line."
                self.say("term-not-wanted", at, f"{name} has no length of its own.", hint)
            payer = cast(Payer | None, row.payer)
            return Penalty(cast(Kind, row.kind), None, row.same_amount, payer)
        amount = self._amount(row, at)
        if amount is None:
            return None
        if amount.unit not in allowed:
            message = f"{row.kind} is not measured in {amount.unit}."
            self.say("unit", (*at, "unit"), message, f"Write unit: {' or '.join(allowed)}.")
        if amount.max is None and amount.exact is None:
            hint = "Add max: (and min: where the law has it), or exact:."
            self.say("no-limit", at, f"{row.kind} has no upper limit.", hint)
        return Penalty(cast(Kind, row.kind), amount, False, cast(Payer | None, row.payer))

    def _amount(self, row: _Amount, at: Key) -> Amount | None:
        if row.unit is None:
            hint = f"Add unit: one of {', '.join(UNITS)}."
            self.say("unknown-unit", at, "The unit is missing.", hint)
            return None
        good = self.one_of("unknown-unit", (*at, "unit"), row.unit, UNITS)
        if row.min_unit is not None:
            good &= self.one_of("unknown-unit", (*at, "min_unit"), row.min_unit, UNITS)
        if row.exact is not None and (row.min is not None or row.max is not None):
            hint = "Keep exact:, or min: and max:."
            self.say("exact-and-range", at, "exact stands beside min or max.", hint)
        limits = [n for n in (row.min, row.max, row.exact) if n is not None]
        if not limits:
            self.say("no-limit", at, "There is no number here.", "Add min:, max: or exact:.")
        elif min(limits) <= 0:
            self.say("number", at, "A number here must be more than 0.", "Compare the law.")
        elif (
            row.min is not None
            and row.max is not None
            and row.min_unit is None
            and row.min >= row.max
        ):
            message = f"min ({row.min}) is not below max ({row.max})."
            self.say("min-over-max", (*at, "min"), message, "Swap them, or compare the law.")
        if not good:
            return None
        unit, low = cast(Unit, row.unit), cast(Unit | None, row.min_unit)
        return Amount(unit, row.min, row.max, row.exact, low)

    def _placeholders(
        self, rule: Trilingual, values: Mapping[str, _Amount], age: int | None
    ) -> None:
        used: dict[Lang, set[str]] = {}
        for code in CODES:
            used[code] = set()
            for name, raw in _placeholders(rule.get(code)):
                used[code].add(name)
                if name in FIELDS and not (name == "age" and age is not None):
                    hint = "Choose another name for the value."
                    self.say("placeholder", ("rule", code), f'"{name}" is a reserved name.', hint)
                elif name != "age" and name not in values:
                    message = f'"{{{name}}}" stands for no value of this entry.'
                    hint = did_you_mean(name, values)
                    self.say("placeholder", ("rule", code), message, hint)
                elif raw and raw not in _RAW:
                    message = f'"{{{name}.{raw}}}" is not possible.'
                    hint = f"After the dot: {', '.join(_RAW)}."
                    self.say("placeholder", ("rule", code), message, hint)
                elif raw and name in values and not _has_raw(values[name], raw):
                    message = f'The value "{name}" has no "{raw}".'
                    self.say("placeholder", ("rule", code), message, "Compare with values: below.")
        if len({frozenset(names) for names in used.values()}) > 1:
            message = "The three languages do not use the same values."
            hint = "; ".join(f"{code}: {', '.join(sorted(used[code])) or '–'}" for code in CODES)
            self.say("placeholders-differ", "rule", message, hint)


def _has_raw(value: _Amount, raw: str) -> bool:
    return value.unit == "mci" if raw == "tenge" else getattr(value, raw) is not None


def _placeholders(text: str) -> Iterator[tuple[str, str]]:
    for match in _PLACEHOLDER.finditer(text):
        name, _, raw = match.group(1).partition(".")
        yield name, raw
