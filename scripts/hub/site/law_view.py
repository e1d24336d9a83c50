"""The law registry as pages show it: the panel under a text, the list of articles, its state."""

from __future__ import annotations

from typing import Any

from hub.content.languages import Lang
from hub.content.law import Entry, LawRegistry
from hub.content.library import Library
from hub.site.resolver import Resolver

Data = dict[str, Any]


def law_panel(
    library: Library, at: Resolver, ids: tuple[str, ...], checked: str = ""
) -> Data | None:
    """Return the quiet panel of a law text: one row an article, its edition and sources.

    `checked` is the day on which the page itself was checked; else the oldest day of its rows.
    """
    law = library.law
    rows: dict[str, Data] = {}
    days = []
    for id_ in ids:
        entry = _first(law, id_)
        if entry is None or entry.article_id in rows:
            continue
        days.append(entry.checked.on)
        rows[entry.article_id] = {
            "cite": law.cite(entry.article_id, at.lang),
            "title": entry.title.get(at.lang),
            "url": at.link("page", "law/articles", entry.article_id)
            if at.map.has("page", "law/articles")
            else "",
            **_provenance(law, entry, at.lang),
        }
    if not rows:
        return None
    editions = {row["edition"] for row in rows.values()}
    return {
        "rows": list(rows.values()),
        "edition": editions.pop() if len(editions) == 1 else "",
        "checked": checked or min(days).strftime("%d.%m.%Y"),
        "lawyer": "pending" if any(r["lawyer"] == "pending" for r in rows.values()) else "approved",
    }


def article_groups(library: Library, lang: Lang) -> Data:
    """Return every entry of the registry, by act and article."""
    law = library.law
    groups: dict[str, Data] = {}
    for article in law.articles.values():
        group = groups.setdefault(
            article.act.id, {"act": article.act.title.get(lang), "articles": []}
        )
        group["articles"].append(
            {
                "id": article.id,
                "cite": law.cite(article.id, lang),
                "title": article.title.get(lang),
                "entries": [_entry(law, law.entries[id_], lang) for id_ in article.entries],
            }
        )
    return {"groups": list(groups.values())}


def law_status(library: Library, at: Resolver) -> list[Data]:
    """Return one row an article: edition read, day checked, lawyer's review."""
    law = library.law
    rows = []
    for article in law.articles.values():
        entries = [law.entries[id_] for id_ in article.entries]
        if entries:
            rows.append(
                {
                    "cite": law.cite(article.id, at.lang),
                    "url": at.link("page", "law/articles", article.id)
                    if at.map.has("page", "law/articles")
                    else "",
                    **_provenance(law, entries[0], at.lang),
                    "lawyer": "pending" if law.lawyer_pending(article.id) else "approved",
                }
            )
    return rows


def _first(law: LawRegistry, id_: str) -> Entry | None:
    if id_ in law.entries:
        return law.entries[id_]
    article = law.articles.get(id_)
    return law.entries[article.entries[0]] if article and article.entries else None


def _provenance(law: LawRegistry, entry: Entry, lang: Lang) -> Data:
    return {
        "edition": entry.edition.text.get(lang),
        "checked": entry.checked.on.strftime("%d.%m.%Y"),
        "lawyer": entry.lawyer,
        "source_kk": entry.sources.kk,
        "source_ru": entry.sources.ru,
        "status": entry.status,
        "note": entry.note.get(lang) if entry.note else "",
        "report": entry.secondary.words(lang) if entry.secondary else "",
        "report_url": entry.secondary.url if entry.secondary else "",
    }


def _entry(law: LawRegistry, entry: Entry, lang: Lang) -> Data:
    def phrase(field: str, present: object) -> str:
        return law.phrase(entry.id, field, lang) if present else ""

    return {
        # An article that is one entry already carries the anchor as an article.
        "id": entry.id if entry.id != entry.article_id else f"{entry.id}-text",
        "cite": law.cite(entry.id, lang),
        "conduct": phrase("conduct", entry.conduct),
        "penalty": phrase("penalty", entry.sanction),
        "age": phrase("age", entry.age is not None and entry.sanction),
        "in_force": phrase("in_force", entry.in_force_from),
        "rule": phrase("rule", entry.rule),
        **_provenance(law, entry, lang),
    }
