"""What independent readers find in the slides: python-pptx, LibreOffice, pikepdf, Poppler."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
import pikepdf
import pptx
import pytest
from offices import Word, as_pdf, close, words_of
from papers import LESSON, colours, film, one, sheet_of
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation
from pptx.util import Pt

from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.downloads.labels import Labels
from hub.downloads.make import Files
from hub.downloads.printing import PdfSetter
from hub.downloads.slides import Deck
from hub.downloads.slides_deck import make_deck
from hub.downloads.slides_pdf import slides_source
from hub.downloads.slides_pptx import slides_pptx
from hub.downloads.slides_text import plain
from hub.fonts import Face, missing_letters

langs = pytest.mark.parametrize("lang", CODES)
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


@pytest.fixture(scope="module")
def decks(library: Library, tmp_path_factory) -> Mapping[Lang, Deck]:
    folder = tmp_path_factory.mktemp("films")
    return {
        lang: make_deck(sheet_of(library, lang), Labels.of(library, lang), [film(folder, lang)])
        for lang in CODES
    }


@pytest.fixture(scope="module")
def files(decks: Mapping[Lang, Deck], tmp_path_factory) -> Mapping[Lang, Path]:
    folder = tmp_path_factory.mktemp("slides")
    setter = PdfSetter(folder / "fonts")
    for lang, deck in decks.items():
        (folder / f"{lang}.pptx").write_bytes(slides_pptx(deck, colours()))
        pdf = setter.set(slides_source(deck, colours()), lang)
        (folder / f"{lang}.pdf").write_bytes(pdf)
    return {lang: folder / f"{lang}.pptx" for lang in decks}


def opened(path: Path) -> Presentation:
    return pptx.Presentation(str(path))


@langs
def test_titles_are_real_and_every_slide_has_notes(
    decks: Mapping[Lang, Deck], files: Mapping[Lang, Path], lang: Lang, library: Library
) -> None:
    file, deck = opened(files[lang]), decks[lang]
    titles = [slide.shapes.title.text_frame.text for slide in file.slides]
    assert [close(t) for t in titles] == [close(slide.title) for slide in deck.slides]
    for slide in file.slides:
        assert slide.shapes.title.placeholder_format.type in TITLES
        assert slide.has_notes_slide and slide.notes_slide.notes_text_frame.text.strip()
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in file.slides)
    for step in sheet_of(library, lang).steps:
        for block in step.blocks:
            for row in plain(block.text):
                assert row in notes


@langs
def test_nothing_lies_outside_and_type_is_large(files: Mapping[Lang, Path], lang: Lang) -> None:
    file = opened(files[lang])
    assert file.slide_width * 9 == file.slide_height * 16
    for slide in file.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= file.slide_width
            assert shape.top + shape.height <= file.slide_height
        for shape in slide.placeholders:
            least = {0: 40, 1: 26}.get(shape.placeholder_format.idx, 0)
            if slide.slide_layout.name == "Question and task" and least == 26:
                least = 28
            sizes = [r.font.size for p in shape.text_frame.paragraphs for r in p.runs]
            assert all(size >= Pt(least) for size in sizes)


@langs
def test_pictures_have_words_and_runs_a_language(files: Mapping[Lang, Path], lang: Lang) -> None:
    file = opened(files[lang])
    locale = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}[lang]
    pictures = 0
    for slide in file.slides:
        for shape in slide.shapes:
            if shape.shape_type == 13:
                pictures += 1
                assert shape._element.nvPicPr.cNvPr.get("descr")
                assert shape.click_action.hyperlink.address.startswith("https://example.org/")
            if shape.has_text_frame:
                for paragraph in shape.text_frame.paragraphs:
                    for run in paragraph.runs:
                        assert run._r.rPr.get("lang") == locale
                        assert run.font.name == "Arial"
    assert pictures == 3, "a still, its QR code, and the QR code of the lesson's page"
    assert file.core_properties.language == locale
    assert file.core_properties.title == decks_title(file)


def decks_title(file: Presentation) -> str:
    return file.slides[0].shapes.title.text_frame.text.replace("\u00a0", " ")


@langs
def test_a_deck_is_the_same_bytes_again_and_has_one_date(
    decks: Mapping[Lang, Deck], files: Mapping[Lang, Path], lang: Lang, tmp_path: Path
) -> None:
    assert slides_pptx(decks[lang], colours()) == files[lang].read_bytes()
    pdf = PdfSetter(tmp_path).set(slides_source(decks[lang], colours()), "again")
    assert pdf == files[lang].with_suffix(".pdf").read_bytes()
    day = tuple(int(part) for part in decks[lang].checked.split("-"))
    with zipfile.ZipFile(files[lang]) as archive:
        assert {info.date_time[:3] for info in archive.infolist()} == {day}
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml" and len(names) == len(set(names))


@langs
def test_pdf_is_tagged_and_each_title_a_bookmark(
    decks: Mapping[Lang, Deck], files: Mapping[Lang, Path], lang: Lang
) -> None:
    deck = decks[lang]
    with pikepdf.open(files[lang].with_suffix(".pdf")) as pdf:
        assert str(pdf.Root.Lang) == f"{lang}-KZ"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo.Title) == deck.title and "/CreationDate" not in pdf.docinfo
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        with pdf.open_outline() as outline:
            titles = [close(str(item.title)) for item in outline.root]
        assert titles == [close(slide.title) for slide in deck.slides]
        assert len(pdf.pages) == len(deck.slides)
        for page in pdf.pages:
            assert [round(float(n)) for n in page.MediaBox] == [0, 0, 960, 540]
            for font in page.Resources.get("/Font", {}).values():
                inner = font.DescendantFonts[0]
                assert any(name in str(inner.BaseFont) for name in ("FiraGO", "NotoSans"))
                assert {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys())
                assert "/ToUnicode" in font


@langs
def test_no_letter_is_missing(decks: Mapping[Lang, Deck], lang: Lang) -> None:
    for slide in decks[lang].slides:
        text = "".join(
            [slide.title, slide.small, slide.address_label, *slide.chips]
            + [p.text for p in slide.body]
        )
        assert missing_letters(missing_letters(text), Face.NOTO) == ""


def test_libreoffice_loses_no_slide_no_page_and_no_word(
    decks: Mapping[Lang, Deck], files: Mapping[Lang, Path], made: Files, tmp_path: Path
) -> None:
    plan = one(made, "kk", "plan-docx").path
    papers = as_pdf([files["kk"], plan], tmp_path)
    pages = words_of(papers["kk"])
    deck = decks["kk"]
    assert len(pages) == len(deck.slides)
    for page, slide in zip(pages, deck.slides, strict=True):
        said = close("".join(word for *_, word in page))
        for text in (slide.title, *(p.text for p in slide.body)):
            assert close(text) in said, f"{slide.title}: {text}"
        for left, top, right, bottom, word in page:
            # Poppler's box of a word is a third taller than its letters.
            foot = bottom - (bottom - top) * 0.22
            assert left >= 50 and right <= 910 and top >= 15, word
            assert foot <= 484 or top >= 485, f"{slide.title}: {word} runs into the foot"
    assert not_lost(plan, words_of(papers[f"{LESSON}.kk.plan"]))


def not_lost(plan: Path, pages: list[list[Word]]) -> bool:
    """Tell whether every paragraph of a DOCX is in its pages, the last one on the last page."""
    said = close("".join(word for page in pages for *_, word in page))
    rows = [p.text for p in docx.Document(str(plan)).paragraphs if p.text.strip()]
    lost = [row for row in rows if close(row)[:30] not in said]
    last = close("".join(word for *_, word in pages[-1]))
    return not lost and close(rows[-1])[-20:] in last
