"""The papers of a series, read by independent readers; a broken series makes nothing."""

from __future__ import annotations

from pathlib import Path

import docx
import pikepdf
import pytest

from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.downloads.make import DownloadError, Downloads
from hub.downloads.series import cached_series, make_series
from hub.downloads.shelf import DownloadFile
from trees import change, read_case

SERIES = "four-meetings"
PAPERS = ("form", "after", "letter", "key")
langs = pytest.mark.parametrize("lang", CODES)


@pytest.fixture(scope="module")
def papers(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Downloads:
    return make_series(library, CODES, cache=tmp_path_factory.mktemp("series"))


def one(papers: Downloads, lang: Lang, form: str) -> DownloadFile:
    return next(file for file in papers[SERIES][lang] if file.form == form)


@langs
def test_every_paper_is_there_as_pdf_and_docx(papers: Downloads, lang: Lang) -> None:
    assert [file.name for file in papers[SERIES][lang]] == [
        f"{SERIES}.{lang}.{paper}.{kind}" for paper in PAPERS for kind in ("pdf", "docx")
    ]


@langs
@pytest.mark.parametrize("paper", PAPERS)
def test_pdf_is_tagged_and_says_its_language(papers: Downloads, lang: Lang, paper: str) -> None:
    with pikepdf.open(one(papers, lang, f"{paper}-pdf").path) as pdf:
        assert str(pdf.Root.Lang) == f"{lang}-KZ"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/CreationDate" not in pdf.docinfo
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


@langs
def test_the_page_with_contacts_is_one_that_can_be_kept(
    papers: Downloads, library: Library, lang: Lang
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
def test_rows_of_a_table_stay_whole_in_docx(papers: Downloads, lang: Lang) -> None:
    document = docx.Document(str(one(papers, lang, "form-docx").path))
    rows = [row for table in document.tables for row in table.rows]
    assert len(rows) > 30
    assert all(
        row._tr.trPr is not None and row._tr.trPr.find(CANT_SPLIT) is not None for row in rows
    )


CANT_SPLIT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}cantSplit"


def test_the_same_text_gives_the_same_bytes(
    papers: Downloads, library: Library, tmp_path: Path
) -> None:
    again = make_series(library, ("kk",), cache=tmp_path)
    assert [f.sha256 for f in again[SERIES]["kk"]] == [f.sha256 for f in papers[SERIES]["kk"]]


def test_a_broken_series_gives_findings_and_no_file(tree: Path, tmp_path: Path) -> None:
    change(tree, read_case(Path(__file__).parents[1] / "cases/broken/series-order.yml")["do"])
    library = Library.load(tree)
    with pytest.raises(DownloadError, match="after week 1"):
        make_series(library, CODES, cache=tmp_path / "cache")
    assert cached_series(library, CODES, cache=tmp_path / "cache") == {}
    assert not list((tmp_path / "cache").rglob("*.pdf"))


def test_a_letter_that_cannot_be_drawn_is_named(tree: Path, tmp_path: Path) -> None:
    change(
        tree, read_case(Path(__file__).parents[1] / "cases/broken/series-without-help.yml")["do"]
    )
    for code in CODES:
        path = tree / f"lesson_plans/_series/two/paper-form.{code}.md"
        text = path.read_text("utf-8").replace("## Help {#help}\n\n{{ help:102 }}\n\n", "")
        path.write_text(text + "## Help {#help}\n\n☐ {{ help:102 }}\n", "utf-8")
    with pytest.raises(DownloadError, match=r"U\+2610"):
        make_series(Library.load(tree), CODES, cache=tmp_path / "cache")
