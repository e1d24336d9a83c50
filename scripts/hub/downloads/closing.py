"""What closes every paper: the law texts it rests on, the evidence, where to get help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hub.content.languages import Lang
from hub.content.lesson import Lesson
from hub.content.library import Library
from hub.content.phrases import shown_date
from hub.content.references import REFERENCE, parse_reference
from hub.downloads.labels import Labels


@dataclass(frozen=True)
class LawRow:
    """One article the lesson rests on."""

    cite: str
    title: str
    edition: str
    checked: str
    lawyer: str
    source: str


@dataclass(frozen=True)
class HelpRow:
    """One contact for help, as the registry names it."""

    number: str
    name: str
    purpose: str
    terms: str

    @property
    def called(self) -> str:
        """Number and name, the number once."""
        return self.name if self.number in self.name else f"{self.number} {self.name}"


@dataclass(frozen=True)
class Proof:
    """One source behind the method, with its honest rating."""

    source: str
    rating: str
    finding: str
    url: str


def law_ids(text: str) -> Iterator[str]:
    """Yield the law entries that a text refers to.

    >>> list(law_ids("{{ law:cc-26.rule }} ({{ law:cc-26 }}) {{ help:111 }}"))
    ['cc-26', 'cc-26']
    """
    for match in REFERENCE.finditer(text):
        found = parse_reference(match.group(1))
        if found is not None and found.space == "law":
            yield found.id


def cited(lesson: Lesson, lang: Lang) -> list[str]:
    """Return what the lesson names as its law, and whatever else its papers refer to."""
    docs = [texts[lang].doc for texts in lesson.handouts.values() if lang in texts]
    bodies = [lesson.texts[lang].doc.body, *(doc.body for doc in docs)]
    return [*lesson.data.law, *(id_ for body in bodies for id_ in law_ids(body))]


def law_rows(library: Library, ids: Sequence[str], labels: Labels) -> list[LawRow]:
    """Return one row an article, in the order in which they are named."""
    law, rows = library.law, {}
    for id_ in ids:
        entry = law.entries.get(id_)
        if entry is None and id_ in law.articles and law.articles[id_].entries:
            entry = law.entries[law.articles[id_].entries[0]]
        if entry is None or entry.article_id in rows:
            continue
        pending = law.lawyer_pending(entry.article_id)
        rows[entry.article_id] = LawRow(
            cite=law.cite(entry.article_id, labels.lang),
            title=law.articles[entry.article_id].title.get(labels.lang),
            edition=entry.edition.text.get(labels.lang),
            checked=entry.checked.on.strftime("%d.%m.%Y"),
            lawyer=labels["law_lawyer_pending" if pending else "law_lawyer_approved"],
            source=entry.sources.kk if labels.lang == "kk" else entry.sources.ru,
        )
    return list(rows.values())


def help_rows(library: Library, ids: tuple[str, ...], lang: Lang) -> list[HelpRow]:
    """Return the named contacts in their order."""
    rows = []
    for id_ in ids:
        contact = library.help.get(id_)
        if contact is not None:
            terms = (contact.cost, contact.hours, contact.anonymity)
            rows.append(
                HelpRow(
                    number=contact.number or "",
                    name=contact.name.get(lang),
                    purpose=contact.for_.get(lang),
                    terms=" ".join(
                        f"{words.get(lang).rstrip('.')}." for words in terms if words is not None
                    ),
                )
            )
    return rows


def proofs(library: Library, lesson: Lesson, labels: Labels) -> list[Proof]:
    """Return the sources behind a lesson's method with their ratings."""
    rows = []
    for one in lesson.data.evidence:
        source = library.sources.get(one.source)
        if source is not None:
            by = f"{source.by}, {shown_date(source.date)}" if source.date else source.by
            finding = source.finding.get(labels.lang) if source.finding else ""
            rows.append(Proof(by, labels.word("rating", one.rating), finding, source.url))
    return rows


def help_line(rows: Sequence[HelpRow]) -> str:
    """Return the contacts in one line, for the foot of a student sheet."""
    return " · ".join(row.called for row in rows)


def law_line(rows: Sequence[LawRow], labels: Labels) -> str:
    """Return which law texts a sheet rests on, in one line, and what it is not."""
    editions: dict[str, list[str]] = {}
    for row in rows:
        editions.setdefault(row.edition, []).append(row.cite)
    texts = "; ".join(f"{', '.join(cites)} – {edition}" for edition, cites in editions.items())
    checked = f"{labels['law_checked']} {min(rows, key=_day).checked}."
    lawyers = " ".join(dict.fromkeys(row.lawyer for row in rows))
    return f"{texts}. {checked} {lawyers} {labels['not_legal_advice']}"


def _day(row: LawRow) -> list[str]:
    return row.checked.split(".")[::-1]
