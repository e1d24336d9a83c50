"""Pictures: what is drawn, where, and that everybody can read it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from video_trees import ROOT

from hub.content.languages import CODES, Lang
from hub.content.script import SceneKind, load_scripts
from hub.fonts import Face, face_metrics, missing_letters, text_width
from hub.video.picture.actors import Actor, Key, Shape, Words, stay
from hub.video.picture.ass import write_ass
from hub.video.picture.background import Mood, draw_background
from hub.video.picture.drawing import drawing
from hub.video.picture.extent import words_box
from hub.video.picture.palette import Colour, Palette, contrast
from hub.video.picture.paths import bubble, circle, rounded
from hub.video.picture.scenes import _DRAW, _MOOD, draw_scenes, plan_moods
from hub.video.picture.text import fit, wrap
from hub.video.plan import plan_video
from hub.video.recipes import Options
from hub.video.timeline import plan_timeline
from hub.video.words import Books, scene_words

KAZAKH = "әғқңөұүһіӘҒҚҢӨҰҮҺІ"
WHITE = Colour(255, 255, 255)


@pytest.mark.parametrize("face", [Face.REGULAR, Face.BOLD])
def test_the_typeface_has_every_kazakh_letter(face: Face) -> None:
    assert missing_letters(f"{KAZAKH}№§«»–…’“”", face) == ""
    assert missing_letters("₸✓", face) == "₸✓"


def test_every_word_of_the_real_scripts_can_be_drawn() -> None:
    scripts, _ = load_scripts(ROOT)
    for script in scripts:
        for text in script.texts.values():
            for scene in text.scenes:
                for row in scene.lines:
                    assert missing_letters(row.text) == "", (text.path, row.line)


def events(actor: Actor, lang: Lang = "kk") -> list[str]:
    return [row for row in write_ass([actor], lang).split("\n") if row.startswith("Dialogue")]


def test_a_resting_actor_is_one_event() -> None:
    actor = Actor((Words("Сөз", 50, WHITE),), (Key(0, 10, 20), Key(500, 10, 20), Key(990, 10, 20)))
    assert events(actor) == [
        "Dialogue: 0,0:00:00.00,0:00:00.99,Main,,0,0,0,,{\\pos(10,20)}{\\fs60\\1c&HFFFFFF&}Сөз"
    ]


def test_a_moving_actor_has_no_gap_and_no_overlap() -> None:
    actor = stay((Shape(rounded(100, 50, 10), WHITE),), 120, 300, 1000, 3000)
    times = [re.findall(r"\d:\d\d:\d\d\.\d\d", row) for row in events(actor)]
    assert times[0][0] == "0:00:01.00" and times[-1][1] == "0:00:03.00"
    for before, after in pairwise(times):
        assert before[1] == after[0]


def test_outlines_are_written_from_zero() -> None:
    actor = Actor((Shape(circle(10), WHITE, -5, -5),), (Key(0, 100, 100), Key(100, 100, 100)))
    row = events(actor)[0]
    assert "\\pos(95,95)" in row
    numbers = [int(n) for n in re.findall(r"-?\d+", row.split("\\p4}")[1].split("{")[0])]
    assert min(numbers) == 0 and max(numbers) == 80


def test_signs_that_mean_something_to_the_drawer_are_kept_as_text() -> None:
    actor = Actor((Words("a{b}\\n", 50, WHITE),), (Key(0, 0, 0), Key(100, 0, 0)))
    assert events(actor)[0].endswith("a\\{b\\}\\\u2060n")


def test_a_tail_on_the_right_is_a_mirrored_one() -> None:
    left = bubble(200, 80, 30, 20, side="left")
    right = bubble(200, 80, 30, 20, side="right")
    assert right[0].points == ((200 - left[0].points[0][0], 0),)


def test_text_is_wrapped_evenly_and_inside_its_width() -> None:
    block = wrap("Мүлкі тәркіленіп, 5 жылдан 8 жылға дейінгі мерзімге", "kk", 60, 500, bold=True)
    assert block.width <= 500
    assert " ".join(block.lines) == "Мүлкі тәркіленіп, 5 жылдан 8 жылға дейінгі мерзімге"
    assert not any(line.endswith(("5", "8")) for line in block.lines)


def test_a_range_and_a_preposition_stay_with_what_they_belong_to() -> None:
    english = wrap("Imprisonment for 5 to 8 years with confiscation", "en", 72, 768, bold=True)
    assert any("5 to 8 years" in line for line in english.lines)
    russian = wrap("Лишение свободы на срок от 5 до 8 лет с конфискацией", "ru", 72, 768, bold=True)
    assert not any(line.endswith((" с", " от", " на")) for line in russian.lines)


def test_fit_takes_the_largest_size_that_fits() -> None:
    assert fit("Короткий", "ru", (90, 60), 600, 1).px == 90
    assert fit("Не такой уж и короткий", "ru", (90, 60), 700, 1).px == 60


def test_libass_size_is_the_line_height() -> None:
    metrics = face_metrics(Face.REGULAR)
    assert (metrics.family, metrics.ascent + metrics.descent) == ("FiraGO", 1200)
    assert text_width("ңң", Face.REGULAR, 100) == pytest.approx(
        2 * text_width("ң", Face.REGULAR, 100)
    )


def test_words_stand_out_from_what_is_behind_them(palette: Palette) -> None:
    p = palette
    pairs = [
        (p.text, p.base), (p.text, p.ink), (p.muted, p.base), (p.paper_text, p.paper),
        (p.paper_muted, p.paper), (p.mine_text, p.mine), (p.accent_ink, p.accent),
        (p.accent, p.base), (p.accent, p.ink), (p.ok_ink, p.ok),
        (p.paper_text, p.paper.mix(p.accent, 0.75)),
    ]  # fmt: skip
    for front, back in pairs:
        assert contrast(front, back) >= 4.5, (front, back)


@pytest.mark.parametrize("mood", list(Mood))
def test_backgrounds_are_the_same_every_time(palette: Palette, mood: Mood) -> None:
    first = draw_background(palette, mood, (72, 128))
    assert first == draw_background(palette, mood, (72, 128))
    assert first.startswith(b"\x89PNG")


def test_the_day_only_goes_forward(tree: Path, books: Books) -> None:
    (script,), _ = load_scripts(tree)
    words = {lang: scene_words(script.plan, script.texts[lang], books) for lang in CODES}
    timeline = plan_timeline(words)
    spans = plan_moods(timeline)
    assert [span.mood for span in spans] == [Mood.NIGHT, Mood.DUSK, Mood.DAWN]
    assert (spans[0].start, spans[-1].end) == (0, timeline.end)


@pytest.mark.parametrize("lang", CODES)
def test_words_keep_to_the_safe_zone(
    tree: Path, books: Books, palette: Palette, lang: Lang
) -> None:
    (script,), _ = load_scripts(tree)
    words = {code: scene_words(script.plan, script.texts[code], books) for code in CODES}
    timeline = plan_timeline(words)
    for actors in draw_scenes(timeline, words[lang], lang, palette, books.strings).values():
        box = words_box(actors)
        assert box is not None
        assert box.left >= 120 and box.top >= 280
        assert box.right <= 912 and box.bottom <= 960


def test_every_kind_of_scene_can_be_drawn() -> None:
    assert set(_DRAW) == set(_MOOD) == set(SceneKind)


def test_all_plans_of_a_program_share_one_drawing(
    tree: Path, books: Books, palette: Palette
) -> None:
    (script,), _ = load_scripts(tree)
    drawing.cache_clear()
    sets = Options(sets=("site", "messenger"))
    plans = [plan_video(script, CODES, books, palette, options=sets) for _ in range(2)]
    assert plans[0] == plans[1] and len(plans[0].pictures) == 2 * len(CODES)
    assert drawing.cache_info().misses == len(CODES)
