"""One place tells times: what the check judged is what the video holds."""

from __future__ import annotations

import wave
from array import array
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import av
import pytest
import webvtt
from speech import Reading
from video_runs import build, small_sizes
from video_trees import SmallLaw, small_contacts

from hub.content.languages import CODES, Lang
from hub.content.script import VideoScript, load_script
from hub.tools import ffmpeg, run
from hub.video import plan as planning
from hub.video.clip_check import check_clips
from hub.video.cues import Cue
from hub.video.errors import VideoError
from hub.video.lint import check_scripts
from hub.video.lint_whole import check_whole
from hub.video.listen import hear
from hub.video.pauses import find_pauses
from hub.video.picture.palette import Palette
from hub.video.plan import PictureJob, plan_video, read_words
from hub.video.recipes import Options
from hub.video.tracks import read_tracks
from hub.video.voice import lay_voice
from hub.video.webvtt import VTT, write_vtt
from hub.video.words import Books, Strings

SAID = (
    Cue(1500, 3400, ("A stranger wrote first.",)),
    Cue(3500, 6200, ("I told my sister that day.",)),
)
BOTH = Options("site", ("site", "messenger"), "plain")
LOOK = Options("preview", ("site",), "plain")


def put(root: Path, name: str, find: str, new: str) -> None:
    """Change a file of the small video."""
    path = root / "videos/small" / name
    text = path.read_text("utf-8")
    assert find in text
    path.write_text(text.replace(find, new), "utf-8")


def film(path: Path, sound: str, length: float = 8) -> None:
    """Film something green, with a sound as FFmpeg's sources make it; "" for none."""
    heard = f"-f lavfi -i {sound} -c:a aac -shortest" if sound else ""
    words = f"-v error -f lavfi -i color=0x00C000:s=90x160:r=25:d={length} {heard}"
    run([ffmpeg(), *words.split(), "-c:v", "libx264", "-y", str(path)], sentence="No film.")


@pytest.fixture
def footage(tree: Path) -> Path:
    """The small video, whose chat is a clip with words of its own in English, from 1 s to 7 s."""
    put(
        tree,
        "video.yml",
        "kind: chat}",
        "kind: footage, footage: {file: clip.mp4, in_ms: 1000, out_ms: 7000, sound: true}}",
    )
    film(tree / "videos/small/clip.mp4", "sine=440:d=8")
    for lang in CODES:
        path = tree / f"videos/small/script.{lang}.md"
        text = path.read_text("utf-8")
        start, end = text.index("- them: Hello"), text.index("## Law")
        said = "A stranger wrote first. I told my sister that day."
        path.write_text(f"{text[:start]}{said}\n\n{text[end:]}", "utf-8")
    (tree / "videos/small/clip.en.vtt").write_text(write_vtt(VTT(SAID)), "utf-8")
    return tree


@pytest.fixture
def planned(books: Books, palette: Palette) -> Callable[..., list[PictureJob]]:
    """Plan the pictures of the small video."""

    def plan(root: Path, langs: tuple[Lang, ...] = ("en",), options: Options = BOTH):
        video = plan_video(read(root), langs, books, palette, options=options)
        return list(video.pictures)

    return plan


def ms_of(clock: str) -> int:
    """Return the ms of 00:00:01.500."""
    hours, minutes, seconds = clock.split(":")
    return round((int(hours) * 60 + int(minutes)) * 60_000 + float(seconds) * 1000)


def read(root: Path) -> VideoScript:
    script, found = load_script(root / "videos/small", root)
    assert script is not None and found == []
    return script


def rules(root: Path, strings: Strings, palette: Palette) -> list[tuple[str, str, str]]:
    """What the check says of the small video, with severities and places."""
    found = [
        *check_scripts(
            [read(root)],
            strings=strings,
            palette=palette,
            law=SmallLaw(),
            contacts=small_contacts,
        ),
        *check_clips([read(root)]),
    ]
    return [(f.rule, f.severity.value, f.where(root)) for f in found]


