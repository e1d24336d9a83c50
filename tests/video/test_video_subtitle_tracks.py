"""The two tracks of a language: captions for its own picture, everything for another's."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from video_trees import ROOT

from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.content.script import LineKind, SceneKind
from hub.content.script_plan import Shape
from hub.video.breaking import measure
from hub.video.contacts import contacts_from
from hub.video.cues import Cue
from hub.video.pace import frame_ms, speed
from hub.video.placing import Piece, place, share, squeeze
from hub.video.refs import HelpLine
from hub.video.subtitles import make_cues, make_full
from hub.video.timeline import fixed_ms, plan_timeline
from hub.video.transcript import write_transcript
from hub.video.words import Books, FactWords, SceneWords, Strings, scene_words

SHAPES: tuple[Shape, ...] = ("9:16", "1:1", "16:9")
LIBRARY = Library.load(ROOT)


def hold(cues: tuple[Cue, ...], shape: Shape, lang: Lang, *, cps: float = 15.0) -> None:
    """Every limit of a track holds; a frame's rounding is allowed."""
    size = measure(shape, lang)
    for cue in cues:
        assert speed(cue.text, cue.ms + 1) <= cps, cue
        assert 999 <= cue.ms <= 6001, cue
        assert len(cue.lines) <= 2 and max(map(len, cue.lines)) <= size.hard, cue
    for before, after in pairwise(cues):
        assert after.start - before.end >= frame_ms(2) - 1, (before, after)
    assert len({cue.id for cue in cues}) == len(cues)


@pytest.mark.parametrize("script", LIBRARY.videos, ids=lambda script: script.slug)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_real_tracks_can_be_read_in_time(script, shape: Shape, strings: Strings) -> None:
    books = Books(strings, LIBRARY.law, contacts_from(LIBRARY.help))
    words = {lang: scene_words(script.plan, script.texts[lang], books) for lang in CODES}
    timeline = plan_timeline(words, fixed=fixed_ms(script.plan))
    for lang in CODES:
        hold(make_cues(timeline, words[lang], lang, shape), shape, lang)
        full = make_full(timeline, words[lang], lang, strings, shape)
        hold(full, shape, lang)
        assert full[-1].end <= timeline.end
        said = " ".join(cue.text for cue in full)
        for scene in words[lang]:
            for _, text in scene.lines:
                assert all(word in said for word in text.split(" ")), text
            for line in scene.contacts:
                assert line.number in said
            if scene.fact is not None:
                assert scene.fact.statement[1:40].split(" ")[0] in said


CHAT = SceneWords(
    "chat",
    SceneKind.CHAT,
    (
        (LineKind.THEM, "Just carry a bag for us, nothing else"),
        (LineKind.ME, "What is in it?"),
        (LineKind.FLAG, "No answer to a plain question"),
        (LineKind.SAY, "Nobody says who pays for it, or what it is."),
    ),
)


def test_the_full_track_says_whose_words_they_are(strings: Strings) -> None:
    timeline = plan_timeline(dict.fromkeys(CODES, (CHAT,)), fixed={"chat": 20_000})
    full = make_full(timeline, (CHAT,), "en", strings)
    assert [(cue.id, cue.voice) for cue in full] == [
        ("chat-1", "A stranger"),
        ("chat-2", "Me"),
        ("chat-3", "Warning sign"),
        ("chat-4", "Narrator"),
    ]
    assert full[0].text.startswith("A stranger: Just")
    assert full[1].text == "Me: What is in it?"
    captions = make_cues(timeline, (CHAT,), "en")
    assert [cue.text for cue in captions] == [full[-1].text]
    assert captions[0].voice == ""


def test_the_full_track_names_whom_the_script_names(strings: Strings) -> None:
    chat = replace(CHAT, partner="A friend")
    timeline = plan_timeline(dict.fromkeys(CODES, (chat,)), fixed={"chat": 20_000})
    first = make_full(timeline, (chat,), "en", strings)[0]
    assert (first.voice, first.text[:15]) == ("A friend", "A friend: Just ")
    shown = write_transcript("Title", (chat,), "en", strings)
    assert "\nA friend: Just carry a bag" in shown and "stranger" not in shown


def test_when_time_is_short_a_sign_stands_for_the_name(strings: Strings) -> None:
    timeline = plan_timeline(dict.fromkeys(CODES, (CHAT,)))
    full = make_full(timeline, (CHAT,), "en", strings)
    hold(full, "9:16", "en")
    assert not any(cue.text.startswith("Warning sign:") for cue in full)
    assert any(cue.text.startswith("⚠ No answer") for cue in full)


def test_law_choice_and_contacts_are_told(strings: Strings) -> None:
    scenes = (
        SceneWords(
            "law",
            SceneKind.FACT,
            ((LineKind.SCREEN, "The law"), (LineKind.SAY, "From 16.")),
            fact=FactWords("art. 1(1)", "Imprisonment for 1 to 2 years", "Edition 1."),
        ),
        SceneWords(
            "choice",
            SceneKind.CHOICE,
            ((LineKind.OPTION, "Yes"), (LineKind.ANSWER, "No, I do not"), (LineKind.SAY, "Good.")),
        ),
        SceneWords(
            "help",
            SceneKind.HELP,
            ((LineKind.SCREEN, "Ask"), (LineKind.SAY, "Call.")),
            contacts=(HelpLine("102", "102", "Police"), HelpLine("111", "111", "Centre")),
        ),
    )
    fixed = {"law": 9000, "choice": 14_000, "help": 9000}
    timeline = plan_timeline(dict.fromkeys(CODES, scenes), fixed=fixed)
    full = make_full(timeline, scenes, "en", strings)
    shown = {cue.lines for cue in full}
    assert ("102 – Police", "111 – Centre") in shown
    told = " ".join(cue.text for cue in full)
    assert "art. 1(1): imprisonment for 1 to 2 years." in told
    assert "• Yes • No, I do not Good choice: No, I do not Good." in told


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("абвгдежз ", min_size=3, max_size=90).map(str.strip).filter(bool), max_size=5),
    st.integers(500, 30_000),
    st.sampled_from(SHAPES),
)
def test_whatever_is_fixed_by_hand_nothing_overlaps_or_is_lost(
    strings: Strings, texts: list[str], ms: int, shape: Shape
) -> None:
    lines = tuple((LineKind.SAY, " ".join(text.split())) for text in texts)
    scene = SceneWords("a", SceneKind.FOOTAGE, lines)
    timeline = plan_timeline(dict.fromkeys(CODES, (scene,)), fixed={"a": ms})
    for cues in (
        make_cues(timeline, (scene,), "ru", shape),
        make_full(timeline, (scene,), "ru", strings, shape),
    ):
        assert " ".join(c.text for c in cues) == " ".join(text for _, text in lines)
        assert all(cue.end > cue.start for cue in cues)
        assert all(a.end <= b.start for a, b in pairwise(cues))


def test_a_beat_is_shared_by_reading_time() -> None:
    assert share(0, 200, ["x" * 25, "x" * 50]) == [0, 70]
    assert share(0, 10, ["x" * 25, "x" * 25]) == [0, 5]
    tight = [Piece("x" * 40, 0, 0, 20), Piece("y" * 40, 20, 20, 40)]
    assert place(tight, 40, 15.0) is None
    assert squeeze(tight) == [(0, 18), (20, 40)]
