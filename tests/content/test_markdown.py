"""Markdown: sections with lines, links and pictures, front matter, strictness."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hub.content.markdown import read_document, split_sections

TEXT = """---
title: "Т"
summary: "С"
---

Intro [a](page:help).

## One {#one}

Text ![x](a.svg)

```
## not a heading {#no}
```

### Two {#two}
Last
"""


def read(tmp_path: Path, text: str, name: str = "p.kk.md"):  # type: ignore[no-untyped-def]
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_document(path)


def test_sections_know_their_lines(tmp_path: Path) -> None:
    doc, found = read(tmp_path, TEXT)
    assert found == []
    assert doc.lang == "kk" and doc.stem == "p"
    assert [(s.id, s.level, s.title, s.line) for s in doc.sections] == [
        ("one", 2, "One", 8),
        ("two", 3, "Two", 16),
    ]
    assert doc.intro == "Intro [a](page:help)."
    assert doc.sections[1].text == "Last" and doc.sections[1].text_line == 17
    assert [(t.kind, t.to, t.line) for t in doc.targets] == [
        ("link", "page:help", 6),
        ("image", "a.svg", 10),
    ]
    assert doc.line_of("summary") == 3


def test_raw_html_is_seen_with_its_line(tmp_path: Path) -> None:
    doc, _ = read(tmp_path, TEXT + "\n<div>x</div>\n\n<!-- a note -->\n\nok `<b>` a<b>c</b>\n")
    assert doc.raw_html == (19, 23, 23)


def test_name_must_say_the_language(tmp_path: Path) -> None:
    doc, found = read(tmp_path, TEXT, "p.md")
    assert doc is None and [f.rule for f in found] == ["file.language"]


def test_heading_rules(tmp_path: Path) -> None:
    body = "# One {#one}\n\n## Two\n\n## Three {#Тri}\n\n## Four {#one}\n"
    _, found = read(tmp_path, "---\ntitle: a\n---\n" + body)
    assert [(f.rule, f.line) for f in found] == [
        ("markdown.heading-one", 4),
        ("markdown.heading-id", 6),
        ("markdown.heading-id", 8),
        ("markdown.duplicate-id", 10),
    ]


@given(st.text(alphabet="#`~ \n{}abc-", max_size=80))
def test_sections_cover_any_text(text: str) -> None:
    for section in split_sections(text, 1):
        assert 1 <= section.line <= text.count("\n") + 1
