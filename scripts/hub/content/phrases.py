"""What a reference says in a language, as plain words."""

from __future__ import annotations

from hub.content.languages import Lang
from hub.content.library import Library
from hub.content.references import Reference, UnknownReference

SPACES = ("law", "help", "source", "glossary")


def phrase(library: Library, ref: Reference, lang: Lang) -> str:
    """Return the words of a reference; raise UnknownReference with what is known instead."""
    match ref.space:
        case "law":
            return (
                library.law.phrase(ref.id, ref.field, lang)
                if ref.field
                else library.law.cite(ref.id, lang)
            )
        case "help":
            return _help(library, ref, lang)
        case "source":
            return _source(library, ref, lang)
        case "glossary":
            term = library.glossary.get(ref.id)
            words = term.get(lang) if term and not ref.field else None
            if words is None:
                raise UnknownReference(
                    ref.id,
                    f'The glossary has no term "{ref.id}" in this language.',
                    library.glossary.ids,
                )
            return words
    raise UnknownReference(ref.space, f'"{ref.space}:" is not a kind of reference.', SPACES)


def _help(library: Library, ref: Reference, lang: Lang) -> str:
    contact = library.help.get(ref.id)
    if contact is None:
        raise UnknownReference(ref.id, f'There is no contact "{ref.id}".', library.help.ids)
    name = contact.name.get(lang)
    match ref.field:
        case "number" if contact.number:
            return contact.number
        case "name":
            return name
        case "":
            has_number = not contact.number or contact.number in name
            return name if has_number else f"{name}: {contact.number}"
    raise UnknownReference(
        ref.field, f'The contact "{ref.id}" has no "{ref.field}".', ("number", "name")
    )


def _source(library: Library, ref: Reference, lang: Lang) -> str:
    source = library.sources.get(ref.id)
    if source is None:
        raise UnknownReference(ref.id, f'There is no source "{ref.id}".', library.sources.ids)
    if ref.field == "":
        return f"{source.by}, {shown_date(source.date)}" if source.date else source.by
    if ref.field == "finding" and source.finding is not None:
        return source.finding.get(lang)
    raise UnknownReference(
        ref.field, f'The source "{ref.id}" has no "{ref.field}" to quote.', ("finding",)
    )


def shown_date(date: str) -> str:
    """Return a source's date as readers see it: `2025-11-04` → `04.11.2025`."""
    return ".".join(reversed(date.split("-")))
