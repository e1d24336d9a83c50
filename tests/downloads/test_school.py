"""The school's short-term plan: its fields, its table, made short without changing a word."""

from __future__ import annotations

import docx
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import LESSON, address

from hub.content.languages import Lang
from hub.content.library import Library
from hub.downloads.brief import opening, sentences, shortened
from hub.downloads.labels import Labels
from hub.downloads.make import Files
from hub.downloads.school import school_plan
from hub.downloads.sheet import LessonSheet, make_sheet

school_langs = pytest.mark.parametrize("lang", ("kk", "ru"))
FIELDS = {
    "kk": ("Бөлімі", "Педагогтің аты-жөні", "Күні", "Сынып", "Қатысушылар саны",
           "Қатыспағандар саны", "Сабақтың тақырыбы", "Сабақтың мақсаты", "Құндылықтар",
           "Оқу бағдарламасына сәйкес оқу мақсаты (мақсаттары)"),
    "ru": ("Раздел", "Фамилия, имя, отчество педагога", "Дата", "Класс",
           "Количество присутствующих", "Количество отсутствующих", "Тема урока",
           "Цель (цели) урока", "Ценности", "Цели обучения в соответствии с учебной программой"),
}  # fmt: skip
COLUMNS = {
    "kk": ["Сабақ кезеңі / уақыты", "Педагогтің әрекеті", "Оқушының әрекеті", "Бағалау",
           "Ресурстар"],
    "ru": ["Этап урока / время", "Действия педагога", "Действия ученика", "Оценивание", "Ресурсы"],
}  # fmt: skip
STAGES = {
    "kk": ("Сабақтың басы", "Сабақтың ортасы", "Сабақтың соңы"),
    "ru": ("Начало урока", "Середина урока", "Конец урока"),
}


def sheet_of(library: Library, lang: Lang) -> LessonSheet:
    lesson = next(lesson for lesson in library.lessons if lesson.id == LESSON)
    return make_sheet(library, lesson, lang, address)[0]


@school_langs
def test_docx_has_the_fields_and_columns_of_the_form(
    made: Files, library: Library, lang: Lang
) -> None:
    sheet = sheet_of(library, lang)
    path = next(f.path for f in made[LESSON][lang] if f.form == "school-docx")
    file = docx.Document(str(path))
    *heads, course = file.tables
    names = [cell.text.strip() for table in heads for row in table.rows for cell in row.cells]
    assert set(FIELDS[lang]) <= set(names)
    assert sheet.title in names
    # Only the school knows these: they stay empty.
    for field in FIELDS[lang][:6]:
        assert not names[names.index(field) + 1]
    assert [cell.text.strip() for cell in course.rows[0].cells] == COLUMNS[lang]
    assert len(course.rows) == len(sheet.steps) + 1
    assert "tblHeader" in course.rows[0]._tr.xml
    stages = [row.cells[0].text.split("\n")[0] for row in course.rows[1:]]
    assert tuple(dict.fromkeys(stages)) == STAGES[lang]
    for row, step in zip(course.rows[1:], sheet.steps, strict=True):
        assert "cantSplit" in row._tr.xml
        first, teacher, student, assess, _ = (cell.text for cell in row.cells)
        assert step.title in first and f"{step.start}–{step.end}" in first
        assert step.form in teacher and len(teacher) > 60
        assert len(student) > 20 and len(assess) > 10
    section = file.sections[0]
    assert section.page_width is not None and section.page_height is not None
    assert section.page_width > section.page_height
    assert file.core_properties.language == {"kk": "kk-KZ", "ru": "ru-RU"}[lang]
    used = {p.style.name for p in file.paragraphs if p.style}
    assert {"Title", "Heading 1", "Form caption", "Small print"} <= used


@school_langs
def test_paper_claims_no_order(made: Files, library: Library, lang: Lang) -> None:
    path = next(f.path for f in made[LESSON][lang] if f.form == "school-docx")
    text = "\n".join(p.text for p in docx.Document(str(path)).paragraphs)
    assert "adilet.zan.kz" in text and "aqyl-service.kz" in text
    assert {"kk": "үлгісімен", "ru": "по образцу"}[lang] in text
    assert "130" not in text.replace("V2000020317", "")
    for form in ("form_school_pdf", "form_school_docx"):
        label = Labels.of(library, lang)[form].lower()
        assert {"kk": "үлгісімен", "ru": "по образцу"}[lang] in label


@school_langs
def test_sheets_stand_at_the_steps_that_use_them(library: Library, lang: Lang) -> None:
    sheet = sheet_of(library, lang)
    labels = Labels.of(library, lang)
    rows = school_plan(sheet, labels).rows
    titles = {handout.name: handout.title for handout in sheet.handouts}
    assert any(step.handouts for step in sheet.steps)
    for row, step in zip(rows, sheet.steps, strict=True):
        for name, title in titles.items():
            assert (title in row.means) == (name in step.handouts)
    assert labels["school_exit"] in rows[-1].assess
    assert [row.first for row in rows] == [True, False, True, False, False, False, True]


def test_pdf_repeats_the_head_of_the_table(made: Files) -> None:
    path = next(f.path for f in made[LESSON]["ru"] if f.form == "school-pdf")
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert [str(item.title) for item in outline.root] == ["Ход урока"]
        assert 3 <= len(pdf.pages) <= 6


CUTS = [
    ("Слышу: «Да. Понимаю». Так? Да.", ["Слышу: «Да. Понимаю».", "Так?", "Да."]),
    ("Статья 297 п. 2 говорит. Дальше.", ["Статья 297 п. 2 говорит.", "Дальше."]),
    ("“Who? Me?” Yes.", ["“Who? Me?”", "Yes."]),
    ("Меня зовут …, проект. Начнём.", ["Меня зовут …, проект.", "Начнём."]),
    ("**Миф.** Нет.", ["**Миф.**", "Нет."]),
    ("«Тек ешкімге айтпа», – дейді. Қалай?", ["«Тек ешкімге айтпа», – дейді.", "Қалай?"]),
]


@pytest.mark.parametrize(("text", "expected"), CUTS, ids=[c[0][:20] for c in CUTS])
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_what_somebody_says_never_stands_without_the_answer() -> None:
    text = "Второе: «За доставку можно отделаться штрафом». Неправда. Штрафа в статье нет."
    assert opening(text, 10, 60) == "Второе: «За доставку можно отделаться штрафом». Неправда. …"
    assert opening("Раз. Два. Три?", 3, 10) == "Раз. … Три?"


def test_shortened_keeps_whole_items() -> None:
    text = "- one one\n- two two\n- three"
    assert shortened(text, 100) == text
    assert shortened(text, 20) == "- one one\n- two two …"
    assert shortened("One. Two. Three.", 9) == "One. Two. …"


@given(st.text(alphabet="аБ «»“”.?!… –*()1", max_size=60))
def test_no_word_is_changed(text: str) -> None:
    flat = " ".join(text.split())
    assert "".join("".join(sentences(text)).split()) == "".join(flat.split())
