"""The renditions of a small video with a voice, read back by independent readers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import av
import pytest
import webvtt
from click.testing import CliRunner
from PIL import Image, ImageChops, ImageStat
from video_runs import BOTH, add_to_plan, build, short_tree, small_sizes, tone
from video_trees import SmallLaw, small_contacts

from hub.cli import hub
from hub.content.languages import CODES
from hub.content.script import load_scripts
from hub.site.media import media_files, media_of
from hub.tools import ffmpeg, run
from hub.video import recipes
from hub.video.build import load_cached_manifests
from hub.video.errors import VideoError
from hub.video.graph import Rendition, encoding
from hub.video.listen import hear
from hub.video.manifest import MediaFile, Quality, VideoManifest
from hub.video.picture.palette import load_palette
from hub.video.plan import PictureJob, plan_video
from hub.video.quality import TARGET_VMAF, highest, read_found, sample_spans
from hub.video.recipes import Options, pixels
from hub.video.sound import SoundPlan, make_sound, measure
from hub.video.still import PREVIEW_BYTES, best_frame
from hub.video.words import Books, load_strings
from trees import make_tree

FRAME_MS = 1000 / 30


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, VideoManifest]]:
    """Both sets of a small video with a recorded voice, a bed and a square shape."""
    root = short_tree(tmp_path_factory.mktemp("sets"))
    add_to_plan(root, 'voice: {kk: voice.wav}\nbed: true\nshapes: ["1:1"]\n')
    tone(root / "videos/small/voice.wav")
    with pytest.MonkeyPatch.context() as patch:
        small_sizes(patch)
        yield root, build(root)


def by_name(manifest: VideoManifest, name: str) -> MediaFile:
    return next(f for f in manifest.files if f.name == name)


@pytest.mark.parametrize(
    ("name", "codec", "size"),
    [
        ("small.kk.720.mp4", "h264", (180, 320)),
        ("small.kk.480.mp4", "h264", (120, 214)),
        ("small.kk.720.av1.mp4", "av1", (180, 320)),
        ("small.kk.1x1.720.mp4", "h264", (180, 180)),
        ("small.kk.messenger.mp4", "h264", (270, 480)),
        ("small.kk.16mb.mp4", "h264", (180, 320)),
    ],
)
def test_every_rendition_is_what_the_manifest_says(
    made: tuple[Path, VideoManifest], name: str, codec: str, size: tuple[int, int]
) -> None:
    _, manifest = made
    file = by_name(manifest, name)
    with av.open(str(file.path)) as container:
        (video,), (audio,) = container.streams.video, container.streams.audio
        assert video.codec_context.codec.canonical_name == codec == file.codec
        assert (video.width, video.height) == size == (file.width, file.height)
        assert video.pix_fmt == "yuv420p"
        assert (audio.codec_context.name, audio.codec_context.sample_rate) == ("aac", 48_000)
        count = sum(1 for _ in container.decode(video))
    assert abs(count * FRAME_MS - manifest.ms) <= FRAME_MS
    data = file.path.read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")
    assert file.set == ("messenger" if "messenger" in name or "16mb" in name else "site")
    assert file.burned == (file.set == "messenger")
    assert file.quality is not None and file.quality.vmaf is None


def test_the_sound_is_as_loud_as_it_should_be(made: tuple[Path, VideoManifest]) -> None:
    for name in ("small.kk.720.mp4", "small.kk.16mb.mp4", "small.kk.m4a", "small.kk.ogg"):
        file = by_name(made[1], name)
        heard = measure(file.path)
        assert -16.2 <= heard.lufs <= -13.8 and heard.dbtp <= -1.5
        assert file.loudness_lufs == pytest.approx(heard.lufs, abs=0.3)
    assert by_name(made[1], "small.kk.m4a").kind == "audio"


def test_subtitles_are_burned_in_for_messengers_only(made: tuple[Path, VideoManifest]) -> None:
    _, manifest = made
    cue = webvtt.read(by_name(manifest, "small.kk.vtt").path)[0]
    middle = (cue.start_in_seconds + cue.end_in_seconds) / 2
    pictures = []
    for name in ("small.kk.720.mp4", "small.kk.16mb.mp4"):
        with av.open(str(by_name(manifest, name).path)) as container:
            frames = (f for f in container.decode(video=0) if (f.time or 0) >= middle)
            pictures.append(next(frames).to_image().crop((10, 158, 170, 208)).convert("L"))
    assert pictures[1].getextrema()[1] > 150, "white words"
    assert ImageStat.Stat(ImageChops.difference(*pictures)).mean[0] > 4


def test_pages_get_av1_first_and_full_tracks_for_other_pictures(
    made: tuple[Path, VideoManifest],
) -> None:
    _, manifest = made
    media = media_of({"small": manifest})["small"]["kk"]
    assert [s.mime.split(";")[0] for s in media.sources] == ["video/mp4"] * len(media.sources)
    assert media.sources[-1].url.endswith("small.kk.480.mp4") and not media.sources[-1].media
    av1 = [s for s in media.sources if "av01." in s.mime]
    assert all(s is media.sources[0] for s in av1)
    assert by_name(manifest, "small.kk.720.av1.mp4").mime == 'video/mp4; codecs="av01.0.00M.08"'
    assert media.tracks["kk"].endswith("small.kk.vtt")
    assert media.tracks["ru"].endswith("small.ru.full.vtt")
    assert set(media.tracks) == set(CODES)
    assert any("16mb" in d.url for d in media.downloads)
    assert not any("1x1" in s.url for s in media.sources)


def test_the_messenger_set_is_offered_once_it_is_there(made: tuple[Path, VideoManifest]) -> None:
    root, manifest = made
    cached = load_cached_manifests(root, None, ("kk",), law=SmallLaw(), contacts=small_contacts)
    assert cached == {"small": manifest}


def test_the_preview_moves_and_is_small(made: tuple[Path, VideoManifest]) -> None:
    file = by_name(made[1], "small.kk.preview.webp")
    assert file.bytes <= PREVIEW_BYTES
    with Image.open(file.path) as image:
        assert image.n_frames > 3  # type: ignore[attr-defined]


def test_one_word_in_one_language_makes_only_that_language_again(
    made: tuple[Path, VideoManifest],
) -> None:
    root, _ = made
    strings, _found = load_strings(root)
    assert strings is not None
    books = Books(strings, SmallLaw(), small_contacts)

    def keys() -> dict[str, set[str]]:
        (script,) = load_scripts(root)[0]
        planned = plan_video(script, CODES, books, load_palette(root), options=BOTH)
        return {lang: {j.key for j in planned.pictures if j.lang == lang} for lang in CODES}

    before = keys()
    path = root / "videos/small/script.ru.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("No name", "No news"), "utf-8")
    after = keys()
    path.write_text(text, "utf-8")
    assert [lang for lang in CODES if before[lang] != after[lang]] == ["ru"]
    assert not before["ru"] & after["ru"]


def test_a_size_limit_holds_by_construction() -> None:
    limit = 16_000_000
    for seconds in (5, 40, 180):
        options = encoding(Rendition("x", 720, 1280, 1, "veryfast", limit=limit), seconds * 1000)
        most = (int(options["maxrate"]) * seconds + int(options["bufsize"])) / 8
        assert most < limit * 11 / 12 + 10


def test_shapes_have_even_sizes() -> None:
    assert [pixels("9:16", s) for s in (1080, 720, 480)] == [(1080, 1920), (720, 1280), (480, 854)]
    assert (pixels("1:1", 720), pixels("16:9", 480)) == ((720, 720), (854, 480))


def test_the_highest_rate_factor_that_meets_the_target_is_found() -> None:
    asked: list[int] = []

    def judge(crf: int) -> float:
        asked.append(crf)
        return 100 - (crf - 18) * 0.5

    for near in (10, 18, 27, 28, 29, 36, 40):
        asked.clear()
        assert highest(judge, 18, 36, near) == (28, TARGET_VMAF)
        assert len(asked) == len(set(asked)) <= 8
    asked.clear()
    highest(judge, 18, 36, 27)
    assert asked == [27, 28, 30, 29]
    assert highest(lambda crf: 80.0, 18, 36, 25) == (18, 80.0)
    assert highest(lambda crf: 99.0, 18, 36, 25) == (36, 99.0)


def test_samples_are_spread_over_the_video() -> None:
    spans = sample_spans(40_000)
    assert spans == tuple((ms, ms + 2000) for ms in (2000, 10_000, 16_000, 22_000, 30_000, 36_000))
    assert sample_spans(39_933)[-1][1] <= 39_933, "whole groups of pictures only"
    assert sample_spans(12_500) == ((0, 12_500),)


def one_rendition(root: Path, patch: pytest.MonkeyPatch) -> Path:
    small_sizes(patch)
    patch.setattr(recipes, "_SITE", (recipes._Recipe("720", 180, 25),))
    return short_tree(root) / "videos/small/quality.json"


def test_quality_is_searched_once_and_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = one_rendition(tmp_path, monkeypatch)
    manifest = build(tmp_path, Options("site", ("site",), "vmaf"))
    (file,) = manifest.of("video")
    quality = file.quality
    assert quality is not None and quality.vmaf is not None
    assert quality.target_vmaf == TARGET_VMAF <= quality.vmaf
    found = read_found(path.parent)["720"]
    assert (found.crf, found.score(file)) == (quality.crf, quality.vmaf)
    record = path.read_bytes()
    assert build(tmp_path, Options("site", ("site",), "recorded")) == manifest
    assert build(tmp_path, Options("site", ("site",), "vmaf")) == manifest
    assert path.read_bytes() == record
    assert not list((tmp_path / ".hub/cache/video").glob(".*"))


def test_another_drawing_keeps_its_rate_factor_but_no_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = one_rendition(tmp_path, monkeypatch)
    (first,) = build(tmp_path, Options("site", ("site",), "vmaf")).of("video")
    record = path.read_bytes()
    script = tmp_path / "videos/small/script.kk.md"
    script.write_text(script.read_text("utf-8").replace("No name", "No news"), "utf-8")
    (file,) = build(tmp_path, Options("site", ("site",), "recorded")).of("video")
    assert first.quality is not None
    assert file.quality == Quality(first.quality.crf, TARGET_VMAF, None)
    assert path.read_bytes() == record, "an ordinary build measures nothing"
    (file,) = build(tmp_path, Options("site", ("site",), "vmaf")).of("video")
    assert file.quality is not None and (file.quality.vmaf or 0) >= TARGET_VMAF
    monkeypatch.setitem(recipes.PRESETS, "h264", "ultrafast")  # type: ignore[arg-type]
    (file,) = build(tmp_path, Options("site", ("site",), "recorded")).of("video")
    assert file.quality == Quality(25), "other settings: the plain rate factor"


def test_a_rate_factor_that_misses_is_lowered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = one_rendition(tmp_path, monkeypatch)
    build(tmp_path, Options("site", ("site",), "vmaf"))
    rows = json.loads(path.read_text("utf-8"))
    right = rows["720"]["crf"]
    rows["720"] |= {"crf": 36, "measured": {}}
    path.write_text(json.dumps(rows), "utf-8")
    (file,) = build(tmp_path, Options("site", ("site",), "vmaf")).of("video")
    assert file.quality is not None and (file.quality.vmaf or 0) >= TARGET_VMAF
    assert right - 2 <= file.quality.crf <= right < 36


def test_a_draft_is_marked_and_never_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_sizes(monkeypatch)
    root = short_tree(tmp_path / "tree")
    options = Options("preview", ("site",), "plain", draft=True)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(VideoError, match="espeak-ng"):
        build(root, options)
    voice = tone(tmp_path / "voice.wav", ms=800)
    (tmp_path / "bin").mkdir()
    speaker = tmp_path / "bin/espeak-ng"
    speaker.write_text(f'#!/bin/sh\n/bin/cat >/dev/null\n/bin/cp "{voice}" "$4"\n')
    speaker.chmod(0o755)
    manifest = build(root, options)
    assert manifest.draft and json.loads(manifest.to_json())["draft"] is True
    (video,) = manifest.of("video")
    assert video.loudness_lufs == pytest.approx(-15, abs=1.2)
    assert media_of({"small": manifest}) == {} and not list(media_files({"small": manifest}))
    cached = load_cached_manifests(
        root, None, ("kk",), law=SmallLaw(), contacts=small_contacts, profile="preview"
    )
    assert cached == {"small": None}


def test_no_draft_shares_a_piece_with_what_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages take pieces from the cache by their keys: no draft's key is ever asked for."""
    root = short_tree(tmp_path)
    add_to_plan(root, "bed: true\nvoice: {ru: voice.wav}\n")
    tone(root / "videos/small/voice.wav")
    strings, _found = load_strings(root)
    assert strings is not None
    books = Books(strings, SmallLaw(), small_contacts)
    (script,) = load_scripts(root)[0]

    def jobs(*, draft: bool) -> list[PictureJob]:
        made: list[PictureJob] = []
        for profile, sets in (("preview", ("site",)), ("site", ("site", "messenger"))):
            options = Options(profile, sets, "plain", draft)
            video = plan_video(script, CODES, books, load_palette(root), options=options)
            made += video.pictures
        return made

    drafts, others = jobs(draft=True), jobs(draft=False)
    assert not {job.key for job in drafts} & {job.key for job in others}
    for job in drafts:
        word = {"kk": "ҚАРАЛАМА", "ru": "ЧЕРНОВИК", "en": "DRAFT"}[job.lang]
        assert job.draft and job.burned.count(word) == 2
    assert not any("DRAFT" in job.burned or "ҚАРАЛАМА" in job.burned for job in others)


