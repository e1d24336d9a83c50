"""Every page of the site by topic: what the search page shows before, and without, a search."""

from __future__ import annotations

from typing import Any

from hub.content.common import AGES
from hub.content.languages import Lang
from hub.content.library import Library
from hub.content.names import page_target
from hub.content.page import Page
from hub.site import lists
from hub.site.resolver import Resolver

Data = dict[str, Any]
LISTS = {"law": "law/index", "check": "check/index", "videos": "videos/index"}
LISTS |= {"lessons": "lessons/index"}
"""Topic → the page that lists it; its own pages stand below it."""


def topics_data(library: Library, at: Resolver) -> Data:
    """Return `topics`, each with `id`, `title`, `url` of its list ("" for guides) and `pages`.

    A page is `title`, `url` and the `lang` of its title. `ages` are the values of the age filter.
    """
    cards = {
        "law": lists.explainer_cards(library, at),
        "check": lists.offer_cards(library, at),
        "videos": lists.video_cards(library, at, {}),
        "lessons": lists.lesson_cards(library, at),
    }
    of_law = [p for p in library.pages if p.id.startswith("law/")]
    of_law = [p for p in of_law if page_target(p)[0] == "page" and p.id not in LISTS.values()]
    topics = [
        {
            "id": id_,
            "url": at.link("page", id_) if at.map.has("page", id_) else "",
            "pages": [
                {"title": card["title"], "url": card["url"], "lang": card.get("lang", at.lang)}
                for card in cards[id_]
            ]
            + ([_row(page, at) for page in of_law] if id_ == "law" else []),
        }
        for id_ in LISTS
    ]
    guides = [p for p in library.pages if _is_guide(p)]
    guides.sort(key=lambda p: (p.data.order, p.id))
    topics.append({"id": "guides", "url": "", "pages": [_row(p, at) for p in guides]})
    return {"topics": [t for t in topics if t["pages"]], "age_values": list(AGES)}


def _is_guide(page: Page) -> bool:
    return (
        not page.id.startswith("law/")
        and page.id not in ("index", "search")
        and page.id not in LISTS.values()
    )


def _row(page: Page, at: Resolver) -> dict[str, str | Lang]:
    lang, text = lists.pick(page.texts, at.lang)
    return {"title": text.front.title, "url": at.link(*page_target(page)), "lang": lang}