def test_what_was_judged_is_what_is_made(
    footage: Path, books: Books, palette: Palette, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clip's own times are in the files, in the burned words and in what lint sees."""
    script = read(footage)
    tracks = read_tracks(script, read_words(script, books))
    video = plan_video(script, CODES, books, palette, options=BOTH)
    assert video.timeline == tracks.timeline
    slot = video.timeline.scene("chat")
    assert slot.end - slot.start == 6000, "in and out points fix the scene"
    folder = footage / "read"
    folder.mkdir()
    for text in video.texts:
        for name, words in text.texts.items():
            (folder / name).write_text(words, "utf-8")
    for name in ("small.en.vtt", "small.en.full.vtt"):
        own = [c for c in webvtt.read(folder / name) if c.identifier.startswith("chat-")]
        for cue, said in zip(own, SAID, strict=True):
            at = ms_of(cue.start)
            assert abs(at - slot.start - said.start + 1000) <= 34
            assert cue.text.split() == said.text.split()
    srt = webvtt.from_srt(folder / "small.en.srt")
    assert [c.start for c in srt] == [c.start for c in webvtt.read(folder / "small.en.vtt")]
    # The burned words of the messenger's file come up at the same moment.
    (job,) = (j for j in video.pictures if j.lang == "en" and j.made_for == "messenger")
    begins = tracks.captions("en")[0].start
    burned = [ms_of(row.split(",")[1]) for row in job.burned.splitlines() if "Dialogue" in row]
    assert abs(min(burned) - begins) <= 10, "the times of the clip are burned in"
    # And the check looks at nothing else.
    seen = []
    monkeypatch.setattr("hub.video.lint_whole.read_tracks", lambda *a: seen.append(a) or tracks)
    list(check_whole(script, books, palette))
    assert len(seen) == 1


def test_words_that_fall_out_of_their_scene_are_told(
    footage: Path, strings: Strings, palette: Palette
) -> None:
    put(footage, "video.yml", "sound: true}}", "sound: true}, ms: 2000}")
    assert ("video.spoken-lost", "warning", "videos/small/video.yml:7") in rules(
        footage, strings, palette
    )


def test_an_open_end_waits_for_the_last_word(footage: Path, books: Books) -> None:
    put(footage, "video.yml", ", out_ms: 7000", "")
    script = read(footage)
    late = replace(SAID[1], start=11_000, end=14_000)
    (footage / "videos/small/clip.en.vtt").write_text(write_vtt(VTT((SAID[0], late))), "utf-8")
    slot = read_tracks(script, read_words(script, books)).timeline.scene("chat")
    assert 13_000 < slot.end - slot.start <= 13_200


def test_timed_words_that_cannot_be_read_stop_the_video(
    footage: Path, planned: Callable[..., list[PictureJob]]
) -> None:
    (footage / "videos/small/clip.en.vtt").write_text("nothing", "utf-8")
    with pytest.raises(VideoError, match=r"videos/small/clip\.en\.vtt:1: "):
        planned(footage)


def test_a_changed_way_of_making_clips_makes_them_anew(
    footage: Path, planned: Callable[..., list[PictureJob]], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {job.key for job in planned(footage)}
    assert before == {job.key for job in planned(footage)}
    monkeypatch.setattr(planning, "CLIP_VERSION", planning.CLIP_VERSION + 1)
    assert not before & {job.key for job in planned(footage)}


@pytest.mark.parametrize(
    ("sound", "rule"),
    [
        ("anullsrc=d=8", "clip.silent-sound"),
        ("", "clip.no-sound"),
        ("sine=440:d=0.5", "clip.silent-sound"),
    ],
    ids=["silent", "no-track", "silent-in-this-part"],
)
def test_a_silent_clip_gives_a_film_without_sound_and_a_finding(
    sound: str,
    rule: str,
    footage: Path,
    strings: Strings,
    palette: Palette,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small_sizes(monkeypatch)
    source = "sine=440:d=0.5,apad" if "0.5" in sound else sound
    film(footage / "videos/small/clip.mp4", source)
    assert [(r, where) for r, _, where in rules(footage, strings, palette)] == [
        (rule, "videos/small/video.yml:7")
    ]
    (video,) = build(footage, LOOK).of("video")
    assert video.loudness_lufs is None
    with av.open(str(video.path)) as container:
        assert not container.streams.audio
        assert sum(1 for _ in container.decode(video=0)) == round(video.ms * 30 / 1000)


def test_a_clip_is_under_a_narrator_only_where_one_speaks(
    footage: Path, planned: Callable[..., list[PictureJob]]
) -> None:
    jobs = planned(footage, ("en", "ru"))
    assert all(not clip.under for job in jobs if job.sound for clip in job.sound.clips)
    put(footage, "video.yml", "poster: hook\n", "poster: hook\nvoice: {en: v.wav, ru: v.wav}\n")
    reading = Reading()
    reading.rest(400)
    for text in ("A stranger wrote first.", "From sixteen.", "Call one one one."):
        reading.read(text)
        reading.rest(700)
    reading.write(footage / "videos/small/v.wav")
    heard = {job.lang: job.sound for job in planned(footage, ("en", "ru"))}
    # The English clip speaks for itself, so the English recording leaves that scene out.
    assert [clip.under for clip in heard["en"].clips] == [False]
    assert len(heard["en"].pieces) == 2
    assert [clip.under for clip in heard["ru"].clips] == [True]
    assert len(heard["ru"].pieces) == 3
    draft = replace(LOOK, draft=True)
    (job,) = planned(footage, ("en",), draft)
    assert job.sound is not None
    assert {c.id.rpartition("-")[0] for c in job.sound.spoken} == {"law", "help"}


def voiced(root: Path, paces: tuple[float, float, float], *, pause: int = 700) -> Reading:
    """Record a Kazakh voice for the small video, each paragraph at a pitch of its own."""
    put(root, "video.yml", "poster: hook\n", "poster: hook\nvoice: {kk: v.wav}\n")
    reading = Reading(room=0)
    reading.rest(500)
    texts = ("Nobody says who pays.", "From sixteen.", "Call one one one.")
    for text, pace, hz in zip(texts, paces, (300, 500, 800), strict=True):
        reading.read(text, pace=pace, pitch=hz)
        reading.rest(pause)
    reading.write(root / "videos/small/v.wav")
    return reading


def pitch(samples: array[int], start: int, end: int, rate: int) -> int:
    """Return the pitch between two ms, to the nearest hundred Hz."""
    part = samples[start * rate // 1000 : end * rate // 1000]
    crossings = sum(a < 0 <= b for a, b in pairwise(part))
    loud = sum(abs(s) > 300 for s in part)
    return round(crossings * rate / max(1, loud) / 100) * 100


def test_each_paragraph_is_heard_where_it_is_read(tree: Path, books: Books) -> None:
    reading = voiced(tree, (1.6, 1.0, 1.0))
    script = read(tree)
    tracks = read_tracks(script, read_words(script, books))
    assert tracks.found == ()
    pieces = tracks.pieces("kk")
    says = [
        beat for slot in tracks.timeline.scenes for beat in slot.beats if beat.kind.value == "say"
    ]
    for piece, beat, (start, end) in zip(pieces, says, reading.spans, strict=True):
        assert piece.at == beat.start
        assert piece.start <= start + 20 and end - 60 <= piece.end <= end + 200
        assert piece.end - piece.start <= beat.end - beat.start, "the picture waits for the voice"
    lay_voice(tree / "videos/small/v.wav", pieces, tracks.timeline.end, tree)
    run(
        [ffmpeg(), "-v", "error", "-i", "voice.wav", "-ac", "1", "-c:a", "pcm_s16le", "laid.wav"],
        sentence="No.",
        cwd=tree,
    )
    with wave.open(str(tree / "laid.wav")) as laid:
        rate = laid.getframerate()
        samples = array("h", laid.readframes(laid.getnframes()))
    for piece, hz in zip(pieces, (300, 500, 800), strict=True):
        end = piece.at + piece.end - piece.start
        assert abs(pitch(samples, piece.at, end, rate) - hz) <= 200
        cue = next(c for c in tracks.captions("kk") if c.start >= piece.at - 1)
        assert cue.start - piece.at <= 1, "the captions begin with the voice"


@pytest.mark.parametrize("who", ["clip", "voice"])
def test_sounds_are_heard_at_their_times_in_the_finished_file(
    who: str, footage: Path, tree: Path, books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_sizes(monkeypatch)
    lang: Lang = "en"
    if who == "voice":
        lang = "kk"
        put(footage, "video.yml", ", sound: true", "")
        voiced(footage, (1.0, 1.0, 1.0))
    script = read(footage)
    tracks = read_tracks(script, read_words(script, books))
    slot = tracks.timeline.scene("chat")
    first, last = slot.start, slot.end
    if who == "voice":
        pieces = tracks.pieces("kk")
        first, last = pieces[0].at, pieces[-1].at + pieces[-1].end - pieces[-1].start
    (video,) = build(footage, LOOK, (lang,)).of("video")
    found = find_pauses(hear(video.path).levels)
    assert abs(found.first - first) <= 120 and abs(found.last - last) <= 250


def test_captions_keep_pace_with_their_own_voice(tree: Path, books: Books) -> None:
    """A slow Russian voice makes the picture wait; the quick Kazakh captions do not."""
    long = "One two three four five six seven eight nine ten. " * 3
    for lang in CODES:
        put(tree, f"script.{lang}.md", "Nobody says who pays.", long.strip())
    put(tree, "video.yml", "poster: hook\n", "poster: hook\nvoice: {kk: q.wav, ru: s.wav}\n")
    for name, pace in (("q.wav", 0.9), ("s.wav", 3.0)):
        reading = Reading()
        reading.rest(400)
        for text in (long.strip(), "From sixteen.", "Call one one one."):
            reading.read(text, pace=pace)
            reading.rest(800)
        reading.write(tree / "videos/small" / name)
    script = read(tree)
    tracks = read_tracks(script, read_words(script, books))
    starts = {
        lang: [c.start for c in tracks.captions(lang) if c.id.startswith("chat-")]
        for lang in ("kk", "ru")
    }
    assert len(starts["kk"]) == len(starts["ru"]) > 2
    assert starts["kk"][0] == starts["ru"][0]
    assert starts["kk"][-1] - starts["kk"][0] < 0.6 * (starts["ru"][-1] - starts["ru"][0])


def test_a_voice_that_has_too_little_time_is_one_finding(
    tree: Path,
    strings: Strings,
    palette: Palette,
    planned: Callable[..., list[PictureJob]],
) -> None:
    voiced(tree, (4.0, 1.0, 1.0))
    put(tree, "video.yml", "kind: chat}", "kind: chat, ms: 4000}")
    found = [row for row in rules(tree, strings, palette) if row[1] == "error"]
    assert found == [("video.voice-long", "error", "videos/small/video.yml:8")]
    with pytest.raises(VideoError, match=r"videos/small/video\.yml:8: The scene .chat. has"):
        planned(tree, ("kk",))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"#EXTM3U\nfile:///etc/hostname\n", "cannot be read as sound"),
        (b"", "cannot be read as sound"),
        ("silent", "Nothing can be heard"),
        ("joined", "no clear pause"),
    ],
    ids=["playlist", "empty", "silent", "no-pause"],
)
def test_a_bad_voice_is_told_at_its_line(
    data: bytes | str, says: str, tree: Path, books: Books, palette: Palette
) -> None:
    voiced(tree, (1.0, 1.0, 1.0), pause=20 if data == "joined" else 700)
    if data == "silent":
        reading = Reading(room=0)
        reading.rest(2000)
        reading.write(tree / "videos/small/v.wav")
    elif isinstance(data, bytes):
        (tree / "videos/small/v.wav").write_bytes(data)
    found = [f for f in check_whole(read(tree), books, palette) if f.rule == "video.voice"]
    assert found and all(says in f.message and f.hint for f in found)
    assert {f.where(tree) for f in found} == {"videos/small/video.yml:4"}
    assert len(found) == 1 or data == "joined"


def test_nearly_three_hours_are_a_finding_and_a_part_of_them_a_video(
    footage: Path,
    strings: Strings,
    palette: Palette,
    planned: Callable[..., list[PictureJob]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small_sizes(monkeypatch)
    hours = "-f lavfi -i color=red:s=64x64:r=1:d=10200 -c:v libx264 -preset ultrafast"
    clip = footage / "videos/small/clip.mp4"
    run([ffmpeg(), "-v", "error", *hours.split(), "-y", str(clip)], sentence="No film.")
    (footage / "videos/small/clip.en.vtt").unlink()
    put(footage, "video.yml", "in_ms: 1000, out_ms: 7000, sound: true", "out_ms: 10200000")
    assert ("video.too-long", "error", "videos/small/video.yml:7") in rules(
        footage, strings, palette
    )
    with pytest.raises(VideoError, match="at most 10 minutes are made"):
        planned(footage)
    put(footage, "video.yml", "out_ms: 10200000", "in_ms: 7200000, out_ms: 7203000")
    (video,) = build(footage, LOOK).of("video")
    assert video.ms < 60_000
