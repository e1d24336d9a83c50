"""A plan as the page shows it."""

from __future__ import annotations

from hub.content.library import Library
from hub.site.markup import lesson_body
from trees import PROJECT


def test_words_for_the_screen_are_not_on_the_page() -> None:
    library = Library.load(PROJECT)
    lesson = library.lessons[0]
    doc = lesson.texts["kk"].doc
    step = lesson.data.steps[0].id
    assert doc.section(f"{step}-slide") is not None
    body = lesson_body(doc, lesson, library.words["kk"])
    assert f"{{#{step}-task}}" in body
    assert "-slide}" not in body
    assert body.count("<div") == body.count("</div>")
    assert body.count("<section") == body.count("</section>")
