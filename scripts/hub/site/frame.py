"""What every page carries: language switch, menus, help block, head."""

from __future__ import annotations

from typing import Any

from hub.content.help import Contact
from hub.content.languages import DEFAULT, LANGUAGES, Lang
from hub.content.library import Library
from hub.site.site_map import BAR, SECTIONS, Place, SiteMap, home_of, relative

Data = dict[str, Any]
YOUTH_KINDS = {"home", "check", "offer", "explainers", "explainer", "articles", "videos", "video"}


def page_url(place: Place, lang: Lang) -> str:
    """Return a page's address below the site root, such as `ru/law/courier/`."""
    return home_of(lang) + place.url


def build_frame(
    library: Library,
    site_map: SiteMap,
    place: Place,
    lang: Lang,
    borrowed: dict[Lang, Lang],
    *,
    show_help: bool,
    site_url: str,
) -> Data:
    """Return the frame of one page as plain data.

    `borrowed` maps each reader's language to the language whose text stands on that page; where
    they differ the page is a fallback: not indexed, its canonical address is the original's.
    """
    url = page_url(place, lang)
    body_lang = borrowed[lang]
    alternates = [
        {
            "lang": code,
            "name": language.name,
            "label": language.label,
            "url": relative(url, page_url(place, code)),
            "current": code == lang,
            "exists": borrowed[code] == code,
            "absolute": site_url + page_url(place, code) if site_url else "",
        }
        for code, language in LANGUAGES.items()
    ]
    return {
        "lang": lang,
        "dir": "ltr",
        "og_locale": LANGUAGES[lang].og_locale,
        "kind": place.kind,
        "alternates": alternates,
        "default_lang": DEFAULT,
        "sections": _menu(library, site_map, place, lang, url),
        "bar": _bar(site_map, place, lang, url),
        "show_help": show_help,
        "help": [contact_data(c, lang) for c in youth_contacts(library)],
        "canonical": site_url + page_url(place, body_lang) if site_url else "",
        "absolute": site_url + url if site_url else "",
        "noindex": body_lang != lang,
        "fallback": body_lang != lang,
        "body_lang": body_lang,
        "body_lang_name": LANGUAGES[body_lang].name,
        "original": relative(url, page_url(place, body_lang)),
        "home": relative(url, home_of(lang)),
        "url": url,
        "root": relative(url, "").rstrip("/"),
        "search_url": relative(url, home_of(lang) + site_map.find("page", "search").url)
        if site_map.has("page", "search")
        else "",
        "links": {
            name: relative(url, home_of(lang) + site_map.find("page", name).url)
            for name in (
                "help",
                "check",
                "about",
                "about/policy",
                "about/status",
                "law/articles",
                "about/contribute",
                "law",
                "videos",
                "lessons",
                "evidence",
                "report",
                "lecturers",
                "glossary",
            )
            if site_map.has("page", name)
        },
    }


def youth_contacts(library: Library) -> list[Contact]:
    """Return the contacts of the help block in their order."""
    return sorted((c for c in library.help.items if c.youth), key=lambda c: c.order)


def contact_data(contact: Contact, lang: Lang) -> Data:
    """Return one contact as plain data for a template."""
    return {
        "id": contact.id,
        "kind": contact.kind,
        "number": contact.number,
        "tel": contact.tel,
        "url": contact.url,
        "name": contact.name.get(lang),
        "for_": contact.for_.get(lang),
        "cost": contact.cost.get(lang) if contact.cost else "",
        "hours": contact.hours.get(lang) if contact.hours else "",
        "anonymity": contact.anonymity.get(lang) if contact.anonymity else "",
        "checked": contact.checked.on.strftime("%d.%m.%Y"),
        "test_call": ""
        if contact.test_call == "pending"
        else contact.test_call.strftime("%d.%m.%Y"),
        "source": {
            "title": contact.source.title,
            "url": contact.source.url,
            "date": contact.source.date,
        },
    }


def contacts_by_id(library: Library, ids: tuple[str, ...], lang: Lang) -> list[Data]:
    """Return the named contacts in the order asked for; unknown ids are left to the checks."""
    found = (library.help.get(id_) for id_ in ids)
    return [contact_data(contact, lang) for contact in found if contact is not None]


def _title(library: Library, id_: str, lang: Lang) -> str:
    page = next((p for p in library.pages if p.id in (id_, f"{id_}/index")), None)
    if page is None:
        return id_
    text = page.texts.get(lang) or next(iter(page.texts.values()))
    return text.front.menu or text.front.title


def _menu(library: Library, site_map: SiteMap, place: Place, lang: Lang, url: str) -> list[Data]:
    words = library.words[lang]
    return [
        {
            "id": id_,
            "title": words.get(f"menu_{id_}") or _title(library, id_, lang),
            "url": relative(url, home_of(lang) + site_map.find("page", id_).url),
            "active": place.path.split("/")[0] == id_,
        }
        for id_ in SECTIONS
        if site_map.has("page", id_)
    ]


def _bar(site_map: SiteMap, place: Place, lang: Lang, url: str) -> list[Data]:
    return [
        {
            "id": icon,
            "icon": icon,
            "url": relative(url, home_of(lang) + site_map.find("page", id_).url),
            "active": place.path.split("/")[0] == id_,
        }
        for id_, icon in BAR
        if site_map.has("page", id_)
    ]