def test_drafts_and_files_to_publish_are_not_made_together(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    words = ["video", "build", "--all", "--draft-voice", "--root", str(root)]
    ran = CliRunner().invoke(hub, words)
    assert ran.exit_code == 2 and "a draft voice is never published" in ran.output


def test_a_bed_alone_can_be_heard(tmp_path: Path) -> None:
    heard = make_sound(SoundPlan(bed=True), "kk", 5000, tmp_path)
    assert -16.2 <= heard.lufs <= -13.8 and heard.dbtp <= -1.5
    first = (tmp_path / "sound.m4a").read_bytes()
    make_sound(SoundPlan(bed=True), "kk", 5000, tmp_path)
    assert (tmp_path / "sound.m4a").read_bytes() == first


def test_a_useless_voice_is_named(tmp_path: Path) -> None:
    silent = tone(tmp_path / "silent.wav", loud=0.0)
    with pytest.raises(VideoError, match="silent"):
        make_sound(SoundPlan(voice=silent), "kk", 2000, tmp_path)
    for name, data in (
        ("text.wav", b"Not a recording"),
        ("empty.wav", b""),
        ("list.wav", b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n"),
        ("list.ffconcat", b"ffconcat version 1.0\nfile silent.wav\n"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(VideoError, match=name.replace(".", r"\.")):
            hear(tmp_path / name)
    assert hear(tone(tmp_path / "- қалай :.wav", ms=700)).ms == 700


def test_a_clip_stands_behind_its_scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_sizes(monkeypatch)
    root = short_tree(tmp_path)
    folder = root / "videos/small"
    clip = ["-f", "lavfi", "-i", "color=red:s=160x90:r=25:d=2", "-y", str(folder / "clip.mp4")]
    run([ffmpeg(), "-v", "error", *clip], sentence="No.")
    plan = (folder / "video.yml").read_text("utf-8")
    row = "  - {id: clip, kind: footage, footage: {file: clip.mp4, fit: crop}, ms: 1000}\nchecked"
    (folder / "video.yml").write_text(plan.replace("checked", row), "utf-8")
    for path in folder.glob("script.*.md"):
        path.write_text(path.read_text("utf-8") + "\n## Clip {#clip}\n\n> Street\n", "utf-8")
    manifest = build(root, Options("preview", ("site",), "plain"))
    with av.open(str(manifest.of("video")[0].path)) as container:
        last = list(container.decode(video=0))[-1].to_image()
    red, green, blue = last.getpixel((180, 600))  # type: ignore[misc]
    assert red > 150 > max(green, blue) + 60


def test_the_frame_with_the_most_to_see_is_the_poster() -> None:
    blank = Image.new("RGB", (90, 160), "navy")
    busy = blank.copy()
    busy.paste("white", (20, 20, 60, 60))
    assert best_frame([blank, busy, blank]) is busy
