"""What independent readers find in the files: language, title, tags, headings, fonts."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from papers import LESSON, address, one

from hub.content.languages import CODES, Lang
from hub.content.lesson import Lesson
from hub.content.library import Library
from hub.downloads.forms import GROUPS, TAILS
from hub.downloads.make import Files
from hub.downloads.sheet import make_sheet

PDFS = ("plan-pdf", "handouts-pdf")
ACROSS = ("school-pdf", "cards-pdf", "bilingual-kk-pdf", "bilingual-ru-pdf", "bilingual-en-pdf")
DOCS = ("plan-docx", "handouts-docx")
langs = pytest.mark.parametrize("lang", CODES)


def lesson_of(library: Library) -> Lesson:
    return next(lesson for lesson in library.lessons if lesson.id == LESSON)


@langs
def test_all_forms_exist_under_stable_names(made: Files, lang: Lang) -> None:
    names = {file.form: file.name for file in made[LESSON][lang]}
    assert [form for form in GROUPS if form in names] == list(names)
    others = [code for code in CODES if code != lang]
    tails = {
        "plan-pdf": ".plan.pdf", "plan-docx": ".plan.docx", "handouts-pdf": ".handouts.pdf",
        "slides-pptx": ".slides.pptx", "slides-pdf": ".slides.pdf",
        "handouts-docx": ".handouts.docx", "cards-pdf": ".cards.pdf",
        **TAILS,
        **{f"bilingual-{other}-pdf": f"-{other}.bilingual.pdf" for other in others},
    }  # fmt: skip
    if lang in ("kk", "ru"):
        tails |= {"school-docx": ".school.docx", "school-pdf": ".school.pdf"}
    assert {form: f"{LESSON}.{lang}{tail}" for form, tail in tails.items()}.items() <= names.items()
    assert ("school-pdf" in names) == (lang != "en")
    assert f"bilingual-{lang}-pdf" not in names


@langs
def test_wide_papers_are_tagged_and_lie_across(made: Files, library: Library, lang: Lang) -> None:
    files = [file for file in made[LESSON][lang] if file.form in ACROSS]
    assert len(files) == (3 if lang == "en" else 4)
    for file in files:
        with pikepdf.open(file.path) as pdf:
            assert str(pdf.Root.Lang) == f"{lang}-KZ"
            assert bool(pdf.Root.MarkInfo.Marked)
            assert lesson_of(library).texts[lang].front.title in str(pdf.docinfo.Title)
            assert "/CreationDate" not in pdf.docinfo
            with pdf.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1"
            roles = set(_roles(pdf.Root.StructTreeRoot))
            assert {"/H1", "/L", "/LI"} <= roles
            assert ("/TH" in roles) == ("/Table" in roles)
            for page in pdf.pages:
                assert [round(float(n)) for n in page.MediaBox] == [0, 0, 842, 595]


@langs
@pytest.mark.parametrize("form", PDFS)
def test_pdf_is_tagged_and_says_its_language_and_title(
    made: Files, library: Library, lang: Lang, form: str
) -> None:
    with pikepdf.open(one(made, lang, form).path) as pdf:
        assert str(pdf.Root.Lang) == f"{lang}-KZ"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert lesson_of(library).texts[lang].front.title in str(pdf.docinfo.Title)
        assert "/CreationDate" not in pdf.docinfo
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        roles = set(_roles(pdf.Root.StructTreeRoot))
        assert {"/H1", "/P", "/L", "/LI"} <= roles
        assert ("/TH" in roles) == ("/Table" in roles)
        for page in pdf.pages:
            assert [round(float(n)) for n in page.MediaBox] == [0, 0, 595, 842]


@langs
def test_pdf_bookmarks_are_the_sections_and_steps(
    made: Files, library: Library, lang: Lang
) -> None:
    sheet, _ = make_sheet(library, lesson_of(library), lang, address)
    with pikepdf.open(one(made, lang, "plan-pdf").path) as pdf, pdf.open_outline() as outline:
        titles = [str(item.title) for item in outline.root]
        below = [str(kid.title) for item in outline.root for kid in item.children]
    assert [t for t in titles if t in [p.title for p in sheet.parts]] == [
        part.title for part in sheet.parts
    ]
    assert [t for t in below if t in [s.title for s in sheet.steps]] == [
        step.title for step in sheet.steps
    ]


@langs
def test_every_font_is_ours_and_embedded(made: Files, lang: Lang) -> None:
    for file in (file for file in made[LESSON][lang] if file.form in PDFS + ACROSS):
        with pikepdf.open(file.path) as pdf:
            pages = [page.Resources.get("/Font", {}).values() for page in pdf.pages]
            fonts = [font for page in pages for font in page]
            assert fonts
            for font in fonts:
                inner = font.DescendantFonts[0]
                assert any(name in str(inner.BaseFont) for name in ("FiraGO", "NotoSans"))
                assert {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys())
                assert "/ToUnicode" in font


@langs
def test_docx_has_real_headings_and_its_language(made: Files, library: Library, lang: Lang) -> None:
    sheet, _ = make_sheet(library, lesson_of(library), lang, address)
    file = docx.Document(str(one(made, lang, "plan-docx").path))
    assert file.core_properties.title == sheet.title
    assert file.core_properties.language == {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}[lang]
    heads = {
        level: [p.text for p in file.paragraphs if p.style.name == f"Heading {level}"]
        for level in (1, 2, 3)
    }
    assert [part.title for part in sheet.parts] == [
        title for title in heads[1] if title in {part.title for part in sheet.parts}
    ]
    for step in sheet.steps:
        assert f"{step.number}. {step.title}" in heads[2]
    used = {p.style.name for p in file.paragraphs}
    assert {"Title", "Lecturer's words", "Task", "Expected answers", "Difficult answers"} <= used
    assert len(file.tables[0].rows) == len(sheet.steps) + 1
    assert len(file.inline_shapes) == 1


@langs
def test_numbers_are_the_registrys(made: Files, library: Library, lang: Lang) -> None:
    plan = _words(one(made, lang, "plan-docx").path)
    for id_ in ("cc-297-1", "cc-297-3", "cc-232.1-1"):
        assert library.law.phrase(id_, "penalty", lang) in plan
    for row in ("102", "112", "111", "1414"):
        contact = library.help.get(row)
        assert contact is not None and contact.name.get(lang) in plan
    assert library.words[lang]["law_lawyer_pending"] in plan
    assert library.words[lang]["not_legal_advice"] in plan


@langs
def test_pdf_says_what_the_docx_says(made: Files, library: Library, lang: Lang) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    path = one(made, lang, "plan-pdf").path
    said = subprocess.run(["pdftotext", "-q", str(path), "-"], capture_output=True, check=True)
    text = " ".join(said.stdout.decode().split())
    assert "�" not in text
    for id_ in ("cc-297-1", "cc-297-3"):
        assert _close(library.law.phrase(id_, "penalty", lang)) in _close(text)


@langs
def test_sheets_hold_no_answers_and_end_with_help(
    made: Files, library: Library, lang: Lang
) -> None:
    sheet, _ = make_sheet(library, lesson_of(library), lang, address)
    text = _words(one(made, lang, "handouts-docx").path)
    for handout in sheet.handouts:
        assert handout.title in text
        title = lesson_of(library).handouts[handout.name][lang].doc.section("answers").title
        assert title not in text
        for line in handout.answers.split("\n"):
            assert len(line) < 40 or line.strip("*- ")[:40] not in text
    for row in sheet.help:
        assert text.count(row.called) >= len(sheet.handouts)


@langs
def test_unresolved_references_are_nowhere(made: Files, lang: Lang) -> None:
    for form in DOCS:
        text = _words(one(made, lang, form).path)
        assert "{{" not in text and "lesson:" not in text and "{#" not in text


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.lang = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.lang = values.get("lang") or self.lang
        self.found += [v for k, v in attrs if k in ("href", "src") and v]


@langs
def test_pack_holds_everything_and_its_page_finds_it(made: Files, lang: Lang) -> None:
    with zipfile.ZipFile(one(made, lang, "pack-zip").path) as pack:
        names = pack.namelist()
        folder = f"{LESSON}.{lang}/"
        assert all(name.startswith(folder) for name in names)
        links = _Links()
        links.feed(pack.read(folder + "index.html").decode())
        away = ("http", "data:")
        near = [to.partition("#")[0] for to in links.found if not to.startswith(away)]
        assert links.lang == lang
        assert {folder + to for to in near} <= set(names)
        papers = [file for file in made[LESSON][lang] if file.form not in TAILS]
        assert len([to for to in near if to.startswith("files/")]) == len(papers)
        for file in papers:
            assert pack.read(f"{folder}files/{file.name}") == file.path.read_bytes()
        assert (
            "zan.gov.kz" in pack.read(folder + "README.txt").decode()
            or "adilet" in pack.read(folder + "README.txt").decode()
        )


def _roles(node: Any) -> list[str]:
    found = [str(node["/S"])] if "/S" in node else []
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and ("/S" in kid or "/K" in kid):
            found += _roles(kid)
    return found


def _words(path: Path) -> str:
    file = docx.Document(str(path))
    cells = [c.text for table in file.tables for row in table.rows for c in row.cells]
    return "\n".join([*(p.text for p in file.paragraphs), *cells])


def _close(text: str) -> str:
    return "".join(text.split())


@langs
def test_the_plan_says_what_a_shorter_version_asks(
    made: Files, library: Library, lang: Lang
) -> None:
    words = library.words[lang]["lesson_cut_exit"]
    said = [words.format(list=numbers) for numbers in ("2", "1, 3")]
    document = docx.Document(str(one(made, lang, "plan-docx").path))
    text = "\n".join(p.text for p in document.paragraphs)
    assert all(line in text for line in said)
    with zipfile.ZipFile(one(made, lang, "pack-zip").path) as pack:
        page = pack.read(f"{LESSON}.{lang}/index.html").decode()
    assert all(line in page for line in said)
