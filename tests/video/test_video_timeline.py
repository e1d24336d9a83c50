"""Time: reading speed, the frame grid, one rhythm for all languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.content.languages import CODES
from hub.content.script import LineKind, SceneKind, VideoPlan
from hub.video.pace import FPS, cue_ms, frame_ms, frames, screen_ms, speed
from hub.video.refs import HelpLine
from hub.video.subtitles import make_cues
from hub.video.timeline import (
    HELP_MS,
    OPENING_MS,
    PAUSE_MS,
    BeatKind,
    UnevenScripts,
    fixed_ms,
    plan_timeline,
)
from hub.video.words import FactWords, SceneWords

SAY, SCREEN, THEM = LineKind.SAY, LineKind.SCREEN, LineKind.THEM
TITLE = SceneWords("hook", SceneKind.TITLE, ((SCREEN, "Question?"),))
END = SceneWords("end", SceneKind.TITLE, ((SCREEN, "Bye"),))


def test_a_cue_stays_as_long_as_it_is_read() -> None:
    assert cue_ms("x" * 25) == 2000
    assert cue_ms("да") == 1000
    assert cue_ms("a b c d e") == 1500
    assert cue_ms("x" * 400) == 6000


def test_words_on_the_screen_never_run_faster_than_fifteen_characters_a_second() -> None:
    for text in ("Оңай жұмыс бар", "Ладно, один раз", "Block and tell someone I really trust"):
        assert speed(text, screen_ms(text)) <= 15.1


@given(st.integers(0, 10**6))
def test_the_frame_grid_never_cuts_time_short(ms: int) -> None:
    assert frame_ms(frames(ms)) >= ms - 1
    assert frames(frame_ms(ms % 1000)) in (ms % 1000, ms % 1000 + 1)


def test_beats_follow_each_other_on_whole_frames() -> None:
    chat = SceneWords("chat", SceneKind.CHAT, ((THEM, "Hello"), (SAY, "Nobody says who pays.")))
    timeline = plan_timeline(dict.fromkeys(CODES, (TITLE, chat, END)))
    beats = [beat for slot in timeline.scenes for beat in slot.beats]
    for before, after in pairwise(beats):
        assert before.end <= after.start
    for beat in beats:
        assert beat.start == frame_ms(round(beat.start * FPS / 1000))
    assert [slot.start for slot in timeline.scenes[1:]] == [s.end for s in timeline.scenes[:-1]]
    assert timeline.end == timeline.scenes[-1].end


def test_the_slowest_language_sets_the_pace_for_all() -> None:
    short = SceneWords("chat", SceneKind.CHAT, ((SAY, "Shortish words here."),))
    long = SceneWords(
        "chat", SceneKind.CHAT, ((SAY, "These are many more words. And a second sentence."),)
    )
    both = plan_timeline({"kk": (TITLE, long), "ru": (TITLE, short), "en": (TITLE, short)})
    alone = plan_timeline(dict.fromkeys(CODES, (TITLE, long)))
    assert both == alone
    slow = make_cues(both, (TITLE, long), "kk")
    fast = make_cues(both, (TITLE, short), "ru")
    assert len(slow) == 2
    assert fast[0].ms > cue_ms("Shortish words here.")


def test_cues_keep_two_frames_between_them_and_six_seconds_at_most() -> None:
    text = "One sentence that is long enough. Another sentence that is long as well. A third one."
    scene = SceneWords("chat", SceneKind.CHAT, ((SAY, text),))
    slow = SceneWords("chat", SceneKind.CHAT, ((SAY, text * 4),))
    timeline = plan_timeline({"kk": (slow,), "ru": (scene,), "en": (scene,)})
    cues = make_cues(timeline, (scene,), "ru")
    assert [cue.id for cue in cues] == ["chat-1", "chat-2", "chat-3"]
    for before, after in pairwise(cues):
        assert after.start - before.end >= 66
    assert max(cue.ms for cue in cues) <= 6000


def test_help_stays_three_seconds() -> None:
    lines = (HelpLine("111", "111", "Centre"),)
    scene = SceneWords("help", SceneKind.HELP, ((SCREEN, "Ask"),), contacts=lines)
    slot = plan_timeline(dict.fromkeys(CODES, (scene, END))).scene("help")
    shown = next(b.start for b in slot.beats if b.kind is BeatKind.CONTACTS)
    assert slot.end - shown >= HELP_MS


def test_scenes_add_their_own_beats() -> None:
    fact = SceneWords(
        "law",
        SceneKind.FACT,
        ((SCREEN, "Law"), (SAY, "From 16.")),
        fact=FactWords("art. 1", "up to 1 year", ""),
    )
    choice = SceneWords(
        "choice",
        SceneKind.CHOICE,
        ((SCREEN, "What?"), (LineKind.OPTION, "Yes"), (LineKind.ANSWER, "No"), (SAY, "Good.")),
    )
    timeline = plan_timeline(dict.fromkeys(CODES, (fact, choice)))
    assert [b.kind for b in timeline.scenes[0].beats] == ["screen", "law", "say"]
    assert [b.kind for b in timeline.scenes[1].beats] == [
        "screen", "option", "answer", "pause", "mark", "say"
    ]  # fmt: skip


def test_uneven_scripts_share_no_timeline() -> None:
    with pytest.raises(UnevenScripts):
        plan_timeline({"kk": (TITLE,), "ru": (TITLE, END), "en": (TITLE,)})


def test_an_unknown_scene_is_an_error() -> None:
    with pytest.raises(KeyError):
        plan_timeline(dict.fromkeys(CODES, (TITLE,))).scene("nothing")


SPOKEN = SceneWords("chat", SceneKind.CHAT, ((THEM, "Hello"), (SAY, "a" * 20), (SAY, "b" * 60)))


def test_the_first_beat_waits_for_the_opening() -> None:
    first = plan_timeline(dict.fromkeys(CODES, (TITLE, END))).scenes[0]
    assert first.start == 0
    assert first.beats[0].start == OPENING_MS <= 1000


def test_there_is_time_to_choose() -> None:
    choice = SceneWords("c", SceneKind.CHOICE, ((LineKind.OPTION, "A"), (LineKind.ANSWER, "B")))
    (slot,) = plan_timeline(dict.fromkeys(CODES, (choice,))).scenes
    pause = next(beat for beat in slot.beats if beat.kind is BeatKind.PAUSE)
    assert pause.end - pause.start == PAUSE_MS >= 2500


@pytest.mark.parametrize("ms", [2500, 4000, 12_000])
def test_a_length_fixed_by_hand_is_kept(ms: int) -> None:
    free = plan_timeline(dict.fromkeys(CODES, (TITLE, SPOKEN, END)))
    timeline = plan_timeline(dict.fromkeys(CODES, (TITLE, SPOKEN, END)), fixed={"chat": ms})
    slot = timeline.scene("chat")
    assert slot.end - slot.start == ms
    assert timeline.scene("hook") == free.scene("hook")
    assert slot.start <= slot.beats[0].start and slot.beats[-1].end <= slot.end
    for before, after in pairwise(slot.beats):
        assert before.start < before.end <= after.start


def test_a_length_too_short_still_has_a_frame_for_each_beat() -> None:
    timeline = plan_timeline(dict.fromkeys(CODES, (TITLE,)), fixed={"hook": 500})
    assert timeline.end > OPENING_MS


def test_a_voice_sets_the_time_of_its_language() -> None:
    scenes = dict.fromkeys(CODES, (TITLE, SPOKEN, END))
    first, second = (n for n, (kind, _) in enumerate(SPOKEN.lines) if kind is LineKind.SAY)

    def read_in(one: int, two: int) -> dict[tuple[str, int], int]:
        return {("chat", first): one, ("chat", second): two}

    slow = plan_timeline(scenes, voice={"kk": read_in(5000, 15_000)}).scene("chat")
    says = [beat.end - beat.start for beat in slow.beats if beat.kind is BeatKind.SAY]
    assert 5000 <= says[0] <= 5134 and 15_000 <= says[1] <= 15_134
    # A quick voice in one language does not hurry the readers of the others …
    free = plan_timeline(scenes)
    quick = read_in(500, 1500)
    assert plan_timeline(scenes, voice={"kk": quick}) == free
    # … but where all have one, it sets the pace.
    assert plan_timeline(scenes, voice=dict.fromkeys(CODES, quick)).end < free.end


def test_a_scene_lasts_as_long_as_its_clip_speaks() -> None:
    scenes = dict.fromkeys(CODES, (TITLE, SPOKEN, END))
    free = plan_timeline(scenes).scene("chat")
    long = plan_timeline(scenes, least={"chat": 30_000}).scene("chat")
    assert long.end - long.start == 30_000 and long.beats == free.beats
    assert plan_timeline(scenes, least={"chat": 10}).scene("chat") == free


def test_fixed_lengths_come_from_the_plan() -> None:
    plan = VideoPlan.model_validate(
        {
            "ages": ["14-17"],
            "topics": ["help"],
            "poster": "a",
            "checked": "2026-11-21",
            "scenes": [
                {"id": "a", "kind": "title", "ms": 3000},
                {"id": "b", "kind": "footage", "footage": {"file": "x.mp4", "in_ms": 500}},
                {
                    "id": "c",
                    "kind": "footage",
                    "footage": {"file": "x.mp4", "in_ms": 500, "out_ms": 4500},
                },
            ],
        }
    )
    assert fixed_ms(plan) == {"a": 3000, "c": 4000}
