"""A lesson becomes a deck: what stands on the slides, what in the notes, and that it fits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import film, sheet_of

from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.downloads.labels import Labels
from hub.downloads.slides import Deck, Slide
from hub.downloads.slides_deck import make_deck
from hub.downloads.slides_draw import TALL, WIDE, Box, Picture, horns
from hub.downloads.slides_fit import best_size, fairness, fits, height, rows, snug, split
from hub.downloads.slides_frame import BODY_SIZES, TITLE_SIZES, room, title_box, title_size
from hub.downloads.slides_place import COVER_MOST, COVER_TEXT, cover_title, place
from hub.downloads.slides_text import (
    Para,
    condense,
    ended,
    first_sentence,
    headline,
    para,
    paragraphs,
    plain,
    sentence_case,
    sentences,
)

langs = pytest.mark.parametrize("lang", CODES)


def deck_of(library: Library, lang: Lang, tmp_path=None) -> Deck:
    films = [film(tmp_path, lang)] if tmp_path else []
    return make_deck(sheet_of(library, lang), Labels.of(library, lang), films)


def shown(deck: Deck) -> str:
    parts = [p.text for s in deck.slides for p in s.body]
    return "\n".join([*(s.title for s in deck.slides), *(s.small for s in deck.slides), *parts])


def noted(deck: Deck) -> str:
    return "\n".join(row for s in deck.slides for n in s.notes for row in (n.label, *n.rows))


@langs
def test_order_of_a_deck(library: Library, lang: Lang, tmp_path) -> None:
    deck = deck_of(library, lang, tmp_path)
    kinds = [slide.kind for slide in deck.slides]
    assert deck.problems == ()
    assert kinds[:2] == ["cover", "points"]
    assert kinds[-4:] == ["points", "key", "help", "end"]
    numbers = [slide.number for slide in deck.slides if slide.number]
    assert list(dict.fromkeys(numbers)) == [str(n + 1) for n in range(len(numbers))]
    steps = [s.title for s in sheet_of(library, lang).steps]
    assert [s.title for s in deck.slides if s.number] == steps
    # The film comes before the last step, the law after a step that speaks of it.
    assert kinds.index("video") < [s.title for s in deck.slides].index(steps[-1])
    assert kinds.index("law") > 2


@langs
def test_lecturers_words_stand_in_the_notes_and_not_on_the_slide(
    library: Library, lang: Lang
) -> None:
    deck, sheet = deck_of(library, lang), sheet_of(library, lang)
    slides, notes = shown(deck), noted(deck)
    for step in sheet.steps:
        for block in step.blocks:
            for row in plain(block.text):
                assert row in notes
                if block.kind in ("say", "expect", "hard", "note"):
                    assert row not in slides
    for slide in deck.slides:
        assert any(n.rows and any(n.rows) for n in slide.notes), slide.title


@langs
def test_law_is_named_with_edition_and_lawyer(library: Library, lang: Lang) -> None:
    deck, sheet = deck_of(library, lang), sheet_of(library, lang)
    labels = Labels.of(library, lang)
    laws = [slide for slide in deck.slides if slide.kind == "law"]
    assert laws and len(laws) <= 2
    for slide in laws:
        assert labels["law_lawyer_pending"] in slide.small
        assert labels["not_legal_advice"] in slide.small
        assert sheet.law[0].checked in slide.small
    assert sheet.law[0].cite in laws[0].body[0].text
    for row in sheet.law:
        assert f"{row.cite} – {row.title}" in noted(deck)


@langs
def test_help_names_every_contact(library: Library, lang: Lang) -> None:
    deck, sheet = deck_of(library, lang), sheet_of(library, lang)
    contacts = [row for slide in deck.slides for row in slide.contacts]
    assert tuple(contacts) == sheet.help


def test_a_lesson_without_law_rules_or_films_has_no_such_slides(library: Library) -> None:
    sheet = sheet_of(library, "en")
    parts = tuple(
        replace(part, text="" if part.id == "before" else part.text) for part in sheet.parts
    )
    deck = make_deck(replace(sheet, law=(), parts=parts), Labels.of(library, "en"), [])
    assert not {"law", "video"} & {slide.kind for slide in deck.slides}
    assert deck.slides[1].number == "1"


def test_a_step_without_words_for_the_slide_shows_its_task(library: Library) -> None:
    sheet = sheet_of(library, "en")
    part = next(part for part in sheet.parts if part.steps)
    bare = replace(part, steps=tuple(replace(step, slide=None) for step in part.steps))
    parts = tuple(bare if one is part else one for one in sheet.parts)
    deck = make_deck(replace(sheet, parts=parts), Labels.of(library, "en"), [])
    step = part.steps[0]
    task = next(block.text for block in step.blocks if block.kind == "task")
    slide = next(slide for slide in deck.slides if slide.number == "1")
    shown = " ".join(one.text for one in slide.body)
    assert shown.replace("\u00a0", " ") == " ".join(plain(task)).replace("\u00a0", " ")
    assert all(one.mark == "•" for one in slide.body)


@langs
def test_nothing_leaves_the_slide_and_all_text_fits_its_box(
    library: Library, lang: Lang, tmp_path
) -> None:
    deck = deck_of(library, lang, tmp_path)
    for page, slide in enumerate(deck.slides, 1):
        elements = place(slide, deck.foot, page)
        for one in elements:
            assert one.x >= 0 and one.y >= 0
            assert one.x + one.w <= WIDE and one.y + one.h <= TALL
            if isinstance(one, Box) and one.words:
                words, (across, down) = one.words, one.inset
                paras = [
                    Para(tuple(replace(r, bold=words.bold or r.bold) for r in p.runs), p.mark)
                    for p in words.paras
                ]
                space = one.w - 2 * across + 0.5, one.h - 2 * down + 0.5
                assert fits(paras, words.size, *space), (slide.title, words)
            if isinstance(one, Picture):
                assert one.alt
        body = [b for b in elements if isinstance(b, Box) and b.words and b.words.role == "body"]
        assert all(b.words and b.words.size >= 28 for b in body)
        title = next(
            b.words for b in elements if isinstance(b, Box) and b.words and b.words.role == "title"
        )
        assert title.size >= 40


def test_every_lesson_becomes_a_deck(library: Library) -> None:
    for lesson in library.lessons:
        for lang in CODES:
            sheet = sheet_of(library, lang, lesson.id)
            assert make_deck(sheet, Labels.of(library, lang), []).problems == ()


WORD = st.text(alphabet="абвгғқңөұүһіabc", min_size=1, max_size=14)
PARA = st.lists(WORD, min_size=1, max_size=40).map(lambda words: para(" ".join(words), "•"))


@settings(max_examples=60, deadline=None)
@given(paras=st.lists(PARA, min_size=1, max_size=12))
def test_split_keeps_every_paragraph_in_order_and_each_part_fits(paras: list[Para]) -> None:
    parts = split(paras, 28, 800, 300)
    assert parts is not None
    assert [one for part in parts for one in part] == paras
    assert all(fits(part, 28, 800, 300) for part in parts)


def test_a_title_is_as_wide_as_its_lines_are_equal() -> None:
    title = para("One two three four five six", bold=True)
    whole = sum(rows(title, 30, 9999))
    for width in (whole * 0.9, whole * 0.6, whole * 0.4):
        chosen = snug(title, 30, width)
        assert chosen <= width
        assert len(rows(title, 30, chosen)) == len(rows(title, 30, width))
        assert fairness(title, 30, chosen) >= fairness(title, 30, width)
    assert (
        fairness(title, 30, whole * 0.9) < 0.3 < fairness(title, 30, snug(title, 30, whole * 0.9))
    )


def test_fitting() -> None:
    one = para("word " * 30)
    assert len(rows(one, 28, 800)) > 1
    assert max(rows(one, 28, 800)) <= 800
    assert best_size([one], BODY_SIZES, 800, 300) in BODY_SIZES
    assert best_size([one], BODY_SIZES, 800, 30) is None
    assert not fits([para("жауапкершіліктерімізден" * 4)], 28, 300, 300)
    assert split([para("word " * 400)], 28, 800, 300) is None
    assert height([one, one], 28, 800) > 2 * height([one], 28, 800)


@langs
def test_no_title_leaves_a_word_alone_on_its_last_line(library: Library, lang: Lang) -> None:
    seen = 0
    for lesson in library.lessons:
        deck = make_deck(sheet_of(library, lang, lesson.id), Labels.of(library, lang), [])
        for page, slide in enumerate(deck.slides, 1):
            boxes = [b for b in place(slide, deck.foot, page) if isinstance(b, Box) and b.words]
            (box,) = [b for b in boxes if b.words.role == "title"]
            one, inner = para(slide.title, bold=True), box.w - 2 * box.inset[0]
            seen += len(rows(one, box.words.size, inner)) > 1
            assert fairness(one, box.words.size, inner) > 0.3, slide.title
    assert seen > 10


def test_no_key_message_leaves_a_word_alone(library: Library) -> None:
    for lang in CODES:
        for lesson in library.lessons:
            deck = make_deck(sheet_of(library, lang, lesson.id), Labels.of(library, lang), [])
            slide = next(slide for slide in deck.slides if slide.kind == "key")
            box = next(
                box
                for box in place(slide, deck.foot, 1)
                if isinstance(box, Box) and box.words and box.words.role == "body"
            )
            (one,), inner = box.words.paras, box.w - 2 * box.inset[0]
            last = one.text.split(" ")[-1]
            assert "\u00a0" in last or len(last) > 6, one.text
            assert box.x >= 50 and fits([one], box.words.size, inner, box.h)


def test_a_short_word_does_not_end_a_title_alone() -> None:
    # Beside an upright film there is this much room; "say?" stood alone in the third line.
    title = "I’m only the courier. What does the law say?"
    box = title_box(Slide("video", title), 540)
    one, inner = headline(title), box.w - 2 * box.inset[0]
    assert fairness(one, box.words.size, inner) > 0.3
    assert fairness(para(title, bold=True), box.words.size, inner) < 0.3, "what it was"


def test_a_title_does_not_break_inside_a_word() -> None:
    title, size = cover_title("Синтетика: что об этом вообще кто-то знает?")
    broken = [w for w in range(420, 640, 4) if fairness(title, size, w) == 0]
    assert broken, "at some widths a line would end after the hyphen"
    assert snug(title, size, COVER_TEXT, COVER_MOST) not in broken
    assert len(rows(para("what-ever"), 40, 130)) == 2, "as readers of slides break it"
    assert len(rows(para("232-1"), 40, 60)) == 1, "a number with a hyphen is one word"


def test_titles_shrink_and_then_are_too_long() -> None:
    assert title_size("Short?") == TITLE_SIZES[0]
    assert title_size("word " * 60) is None
    assert room("Short?").h > room("A longer title that needs two lines of a slide?").h


TEXTS = [
    (condense("one two, three four", 16), "one two…"),
    (condense("one, two three", 10), "one, two…"),
    (condense("one", 10), "one"),
    (first_sentence("Police. Call now."), "Police."),
    (sentence_case("«один человек» вместо имён;"), "«Один человек» вместо имён"),
    (sentence_case("no filming."), "No filming"),
    (len(sentences([para("One. «Two?» Three 1. not.")])), 3),
    (sentences([para("One. «Two?»")])[1].text, "«Two?»"),
    (plain("> Hello.\n\n1. One\n2. Two"), ("Hello.", "1. One", "2. Two")),
    (plain("a – b\n\n- c"), ("a\u00a0– b", "– c")),
    ([p.text for p in paragraphs("[a](page:b) **c**\n\n| d |\n|---|\n| e |")], ["a c"]),
    (para("рас па, өтірік пе").text, "рас\u00a0па, өтірік\u00a0пе"),
    (para("спасибо за разговор").text, "спасибо за\u00a0разговор"),
    (ended(para("Whose is it?")).text, "Whose is\u00a0it?"),
    (ended(para("Write the sentence.")).text, "Write the sentence."),
    (para("и в чате 5 минут").text, "и\u00a0в\u00a0чате 5\u00a0минут"),
]  # fmt: skip


@pytest.mark.parametrize(("found", "expected"), TEXTS)
def test_texts(found: object, expected: object) -> None:
    assert found == expected


def test_horns_fill_their_row() -> None:
    points = [points for _, points in horns(840, 14)]
    across = [x for row in points for x in row[::2]]
    assert min(across) >= 0 and max(across) <= 840.01
    assert max(y for row in points for y in row[1::2]) <= 14
