"""Finished pages into sections."""

from __future__ import annotations

import json

from hub.search.documents import Section, documents, read_page

PAGE = """<html><head><meta name="description" content="In short."></head><body>
<nav>Menu</nav><main id="main"><p class="crumb">Law</p><h1>Title</h1><p>First.</p>
<h2 id="one">One &amp; only</h2><p>Text <b>of</b> one.</p><ul><li>a</li><li>b</li></ul>
<section id="two"><h3>Two</h3><p>More.<svg><title>icon</title></svg></p>
<ul class="cards"><li>Another page</li></ul></section>
<dl class="entry" id="cc-1"><dt>art. 1</dt><dd>The law.</dd></dl>
<script>no()</script></main><footer>Foot</footer></body></html>"""


def test_a_page_is_cut_at_its_headings_and_its_furniture_is_left_out():
    assert read_page(PAGE) == (
        Section("", "", "In short.\nFirst."),
        Section("One & only", "one", "Text of one.\na\nb"),
        Section("Two", "two", "More."),
        Section("art. 1", "cc-1", "The law."),
    )


def test_broken_markup_still_gives_its_words():
    (only,) = read_page("<main><p>One <b>two</main>")
    assert only.text == "One two"
    assert read_page("") == (Section("", "", ""),)


def test_a_quotation_stands_apart_from_the_words_before_it():
    (section,) = read_page("<main><p>Send this.</p><blockquote>No, I don’t.</blockquote></main>")
    assert section.text == "Send this.\nNo, I don’t."


def tree(place, **frames):
    for url, frame in frames.items():
        path = place / "data/ru" / f"{url}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            json.dumps({"lang": "ru", "noindex": False, "kind": "page", **frame}), "utf-8"
        )
        page = place / "site" / frame["url"] / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"<main><p>Text of {url}</p></main>", "utf-8")
    return place / "data", place / "site"


def test_borrowed_pages_are_not_indexed_twice(tmp_path):
    data, site = tree(
        tmp_path,
        own={"url": "ru/own/", "title": "Own"},
        lent={"url": "ru/lent/", "title": "Lent", "noindex": True},
    )
    assert [doc.title for doc in documents(data, site, "ru")] == ["Own"]


def test_a_video_gives_each_cue_with_its_second_instead_of_its_transcript(tmp_path):
    page = {
        "ages": ["14-17"],
        "tracks": [{"lang": "ru", "url": "../../../media/v/a.ru.vtt"}],
        "transcript": [{"id": "offer", "title": "Предложение"}],
    }
    frame = {"url": "ru/videos/v/", "title": "V", "kind": "video", "page": page}
    data, site = tree(tmp_path, v=frame)
    vtt = "WEBVTT\n\noffer-1\n00:00:03.300 --> 00:00:04.000\n<v Он>– Отнеси\nпакет\n"
    file = tmp_path / "a.full.vtt"
    file.write_text(vtt, "utf-8")
    (doc,) = documents(data, site, "ru", {"media/v/a.ru.full.vtt": file})
    assert doc.kind == "video"
    assert doc.ages == ("14-17",)
    assert doc.sections[-1] == Section("Предложение", "", "Отнеси пакет", 3)
