"""WebVTT: what is written is read again, by us and by somebody else's reader."""

from __future__ import annotations

import html
import io

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from hub.video.cues import Cue, clock
from hub.video.srt import write_srt
from hub.video.webvtt import VTT, WebVTTError, parse_vtt, read_vtt, write_vtt
from hub.video.webvtt_text import read_payload

line = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1
)
line = line.filter(lambda text: bool(text.strip()) and text.splitlines() == [text])
name = line.filter(lambda text: "-->" not in text)
block = st.lists(name, min_size=1, max_size=3).map("\n".join)
setting = st.tuples(
    st.sampled_from(["line", "position", "size", "align", "region"]),
    st.sampled_from(["50%", "start", "0"]),
)
cue = st.builds(
    lambda start, length, lines, id_, settings, voice: Cue(
        start, start + length, tuple(lines), id_, tuple(settings), voice
    ),
    st.integers(0, 10**7),
    st.integers(1, 10**5),
    st.lists(line, min_size=1, max_size=3),
    st.one_of(st.just(""), name),
    st.lists(setting, max_size=3),
    st.one_of(st.just(""), line.map(lambda text: " ".join(text.split())).filter(bool)),
)
tagged = st.builds(
    lambda start, rows: _tagged(start, tuple(rows)),
    st.integers(0, 10**6),
    st.lists(
        st.sampled_from(
            [
                "<i>Сұра</i>",
                "<v Аға>Кім?</v> <v Іні>Мен</v>",
                "<c.red.big>A &amp; B</c>",
                "<00:00:01.500>later",
                "<ruby>a<rt>b</rt></ruby>",
                "<lang kk>Тексер",
                "plain &lt;5&gt;",
            ]
        ),
        min_size=1,
        max_size=3,
    ),
)


def _tagged(start: int, rows: tuple[str, ...]) -> Cue:
    lines, voice, markup = read_payload(rows)
    return Cue(start, start + 900, lines, voice=voice, markup=markup)


@given(
    st.lists(st.one_of(cue, tagged), max_size=4),
    st.lists(block.map(str.strip).filter(bool), max_size=2),
    st.lists(block, max_size=2),
    st.lists(block, max_size=2),
    st.lists(name, max_size=2),
)
def test_everything_survives_a_round_trip(
    cues: list[Cue], notes: list[str], styles: list[str], regions: list[str], header: list[str]
) -> None:
    cues.sort(key=lambda cue: cue.start)
    between = tuple((min(2, len(cues)), note) for note in notes) if cues else ()
    vtt = VTT(
        tuple(cues), "title", tuple(notes), tuple(header), tuple(styles), tuple(regions), between
    )
    text = write_vtt(vtt)
    assert read_vtt(text) == vtt
    foreign, troubles = parse_vtt("\ufeff" + text.replace("\n", "\r\n"))
    assert foreign == vtt
    assert [t.rule for t in troubles] == ["bom", "newlines"]


@given(st.lists(cue, max_size=4), st.lists(name, max_size=2))
def test_round_trip(cues: list[Cue], notes: list[str]) -> None:
    cues.sort(key=lambda cue: cue.start)
    notes = [note.strip() for note in notes if note.strip()]
    vtt = VTT(tuple(cues), "title", tuple(notes))
    assert read_vtt(write_vtt(vtt)) == vtt


def test_what_it_looks_like() -> None:
    cues = (Cue(0, 1500, ("А & Б <5>",), "hook-1", (("line", "50%"), ("align", "start"))),)
    assert write_vtt(VTT(cues, notes=("Title",))) == (
        "WEBVTT\n\nNOTE Title\n\nhook-1\n"
        "00:00:00.000 --> 00:00:01.500 line:50% align:start\nА &amp; Б &lt;5&gt;\n"
    )


