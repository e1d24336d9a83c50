"""The papers of a series, read by independent readers; a broken series makes nothing."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pikepdf
import pytest
from papers import cached, make

from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.downloads.make import Files, Plan, make_downloads
from hub.downloads.planning import DownloadError
from hub.downloads.series import plan_series
from hub.downloads.shelf import DownloadFile
from trees import change, read_case

SERIES = "four-meetings"
PAPERS = ("form", "after", "letter", "key")
langs = pytest.mark.parametrize("lang", CODES)


@pytest.fixture(scope="module")
def papers(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Files:
    return print_series(library, CODES, tmp_path_factory.mktemp("series"))


def print_series(library: Library, langs: Sequence[Lang], cache: Path) -> Files:
    """Make the papers of every series and nothing else."""
    plan = Plan(library, cache, (), tuple(plan_series(library, langs, None)), False)
    return make_downloads(plan).series


def one(papers: Files, lang: Lang, form: str) -> DownloadFile:
    return next(file for file in papers[SERIES][lang] if file.form == form)


@langs
def test_every_paper_is_there_as_pdf_and_docx(papers: Files, lang: Lang) -> None:
    assert [file.name for file in papers[SERIES][lang]] == [
        f"{SERIES}.{lang}.{paper}.{kind}" for paper in PAPERS for kind in ("pdf", "docx")
    ]


@langs
@pytest.mark.parametrize("paper", PAPERS)
def test_pdf_is_tagged_and_says_its_language(papers: Files, lang: Lang, paper: str) -> None:
    with pikepdf.open(one(papers, lang, f"{paper}-pdf").path) as pdf:
        assert str(pdf.Root.Lang) == f"{lang}-KZ"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/CreationDate" not in pdf.docinfo
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


@langs
def test_the_page_with_contacts_is_one_that_can_be_kept(
    papers: Files, library: Library, lang: Lang
) -> None:
    series = next(x for x in library.series if x.id == SERIES)
    kept = series.papers["form"][lang].doc.section("help")
    assert kept is not None
    path = one(papers, lang, "form-pdf").path
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert [str(item.title) for item in outline.root][-1] == kept.title
        last = outline.root[-1].destination
        assert last is not None and pdf.pages[-1].objgen == last[0].objgen
    document = docx.Document(str(one(papers, lang, "form-docx").path))
    heads = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert heads == [series.papers["form"][lang].front.title, kept.title]


@langs
def test_rows_of_a_table_stay_whole_in_docx(papers: Files, lang: Lang) -> None:
    document = docx.Document(str(one(papers, lang, "form-docx").path))
    rows = [row for table in document.tables for row in table.rows]
    assert len(rows) > 30
    assert all(
        row._tr.trPr is not None and row._tr.trPr.find(CANT_SPLIT) is not None for row in rows
    )


CANT_SPLIT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}cantSplit"


def test_the_same_text_gives_the_same_bytes(
    papers: Files, library: Library, tmp_path: Path
) -> None:
    again = print_series(library, ("kk",), tmp_path)
    assert [f.sha256 for f in again[SERIES]["kk"]] == [f.sha256 for f in papers[SERIES]["kk"]]


def test_a_broken_series_gives_findings_and_no_file(tree: Path, tmp_path: Path) -> None:
    change(tree, read_case(Path(__file__).parents[1] / "cases/broken/series-order.yml")["do"])
    library = Library.load(tree)
    with pytest.raises(DownloadError, match="after week 1"):
        make(library, None, CODES, cache=tmp_path / "cache")
    left = cached(library, None, CODES, cache=tmp_path / "cache")
    assert (left.series, left.whole) == ({}, {})
    assert list(left.lessons) == ["small"], "the lessons are none the worse for it"
    assert not list((tmp_path / "cache").rglob("two.*"))


def test_a_letter_that_cannot_be_drawn_is_named(tree: Path, tmp_path: Path) -> None:
    change(
        tree, read_case(Path(__file__).parents[1] / "cases/broken/series-without-help.yml")["do"]
    )
    for code in CODES:
        path = tree / f"lesson_plans/_series/two/paper-form.{code}.md"
        text = path.read_text("utf-8").replace("## Help {#help}\n\n{{ help:102 }}\n\n", "")
        path.write_text(text + "## Help {#help}\n\n☐ {{ help:102 }}\n", "utf-8")
    with pytest.raises(DownloadError, match=r"U\+2610"):
        make(Library.load(tree), None, CODES, cache=tmp_path / "cache")


def test_everything_in_one_carries_the_series_and_changes_with_it(
    tree: Path, tmp_path: Path
) -> None:
    case = read_case(Path(__file__).parents[1] / "cases/broken/series-without-help.yml")
    change(tree, case["do"])
    for code in CODES:
        path = tree / f"lesson_plans/_series/two/paper-form.{code}.md"
        before, after = path.read_text("utf-8"), "## Help {#help}\n\n{{ help:102 }}\n\n"
        path.write_text(before.replace(after, "") + after, "utf-8")
    cache = tmp_path / "cache"

    def whole() -> Path:
        library = Library.load(tree)
        make(library, None, ("ru",), cache=cache)
        return cached(library, None, ("ru",), cache=cache).whole["ru"].path

    first = whole()
    with zipfile.ZipFile(first) as archive:
        names = set(archive.namelist())
        front = archive.read("narkostop.ru/index.html").decode()
        page = archive.read("narkostop.ru/two/index.html").decode()
    for kind in ("pdf", "docx"):
        assert f"narkostop.ru/two/files/two.ru.form.{kind}" in names
        assert f'href="files/two.ru.form.{kind}"' in page
    assert 'href="two/index.html"' in front and 'href="../index.html"' in page
    text = tree / "lesson_plans/_series/two/series.ru.md"
    text.write_text(text.read_text("utf-8").replace("Two meetings.", "Two long meetings."), "utf-8")
    assert whole() != first
