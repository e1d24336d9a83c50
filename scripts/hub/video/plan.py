"""What has to be made for a video: everything decided and written down, nothing made yet.

A job is named by the hash of all that its bytes depend on, so a finished one is never made twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Literal

import PIL

from hub.content.languages import CODES, Lang
from hub.content.script import VideoScript
from hub.fonts import faces_key
from hub.store import key_of
from hub.tools import ffmpeg, ffmpeg_version
from hub.video.graph import Rendition, still_command, video_command
from hub.video.picture.ass import write_ass
from hub.video.picture.background import VERSION as BACKGROUND_VERSION
from hub.video.picture.background import Mood
from hub.video.picture.palette import Palette
from hub.video.picture.scenes import MoodSpan, draw_scenes, plan_moods
from hub.video.srt import write_srt
from hub.video.subtitles import make_cues
from hub.video.timeline import Timeline, UnevenScripts, plan_timeline
from hub.video.transcript import write_transcript
from hub.video.webvtt import VTT, write_vtt
from hub.video.words import Books, SceneWords, Strings, scene_words

Profile = Literal["site", "preview"]

RENDITIONS: Mapping[Profile, tuple[Rendition, ...]] = {
    "site": (
        # Flat pictures gain nothing from slower presets: same sharpness, a third more time.
        Rendition("720", 720, 1280, 21, "veryfast"),
        Rendition("480", 480, 854, 22, "veryfast"),
    ),
    "preview": (Rendition("360", 360, 640, 28, "veryfast"),),
}
POSTER_LEAD_MS = 320
"""A poster is taken so long before its scene ends: everything is there, nothing leaves yet."""


class VideoError(Exception):
    """A video cannot be made; the message says which and why, in a sentence."""


@dataclass(frozen=True)
class PictureJob:
    """One video in one language: its drawing, backgrounds, commands and the hash of it all."""

    slug: str
    lang: Lang
    key: str
    drawing: str
    spans: tuple[MoodSpan, ...]
    renditions: tuple[Rendition, ...]
    poster_ms: int
    ms: int

    @property
    def poster_mood(self) -> Mood:
        """The background behind the poster."""
        return next(s.mood for s in self.spans if s.start <= self.poster_ms < s.end)

    def name(self, tail: str) -> str:
        """Return the name of one of its files: `courier-offer.kk.720.mp4`."""
        return f"{self.slug}.{self.lang}.{tail}"

    def command(self) -> list[str]:
        """Return FFmpeg's arguments for the renditions."""
        outputs = [(r, self.name(f"{r.name}.mp4")) for r in self.renditions]
        backgrounds = [f"{span.mood}.png" for span in self.spans]
        return video_command(self.spans, backgrounds, "picture.ass", "../fonts", outputs)

    def poster_command(self) -> list[str]:
        """Return FFmpeg's arguments for the poster."""
        background = f"{self.poster_mood}.png"
        return still_command(background, "picture.ass", "../fonts", self.poster_ms, "poster.png")


@dataclass(frozen=True)
class TextJob:
    """Subtitles and transcript of one language: file names with their texts."""

    slug: str
    lang: Lang
    key: str
    texts: Mapping[str, str]
    ms: int


@dataclass(frozen=True)
class VideoPlanned:
    """Everything that makes up one video."""

    slug: str
    timeline: Timeline
    pictures: tuple[PictureJob, ...]
    texts: tuple[TextJob, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of its pieces in the cache."""
        return (*(job.key for job in self.pictures), *(job.key for job in self.texts))


def plan_video(
    script: VideoScript,
    langs: Sequence[Lang],
    books: Books,
    palette: Palette,
    *,
    profile: Profile = "site",
) -> VideoPlanned:
    """Plan the pictures of some languages and the texts of all.

    Raises VideoError when a script is missing, uneven, or refers to something unknown.
    """
    words = read_words(script, books)
    strings = books.strings
    try:
        timeline = plan_timeline(words)
    except UnevenScripts as error:
        raise VideoError(f"The video {script.slug} cannot be made. {error}") from error
    spans = plan_moods(timeline)
    poster_ms = timeline.scene(script.plan.poster).end - POSTER_LEAD_MS
    pictures = []
    for lang in langs:
        drawn = draw_scenes(timeline, words[lang], lang, palette, strings)
        drawing = write_ass([actor for actors in drawn.values() for actor in actors], lang)
        job = PictureJob(
            script.slug, lang, "", drawing, spans, RENDITIONS[profile], poster_ms, timeline.end
        )
        pictures.append(_with_key(job, palette))
    texts = [_texts(script, lang, timeline, words[lang], strings) for lang in words]
    return VideoPlanned(script.slug, timeline, tuple(pictures), tuple(texts))


def read_words(script: VideoScript, books: Books) -> dict[Lang, tuple[SceneWords, ...]]:
    """Return the words of a video in all languages; raises VideoError."""
    missing = [lang for lang in CODES if lang not in script.texts]
    if missing:
        names = ", ".join(f"script.{lang}.md" for lang in missing)
        raise VideoError(f"The video {script.slug} cannot be made without {names}.")
    if script.plan.poster not in [scene.id for scene in script.plan.scenes]:
        raise VideoError(f"The video {script.slug} takes its poster from an unknown scene.")
    try:
        return {lang: scene_words(script.plan, script.texts[lang], books) for lang in CODES}
    except LookupError as error:
        raise VideoError(f"The video {script.slug} cannot be made. {error}") from error


def _with_key(job: PictureJob, palette: Palette) -> PictureJob:
    key = key_of(
        [job.command(), job.poster_command(), PIL.__version__],
        job.drawing.encode("utf-8"),
        [list(c.rgb) for c in (getattr(palette, n) for n in palette.__dataclass_fields__)],
        [BACKGROUND_VERSION, faces_key(), ffmpeg_version(ffmpeg())],
        [list(astuple(r)) for r in job.renditions],
    )
    return PictureJob(
        job.slug, job.lang, key, job.drawing, job.spans, job.renditions, job.poster_ms, job.ms
    )


def _texts(
    script: VideoScript,
    lang: Lang,
    timeline: Timeline,
    words: Sequence[SceneWords],
    strings: Strings,
) -> TextJob:
    cues = make_cues(timeline, words, lang)
    title = script.texts[lang].title
    name = f"{script.slug}.{lang}"
    texts = {
        f"{name}.vtt": write_vtt(VTT(cues, notes=(title,))),
        f"{name}.srt": write_srt(cues),
        f"{name}.txt": write_transcript(title, words, lang, strings),
    }
    return TextJob(script.slug, lang, key_of(texts), texts, timeline.end)
