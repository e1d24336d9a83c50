"""WebVTT: what is written is read again, by us and by somebody else's reader."""

from __future__ import annotations

import io

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from hub.video.cues import Cue, clock
from hub.video.srt import write_srt
from hub.video.webvtt import VTT, WebVTTError, read_vtt, write_vtt

line = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1
)
line = line.filter(lambda text: bool(text.strip()) and text.splitlines() == [text])
name = line.filter(
    lambda text: "-->" not in text and not text.startswith(("NOTE", "STYLE", "REGION"))
)
setting = st.tuples(
    st.sampled_from(["line", "position", "size", "align"]), st.sampled_from(["50%", "start", "0"])
)
cue = st.builds(
    lambda start, length, lines, id_, settings: Cue(
        start, start + length, tuple(lines), id_, tuple(settings)
    ),
    st.integers(0, 10**7),
    st.integers(1, 10**5),
    st.lists(line, min_size=1, max_size=3),
    st.one_of(st.just(""), name),
    st.lists(setting, max_size=3),
)


@given(st.lists(cue, max_size=4), st.lists(name, max_size=2))
def test_round_trip(cues: list[Cue], notes: list[str]) -> None:
    notes = [note.strip() for note in notes if note.strip()]
    vtt = VTT(tuple(cues), "title", tuple(notes))
    assert read_vtt(write_vtt(vtt)) == vtt


def test_what_it_looks_like() -> None:
    cues = (Cue(0, 1500, ("А & Б <5>",), "hook-1", (("line", "50%"), ("align", "start"))),)
    assert write_vtt(VTT(cues, notes=("Title",))) == (
        "WEBVTT\n\nNOTE Title\n\nhook-1\n"
        "00:00:00.000 --> 00:00:01.500 line:50% align:start\nА &amp; Б &lt;5&gt;\n"
    )


def test_another_reader_understands_it() -> None:
    cues = (Cue(0, 1500, ("Сұра.", "Тексер."), "a-1"), Cue(1600, 61_005, ("Ask, tell",), "a-2"))
    seen = webvtt.from_buffer(io.StringIO(write_vtt(VTT(cues))), format="vtt")
    assert [(c.start, c.end, c.text, c.identifier) for c in seen] == [
        ("00:00:00.000", "00:00:01.500", "Сұра.\nТексер.", "a-1"),
        ("00:00:01.600", "00:01:01.005", "Ask, tell", "a-2"),
    ]


def test_srt_is_read_by_another_reader() -> None:
    text = write_srt((Cue(0, 1500, ("Сұра.", "Тексер.")), Cue(1600, 3000, ("Айт.",))))
    assert text.startswith("1\n00:00:00,000 --> 00:00:01,500\nСұра.\nТексер.\n\n2\n")
    seen = webvtt.from_buffer(io.StringIO(text), format="srt")
    assert [c.text for c in seen] == ["Сұра.\nТексер.", "Айт."]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("WEBVTX\n", 1, "WEBVTT"),
        ("WEBVTT\n\n00:01 --> 00:02\nHi\n", 3, "Expected a time"),
        ("WEBVTT\n\na\n00:00:01.000 --> 00:00:02.000 line\nHi\n", 3, "setting"),
        ("WEBVTT\n\nSTYLE\n::cue{}\n", 3, "STYLE"),
    ],
)
def test_mistakes_are_named(text: str, line: int, words: str) -> None:
    with pytest.raises(WebVTTError, match=words) as caught:
        read_vtt(text)
    assert caught.value.line == line


@pytest.mark.parametrize(
    "vtt",
    [
        VTT((Cue(2, 2, ("x",)),)),
        VTT((Cue(0, 2, ()),)),
        VTT((Cue(0, 2, (" ",)),)),
        VTT((Cue(0, 2, ("x",), "a-->b"),)),
        VTT((), notes=("a-->b",)),
        VTT((), title="a\nb"),
    ],
)
def test_what_webvtt_cannot_hold_is_refused(vtt: VTT) -> None:
    with pytest.raises(ValueError, match=r"WebVTT|cue"):
        write_vtt(vtt)


def test_clock() -> None:
    assert clock(0) == "00:00:00.000"
    assert clock(3_661_042) == "01:01:01.042"
    assert clock(61_005, ",") == "00:01:01,005"
