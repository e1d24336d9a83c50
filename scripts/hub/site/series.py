"""The data of a series' page, and the lists that lead a lecturer to lessons and series."""

from __future__ import annotations

from typing import Any

from hub.content.languages import Lang
from hub.content.library import Library
from hub.content.phrases import shown_date
from hub.content.series import Series
from hub.downloads.make import Downloads
from hub.site.lists import pick
from hub.site.markup import inline
from hub.site.papers import series_groups
from hub.site.resolver import Resolver

Data = dict[str, Any]


def series_data(
    library: Library, papers: Downloads, series: Series, at: Resolver, text_lang: Lang
) -> Data:
    """Return the data of a series' page: meetings by week, papers, evidence."""
    data, front = series.data, series.texts[text_lang].front
    said = at.at(text_lang, at.url)
    words = library.words[at.lang]
    return {
        "back": {"title": words.get("menu_lessons", ""), "url": at.link("page", "lessons")}
        if at.map.has("page", "lessons")
        else None,
        "lead": inline(said.markdown(front.lead)),
        "key_message": inline(said.markdown(front.key_message)),
        "topics": list(data.topics),
        "tracks": tracks(library, series, at),
        "booster": {
            "minutes": data.booster.minutes,
            "weeks": [data.booster.weeks_min, data.booster.weeks_max],
        },
        "papers": [
            {
                "title": pick(texts, at.lang)[1].front.title,
                "summary": at.plain(pick(texts, at.lang)[1].front.summary),
                "reader": paper.reader,
                "url": at.link("paper", f"{series.id}/{paper.id}"),
            }
            for paper in data.papers
            if (texts := series.papers.get(paper.id))
        ],
        "files": series_groups(papers, series, at.lang, at.url),
        "evidence": [
            {
                "text": f"{source.by}, {shown_date(source.date)}" if source.date else source.by,
                "finding": source.finding.get(at.lang) if source.finding else "",
                "url": source.url,
                "rating": one.rating,
                "rating_label": words.get(f"rating_{one.rating}", one.rating),
            }
            for one in data.evidence
            if (source := library.sources.get(one.source))
        ],
        "checked": data.checked.strftime("%d.%m.%Y"),
    }


def tracks(library: Library, series: Series, at: Resolver) -> list[Data]:
    """Return the meetings of each age group in the order of their weeks."""
    cards = {lesson.id: lesson for lesson in library.lessons if lesson.texts}
    found = []
    for track in series.data.tracks:
        meetings = []
        for meeting in track.meetings:
            lesson = cards.get(meeting.lesson)
            if lesson is None:
                continue
            lang, text = pick(lesson.texts, at.lang)
            meetings.append(
                {
                    "week": meeting.week,
                    "title": text.front.title,
                    "key_message": at.at(lang, at.url).plain(text.front.key_message),
                    "lang": lang,
                    "minutes": lesson.data.minutes,
                    "url": at.link("lesson", lesson.id),
                }
            )
        found.append({"ages": track.ages, "meetings": meetings})
    return found


def series_cards(library: Library, at: Resolver) -> list[Data]:
    """Return a card for every series."""
    cards = []
    for series in (x for x in library.series if x.texts):
        lang, text = pick(series.texts, at.lang)
        cards.append(
            {
                "url": at.link("series", series.id),
                "title": text.front.title,
                "summary": at.plain(text.front.summary),
                "lang": lang,
                "kind": "series",
                "ages": [track.ages for track in series.data.tracks],
                "topics": list(series.data.topics),
                "setting": [],
                "minutes": None,
                "meetings": max(len(track.meetings) for track in series.data.tracks),
            }
        )
    return cards


def series_files(library: Library, papers: Downloads, at: Resolver) -> list[Data]:
    """Return a card for every series with the files of each of its papers."""
    cards = series_cards(library, at)
    for card, series in zip(cards, (x for x in library.series if x.texts), strict=True):
        files: dict[str, list[Data]] = {}
        for group in series_groups(papers, series, at.lang, at.url):
            for row in group["lead"]:
                files.setdefault(row["label"], []).append(row)
        card["files"] = [{"title": title, "links": links} for title, links in files.items()]
    return cards
