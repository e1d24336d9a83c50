"""A clip's own subtitles keep their times in the video that shows the clip."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from video_trees import SmallLaw, small_contacts

from hub.content.languages import CODES
from hub.content.script import VideoScript, load_script
from hub.video.cues import Cue
from hub.video.imports import cues_to_script
from hub.video.lint import check_scripts
from hub.video.picture.palette import Palette
from hub.video.spoken import load_spoken
from hub.video.subtitles import make_cues, make_full
from hub.video.timeline import fixed_ms, plan_timeline
from hub.video.webvtt import VTT, write_vtt
from hub.video.words import Books, Strings, scene_words

SAID = (
    Cue(200, 900, ("Before the cut.",)),
    Cue(1500, 4500, ("A stranger wrote first,", "nobody I knew."), voice="Guest"),
    Cue(4510, 12_000, ("I told my sister, and then we wrote to the helpline together that day.",)),
    Cue(30_000, 31_000, ("After the cut.",)),
)


@pytest.fixture
def footage(tree: Path) -> Path:
    """The small video with a clip of twelve seconds, from its second one."""
    folder = tree / "videos/small"
    plan = (folder / "video.yml").read_text("utf-8")
    plan = plan.replace(
        "kind: chat}",
        "kind: footage, footage: {file: clip.mp4, in_ms: 1000, out_ms: 13000}}",
    )
    (folder / "video.yml").write_text(plan, "utf-8")
    (folder / "clip.mp4").write_bytes(b"x")
    said = cues_to_script(SAID[1:3])
    for lang in CODES:
        path = folder / f"script.{lang}.md"
        text = path.read_text("utf-8")
        start, end = text.index("- them: Hello"), text.index("## Law")
        path.write_text(f"{text[:start]}{' '.join(said)}\n\n{text[end:]}", "utf-8")
    (folder / "clip.en.vtt").write_text(write_vtt(VTT(SAID)), "utf-8")
    return tree


def read(tree: Path) -> VideoScript:
    """Read the small video; nothing is wrong with its form."""
    script, found = load_script(tree / "videos/small", tree)
    assert script is not None and found == []
    return script


def test_cues_stay_with_the_voice(footage: Path, books: Books) -> None:
    script = read(footage)
    spoken, found = load_spoken(script, "en")
    assert found == [] and load_spoken(script, "ru") == ({}, [])
    assert [(c.start, c.end) for c in spoken["chat"]] == [(500, 3500), (3510, 11_000)]
    words = scene_words(script.plan, script.texts["en"], books)
    timeline = plan_timeline(dict.fromkeys(CODES, words), fixed=fixed_ms(script.plan))
    slot = timeline.scene("chat")
    for cues in (
        make_cues(timeline, words, "en", spoken=spoken),
        make_full(timeline, words, "en", books.strings, spoken=spoken),
    ):
        own = [cue for cue in cues if cue.id.startswith("chat-")]
        assert abs(own[0].start - slot.start - 500) <= 17
        assert own[0].voice == "Guest"
        assert " ".join(c.text for c in own) == " ".join(c.text for c in SAID[1:3])
        assert all(len(c.lines) <= 2 and max(map(len, c.lines)) <= 28 for c in own)
        assert all(b.start - a.end >= 66 for a, b in pairwise(cues))
        assert own[-1].end <= slot.end


def test_words_and_times_must_not_part(footage: Path, strings: Strings, palette: Palette) -> None:
    def rules() -> dict[str, str]:
        found = check_scripts(
            [read(footage)],
            strings=strings,
            palette=palette,
            law=SmallLaw(),
            contacts=small_contacts,
        )
        return {f.rule: f.where(footage) for f in found}

    assert rules() == {}
    path = footage / "videos/small/script.en.md"
    path.write_text(path.read_text("utf-8").replace("my sister", "my brother"), "utf-8")
    assert rules() == {"video.spoken": "videos/small/script.en.md:10"}
    (footage / "videos/small/clip.en.vtt").write_text("nothing", "utf-8")
    assert rules() == {"subtitles.unknown": "videos/small/clip.en.vtt:1"}
