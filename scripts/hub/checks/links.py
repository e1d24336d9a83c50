"""Links, references and pictures lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from hub.checks.rule import Rule
from hub.content.common import Next
from hub.content.findings import Finding, Severity, did_you_mean
from hub.content.lesson import Lesson
from hub.content.library import Library
from hub.content.markdown import Document, has_picture
from hub.content.names import Names, build_names
from hub.content.phrases import phrase
from hub.content.references import SCHEMES, Reference, UnknownReference, resolve
from hub.content.series import Series
from hub.content.texts import all_texts

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")


def unknown_references(library: Library) -> Iterator[Finding]:
    """Every `{{ … }}` and every `[…](page:…)` names something that exists."""
    names = build_names(library)
    unsure = unsure_spaces(library)

    def link(scheme: str, id_: str, anchor: str) -> str:
        names.require(scheme, id_, anchor)
        return ""

    for part in all_texts(library):

        def lookup(ref: Reference, lang: object = part.lang) -> str:
            return phrase(library, ref, lang)  # type: ignore[arg-type]

        for problem in resolve(part.text, lookup, link)[1]:
            if problem.raw.strip("{ ").split(":")[0] in unsure:
                continue
            rule = "reference.unknown" if problem.raw.startswith("{{") else "link.unknown"
            line = part.line + problem.line if part.field == "body" else part.line
            yield Finding(
                part.path,
                line,
                rule,
                f"{problem.raw}: {problem.error.what}",
                did_you_mean(problem.error.name, problem.error.known),
            )


def unknown_ids(library: Library) -> Iterator[Finding]:
    """Ids in neutral data (law, contacts, sources, signs, videos, lessons) exist."""
    unsure = unsure_spaces(library)
    words = {"law": "law entry", "help": "contact"}
    silent = tuple(f'There is no {words.get(space, space)} "' for space in unsure)
    for finding in _unknown_ids(library):
        if not finding.message.startswith(silent):
            yield finding


def _unknown_ids(library: Library) -> Iterator[Finding]:
    names = build_names(library)
    videos = tuple(video.slug for video in library.videos)
    lessons = [lesson.id for lesson in library.lessons]
    law = library.law.names

    def missing(kind: str, id_: str, known: object) -> tuple[str, str]:
        return f'There is no {kind} "{id_}".', did_you_mean(id_, known)  # type: ignore[arg-type]

    for page in library.pages:
        for index, id_ in enumerate(page.data.law):
            if id_ not in law:
                line = page.data_lines.get(("law", index), 1)
                yield Finding(
                    page.data_path, line, "reference.unknown", *missing("law entry", id_, law)
                )
        for text in page.texts.values():
            step: Next | None = text.front.next
            if step is not None:
                line = text.doc.meta_lines.get(("next", "to"), 1)
                yield from dead_link(names, step.to, text.doc.path, line)
    for offer in library.offers:
        groups = (
            ("law", "law entry", offer.data.law, law),
            ("contacts", "contact", offer.data.contacts, library.help.ids),
            ("signs", "sign", offer.data.signs, library.signs.ids),
        )
        for key, kind, used, known in groups:
            for index, id_ in enumerate(used):
                if id_ not in known:
                    yield Finding(
                        offer.path,
                        offer.line(key, index),
                        "reference.unknown",
                        *missing(kind, id_, known),
                    )
    items: tuple[Lesson | Series, ...] = (*library.lessons, *library.series)
    for item in items:
        proofs = tuple(proof.source for proof in item.data.evidence)
        used_by = [
            ("contacts", "contact", item.data.contacts, library.help.ids),
            ("evidence", "source", proofs, library.sources.ids),
        ]
        if isinstance(item, Lesson):
            used_by += [
                ("law", "law entry", item.data.law, law),
                ("videos", "video", item.data.videos, videos),
            ]
        for key, kind, used, known in used_by:
            for index, id_ in enumerate(used):
                if id_ not in known:
                    line = item.data_lines.get((key, index), 1)
                    yield Finding(
                        item.data_path, line, "reference.unknown", *missing(kind, id_, known)
                    )
    for video in library.videos:
        plan = video.plan
        rows = (
            [(("law", i), "law entry", id_, law) for i, id_ in enumerate(plan.law)]
            + [
                (("contacts", i), "contact", id_, library.help.ids)
                for i, id_ in enumerate(plan.contacts)
            ]
            + [
                (("lessons", i), "lesson", id_, tuple(lessons))
                for i, id_ in enumerate(plan.lessons)
            ]
        )
        for place, kind, id_, known in rows:
            if id_ not in known:
                yield Finding(
                    video.path / "video.yml" if video.path.is_dir() else video.path,
                    video.line_of(*place),
                    "reference.unknown",
                    *missing(kind, id_, known),
                )


def dead_link(names: Names, to: str, path: Path, line: int) -> Iterator[Finding]:
    """Yield what is wrong with a link name such as `page:help#talk` in data, at its place."""
    scheme, _, rest = to.partition(":")
    target, _, anchor = rest.partition("#")
    try:
        names.require(scheme, target, anchor)
    except UnknownReference as error:
        hint = did_you_mean(error.name, error.known or SCHEMES)
        yield Finding(path, line, "link.unknown", error.what, hint)


def unsure_spaces(library: Library) -> set[str]:
    """Return the kinds of names whose files could not be read whole.

    Nothing is said about names of that kind: the broken file has its own finding, and the
    hundred places that refer to it would bury it.
    """
    places = {
        "law": "docs/_data/law/",
        "help": "docs/_data/help.yml",
        "source": "docs/_data/sources.yml",
        "glossary": "docs/_data/glossary.yml",
        "sign": "docs/_data/signs.yml",
        "offer": "docs/_data/offers/",
        "lesson": "lesson_plans/",
        "series": "lesson_plans/_series/",
        "video": "videos/",
    }
    broken = [f.where(library.root) for f in library.findings if f.severity is Severity.ERROR]
    return {space for space, start in places.items() if any(at.startswith(start) for at in broken)}


def targets(library: Library) -> Iterator[Finding]:
    """Plain links lead somewhere; pictures exist and have a description."""
    for doc in documents(library):
        for target in doc.targets:
            if target.kind == "image":
                yield from _picture(doc, library, target.to, target.text, target.line)
                continue
            parts = urlsplit(target.to)
            if parts.scheme in ("https", "http"):
                continue
            if parts.scheme in SCHEMES or parts.scheme in ("tel", "mailto"):
                continue
            if not parts.scheme and not parts.path and parts.fragment:
                if doc.section(parts.fragment) is None:
                    yield Finding(
                        doc.path,
                        target.line,
                        "link.unknown",
                        f'This page has no heading "#{parts.fragment}".',
                        did_you_mean(parts.fragment, (s.id for s in doc.sections if s.id)),
                    )
                continue
            yield Finding(
                doc.path,
                target.line,
                "link.nowhere",
                f'The link "{target.to}" leads nowhere on the site.',
                "Link inside the hub by name, for example [words](page:help), "
                "[words](explainer:courier) or [words](lesson:offer-in-your-chat); link outside "
                "with a full https:// address.",
            )


def documents(library: Library) -> Iterator[Document]:
    """Yield every Markdown document that becomes a page or a paper."""
    for page in library.pages:
        yield from (text.doc for text in page.texts.values())
    for lesson in library.lessons:
        yield from (text.doc for text in lesson.texts.values())
        for texts in lesson.handouts.values():
            yield from (text.doc for text in texts.values())
        yield from (text.doc for text in lesson.cards.values())
    for series in library.series:
        yield from (text.doc for text in series.texts.values())
        for papers in series.papers.values():
            yield from (text.doc for text in papers.values())


def _picture(doc: Document, library: Library, to: str, alt: str, line: int) -> Iterator[Finding]:
    if not alt.strip():
        yield Finding(
            doc.path,
            line,
            "image.alt",
            f'The picture "{to}" has no description.',
            "Say between the square brackets what it shows: ![A phone with a chat](chat.svg)",
        )
    if urlsplit(to).scheme:
        yield Finding(
            doc.path,
            line,
            "image.outside",
            f'The picture "{to}" would be fetched from another site.',
            "Put the file beside the page: the hub asks no other site for anything.",
        )
        return
    if not has_picture(doc, to, library.root):
        near = [p.name for p in doc.path.parent.glob("*") if p.suffix in PICTURES]
        yield Finding(
            doc.path,
            line,
            "image.missing",
            f'There is no picture "{to}".',
            did_you_mean(to, near) or "Put the file beside the page.",
        )


RULES = (
    Rule(
        "reference.unknown",
        "A reference that names nothing would stand in the page as braces.",
        unknown_references,
    ),
    Rule("reference.id", "Data that names nothing would silently show nothing.", unknown_ids),
    Rule("link.nowhere", "A link to nowhere costs a reader the help they came for.", targets),
)
