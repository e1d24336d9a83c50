"""The project's own videos: nothing to find fault with, and short enough to be watched."""

from __future__ import annotations

import pytest
from video_trees import ROOT

from hub.content.languages import CODES
from hub.content.library import Library
from hub.content.script import SceneKind, VideoScript
from hub.video.contacts import contacts_from
from hub.video.lint import check_scripts
from hub.video.picture.palette import Palette
from hub.video.subtitles import make_cues
from hub.video.timeline import plan_timeline
from hub.video.words import Books, Strings, scene_words

LIBRARY = Library.load(ROOT)
LAW, HELP, SCRIPTS = LIBRARY.law, LIBRARY.help, LIBRARY.videos


def test_they_are_there() -> None:
    assert [f for f in LIBRARY.findings if "videos" in f.path.parts] == []
    assert {"courier-offer", "bank-card"} <= {script.slug for script in SCRIPTS}


def test_nothing_is_wrong_with_them(strings: Strings, palette: Palette) -> None:
    found = check_scripts(
        SCRIPTS, strings=strings, palette=palette, law=LAW, contacts=contacts_from(HELP)
    )
    assert [(f.where(ROOT), f.message) for f in found] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.slug)
def test_they_are_short_and_end_with_help(script: VideoScript, strings: Strings) -> None:
    books = Books(strings, LAW, contacts_from(HELP))
    words = {lang: scene_words(script.plan, script.texts[lang], books) for lang in CODES}
    timeline = plan_timeline(words)
    assert 25_000 <= timeline.end <= 60_000
    assert [slot.kind for slot in timeline.scenes[-2:]] == [SceneKind.HELP, SceneKind.TITLE]
    helping = script.plan.scenes[-2]
    for lang in CODES:
        cues = make_cues(timeline, words[lang], lang)
        assert cues and all(1000 <= cue.ms <= 6000 for cue in cues)
        said = " ".join(cue.text for cue in cues if cue.id.startswith(f"{helping.id}-"))
        assert all(contact in said for contact in helping.contacts)


def test_a_contact_without_a_number_cannot_be_shown() -> None:
    look_up = contacts_from(HELP)
    assert look_up("111", "ru").note == "Бесплатно, круглосуточно"
    for id_ in ("eotinish", "150"):
        with pytest.raises(LookupError):
            look_up(id_, "ru")
