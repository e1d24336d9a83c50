"""Dialogue cards and bilingual sheets: what stands on them, and what must not."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from papers import LESSON, address, make

from hub.content.dialogue import split_cases
from hub.content.languages import CODES, Lang
from hub.content.lesson import Lesson
from hub.content.library import Library
from hub.downloads.bilingual import bilingual_source
from hub.downloads.cards_pdf import ON_A_PAGE, cards_source
from hub.downloads.labels import Labels
from hub.downloads.make import Files
from hub.downloads.parallel import Passage, TablePair, parallel
from hub.downloads.planning import DownloadError
from hub.downloads.printing import PdfSetter, SetError
from hub.downloads.sheet import LessonSheet, make_sheet
from trees import change

langs = pytest.mark.parametrize("lang", CODES)
PAIRS = [(one, other) for one in CODES for other in CODES if one != other]


def sheet_of(library: Library, lang: Lang) -> LessonSheet:
    lesson = next(lesson for lesson in library.lessons if lesson.id == LESSON)
    return make_sheet(library, lesson, lang, address)[0]


def path_of(made: Files, lang: Lang, form: str) -> Path:
    return next(file.path for file in made[LESSON][lang] if file.form == form)


def titles(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        return [" ".join(str(item.title).split()) for item in outline.root]


def words(path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    said = subprocess.run(["pdftotext", "-q", str(path), "-"], capture_output=True, check=True)
    return "".join(said.stdout.decode().split())


@langs
def test_every_case_has_its_card(made: Files, library: Library, lang: Lang) -> None:
    sheet = sheet_of(library, lang)
    path = path_of(made, lang, "cards-pdf")
    assert len(sheet.cards) == 18
    assert titles(path)[1:] == [
        " ".join(f"{card.group} {card.title}".split()) for card in sheet.cards
    ]
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == -(-(len(sheet.cards) + 1) // ON_A_PAGE)


@langs
def test_cards_say_case_question_and_follow_ups_and_no_answer(
    made: Files, library: Library, lang: Lang
) -> None:
    sheet = sheet_of(library, lang)
    said = words(path_of(made, lang, "cards-pdf"))
    assert "�" not in said
    for card in sheet.cards:
        for text in (card.text, card.question, *card.follow_ups):
            assert "".join(text.split()) in said
    assert said.count("".join(sheet.help[0].called.split())) == len(sheet.cards) + 1


@langs
def test_cards_of_all_lessons_are_the_same_in_every_language(library: Library, lang: Lang) -> None:
    for lesson in library.lessons:
        sheet, _ = make_sheet(library, lesson, lang, address)
        first, _ = make_sheet(library, lesson, "kk", address)
        assert sheet.cards or not lesson.data.cards
        assert [card.key for card in sheet.cards] == [card.key for card in first.cards]
        for card in sheet.cards:
            assert "?" in card.question and "{{" not in card.text + card.question


@pytest.mark.parametrize(("lang", "other"), PAIRS)
def test_answers_never_stand_on_cards_or_bilingual_sheets(
    library: Library, lang: Lang, other: Lang
) -> None:
    labels = Labels.of(library, lang)
    for lesson in library.lessons:
        ours, theirs = (make_sheet(library, lesson, code, address)[0] for code in (lang, other))
        colours = dict.fromkeys(
            ("ink", "accent", "accent-soft", "accent-text", "raised", "line", "muted", "ok",
             "danger"), "#123456",
        )  # fmt: skip
        paper = bilingual_source(ours, theirs, labels, colours)
        paper += cards_source(ours, labels, colours)
        for sheet in (ours, theirs):
            for handout in sheet.handouts:
                for line in _answer_lines(lesson, sheet.lang, handout.answers):
                    assert line not in paper, (lesson.id, handout.name)


def _answer_lines(lesson: Lesson, lang: Lang, answers: str) -> list[str]:
    """Return telling parts of the answers: sentences that no sheet has as well."""
    texts = [texts[lang] for texts in lesson.handouts.values() if lang in texts]
    sheets = "\n".join(f"{text.front.title}\n{text.doc.body}" for text in texts)
    rows = re.findall(r"[^.|*\n\"“”«»\\]{30,80}", answers)
    found = [row.strip() for row in rows if sheets.count(row.strip()) == 1]
    return [row for row in found if len(row) >= 30 and "/" not in row]


@pytest.mark.parametrize(("lang", "other"), PAIRS)
def test_each_column_says_its_language(
    made: Files, library: Library, lang: Lang, other: Lang
) -> None:
    with pikepdf.open(path_of(made, lang, f"bilingual-{other}-pdf")) as pdf:
        said = _spoken(pdf.Root.StructTreeRoot, str(pdf.Root.Lang))
    # They come in pairs: as many in one language as in the other.
    for role in ("LI", "TH"):
        tongues = Counter(tongue for found, tongue in said if found == role)
        assert tongues[f"{lang}-KZ"] == tongues[f"{other}-KZ"] > 0
        assert set(tongues) == {f"{lang}-KZ", f"{other}-KZ"}
    assert {tongue for role, tongue in said if role.startswith("H")} == {f"{lang}-KZ"}
    sheet = sheet_of(library, lang)
    assert titles(path_of(made, lang, f"bilingual-{other}-pdf")) == [
        *(handout.title for handout in sheet.handouts),
        Labels.of(library, lang)["cards"],
    ]


def _spoken(node: Any, lang: str) -> list[tuple[str, str]]:
    here = str(node.get("/Lang", lang))
    found = [(str(node["/S"]).lstrip("/"), here)] if "/S" in node else []
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and ("/S" in kid or "/K" in kid):
            found += _spoken(kid, here)
    return found


def test_both_languages_of_a_sheet_are_there(made: Files, library: Library) -> None:
    said = words(path_of(made, "kk", "bilingual-ru-pdf"))
    for lang in ("kk", "ru"):
        sheet = sheet_of(library, lang)
        for handout in sheet.handouts:
            for part in handout.parts:
                assert "".join(part.title.split()) in said
        for card in sheet.cards:
            assert "".join(card.text.split()) in said


def test_a_card_that_is_too_long_is_an_error(library: Library, tmp_path: Path) -> None:
    sheet = sheet_of(library, "ru")
    long = replace(sheet, cards=(replace(sheet.cards[0], text="Слово за словом. " * 150),))
    colours = {"ink": "#111111", "line": "#999999", "muted": "#555555", "raised": "#eeeeee",
               "accent": "#aa5500", "accent-soft": "#ffeedd", "accent-text": "#884400",
               "ok": "#008800", "danger": "#880000"}  # fmt: skip
    source = cards_source(long, Labels.of(library, "ru"), colours)
    with pytest.raises(SetError, match="more text than a page of A5"):
        PdfSetter(tmp_path).set(source, "easy-money.ru.cards.pdf")


def test_a_broken_language_is_no_half_of_a_bilingual_sheet(tree: Path, tmp_path: Path) -> None:
    plan = "lesson_plans/small/plan.en.md"
    change(tree, [{"replace": plan, "find": "{#goal}\n\nText.", "with": "{#goal}\n\n{{ law:no }}"}])
    library = Library.load(tree)
    cache = tmp_path / "c"
    with pytest.raises(DownloadError):
        make(library, None, ("ru", "en"), cache=cache)
    made = make(library, None, ("ru",), cache=cache)
    forms = [file.form for file in made["small"]["ru"]]
    assert "bilingual-kk-pdf" in forms and "bilingual-en-pdf" not in forms


CASES = [
    ("> One.", [("", "", "One.")]),
    ("From a friend.\n\n> One\n> two.", [("", "From a friend.", "One\ntwo.")]),
    ("Sort.\n\n**Post 1.** A voice.\n\n> A.\n\nLine: ___\n\n**Post 2.** B.\n\n> C.",
     [("Post 1", "A voice.", "A."), ("Post 2", "B.", "C.")]),
    ("Decide.\n\n1. One.\n2. Two.", [("1", "", "One."), ("2", "", "Two.")]),
    ("| No. | Claim | T |\n|---|---|---|\n| 3 | “Long claim” | |", [("3", "", "“Long claim”")]),
    ("| Situation | Who |\n|---|---|\n| They threaten | |", [("1", "", "They threaten")]),
    ("**First.** He stopped.\n\nRule: ____", [("First", "", "He stopped.")]),
    ("Text without a case.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:24] for c in CASES])
def test_cases_of_a_section(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(case.mark, case.lead, case.text) for case in split_cases(text)] == expected


def test_two_languages_are_cut_into_the_same_rows() -> None:
    left = "А.\n\n1. Б.\n2. В.\n\n| Г | Д |\n|---|---|\n| Е | |"
    right = "A.\n\n1. B.\n2. C.\n\n| D | E |\n|---|---|\n| F | |"
    assert parallel(left, right) == (
        Passage("А.", "A."),
        Passage("1. Б.", "1. B."),
        Passage("2. В.", "2. C."),
        TablePair((("Г", "Д"), ("Е", "")), (("D", "E"), ("F", ""))),
    )
    assert parallel("А.\n\n- Б.", "A.") == (Passage("А.\n\n- Б.", "A."),)
    assert parallel("- А.\n- Б.", "- A.") == (Passage("- А.\n- Б.", "- A."),)
