"""Real videos in every shape and language: inside the safe box, calm, and every letter drawn."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from calm import light_over_time, most_swings, read_events
from fontTools.ttLib import TTFont
from PIL import Image
from video_trees import ROOT

from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.content.script import LineKind, SceneKind, Shape
from hub.fonts import Face, image_font, write_faces
from hub.tools import ffmpeg
from hub.video.burn import PLATE, draw_burned
from hub.video.contacts import contacts_from
from hub.video.cues import Cue
from hub.video.picture.actors import Actor, Key, Words
from hub.video.picture.actors import Shape as Outline
from hub.video.picture.ass import write_ass
from hub.video.picture.background import Mood, draw_background
from hub.video.picture.extent import word_boxes, words_outside
from hub.video.picture.footage import SCRIM
from hub.video.picture.layout import layout_of, shape_of
from hub.video.picture.palette import Colour, Palette, contrast
from hub.video.picture.paths import rounded
from hub.video.picture.scenes import draw_scenes, draw_video, plan_moods
from hub.video.subtitles import make_cues
from hub.video.timeline import Timeline, fixed_ms, plan_timeline
from hub.video.words import Books, SceneWords, Strings, scene_words

SHAPES: tuple[Shape, ...] = ("9:16", "1:1", "16:9")
LIBRARY = Library.load(ROOT)
KAZAKH = "әғқңөұүһіӘҒҚҢӨҰҮҺІ"
WHITE = Colour(255, 255, 255)
CLIP = SceneWords(
    "clip", SceneKind.FOOTAGE, ((LineKind.SCREEN, "Көшеде не көрдің?"), (LineKind.SAY, "Бір күн."))
)
END = SceneWords("end", SceneKind.TITLE, ((LineKind.SCREEN, "Сұра. Айт."),))


@cache
def timed(slug: str, strings_key: int = 0) -> tuple[Timeline, dict[Lang, tuple[SceneWords, ...]]]:
    script = next(video for video in LIBRARY.videos if video.slug == slug)
    strings = STRINGS[strings_key]
    books = Books(strings, LIBRARY.law, contacts_from(LIBRARY.help))
    words = {lang: scene_words(script.plan, script.texts[lang], books) for lang in CODES}
    return plan_timeline(words, fixed=fixed_ms(script.plan)), words


STRINGS: list[Strings] = []


@pytest.fixture(autouse=True)
def _strings(strings: Strings) -> None:
    if not STRINGS:
        STRINGS.append(strings)


@pytest.mark.parametrize("slug", [video.slug for video in LIBRARY.videos])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("lang", CODES)
def test_words_stand_inside_the_safe_box(
    slug: str, shape: Shape, lang: Lang, strings: Strings, palette: Palette
) -> None:
    timeline, words = timed(slug)
    drawn = draw_scenes(timeline, words[lang], lang, palette, strings, shape)
    outside = {id_: words_outside(actors, shape) for id_, actors in drawn.items()}
    assert {id_: lines for id_, lines in outside.items() if lines} == {}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("lang", CODES)
def test_a_chat_leaves_only_whole_bubbles(
    shape: Shape, lang: Lang, strings: Strings, palette: Palette
) -> None:
    """Whatever rests in the window, seen, is cut by neither its upper nor its lower edge."""
    rests = 0
    for video in LIBRARY.videos:
        timeline, words = timed(video.slug)
        drawn = draw_scenes(timeline, words[lang], lang, palette, strings, shape)
        for slot in timeline.scenes:
            for actor in drawn[slot.id] if slot.kind is SceneKind.CHAT else ():
                if actor.clip is None:
                    continue
                for before, after in pairwise(actor.keys):
                    if before.y != after.y or min(before.opacity, after.opacity) < 1:
                        continue
                    rests += 1
                    top = before.y + min(mark.y for mark in actor.marks)
                    bottom = before.y + max(_foot(mark) for mark in actor.marks)
                    assert actor.clip[1] <= top and bottom <= actor.clip[3], (video.slug, slot.id)
    assert rests > 12


def _foot(mark: Words | Outline) -> float:
    if isinstance(mark, Words):
        return mark.y + mark.px * 1.2
    return mark.y + max(y for step in mark.path for _, y in step.points)


def test_the_head_of_a_chat_names_the_other_side(strings: Strings, palette: Palette) -> None:
    scene = SceneWords("chat", SceneKind.CHAT, ((LineKind.THEM, "Сәлем"),))

    def heads(scene: SceneWords, shape: Shape) -> set[str]:
        scenes = (CLIP, scene, END)
        timeline = plan_timeline(dict.fromkeys(CODES, scenes))
        drawn = draw_scenes(timeline, scenes, "kk", palette, strings, shape)["chat"]
        return {m.text for actor in drawn for m in actor.marks if isinstance(m, Words)}

    for shape in SHAPES:
        assert heads(scene, shape) == {"Бейтаныс адам", "Ойдан шығарылған чат", "Сәлем"}
        named = replace(scene, partner="Досың")
        assert heads(named, shape) == {"Досың", "Ойдан шығарылған чат", "Сәлем"}


def test_words_outside_the_safe_box_are_noticed() -> None:
    def place(x: float, y: float) -> list[str]:
        keys = (Key(0, x, y), Key(100, x, y))
        return words_outside([Actor((Words("Сөз", 60, WHITE),), keys)])

    assert place(120, 288) == place(500, 860) == []
    assert place(100, 400) == place(120, 250) == place(120, 900) == place(820, 400) == ["Сөз"]
    # Beside the buttons, below y 840, the words end at x 780.
    assert place(700, 700) == [] and place(700, 860) == ["Сөз"]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("lang", CODES)
def test_burned_captions_stay_in_their_box(shape: Shape, lang: Lang, palette: Palette) -> None:
    timeline, words = timed(LIBRARY.videos[0].slug)
    box = layout_of(shape).caption
    wide = Cue(0, 2000, ("Щ" * 40, "ж"), "x-1", ())
    drawn = draw_burned((*make_cues(timeline, words[lang], lang), wide), palette, shape)
    for text, found in word_boxes(drawn):
        assert box.left - 1 <= found.left and found.right <= box.right + 1, text
        assert box.top <= found.top and found.bottom <= box.bottom + 1, text


@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_lies_over_a_clip_where_the_captions_go(
    shape: Shape, strings: Strings, palette: Palette
) -> None:
    scenes = (CLIP, END)
    timeline = plan_timeline(dict.fromkeys(CODES, scenes), fixed={"clip": 6000})
    top = layout_of(shape).caption.top
    for actor in draw_scenes(timeline, scenes, "kk", palette, strings, shape)["clip"]:
        for key in actor.keys:
            for mark in actor.marks:
                high = (
                    max(y for step in mark.path for _, y in step.points)
                    if isinstance(mark, Outline)
                    else mark.px * 1.2
                )
                assert key.y + mark.y + high < top


def test_words_can_be_read_over_a_white_clip(palette: Palette) -> None:
    for share in (SCRIM, PLATE):
        assert contrast(palette.text, WHITE.mix(palette.night, share)) >= 4.5
    assert contrast(palette.flag_text, palette.flag) >= 4.5
    assert contrast(palette.flag_line, palette.base) >= 3


def test_a_clip_is_a_span_of_its_own() -> None:
    timeline = plan_timeline(dict.fromkeys(CODES, (CLIP, END)))
    spans = plan_moods(timeline)
    assert [(span.footage, span.start, span.end) for span in spans] == [
        ("clip", 0, timeline.scenes[0].end),
        (None, timeline.scenes[1].start, timeline.end),
    ]


def test_type_is_large_enough_for_a_phone() -> None:
    for shape in SHAPES:
        sizes = layout_of(shape).sizes
        assert sizes.bubble >= 50 and sizes.headline[0] >= 96 and sizes.small >= 34


@pytest.mark.parametrize("shape", SHAPES)
def test_backgrounds_have_the_shape_asked_for(shape: Shape, palette: Palette) -> None:
    layout = layout_of(shape)
    size = (layout.width // 12, layout.height // 12)
    first = draw_background(palette, Mood.DAWN, size)
    assert first == draw_background(palette, Mood.DAWN, size)
    assert shape_of(size) == shape
    assert f"PlayResX: {layout.width}\nPlayResY: {layout.height}\n" in write_ass((), "kk", shape)


@pytest.mark.parametrize("slug", [video.slug for video in LIBRARY.videos])
def test_nothing_flashes(slug: str, strings: Strings, palette: Palette) -> None:
    timeline, words = timed(slug)
    actors = draw_video(timeline, words["kk"], "kk", palette, strings)
    events = read_events(write_ass(actors, "kk"))
    assert most_swings(light_over_time(events, (1080, 1920), ground=0.02)) <= 3


def test_a_flashing_drawing_would_be_noticed() -> None:
    card = Outline(rounded(400, 400, 20), WHITE)
    keys = [Key(n * 100, 300, 300, float(n % 2)) for n in range(12)]
    events = read_events(write_ass([Actor((card,), tuple(keys))], "kk"))
    assert most_swings(light_over_time(events, (1080, 1920), ground=0.02)) > 6


def test_every_kazakh_letter_is_drawn_and_none_is_a_box(tmp_path: Path) -> None:
    """Let libass draw the letters as it does in a video, and compare with the typeface itself."""
    write_faces(tmp_path / "fonts")
    assert wrongly_drawn(tmp_path) == []


@pytest.mark.parametrize("letter", KAZAKH)
def test_a_letter_that_the_typeface_lacks_would_be_noticed(letter: str, tmp_path: Path) -> None:
    without_letter(write_faces(tmp_path / "fonts"), letter)
    assert wrongly_drawn(tmp_path) == [letter, letter]


def test_a_letter_drawn_as_another_would_be_noticed(tmp_path: Path) -> None:
    without_letter(write_faces(tmp_path / "fonts"), "ң", instead="н")
    assert wrongly_drawn(tmp_path) == ["ң", "ң"]


def without_letter(fonts: Path, letter: str, instead: str = "") -> None:
    """Take a letter out of both faces, or let it look like another."""
    for path in fonts.glob("*.ttf"):
        font = TTFont(path)
        for table in font["cmap"].tables:
            glyph = table.cmap.pop(ord(letter), None)
            if instead and glyph:
                table.cmap[ord(letter)] = table.cmap[ord(instead)]
        font.save(path)


def wrongly_drawn(folder: Path) -> list[str]:
    """Draw all letters with the faces in `folder`/fonts; return those that came out wrong."""
    cell, px = 100, 70
    still = [
        Actor(
            (Words(letter, px, WHITE, bold=bold),),
            (Key(0, 20 + cell * n, 10 + cell * row), Key(1000, 20 + cell * n, 10 + cell * row)),
        )
        for row, bold in enumerate((False, True))
        for n, letter in enumerate(KAZAKH)
    ]
    (folder / "letters.ass").write_text(
        write_ass(still, "kk").replace("1080", "1920").replace("PlayResY: 1920", "PlayResY: 200"),
        encoding="utf-8",
    )
    # As in hub.video.make: no typeface of this machine may step in.
    (folder / "fonts.conf").write_text("<fontconfig/>\n", encoding="utf-8")
    source = "color=black:s=1920x200:d=0.1:r=10"
    command = [
        str(ffmpeg()), "-v", "error", "-f", "lavfi", "-i", source, "-vf",
        "ass=letters.ass:fontsdir=fonts", "-frames:v", "1", "-pix_fmt", "gray", "letters.png",
    ]  # fmt: skip
    env = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    subprocess.run(command, cwd=folder, check=True, timeout=60, env=env)
    picture = Image.open(folder / "letters.png").convert("L")
    wrong = []
    for row, face in enumerate((Face.REGULAR, Face.BOLD)):
        for n, letter in enumerate(KAZAKH):
            ink = _ink(picture.crop((cell * n, cell * row, cell * (n + 1), cell * (row + 1))))
            mask = image_font(face, px).getmask(letter, mode="L")
            if not _alike(ink, _ink(Image.frombytes("L", mask.size, bytes(mask)))):
                wrong.append(letter)
    return wrong


def _alike(one: Image.Image, other: Image.Image) -> bool:
    """Tell whether two letters are the same: as large, and with their ink in the same places."""
    if abs(one.width - other.width) > 3 or abs(one.height - other.height) > 3:
        return False
    size = (24, 32)
    grey = (image.resize(size, Image.Resampling.BOX).tobytes() for image in (one, other))
    return sum(abs(a - b) for a, b in zip(*grey, strict=True)) / (255 * 24 * 32) < 0.1


def _ink(image: Image.Image) -> Image.Image:
    """Cut a picture down to what is drawn in it."""
    box = image.point([255 if value > 60 else 0 for value in range(256)]).getbbox()
    return image.crop(box or (0, 0, 1, 1))
