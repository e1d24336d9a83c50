"""Somebody else's subtitles: taken over, put right, and nothing lost in silence."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.content.findings import Severity
from hub.video.cues import Cue
from hub.video.imports import (
    MAX_BYTES,
    cues_to_script,
    read_subtitle_bytes,
    read_subtitles,
)
from hub.video.srt import write_srt
from hub.video.webvtt import VTT, write_vtt

SRT = """1
00:00:01,000 --> 00:00:02,500
Сәлем. Қалайсың?

2
00:00:03,000 --> 00:00:04,000
<i>Жақсы</i>, өзің ше?

3
00:00:05,000 --> 00:00:06,000
Звони:
111
"""
ASS = r"""[Script Info]
Title: T
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20
Style: Broken,Arial,x,&Hzz

[Fonts]
fontname: a.ttf
!!!!

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,only for us
Dialogue: 0,0:00:01.00,0:00:02.50,Default,Аға,0,0,0,,{\i1}Кім{\i0}, мен бе?\Nия
Dialogue: 0,0:00:02.00,0:00:04.00,Default,Іні,0,0,0,,{\pos(1,2)}Сен
Dialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,{\k20}Ән{\k30}дет
Dialogue: 0,0:00:05.00,0:00:09.00,Default,,0,0,0,,{\p1}m 0 0 l 9 9{\p0}
Dialogue: 0,0:00:07.00,0:00:08.00,Default,,0,0,0,Scroll up,Жүгірді {check this}
Dialogue: 0,0:00:07.00,0:00:08.00,Default,,0,0,0,,Бірге
Dialogue: 0,oops,0:00:08.00,Default,,0,0,0,,x
Dialogue: 0,0:00:09.00
"""


def rules(found) -> set[str]:
    """The rules of findings or troubles, without their area."""
    return {item.rule.removeprefix("subtitles.") for item in found}


def test_subrip_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "-имя с пробелом ә.srt"
    path.write_text(SRT, encoding="utf-8")
    cues, found = read_subtitles(path)
    assert cues == (
        Cue(1000, 2500, ("Сәлем. Қалайсың?",)),
        Cue(3000, 4000, ("Жақсы, өзің ше?",)),
        Cue(5000, 6000, ("Звони:", "111")),
    )
    assert [(f.rule, f.severity, f.path) for f in found] == [
        ("subtitles.style", Severity.NOTE, path)
    ]


def test_substation_is_taken_over_and_its_losses_are_told() -> None:
    cues, troubles = read_subtitle_bytes(ASS.encode(), ".ass")
    assert [(c.start, c.end, c.voice, c.lines) for c in cues] == [
        (1000, 1933, "Аға", ("Кім, мен бе?", "ия")),
        (2000, 4000, "Іні", ("Сен",)),
        (5000, 6000, "", ("Әндет",)),
        (7000, 8000, "", ("Жүгірді", "Бірге")),
    ]
    assert rules(troubles) == {
        "style", "position", "karaoke", "drawing", "effect", "overlap", "comment", "attachment",
        "time", "broken",
    }  # fmt: skip
    assert all(t.severity is not Severity.ERROR for t in troubles)
    assert {t.line for t in troubles if t.rule == "drawing"} == {20}
    assert {t.line for t in troubles if t.rule == "overlap"} == {18, 22}


def test_ssa_and_other_columns_are_read() -> None:
    text = (
        "[Script Info]\n[Events]\nFormat: Marked, Start, End, Text\n"
        "Dialogue: Marked=0,0:00:01.00,0:00:02.00,Ask, then go\n"
    )
    cues, troubles = read_subtitle_bytes(text.encode(), ".ssa")
    assert [(c.start, c.text) for c in cues] == [(1000, "Ask, then go")]
    assert troubles == []


def test_webvtt_is_taken_over() -> None:
    text = (
        "\ufeffWEBVTT\r\n\r\nSTYLE\r\n::cue {}\r\n\r\nNOTE hello\r\n\r\na\r\n"
        "00:01.000 --> 00:02.000 line:0\r\n<v Аға>Кім &amp; не?\r\n\r\n"
        "00:01.500 --> 00:03.000\r\n<i>Мен</i>\r\n\r\nrubbish\r\n"
    )
    cues, troubles = read_subtitle_bytes(text.encode(), ".vtt")
    assert [(c.start, c.end, c.voice, c.text, c.id) for c in cues] == [
        (1000, 1433, "Аға", "Кім & не?", "a"),
        (1500, 3000, "", "Мен", ""),
    ]
    assert rules(troubles) == {"newlines", "style", "comment", "position", "overlap", "time"}
    assert [t.line for t in troubles if t.rule == "overlap"] == [12]


@pytest.mark.parametrize(
    ("encoding", "text", "name"),
    [
        ("cp1251", "Привет, как дела? Есть лёгкая работа", "Windows-1251"),
        ("kz1048", "Сәлем, қалайсың? Жұмыс бар ма", "KZ-1048"),
        ("utf-16", "Сәлем, қалайсың?", "UTF-16"),
        ("utf-16-le", "Сәлем, қалайсың?", "UTF-16"),
        ("utf-16-be", "Ask first", "UTF-16"),
        ("utf-8-sig", "Сәлем", ""),
        ("utf-8", "Сәлем", ""),
    ],
)
def test_old_encodings_are_told_and_read(encoding: str, text: str, name: str) -> None:
    source = f"1\n00:00:01,000 --> 00:00:02,000\n{text}\n"
    cues, troubles = read_subtitle_bytes(source.encode(encoding), ".srt")
    assert [c.text for c in cues] == [text]
    assert [name in t.message for t in troubles] == ([True] if name else [])
    assert all((t.rule, t.severity) == ("encoding", Severity.WARNING) for t in troubles)


MANY = "\n".join(f"00:00:0{n % 9},000 --> 00:00:09,000\nx{n}\n" for n in range(20_001))
GOOD = "00:00:01,000 --> 00:00:02,000\nСлово и дело\n"


@pytest.mark.parametrize(
    ("data", "suffix", "rule"),
    [
        (b"", ".srt", "empty"),
        (b"\xef\xbb\xbf \r\n", ".vtt", "empty"),
        (b"\0" * 100, ".srt", "empty"),
        (bytes(range(256)) * 20, ".srt", "encoding"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", ".srt", "encoding"),
        (GOOD.encode()[:-3] + b"\xd0\x28\xd0", ".srt", "encoding"),
        (b"just some words\n", ".srt", "unknown"),
        (b"WEBVTT\n", ".vtt", "nothing"),
        (b"WEBVTT\n\n00:00 --> 00:01\nx\n", ".vtt", "nothing"),
        (b"1\n00:00:01,000 --> 00:00:01,000\nx\n", ".srt", "nothing"),
        (b"[Script Info]\n[Events]\nDialogue: x\n", ".ass", "nothing"),
        (MANY.encode(), ".srt", "too-many"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_gives_one_clear_error(data: bytes, suffix: str, rule: str) -> None:
    cues, troubles = read_subtitle_bytes(data, suffix)
    errors = [t for t in troubles if t.severity is Severity.ERROR]
    assert (cues, [t.rule for t in errors]) == ((), [rule])
    assert errors[0].message.endswith(".") and errors[0].hint


def test_files_that_are_missing_or_huge_are_refused(tmp_path: Path) -> None:
    cues, found = read_subtitles(tmp_path / "none.srt")
    assert (cues, [f.rule for f in found]) == ((), ["subtitles.unreadable"])
    cues, found = read_subtitles(tmp_path)
    assert cues == () and found[0].severity is Severity.ERROR
    big = tmp_path / "big.srt"
    with big.open("wb") as out:
        out.truncate(MAX_BYTES + 1)
    assert [f.rule for f in read_subtitles(big)[1]] == ["subtitles.too-large"]


def test_single_mistakes_cost_only_their_own_subtitle() -> None:
    text = (
        "My subtitles\n\n1\n00:00:01.000 --> 00:00:02.000\nОдин\n\n2\n00:00:3 -> 4 -->\nДва\n\n"
        "3\n00:00:07,000 --> 00:00:08,000 X1:5\nТри\nв 00:00:01,000 и 00:00:02,000\n\n"
        "4\n00:00:05,000 --> 00:00:06,000\nЧетыре\n\n5\n00:00:09,000 --> 00:00:08,000\nПять\n"
    )
    cues, troubles = read_subtitle_bytes(text.encode(), ".vtt")
    assert [c.text for c in cues] == ["Один", "Четыре", "Три"]
    assert rules(troubles) == {"suffix", "stray", "time", "position", "order", "cue"}


def test_the_same_words_twice_are_shown_once() -> None:
    text = "00:00:01,000 --> 00:00:02,000\nРаз\n\n00:00:01,000 --> 00:00:03,000\nРаз\n"
    cues, troubles = read_subtitle_bytes(text.encode(), ".srt")
    assert [(c.start, c.end, c.text) for c in cues] == [(1000, 3000, "Раз")]
    assert rules(troubles) == {"repeat"}


def test_paragraphs_are_whole_sentences_and_safe() -> None:
    cues = (
        Cue(0, 1000, ("# Бұл – # тақырып",)),
        Cue(1100, 2000, ("емес. <b>Қарашы</b>",)),
        Cue(2100, 3000, ("{{ law:cc-297-1 }} [a](b)",)),
        Cue(6000, 7000, ("- them: Сәлем",)),
        Cue(7100, 8000, ("1. Бір",), voice="Аға"),
        Cue(8100, 9000, ("---",), voice="Аға"),
    )
    assert cues_to_script(cues) == (
        "Бұл – # тақырып емес. ‹b›Қарашы‹/b› ( law:cc-297-1 ) [a] (b)",
        "them: Сәлем",
        "Бір",
    )
    long = tuple(Cue(n * 1000, n * 1000 + 900, ("Сөйлем " * 9 + "бітті.",)) for n in range(8))
    paragraphs = cues_to_script(long)
    assert len(paragraphs) > 1 and all(p.endswith("бітті.") for p in paragraphs)
    assert cues_to_script(()) == ()


words = st.text("абвгқұі <>&{}\\-#1:.,", min_size=1, max_size=30).map(lambda t: " ".join(t.split()))
plain = st.text("абвгқұі12 ", min_size=1).map(lambda t: " ".join(t.split())).filter(bool)


@given(st.lists(st.lists(plain, min_size=1, max_size=3), min_size=1, max_size=5))
def test_what_we_write_is_read_again(texts: list[list[str]]) -> None:
    cues = tuple(Cue(n * 2000, n * 2000 + 1500, tuple(t)) for n, t in enumerate(texts))
    for suffix, text in ((".srt", write_srt(cues)), (".vtt", write_vtt(VTT(cues)))):
        assert read_subtitle_bytes(text.encode(), suffix) == (cues, [])


@settings(max_examples=150)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.lists(
            st.one_of(
                words,
                st.sampled_from(
                    ["", "WEBVTT", "1", "00:00:01,000 --> 00:00:02,000", "[Events]", "NOTE", "-->",
                     "[Script Info]", "Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,x", "STYLE",
                     "00:01.000 --> 00:02.500 line:0", "Format: Start, End, Text", "<v a>b"]
                ),
            ),
            max_size=12,
        ).map(lambda rows: "\n".join(rows).encode()),
    ),
    st.sampled_from([".srt", ".vtt", ".ass", ".ssa", ".txt"]),
)  # fmt: skip
def test_nothing_makes_it_fall(data: bytes, suffix: str) -> None:
    cues, troubles = read_subtitle_bytes(data, suffix)
    errors = [t for t in troubles if t.severity is Severity.ERROR]
    assert bool(cues) != bool(errors)
    assert all(cue.lines and cue.end > cue.start >= 0 for cue in cues)
    assert all(a.end <= b.start for a, b in pairwise(cues))
    for paragraph in cues_to_script(cues):
        assert paragraph[0] not in "#>-*" and "{" not in paragraph and "<" not in paragraph


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,," + "{\\" * 900_000, ".ass"),
        ("00:00:01,000 --> 00:00:02,000\n" + "<a" * 900_000, ".srt"),
        ("00:00:01,000 --> 00:00:02,000\n" + "<a\n" * 900_000, ".srt"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v " * 900_000, ".vtt"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v \n" * 300_000, ".vtt"),
    ],
)
def test_a_file_made_to_be_slow_is_not(text: str, suffix: str) -> None:
    start = time.monotonic()
    read_subtitle_bytes(text.encode(), suffix)
    assert time.monotonic() - start < 10
