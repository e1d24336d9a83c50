"""Cards and filters for the lists of lessons, explainers, videos and offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from hub.content.common import AGES, SETTINGS, TOPICS
from hub.content.languages import LANGUAGES, Lang
from hub.content.library import Library
from hub.content.names import page_target
from hub.content.offer import Offer
from hub.site.media import VideoMedia
from hub.site.resolver import Resolver

Data = dict[str, Any]
T = TypeVar("T")


def pick(texts: Mapping[Lang, T], lang: Lang) -> tuple[Lang, T]:
    """Return the text of a language, or of the first language it may borrow from."""
    for code in (lang, *LANGUAGES[lang].fallback):
        if code in texts:
            return code, texts[code]
    raise LookupError(f"no text in any language for {lang}")


def explainer_cards(library: Library, at: Resolver) -> list[Data]:
    """Return a card for every explainer."""
    cards = []
    for page in library.explainers:
        lang, text = pick(page.texts, at.lang)
        cards.append(
            {
                "url": at.link(*page_target(page)),
                "title": text.front.title,
                "summary": at.plain(text.front.summary),
                "lang": lang,
                "kind": "explainer",
                "ages": list(page.data.ages),
                "topics": list(page.data.topics),
                "setting": [],
                "minutes": None,
                "checked": page.data.checked.strftime("%d.%m.%Y") if page.data.checked else "",
            }
        )
    return cards


def lesson_cards(library: Library, at: Resolver, only: Iterable[str] | None = None) -> list[Data]:
    """Return a card for every lesson, or for the named ones."""
    chosen = None if only is None else set(only)
    cards = []
    for lesson in library.lessons:
        if chosen is not None and lesson.id not in chosen:
            continue
        if not lesson.texts:
            continue
        lang, text = pick(lesson.texts, at.lang)
        data = lesson.data
        cards.append(
            {
                "url": at.link("lesson", lesson.id),
                "title": text.front.title,
                "summary": at.plain(text.front.summary),
                "lang": lang,
                "kind": "lesson",
                "ages": list(data.ages),
                "topics": list(data.topics),
                "setting": list(data.setting),
                "minutes": data.minutes,
                "checked": data.checked.strftime("%d.%m.%Y"),
            }
        )
    return cards


def video_cards(
    library: Library,
    at: Resolver,
    media: Mapping[str, Mapping[Lang, VideoMedia]],
    only: Iterable[str] | None = None,
) -> list[Data]:
    """Return a card for every video, or for the named ones."""
    chosen = None if only is None else set(only)
    cards = []
    for video in library.videos:
        if (chosen is not None and video.slug not in chosen) or not video.texts:
            continue
        lang, text = pick(video.texts, at.lang)
        files = media.get(video.slug, {}).get(lang)
        cards.append(
            {
                "url": at.link("video", video.slug),
                "title": text.title,
                "summary": at.plain(text.summary),
                "lang": lang,
                "kind": "video",
                "ages": list(video.plan.ages),
                "topics": list(video.plan.topics),
                "setting": [],
                "minutes": None,
                "duration_s": round(files.duration_ms / 1000) if files else None,
                "image": files.poster_from(at.url) if files else "",
            }
        )
    return cards


def offer_cards(library: Library, at: Resolver) -> list[Data]:
    """Return a card for every message of the check tool."""
    return [
        {
            "url": at.link("offer", offer.id),
            "id": offer.id,
            "title": offer.data.title.get(at.lang),
            "message": offer.data.message.get(at.lang),
            "summary": at.plain(offer.data.short.get(at.lang)),
            "short": at.plain(offer.data.short.get(at.lang)),
            "verdict": offer.data.verdict,
            "kind": "offer",
            "ages": list(offer.data.ages),
            "topics": list(offer.data.topics),
            "signs": list(offer.data.signs),
        }
        for offer in library.offers
    ]


def neighbours(offers: tuple[Offer, ...], id_: str) -> tuple[Offer | None, Offer | None]:
    """Return the offers before and after one in the order of the list."""
    ids = [offer.id for offer in offers]
    at = ids.index(id_)
    return (
        offers[at - 1] if at > 0 else None,
        offers[at + 1] if at + 1 < len(offers) else None,
    )


def filters(cards: list[Data], words: Mapping[str, str], kinds: tuple[str, ...]) -> list[Data]:
    """Return the filters that would really split these cards, with labels in one language.

    `kinds` may hold age, topic, setting, minutes. A filter with fewer than two options that
    occur is left out.
    """
    known = {"age": AGES, "topic": TOPICS, "setting": SETTINGS}
    field = {"age": "ages", "topic": "topics", "setting": "setting"}
    found: list[Data] = []
    for kind in kinds:
        if kind == "minutes":
            values = sorted({card["minutes"] for card in cards if card.get("minutes")})
            options = [
                {"value": str(value), "label": f"{value} {words.get('minutes_short', '')}".strip()}
                for value in values
            ]
        else:
            options = [
                {"value": value, "label": words.get(f"{kind}_{value.replace('-', '_')}", value)}
                for value in known[kind]
                if any(value in card[field[kind]] for card in cards)
            ]
        if len(options) > 1:
            found.append(
                {"id": kind, "label": words.get(f"filter_{kind}", kind), "options": options}
            )
    return found
