"""Turning the rows of an article file into entries, with a finding for every mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, cast

from pydantic import Field

from hub.content.common import Checked
from hub.content.findings import Finding, did_you_mean
from hub.content.languages import CODES, Lang, Text, Trilingual, TrilingualList
from hub.content.law import FIELDS, PLACEHOLDER, Act, Edition, Entry, Report
from hub.content.law_numbers import UNITS, Amount, Unit
from hub.content.law_words import (
    CONFISCATIONS,
    KINDS,
    LEVELS,
    PAYERS,
    Ban,
    Confiscation,
    Kind,
    Level,
    Payer,
    Penalty,
    Sanction,
)
from hub.content.yamlfile import Key, Lines, Record, line_of

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


class AmountRow(Record):
    unit: str | None = None
    min: int | None = None
    max: int | None = None
    exact: int | None = None
    min_unit: str | None = None


class PenaltyRow(AmountRow):
    kind: str
    same_amount: bool = False
    payer: str | None = None


class BanRow(Record):
    term: Literal["lifelong"]
    only_for: Trilingual | None = None


class SharedRow(Record):
    """What an article says once for its entries; an entry may say otherwise."""

    edition: str | None = None
    age: int | None = None
    in_force_from: str | None = None
    note: Trilingual | None = None
    status: str | None = None
    secondary: Report | None = None
    checked: Checked | None = None
    lawyer: str | None = None


class ArticleRow(SharedRow):
    id: Text
    act: Text
    article: Text
    title: Trilingual
    entries: list[dict[str, Any]]


class EntryRow(SharedRow):
    id: Text
    part: Text | None = None
    level: str | None = None
    conduct: Trilingual | None = None
    penalties: tuple[PenaltyRow, ...] = ()
    confiscation: str | None = None
    ban: BanRow | None = None
    licence: Literal["possible"] | None = None
    aggravating: TrilingualList | None = None
    rule: Trilingual | None = None
    values: dict[str, AmountRow] = Field(default_factory=dict)


class Checker:
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


class Builder(Checker):
    """Turns one raw entry into an Entry and reports what is wrong with it."""

    def __init__(self, path: Path, lines: Lines, index: int, head: ArticleRow, act: Act) -> None:
        super().__init__(path, lines, ("entries", index))
        self.head, self.act = head, act

    def build(self, raw: EntryRow) -> tuple[Entry | None, list[Finding]]:
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

    def _id(self, raw: EntryRow, level: Level) -> None:
        part = (raw.part or "").replace("-", ".")
        tail = f"-note{part}" if level == "note" else f"-{part}" if part else ""
        wanted = f"{self.head.id}{tail}"
        if raw.id != wanted:
            message = f'This part cannot have the id "{raw.id}".'
            self.say("id", "id", message, f'Its id is "{wanted}".')

    def _sanction(self, raw: EntryRow) -> Sanction | None:
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

    def _penalty(self, row: PenaltyRow, at: Key) -> Penalty | None:
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

    def _amount(self, row: AmountRow, at: Key) -> Amount | None:
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
        self, rule: Trilingual, values: Mapping[str, AmountRow], age: int | None
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


def _has_raw(value: AmountRow, raw: str) -> bool:
    return value.unit == "mci" if raw == "tenge" else getattr(value, raw) is not None


def _placeholders(text: str) -> Iterator[tuple[str, str]]:
    for match in PLACEHOLDER.finditer(text):
        name, _, raw = match.group(1).partition(".")
        yield name, raw
