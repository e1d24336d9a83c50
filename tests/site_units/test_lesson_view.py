"""Lesson pages as data and as Markdown: the clock in every version, files by use."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from hub.content.languages import Lang
from hub.content.library import Library
from hub.content.time_box import time_boxes
from hub.downloads.forms import GROUPS
from hub.downloads.shelf import DownloadFile
from hub.site.lesson_view import box_rows
from hub.site.markup import clock, html, left_out, lesson_body
from hub.site.papers import LEAD, NO_PAPERS, paper_groups
from hub.site.stage import stage
from trees import PROJECT, make_tree


def test_the_clock_stands_once_where_every_version_agrees() -> None:
    library = Library.load(PROJECT)
    lesson = next(x for x in library.lessons if x.id == "easy-money")
    boxes = time_boxes(lesson.data.steps, lesson.data.cuts)
    assert [box.limit for box in boxes] == [80, 45, 20]
    assert clock(boxes, "opening") == "0–4"
    assert clock(boxes, "closing") == (
        '<span class="at at0">74–80</span><span class="at at1">39–45</span>'
        '<span class="at at2">14–20</span>'
    )
    assert left_out(boxes, "vacancy") == ["x2"]
    assert left_out(boxes, "risk") == ["x1", "x2"]
    whole, middle, short = box_rows(lesson.data, str.upper)
    assert whole["left_out"] == [] and whole["used"] == 80
    assert middle["left_out"] == ["RISK", "LAW"] and middle["later"] == ["CARDS"]
    assert [bar["start"] for bar in short["bars"]] == [0, 4, 14]


def test_what_students_might_answer_is_folded_and_keeps_its_address() -> None:
    library = Library.load(PROJECT)
    lesson = next(x for x in library.lessons if x.id == "offer-in-your-chat")
    for lang, text in lesson.texts.items():
        page = html(lesson_body(text.doc, lesson, library.words[lang]))
        for step in lesson.data.steps:
            assert re.search(rf'<div class="block say">\s*<h4 id="{step.id}-say">', page)
        folded = re.findall(
            r'<details class="block (\w+)">\s*<summary>\s*<h4 id="([\w-]+)">[^<]+</h4>', page
        )
        kinds = {"expect", "hard"}
        assert folded and {kind for kind, _ in folded} == kinds
        wanted = [s.id for s in text.doc.sections if s.id.rpartition("-")[2] in kinds]
        assert [id_ for _, id_ in folded] == wanted
        assert page.count("<details") == page.count("</details>") == len(wanted)
        assert page.count("<section") == page.count("</section>")
        assert page.count("<div") == page.count("</div>")
        assert "####" not in page and "{#" not in page


def _file(form: str, lang: Lang, tail: str) -> DownloadFile:
    name = f"small.{lang}.{tail}"
    return DownloadFile(form, lang, Path(name), name, f"label {form}", "x/y", 1000, "0" * 64)


def test_files_stand_by_use_with_the_most_wanted_in_sight() -> None:
    tails = {form: f"{form}.pdf" for form in GROUPS}
    files = tuple(_file(form, "kk", tail) for form, tail in tails.items())
    papers = replace(NO_PAPERS, lessons={"small": {"kk": files}})
    groups = paper_groups(papers, "small", "kk", "lessons/small/")
    assert [g["id"] for g in groups] == list(dict.fromkeys(GROUPS.values()))
    for group in groups:
        rows = [*group["lead"], *group["rest"]]
        mine = [f for f in files if GROUPS[f.form] == group["id"]]
        assert [row["name"] for row in rows] == [f.name for f in mine]
        assert len(group["lead"]) == min(LEAD, len(mine))
        assert {row["format"] for row in rows} == {"PDF"}
        assert rows[0]["url"] == f"../../media/lessons/{rows[0]['name']}"
    assert paper_groups(NO_PAPERS, "small", "kk", "lessons/small/") == []


def test_a_lesson_without_cuts_and_files_stages(tmp_path: Path) -> None:
    root = make_tree(tmp_path / "tree")
    stage(Library.load(root), {}, tmp_path / "stage")
    path = tmp_path / "stage/data/en/lessons/small/index.json"
    data = json.loads(path.read_text("utf-8"))["page"]
    assert data["files"] == []
    assert [box["minutes"] for box in data["boxes"]] == [20, 5]
    assert data["steps"][1]["left_out"] == "x1"


def test_a_shorter_version_asks_only_of_what_it_kept() -> None:
    lesson = next(x for x in Library.load(PROJECT).lessons if x.id == "drop-cards")
    assert lesson.data.exit == ("requests", "refusal", "undo")
    rows = box_rows(lesson.data, str)
    assert [(row["minutes"], row["asked"]) for row in rows] == [(80, []), (45, [1, 3]), (20, [2])]
