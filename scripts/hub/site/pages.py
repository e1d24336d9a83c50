"""The data of each kind of page, as templates need it: plain dictionaries, texts resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.content.languages import CODES, LANGUAGES, Lang
from hub.content.lesson import Lesson
from hub.content.library import Library
from hub.content.names import page_target
from hub.content.offer import Offer
from hub.content.page import Page
from hub.content.phrases import shown_date
from hub.content.script import LineKind, ScriptText, VideoScript
from hub.downloads.make import Downloads
from hub.site import lists
from hub.site.frame import contact_data, contacts_by_id
from hub.site.law_view import article_groups, law_panel, law_status
from hub.site.lesson_view import box_rows, step_rows
from hub.site.markup import html, inline
from hub.site.media import VideoMedia
from hub.site.papers import paper_groups, whole_row
from hub.site.resolver import Resolver
from hub.site.series import series_cards, series_files
from hub.site.site_map import relative
from hub.site.topics import topics_data

Data = dict[str, Any]
Media = Mapping[str, Mapping[Lang, VideoMedia]]


@dataclass(frozen=True)
class Shelf:
    """What the makers of page data work with."""

    library: Library
    media: Media
    papers: Downloads

    def words(self, lang: Lang) -> Mapping[str, str]:
        """Return the interface strings of one language."""
        return self.library.words[lang]


def page_data(shelf: Shelf, page: Page, kind: str, at: Resolver, text_lang: Lang) -> Data:
    """Return the data of a page made from `docs/`."""
    front = page.texts[text_lang].front
    said = at.at(text_lang, at.url)
    data: Data = {
        "lead": inline(said.markdown(front.lead)) if front.lead else "",
        "ages": list(page.data.ages),
        "topics": list(page.data.topics),
        "audience": page.data.audience,
        "checked": page.data.checked.strftime("%d.%m.%Y") if page.data.checked else "",
        "answer": inline(said.markdown(front.answer)) if front.answer else "",
        "next": {"text": front.next.text, "url": at.target(front.next.to)} if front.next else None,
    }
    if page.data.law:
        data["law"] = law_panel(shelf.library, at, page.data.law, data["checked"])
    if page_target(page) in WITH_WHOLE:
        data["whole"] = whole_row(shelf.papers, at.lang, at.url)
    data.update(_by_kind(shelf, kind, at))
    return data


WITH_WHOLE = (("page", "lessons"), ("page", "lecturers"))
"""Pages that offer all lessons in one file."""


def _by_kind(shelf: Shelf, kind: str, at: Resolver) -> Data:
    library, words = shelf.library, shelf.words(at.lang)
    match kind:
        case "home":
            return {
                "offers": lists.offer_cards(library, at)[:3],
                "explainers": lists.explainer_cards(library, at),
                "videos": lists.video_cards(library, at, shelf.media),
                "lessons": lists.lesson_cards(library, at),
            }
        case "check":
            cards = lists.offer_cards(library, at)
            return {
                "offers": cards,
                "cards": cards,
                "filters": lists.filters(cards, words, ("age", "topic")),
                "signs": [
                    {"id": s.id, "label": s.label.get(at.lang), "why": s.why.get(at.lang)}
                    for s in library.signs.items
                ],
                "contacts": contacts_by_id(library, ("102", "111"), at.lang),
            }
        case "explainers":
            cards = lists.explainer_cards(library, at)
            return {"cards": cards, "filters": lists.filters(cards, words, ("age", "topic"))}
        case "videos":
            cards = lists.video_cards(library, at, shelf.media)
            return {"cards": cards, "filters": lists.filters(cards, words, ("age", "topic"))}
        case "lessons":
            cards = lists.lesson_cards(library, at)
            kinds = ("age", "setting", "minutes", "topic")
            return {
                "cards": cards,
                "filters": lists.filters(cards, words, kinds),
                "series": series_cards(library, at),
            }
        case "lecturers":
            return {"series": series_files(library, shelf.papers, at)}
        case "articles":
            return article_groups(library, at.lang)
        case "help":
            return {
                "contacts": [
                    contact_data(c, at.lang)
                    for c in sorted(library.help.items, key=lambda c: c.order)
                ]
            }
        case "status":
            return status_data(shelf, at)
        case "glossary":
            return {"terms": _terms(library, at.lang)}
        case "search":
            return topics_data(library, at)
    return {}


def offer_data(shelf: Shelf, offer: Offer, at: Resolver) -> Data:
    """Return the data of one message of the check tool."""
    library, lang, data = shelf.library, at.lang, offer.data
    before, after = lists.neighbours(library.offers, offer.id)
    signs = [library.signs.get(id_) for id_ in data.signs]

    def step(other: Offer | None) -> Data | None:
        if other is None:
            return None
        return {"title": other.data.title.get(lang), "url": at.link("offer", other.id)}

    return {
        "message": data.message.get(lang),
        "short": inline(at.markdown(data.short.get(lang))),
        "sender": data.sender,
        "verdict": data.verdict,
        "verdict_label": shelf.words(lang).get("verdict_" + data.verdict.replace("-", "_"), ""),
        "signs": [
            {"id": s.id, "label": s.label.get(lang), "why": s.why.get(lang)} for s in signs if s
        ],
        "in_law": html(at.markdown(data.in_law.get(lang))),
        "do_now": [inline(at.markdown(text)) for text in data.do_now.get(lang)],
        "reply": inline(at.markdown(data.reply.get(lang))),
        "contacts": contacts_by_id(library, data.contacts, lang),
        "law": law_panel(library, at, data.law) if data.law else None,
        "ages": list(data.ages),
        "topics": list(data.topics),
        "prev": step(before),
        "next": step(after),
        "list_url": at.link("page", "check"),
    }


def lesson_data(shelf: Shelf, lesson: Lesson, at: Resolver, text_lang: Lang) -> Data:
    """Return the data of a lesson page."""
    library, data = shelf.library, lesson.data
    doc, front = lesson.texts[text_lang].doc, lesson.texts[text_lang].front
    said = at.at(text_lang, at.url)
    words = shelf.words(at.lang)

    def title(id_: str) -> str:
        section = doc.section(id_)
        return section.title if section else id_

    sources = [(e, library.sources.get(e.source)) for e in data.evidence]
    return {
        "lead": inline(said.markdown(front.lead)),
        "minutes": data.minutes,
        "ages": list(data.ages),
        "setting": list(data.setting),
        "group": {"min": data.group.min, "max": data.group.max},
        "topics": list(data.topics),
        "key_message": inline(said.markdown(front.key_message)),
        "for_whom": inline(said.markdown(front.for_whom)),
        "materials": [inline(said.markdown(text)) for text in front.materials],
        "steps": step_rows(data, title, words),
        "boxes": box_rows(data, title),
        "evidence": [
            {
                "text": f"{source.by}, {shown_date(source.date)}" if source.date else source.by,
                "finding": source.finding.get(at.lang) if source.finding else "",
                "url": source.url,
                "rating": evidence.rating,
                "rating_label": words.get(f"rating_{evidence.rating}", evidence.rating),
            }
            for evidence, source in sources
            if source
        ],
        "videos": lists.video_cards(library, at, shelf.media, data.videos),
        "handouts": [
            {
                "title": lists.pick(texts, at.lang)[1].front.title,
                "url": at.link("handout", f"{lesson.id}/{name}"),
            }
            for name, texts in sorted(lesson.handouts.items())
            if texts
        ],
        "contacts": contacts_by_id(library, data.contacts, at.lang),
        "law": law_panel(library, at, data.law) if data.law else None,
        "checked": data.checked.strftime("%d.%m.%Y"),
        "files": paper_groups(shelf.papers, lesson.id, at.lang, at.url),
        "list_url": at.link("page", "lessons") if at.map.has("page", "lessons") else "",
    }


def video_data(shelf: Shelf, video: VideoScript, at: Resolver, text_lang: Lang) -> Data:
    """Return the data of a video page; `missing` is True when its files were not made yet."""
    library, plan, text = shelf.library, video.plan, video.texts[text_lang]
    files = shelf.media.get(video.slug, {}).get(text_lang)
    data: Data = {
        "missing": files is None,
        "transcript": transcript(shelf, video, text, at.at(text_lang, at.url)),
        "ages": list(plan.ages),
        "topics": list(plan.topics),
        "law": law_panel(library, at, plan.law, plan.checked.strftime("%d.%m.%Y"))
        if plan.law
        else None,
        "lessons": lists.lesson_cards(library, at, plan.lessons) if plan.lessons else [],
        "contacts": contacts_by_id(library, plan.contacts, at.lang),
        "checked": plan.checked.strftime("%d.%m.%Y"),
        "list_url": at.link("page", "videos") if at.map.has("page", "videos") else "",
    }
    if files is None:
        return data
    data |= {
        "poster": files.poster_from(at.url),
        "sources": [
            {
                "url": relative(at.url, f.url),
                "type": f.mime,
                "height": f.height,
                "bytes": f.bytes,
                "media": f.media,
            }
            for f in files.sources
        ],
        "tracks": [
            {
                "lang": code,
                "label": LANGUAGES[code].name,
                "url": relative(at.url, files.tracks[code]),
                "default": code == at.lang,
            }
            for code in CODES
            if code in files.tracks
        ],
        "duration_ms": files.duration_ms,
        "duration_s": round(files.duration_ms / 1000),
        "width": files.width,
        "height": files.height,
        "bytes": files.sources[-1].bytes,
        "bytes_wide": files.sources[0].bytes,
        "downloads": [
            {"label": f.label, "url": relative(at.url, f.url), "bytes": f.bytes}
            for f in files.downloads
        ],
    }
    return data


WHO = {LineKind.THEM: "who_them", LineKind.ME: "who_me", LineKind.FLAG: "who_flag"}


def transcript(shelf: Shelf, video: VideoScript, text: ScriptText, at: Resolver) -> list[Data]:
    """Return the video as text: scenes with what is seen and what is said."""
    words = shelf.words(at.lang)
    scenes = []
    for scene in text.scenes:
        plan = next((p for p in video.plan.scenes if p.id == scene.id), None)
        lines = [
            {
                "kind": line.kind.value,
                "who": scene.partner.name
                if scene.partner and line.kind is LineKind.THEM
                else words.get(WHO.get(line.kind, ""), ""),
                "text": at.plain(line.text),
            }
            for line in scene.lines
        ]
        if plan and plan.law:
            id_, _, field = plan.law.rpartition(".")
            if field.isalpha():
                phrase = shelf.library.law.phrase(id_, field, at.lang)
                cite = shelf.library.law.cite(id_, at.lang)
                lines.append({"kind": "fact", "who": "", "text": f"{cite}: {phrase}"})
        if plan and plan.contacts:
            lines += [
                {"kind": "contact", "who": "", "text": f"{c['number'] or ''} {c['name']}".strip()}
                for c in contacts_by_id(shelf.library, plan.contacts, at.lang)
            ]
        scenes.append({"id": scene.id, "title": scene.title, "lines": lines})
    return scenes


def status_data(shelf: Shelf, at: Resolver) -> Data:
    """Return the state of translations, law checks and contacts."""
    library = shelf.library
    named: list[tuple[str, str, str, Mapping[Lang, str]]] = []
    for page in library.pages:
        titles = {code: text.front.title for code, text in page.texts.items()}
        named.append(("page", *page_target(page), titles))
    for lesson in library.lessons:
        titles = {code: text.front.title for code, text in lesson.texts.items()}
        named.append(("lesson", "lesson", lesson.id, titles))
    for video in library.videos:
        titles = {code: text.title for code, text in video.texts.items()}
        named.append(("video", "video", video.slug, titles))
    return {
        "translations": [
            {
                "kind": kind,
                "title": lists.pick(titles, at.lang)[1],
                "url": at.link(scheme, name),
                "langs": [
                    {"lang": code, "label": LANGUAGES[code].label, "done": code in titles}
                    for code in CODES
                ],
            }
            for kind, scheme, name, titles in named
            if titles
        ],
        "law": law_status(library, at),
        "help": [contact_data(c, at.lang) for c in library.help.items],
    }


def _terms(library: Library, lang: Lang) -> list[Data]:
    rows = [
        {
            "id": term.id,
            "term": term.get(lang) or "",
            "others": [
                {"lang": code, "label": LANGUAGES[code].label, "text": term.get(code) or "–"}
                for code in CODES
                if code != lang
            ],
            "slang": term.slang,
            "source": term.source,
        }
        for term in library.glossary.items
    ]
    return sorted((r for r in rows if r["term"]), key=lambda r: alphabet_key(str(r["term"]), lang))


KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def alphabet_key(text: str, lang: Lang) -> list[int]:
    """Return a sort key in the order of the language's own alphabet."""
    order = KAZAKH if lang == "kk" else "".join(c for c in KAZAKH if c not in "әғқңөұүһі")
    return [order.index(c) + 1000 if c in order else ord(c) for c in text.casefold() if c.isalnum()]
