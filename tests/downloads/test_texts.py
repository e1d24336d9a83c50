"""Markdown becomes Typst and pandoc text; no sign in it can become a command."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.downloads.archive import pack_files
from hub.downloads.closing import law_ids
from hub.downloads.plan_docx import table
from hub.downloads.plan_pdf import COLOURS, look
from hub.downloads.printing import PdfSetter
from hub.downloads.typst_text import (
    array,
    column_weight,
    column_weights,
    literal,
    typst,
    typst_line,
)

CASES = [
    ("a *b* **c**", '#"a ";#emph[#"b";];#" ";#strong[#"c";];'),
    ("a\nb", '#"a";#" ";#"b";'),
    ("[x](https://e.org)", '#link("https://e.org")[#"x";];'),
    ("`#panic()`", '#raw("#panic()");'),
    ("#panic()", '#"#panic()";'),
    ("Our answer: __________", '#"Our answer: ";#blank-line;'),
    ("___ Look around", '#blank-space;#" Look around";'),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_spans(text: str, expected: str) -> None:
    assert typst_line(text) == f"[{expected}]"


def test_lists_tables_and_quotations() -> None:
    assert typst("1. a\n2. b") == '[#enum(tight: true, start: 1, [#"a";], [#"b";])]'
    assert typst("> a") == '[#quoted([#"a";])]'
    assert "#grid-table((3, 3), " in typst("| a | b |\n|---|---|\n| 1 | 2 |")
    assert "boxed: true" in typst("| a | b |\n|---|---|\n| 1 | |"), "a cell to fill in has sides"
    assert "[#v(5mm)]" in typst("| a | b |\n|---|---|\n| | |"), "a row to write in has a height"


def test_a_column_is_as_wide_as_its_words_need() -> None:
    assert column_weight(["№", "1"]) == 3
    ticks = column_weights([["№", "1"], ["What", "word " * 30], ["Yes", ""], ["No", ""]])
    assert ticks == (6, 70, 6, 6), "words get what boxes to tick do not need"
    cards = column_weights([["Карточка", "10"], ["Фраза", "word " * 30], ["Да", ""]])
    assert cards == (11, 71, 6), "a long name makes no column of numbers a column of words"
    wide = column_weights([["Sign", "A short sign"], ["The word from the message", ""]])
    assert wide == (38, 50), "what short words leave over is room to write in"
    strokes = column_weights([["№", "1"], ["What", "word " * 30], ["T / F / D", ""]])
    assert strokes == (6, 70, 12), "letters with strokes between them stay on one line"
    assert column_weights([["Yes", ""], ["No", ""]]) == (5, 4), "nothing but boxes share the page"
    assert column_weights([["Что", "да"], ["Зачем", "нет"]]) == (5, 7), "nothing to tick"
    assert column_weight(["word " * 30]) == column_weight(["word " * 90])
    assert column_weight(["жауапкершілік"]) >= len("жауапкершілік")


def test_small_things() -> None:
    assert array(["1"]) == "(1,)"
    assert literal('"\\') == '"\\"\\\\"'
    assert list(law_ids("{{ law:cc-26.rule }} {{ help:111 }}")) == ["cc-26"]
    assert table(("a", "b"), [("1", "2")]) == "| a | b |\n|---|---|\n| 1 | 2 |"
    assert pack_files({"a.txt": b"1"}, "2026-11-21") == pack_files({"a.txt": b"1"}, "2026-11-21")


@pytest.fixture(scope="module")
def setter(tmp_path_factory: pytest.TempPathFactory) -> PdfSetter:
    return PdfSetter(Path(tmp_path_factory.mktemp("fonts")))


SIGNS = st.text(alphabet="a б#$*_`<>@[](){}\\\"'/=-+~|!:;,.\n1", max_size=40)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=SIGNS)
def test_no_sign_of_a_text_is_a_command(setter: PdfSetter, text: str) -> None:
    colours = "\n".join(
        f'#let {name} = rgb("#123456")'
        for name in ("ink", "accent", "accent-soft", "accent-text", "raised", "line", "muted", "ok",
                     "danger")
    )  # fmt: skip
    opening = '#show: setup.with(title: "T", lang: "kk")'
    source = f"{colours}\n{look()}\n{opening}\n#{typst(text)}\n"
    assert setter.set(source, "the test").startswith(b"%PDF-")


def test_a_case_stays_with_its_words_and_its_line() -> None:
    assert typst("Words.\n\n> Case.").startswith("[#block(sticky: true, width: 100%, [#")
    kept = typst("> Case.\n\nAnswer: ________")
    assert kept.startswith("[#block(sticky: true, width: 100%, [#quoted(")
    assert "sticky" not in typst("> Case.\n\nMore words.")


def test_letters_with_strokes_are_one_word() -> None:
    assert typst_line("Т / Ж / Х") == '[#"Т\u00a0/\u00a0Ж\u00a0/\u00a0Х";]'
    assert typst_line("yes / no") == '[#"yes / no";]'


def test_a_sheet_takes_no_page_for_its_last_lines(setter: PdfSetter) -> None:
    colours = "\n".join(f'#let {name} = rgb("#123456")' for name in COLOURS)
    head = f'{colours}\n{look()}\n#show: setup.with(title: "T", lang: "en")\n'

    def pages(count: int, opening: str) -> int:
        text = "\n\n".join(f"Line {n} of the sheet." for n in range(count))
        data = setter.set(f"{head}{opening}[{text}]\n", "the test")
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages)

    most = next(n for n in range(30, 90) if pages(n + 1, "#block") > 1)
    assert pages(most + 1, "#sheet") == 1, "slightly smaller letters save a page"
    assert pages(most + 12, "#sheet") == 2, "what does not fit is not pressed"


def test_a_line_of_underscores_is_one_to_write_on() -> None:
    assert typst("Answer:\n\n________") == '[#"Answer:";\n\n#blank-line]'
    assert typst("1. ________") == "[#enum(tight: true, start: 1, [#blank-line])]"
    assert typst("a\n\n---\n\nb") == '[#"a";\n\n#rule()\n\n#"b";]'


def test_a_dash_does_not_begin_a_line() -> None:
    assert typst_line("a – b") == '[#"a\u00a0– b";]'