def test_what_a_foreign_file_says_is_kept() -> None:
    text = """WEBVTT Интервью
Kind: captions
Language: ru

STYLE
::cue(v) { color: yellow }

REGION
id:low
lines:3

NOTE first

1
01.500 --> 00:04.000
"""
    vtt, troubles = parse_vtt(
        text.replace("01.500 -->", "00:01.500 -->")
        + "<v Эсме &amp; Ко>Қалай&nbsp;&lrm;болды?\n\nNOTE\nbetween\n\n"
        + "00:05.000 --> 01:00:06.000 region:low\n<v.loud Мэри>Эй!</v> <i>тише</i>\n"
    )
    assert troubles == ()
    assert (vtt.title, vtt.header) == ("Интервью", ("Kind: captions", "Language: ru"))
    assert vtt.styles == ("::cue(v) { color: yellow }",)
    assert vtt.regions == ("id:low\nlines:3",)
    assert (vtt.notes, vtt.between) == (("first",), ((1, "between"),))
    first, second = vtt.cues
    assert (first.voice, first.lines) == ("Эсме & Ко", ("Қалай\u00a0\u200eболды?",))
    assert (second.voice, second.text, second.end) == ("Мэри", "Эй! тише", 3_606_000)
    assert second.markup == ("<v.loud Мэри>Эй!</v> <i>тише</i>",)
    assert "&nbsp;&lrm;" in write_vtt(vtt) and read_vtt(write_vtt(vtt)) == vtt


def test_another_reader_understands_voices_notes_and_styles() -> None:
    cues = (Cue(0, 1500, ("Кім & не?",), "a-1", voice="Аға"), Cue(1600, 3000, ("5 < 6",)))
    text = write_vtt(VTT(cues, "T", ("note",), ("Kind: captions",), ("::cue{}",), ("id:a",)))
    seen = webvtt.from_buffer(io.StringIO(text), format="vtt")
    assert [(c.voice, c.identifier) for c in seen] == [("Аға", "a-1"), (None, None)]
    assert [html.unescape(c.text) for c in seen] == ["Кім & не?", "5 < 6"]


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
        ("WEBVTT\n\na\n00:00:01.000 --> 00:00:02.000 line\nHi\n", 4, "setting"),
        ("WEBVTT\n\n1\n00:00:01,000 --> 00:00:02,000\nHi\n", 4, "point"),
        ("WEBVTT\n\nonly words\n", 3, "Expected a time"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nHi\n", 3, "ends before"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", 3, "no text"),
        ("WEBVTT\n\n00:03.000 --> 00:04.000\nA\n\n00:01.000 --> 00:02.000\nB\n", 6, "begins"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nA\n2\n00:03.000 --> 00:04.000\nB\n", 5, "empty"),
        ("WEBVTT\n00:01.000 --> 00:02.000\nA\n", 2, "empty line"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\nSTYLE\n::cue {}\n", 6, "STYLE"),
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
        VTT((), header=("",)),
        VTT((), styles=("a\n\nb",)),
        VTT((), regions=("",)),
        VTT((Cue(0, 2, ("x",), settings=(("line", "5 0"),)),)),
        VTT((Cue(-1, 2, ("x",)),)),
        VTT((Cue(0, 2, ("x",), voice="a  b"),)),
        VTT((Cue(0, 2, ("x",), markup=("<i>y</i>",)),)),
        VTT((Cue(0, 2, ("x",), markup=("<i>x -->",)),)),
    ],
)
def test_what_webvtt_cannot_hold_is_refused(vtt: VTT) -> None:
    with pytest.raises(ValueError, match=r"WebVTT|cue|voice"):
        write_vtt(vtt)


def test_clock() -> None:
    assert clock(0) == "00:00:00.000"
    assert clock(3_661_042) == "01:01:01.042"
    assert clock(61_005, ",") == "00:01:01,005"


def test_srt_cannot_hold_an_arrow_or_an_empty_cue() -> None:
    assert "a → b" in write_srt((Cue(0, 900, ("a --> b",)),))
    for cue in (Cue(0, 0, ("x",)), Cue(0, 9, ()), Cue(0, 9, ("",)), Cue(-1, 9, ("x",))):
        with pytest.raises(ValueError, match="cue"):
            write_srt((cue,))
