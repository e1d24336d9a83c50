"""A plan as the page shows it."""

from __future__ import annotations

import re
from dataclasses import replace

from hub.content.library import Library
from hub.site.markup import lesson_body
from trees import PROJECT

HIDDEN = re.compile(r'<div class="block slide" (.*?)>\n\n(.*?)\n\n</div>', re.S)


def test_words_for_the_screen_are_on_the_page_for_teach_mode_alone() -> None:
    library = Library.load(PROJECT)
    for lesson in library.lessons:
        for lang, text in lesson.texts.items():
            body = lesson_body(text.doc, lesson, library.words[lang])
            parts = re.split(r'<section class="step ', body)[1:]
            for step, part in zip(lesson.data.steps, parts, strict=True):
                slide = text.doc.section(f"{step.id}-slide")
                hidden = HIDDEN.findall(part)
                assert [said for _, said in hidden] == ([slide.text] if slide else [])
                assert all(attributes.startswith("hidden ") for attributes, _ in hidden)
                assert f"{{#{step.id}-task}}" in part
            # No heading, so no list of contents and no link leads to what is not seen.
            assert "-slide}" not in body
            assert body.count("<div") == body.count("</div>")
            assert body.count("<section") == body.count("</section>")


def test_a_step_without_words_for_the_screen_leaves_its_task_there() -> None:
    library = Library.load(PROJECT)
    lesson = library.lessons[0]
    doc = lesson.texts["kk"].doc
    without = re.sub(r"#### [^\n]+-slide}\n.*?(?=\n##)", "", doc.body, flags=re.S)
    body = lesson_body(replace(doc, body=without), lesson, library.words["kk"])
    assert "block slide" not in body
    assert body.count('<div class="block task"') == len(lesson.data.steps)
