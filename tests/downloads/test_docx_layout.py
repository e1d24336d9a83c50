"""The papers as an office lays them out: what stays together, where lines run to, what is whole."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.document import Document
from docx.enum.text import WD_TAB_LEADER
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from offices import as_pdf, close, pages_of
from papers import colours

from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.downloads.docx_edits import SHORT_ROWS, kept_tables
from hub.downloads.docx_styles import reference_docx
from hub.downloads.labels import Labels
from hub.downloads.make import Files, Plan, make_downloads
from hub.downloads.printing import pandoc_reference, set_docx
from hub.downloads.series import plan_series

SERIES = "four-meetings"


@pytest.fixture(scope="module")
def papers(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Files:
    cache = tmp_path_factory.mktemp("series")
    plan = Plan(library, cache, (), tuple(plan_series(library, CODES, None)), False)
    return make_downloads(plan).series


@pytest.fixture(scope="module")
def laid_out(papers: Files, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    files = [f.path for lang in CODES for f in papers[SERIES][lang] if f.form.endswith("docx")]
    return as_pdf(files, tmp_path_factory.mktemp("office"))


def path_of(papers: Files, lang: Lang, form: str) -> Path:
    return next(file.path for file in papers[SERIES][lang] if file.form == form)


def written(text: str, folder: Path, *, sheets: bool = True) -> Document:
    """Return a text as our DOCX."""
    labels = Labels("en", {"page": "{n}/{all}"})
    frame = reference_docx(pandoc_reference(), labels, colours(), "Foot", sheets=sheets)
    data = set_docx(text, frame, title="T", lang="en", day="2026-11-24", what="the test")
    (folder / "t.docx").write_bytes(data)
    return docx.Document(str(folder / "t.docx"))


@pytest.mark.parametrize("paper", ["form", "after", "letter"])
@pytest.mark.parametrize("lang", CODES)
def test_an_office_needs_no_more_pages_than_the_pdf(
    papers: Files, laid_out: Mapping[str, Path], lang: Lang, paper: str
) -> None:
    pages = pages_of(laid_out[f"{SERIES}.{lang}.{paper}"])
    with pikepdf.open(path_of(papers, lang, f"{paper}-pdf")) as pdf:
        assert len(pages) <= len(pdf.pages), "it is copied for everybody in a class"


@pytest.mark.parametrize("lang", CODES)
def test_a_question_and_its_answers_are_on_one_page(
    papers: Files, laid_out: Mapping[str, Path], lang: Lang
) -> None:
    pages = pages_of(laid_out[f"{SERIES}.{lang}.form"])
    document = docx.Document(str(path_of(papers, lang, "form-docx")))
    assert len(document.tables) == 8
    for table in document.tables:
        # The beginning of the longest cell: what stands on the first line of its row.
        cells = [max((cell.text for cell in row.cells), key=len) for row in table.rows]
        rows = [close(cell)[:20] for cell in cells]
        holding = [page for page in pages if all(row in page for row in rows)]
        assert len(holding) == 1, rows
        # What it asks stands above it.
        lead = _above(document, table)
        assert close(lead.text) in holding[0]


def _above(document: Document, table: Table) -> Paragraph:
    blocks = list(document.iter_inner_content())
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Table) and b._tbl is table._tbl)
    above = blocks[at - 1]
    assert isinstance(above, Paragraph)
    return above


def _kept(row: object) -> bool:
    paragraphs = [p for cell in row.cells for p in cell.paragraphs]  # type: ignore[attr-defined]
    return all(p.paragraph_format.keep_with_next for p in paragraphs)


def test_rows_of_short_tables_stay_together_and_long_ones_may_part(tmp_path: Path) -> None:
    head = "| No | Claim | Yes |\n|---|---|---|\n"
    short = head + "".join(f"| {n} | Claim {n} | |\n" for n in range(5))
    long = head + "".join(f"| {n} | Claim {n} | |\n" for n in range(SHORT_ROWS + 6))
    for text, expected in ((short, set(range(5))), (long, {0, SHORT_ROWS + 5})):
        (table,) = written(text, tmp_path).tables
        assert {at for at, row in enumerate(table.rows) if _kept(row)} == expected


def test_one_row_is_no_trouble() -> None:
    row = b'<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="A" /></w:pPr></w:p></w:tc></w:tr>'
    assert b"keepNext" not in kept_tables(b"<w:tbl>" + row + b"</w:tbl>")


def test_lines_to_write_on_run_to_the_margin(tmp_path: Path) -> None:
    text = (
        "Our answer: ________________\n\n1. One: __________\n\nA: ________ B: ________\n\n"
        "The ___ third."
    )
    one, item, two, gap = written(text, tmp_path).paragraphs
    assert (one.text, item.text, two.text) == ("Our answer: \t", "One: \t", "A: \t B: \t")
    assert gap.text == "The ___ third."
    (stop,) = one.part.styles["Normal"].paragraph_format.tab_stops
    page = one.part.document.sections[0]
    edge = page.page_width - page.left_margin - page.right_margin
    assert (stop.position, stop.leader) == (edge, WD_TAB_LEADER.LINES)
    halves = [stop.position for stop in two.style.paragraph_format.tab_stops]
    assert halves == [edge // 2, edge]
    assert item._p.pPr.numPr is not None, "an item with a line is still an item"


def test_a_line_alone_is_one_to_write_on(tmp_path: Path) -> None:
    _, line, item, _ = written("Answer:\n\n________\n\n1. ________\n2. b", tmp_path).paragraphs
    assert (line.text, item.text) == ("\t", "\t")
    assert item._p.pPr.numPr is not None


def test_a_line_in_a_cell_stays_in_its_cell(tmp_path: Path) -> None:
    (table,) = written("| a | b |\n|---|---|\n| c ________ | d |\n", tmp_path).tables
    assert table.rows[1].cells[0].text == "c ________"


def test_cases_are_no_chain_that_fills_a_page(tmp_path: Path) -> None:
    text = "## Case 1\n\n> One.\n\n## Case 2\n\n> Two.\n\nAnswer: ________\n\n> Three."
    styles = {p.text: p.style for p in written(text, tmp_path).paragraphs}
    assert [styles[t].name for t in ("One.", "Two.", "Three.")] == [
        "Block Text", "Case to answer", "Block Text",
    ]  # fmt: skip
    assert not styles["One."].paragraph_format.keep_with_next
    assert styles["Two."].paragraph_format.keep_with_next


def test_notes_take_the_last_words_along(tmp_path: Path) -> None:
    text = 'Words.\n\nLast words.\n\n::: {custom-style="Small print"}\nHelp: 111\n:::\n'
    first, last, note = written(text, tmp_path).paragraphs
    assert last.style.paragraph_format.keep_with_next and note.style.name == "Small print"
    assert not first.style.paragraph_format.keep_with_next


def test_letters_with_strokes_are_one_word(tmp_path: Path) -> None:
    text = "| No | Claim | Р / Ө / Ж |\n|---|---|---|\n| 1 | A long claim of some words | |\n"
    (table,) = written(text, tmp_path).tables
    assert table.rows[0].cells[2].text == "Р\u00a0/\u00a0Ө\u00a0/\u00a0Ж"


def test_a_row_with_nothing_in_it_is_high_enough_to_write_in(tmp_path: Path) -> None:
    (table,) = written("| a | b |\n|---|---|\n| | |\n| c | |\n", tmp_path).tables
    (cell,) = table.rows[1].cells[0].paragraphs
    assert cell.style.name == "Cell to fill in"
    assert cell.style.paragraph_format.space_before >= Pt(4)
    assert [c.paragraphs[0].style.name for c in table.rows[2].cells] == ["Table text", "Compact"]


def test_words_after_a_list_do_not_stick_to_it(tmp_path: Path) -> None:
    *_, after, plain = written("- a\n- b\n\nAfter.\n\nMore.", tmp_path).paragraphs
    assert (after.style.name, plain.style.name) == ("After list", "Body Text")


def test_word_opens_it_as_a_file_of_today(tmp_path: Path) -> None:
    written("Words.", tmp_path)
    with zipfile.ZipFile(tmp_path / "t.docx") as archive:
        settings = archive.read("word/settings.xml").decode()
    assert settings.count('<w:compatSetting w:name="compatibilityMode"') == 1
    assert settings.index("<w:compat>") < settings.index("<w:rsids>")
