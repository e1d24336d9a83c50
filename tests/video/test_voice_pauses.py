"""A recorded voice is cut where its reader pauses, and what cannot be told is said."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from speech import Reading, read_aloud
from video_trees import ROOT

from hub.content.languages import CODES
from hub.content.script import LineKind, load_scripts
from hub.video.errors import VideoError
from hub.video.listen import hear
from hub.video.pauses import cut_at_pauses, find_pauses

SCRIPTS = {script.slug: script for script in load_scripts(ROOT)[0]}


def paragraphs(slug: str, lang: str) -> list[str]:
    """What the narrator of one of our videos says."""
    scenes = SCRIPTS[slug].texts[lang].scenes
    return [row.text for scene in scenes for row in scene.lines if row.kind is LineKind.SAY]


@pytest.mark.parametrize("room", [0, 20, 150], ids=["studio", "room", "noisy"])
@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("slug", sorted(SCRIPTS))
def test_our_scripts_are_cut_between_paragraphs(
    slug: str, lang: str, room: int, tmp_path: Path
) -> None:
    texts = paragraphs(slug, lang)
    spans = read_aloud(texts, tmp_path / "v.wav", seed=len(slug) + len(lang), room=room)
    cuts = cut_at_pauses(hear(tmp_path / "v.wav").levels, [len(text) for text in texts])
    for (start, end), cut in zip(spans, cuts, strict=True):
        # Nothing that is said is lost, and little of the silence around it is kept.
        assert cut.sure and start - 150 <= cut.start <= start + 30, texts
        assert end - 90 <= cut.end <= end + 230, texts


def test_letters_alone_would_cut_into_words(tmp_path: Path) -> None:
    """The slow first paragraph takes as long as the second: letters are no clock."""
    reading = Reading()
    reading.rest(300)
    texts = [
        "Бір екі үш төрт бес алты жеті.",
        "Сегіз тоғыз он он бір он екі он үш. Он төрт он бес.",
    ]
    reading.read(texts[0], pace=1.5)
    reading.rest(700)
    reading.read(texts[1], pace=0.8)
    reading.write(tmp_path / "v.wav")
    heard = hear(tmp_path / "v.wav")
    first, second = cut_at_pauses(heard.levels, [len(text) for text in texts])
    (_, end), (start, _) = reading.spans
    assert end <= first.end + 60 and second.start <= start
    letters = heard.ms * len(texts[0]) // sum(map(len, texts))
    assert letters < end - 400, "the test would not tell the two ways apart"


def test_a_missing_pause_is_told(tmp_path: Path) -> None:
    texts = [f"Paragraph number {n} has a few words more than the last." for n in range(5)]
    read_aloud(texts, tmp_path / "v.wav", joined=2)
    cuts = cut_at_pauses(hear(tmp_path / "v.wav").levels, [len(text) for text in texts])
    assert len(cuts) == 5 and not all(cut.sure for cut in cuts)
    read_aloud(texts, tmp_path / "w.wav")
    cuts = cut_at_pauses(hear(tmp_path / "w.wav").levels, [len(text) for text in texts])
    assert all(cut.sure for cut in cuts)


def test_clicks_and_consonants_are_no_ends() -> None:
    quiet, loud = [-70.0] * 30, [-20.0] * 50
    found = find_pauses([*quiet, *loud, *[-70.0] * 12, *loud, *quiet, -18.0, *quiet, *loud])
    assert (found.first, found.last) == (300, 300 + 1120 + 610 + 500)
    assert [(p.start, p.end) for p in found.pauses] == [(1420, 2030)]


@given(
    levels=st.lists(st.floats(-120, 0), max_size=400),
    letters=st.lists(st.integers(0, 300), max_size=8),
)
@settings(deadline=None, max_examples=150)
def test_cuts_are_in_order_whatever_is_heard(levels: list[float], letters: list[int]) -> None:
    cuts = cut_at_pauses(levels, letters)
    assert len(cuts) == len(letters)
    assert all(cut.start < cut.end for cut in cuts)
    assert all(a.end <= b.start for a, b in pairwise(cuts))


def test_an_endless_recording_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.video.listen.LONGEST_MS", 60_000)
    reading = Reading(room=0)
    reading.rest(61_000)
    with pytest.raises(VideoError, match=r"v\.wav lasts more than 1 minutes"):
        hear(reading.write(tmp_path / "v.wav"))
