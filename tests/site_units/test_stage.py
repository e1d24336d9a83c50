"""Staging: honest fallbacks, nothing written twice, one number followed everywhere."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from hub.content.library import Library
from hub.downloads.shelf import DownloadFile
from hub.site.papers import NO_PAPERS
from hub.site.sitemap import sitemap
from hub.site.stage import stage
from trees import HERE, change, make_tree, read_case

SITE = "https://example.org/sub/"


def test_missing_language_is_borrowed_and_says_so(tmp_path: Path) -> None:
    root = make_tree(tmp_path / "tree")
    change(root, [{"delete": "docs/law/courier.en.md"}])
    stage(Library.load(root), {}, tmp_path / "stage", SITE)
    data = json.loads((tmp_path / "stage/data/en/law/courier.json").read_text("utf-8"))
    assert data["fallback"] and data["noindex"]
    assert data["lang"] == "en" and data["body_lang"] == "ru"
    assert data["canonical"] == SITE + "ru/law/courier/"
    assert data["original"] == "../../../ru/law/courier/"
    assert [a["exists"] for a in data["alternates"]] == [True, True, False]
    body = (tmp_path / "stage/pages/en/law/courier.md").read_text("utf-8")
    assert "Наказание" in body
    assert "../../help/" in body, "links of a borrowed text lead to the reader's own pages"
    other = json.loads((tmp_path / "stage/data/kk/law/courier.json").read_text("utf-8"))
    assert not other["noindex"] and [a["exists"] for a in other["alternates"]] == [
        True,
        True,
        False,
    ]
    xml = sitemap(tmp_path / "stage/data", SITE)
    assert SITE + "en/law/courier/" not in xml
    block = re.search(rf"<loc>{SITE}law/courier/</loc>(.*?)</url>", xml, re.DOTALL)
    assert block and 'hreflang="en"' not in block.group(1)


def test_staging_twice_writes_nothing_and_sweeps(tmp_path: Path) -> None:
    root = make_tree(tmp_path / "tree")
    first = stage(Library.load(root), {}, tmp_path / "stage", SITE)
    assert first.written > 30 and first.pages == {"kk": 12, "ru": 12, "en": 12}
    again = stage(Library.load(root), {}, tmp_path / "stage", SITE)
    assert (again.written, again.removed) == (0, 0)
    change(
        root,
        [{"delete": f"lesson_plans/small/handout-card.{code}.md"} for code in ("kk", "ru", "en")],
    )
    last = stage(Library.load(root), {}, tmp_path / "stage", SITE)
    assert last.removed == 6


def test_a_changed_law_number_reaches_every_text_and_nothing_else(tmp_path: Path) -> None:
    root = make_tree(tmp_path / "tree")
    stage(Library.load(root), {}, tmp_path / "a", SITE)
    change(
        root,
        [
            {
                "replace": "docs/_data/law/cc-297.yml",
                "find": "min: 5, max: 8",
                "with": "min: 5, max: 9",
            }
        ],
    )
    stage(Library.load(root), {}, tmp_path / "b", SITE)

    def numbers(folder: Path) -> dict[str, str]:
        files = [p for p in folder.rglob("*") if p.is_file()]
        return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in files}

    before, after = numbers(tmp_path / "a"), numbers(tmp_path / "b")
    assert before.keys() == after.keys()
    changed = sorted(name for name in before if before[name] != after[name])
    for name in changed:
        assert re.sub(r"\b8\b", "9", before[name]) == after[name], name
    for lang in ("kk", "ru", "en"):
        for part in (
            f"pages/{lang}/law/courier.md",
            f"data/{lang}/law/courier.json",
            f"data/{lang}/law/articles.json",
            f"data/{lang}/check/parcel-job.json",
            f"data/{lang}/videos/short.json",
        ):
            assert part in changed, part
    assert len(changed) == 15, changed


def test_a_page_does_not_grow_with_the_number_of_pages(tmp_path: Path) -> None:
    root = make_tree(tmp_path / "tree")
    stage(Library.load(root), {}, tmp_path / "few", SITE)
    text = (root / "docs/videos/index.kk.md").read_text("utf-8")
    change(
        root,
        [
            {"write": f"docs/extra-{number}.{code}.md", "text": text}
            for number in range(100)
            for code in ("kk", "ru", "en")
        ],
    )
    stage(Library.load(root), {}, tmp_path / "many", SITE)
    for name in ("pages/kk/law/courier.md", "data/kk/law/courier.json", "data/ru/help.json"):
        few = (tmp_path / "few" / name).read_bytes()
        assert few == (tmp_path / "many" / name).read_bytes(), name


def test_the_pages_of_lecturers_and_series_offer_every_form(tmp_path: Path) -> None:
    root = make_tree(tmp_path / "tree")
    case = read_case(HERE / "cases/broken/series-without-help.yml")
    change(root, case["do"])
    change(
        root,
        [
            {"write": f"docs/lecturers.{code}.md", "text": "---\ntitle: T\nsummary: S\n---\n"}
            for code in ("kk", "ru", "en")
        ],
    )
    file = DownloadFile("form-pdf", "ru", tmp_path, "two.ru.form.pdf", "Form", "", 1200, "0" * 64)
    papers = replace(NO_PAPERS, series={"two": {"ru": (file,)}})
    stage(Library.load(root), {}, tmp_path / "stage", SITE, papers)
    page = json.loads((tmp_path / "stage/data/ru/lecturers.json").read_text("utf-8"))["page"]
    (card,) = page["series"]
    assert card["url"] == "../lessons/series/two/" and card["meetings"] == 2
    ((title, (link,)),) = [(f["title"], f["links"]) for f in card["files"]]
    assert (title, link["format"], link["bytes"]) == ("Form", "PDF", 1200)
    assert link["url"] == "../../media/lessons/two.ru.form.pdf"
    series = json.loads((tmp_path / "stage/data/ru/lessons/series/two/index.json").read_text())
    assert [m["week"] for m in series["page"]["tracks"][0]["meetings"]] == [1, 2]
    (group,) = series["page"]["files"]
    assert group["id"] == "students"
    assert group["lead"][0]["url"] == "../../../../media/lessons/two.ru.form.pdf"
    assert group["lead"][0]["sha256"] == "0" * 64
