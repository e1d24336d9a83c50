"""What has to be made for a video: everything decided and written down, nothing made yet.

A job is named by the hash of all that its bytes depend on, so a finished one is never made twice.
It carries everything it needs, so that it can be made anywhere the clips and voices can be read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path

import PIL

from hub.content.findings import Finding, Severity
from hub.content.languages import CODES, Lang
from hub.content.script import SceneKind, Shape, VideoScript
from hub.fonts import faces_key
from hub.store import key_of, sha256_file
from hub.tools import ffmpeg, ffmpeg_version
from hub.video.burn import write_burned
from hub.video.clip import VERSION as CLIP_VERSION
from hub.video.clip_check import examine
from hub.video.clip_sound import is_heard
from hub.video.cues import Cue
from hub.video.errors import VideoError
from hub.video.graph import Backdrop, Layers
from hub.video.manifest import FileSet
from hub.video.picture.background import VERSION as BACKGROUND_VERSION
from hub.video.picture.background import Mood
from hub.video.picture.drawing import drawing as draw
from hub.video.picture.palette import Palette
from hub.video.picture.scenes import plan_moods
from hub.video.planned import ClipCut, PictureJob, TextJob, VideoPlanned
from hub.video.quality import Found, read_found, with_found
from hub.video.recipes import Options, Profile, renditions
from hub.video.sound import ClipSound, SoundPlan
from hub.video.srt import write_srt
from hub.video.timeline import Timeline, UnevenScripts
from hub.video.tracks import Tracks, read_tracks
from hub.video.transcript import write_transcript
from hub.video.webvtt import VTT, write_vtt
from hub.video.words import Books, SceneWords, Strings, scene_words

__all__ = ["ClipCut", "PictureJob", "Profile", "TextJob", "VideoError", "VideoPlanned"]

POSTER_LEAD_MS = 320
"""A poster is taken so long before its scene ends: everything is there, nothing leaves yet."""
BEST_POSTER = "auto"
"""Written as `poster` in video.yml, it lets the frame with the most to see be taken."""


def plan_video(
    script: VideoScript,
    langs: Sequence[Lang],
    books: Books,
    palette: Palette,
    *,
    profile: Profile = "site",
    options: Options | None = None,
) -> VideoPlanned:
    """Plan the pictures of some languages and the texts of all.

    `options` goes before `profile`. Raises VideoError when a script is missing, uneven, or
    refers to something unknown.
    """
    options = options or Options(profile)
    words = read_words(script, books)
    folder = script.path.parent
    try:
        tracks = read_tracks(script, words, draft=options.draft)
    except UnevenScripts as error:
        raise VideoError(f"The video {script.slug} cannot be made. {error}") from error
    # A clip without sound is told by the check; its film is right all the same.
    clips = [f for f in examine(script) if f.rule != "clip.no-sound"]
    _refuse(script, [*tracks.found, *clips])
    found = read_found(folder) if options.quality != "plain" else {}
    maker = _Maker(script, books.strings, palette, options, tracks, found)
    pictures = [
        maker.picture(lang, made_for, shape)
        for lang in langs
        for made_for in options.sets
        for shape in _shapes(script, options, made_for)
    ]
    texts = [_texts(script, lang, tracks, books.strings) for lang in words]
    return VideoPlanned(
        script.slug, folder, tracks.timeline, tuple(pictures), tuple(texts), options.draft
    )


def _refuse(script: VideoScript, found: Sequence[Finding]) -> None:
    """Raise VideoError with everything that would make the video wrong, as the check says it."""
    errors = [f for f in found if f.severity is Severity.ERROR]
    if errors:
        root = script.path.parents[2]
        rows = "".join(f"\n{f.where(root)}: {f.message} {f.hint}" for f in errors)
        raise VideoError(f"The video {script.slug} cannot be made.{rows}")


def _shapes(script: VideoScript, options: Options, made_for: FileSet) -> tuple[Shape, ...]:
    plan = script.plan
    if options.profile == "preview" or made_for == "messenger":
        return (plan.shape,)
    return (plan.shape, *(shape for shape in plan.shapes if shape != plan.shape))


def read_words(script: VideoScript, books: Books) -> dict[Lang, tuple[SceneWords, ...]]:
    """Return the words of a video in all languages; raises VideoError."""
    missing = [lang for lang in CODES if lang not in script.texts]
    if missing:
        names = ", ".join(f"script.{lang}.md" for lang in missing)
        raise VideoError(f"The video {script.slug} cannot be made without {names}.")
    known = [scene.id for scene in script.plan.scenes]
    if script.plan.poster not in (*known, BEST_POSTER):
        raise VideoError(f"The video {script.slug} takes its poster from an unknown scene.")
    try:
        return {lang: scene_words(script.plan, script.texts[lang], books) for lang in CODES}
    except LookupError as error:
        raise VideoError(f"The video {script.slug} cannot be made. {error}") from error


@dataclass(frozen=True)
class _Maker:
    """What all pictures of one video share."""

    script: VideoScript
    strings: Strings
    palette: Palette
    options: Options
    tracks: Tracks
    found: Mapping[str, Found]

    @property
    def timeline(self) -> Timeline:
        """When everything happens."""
        return self.tracks.timeline

    def picture(self, lang: Lang, made_for: FileSet, shape: Shape) -> PictureJob:
        """Plan one picture."""
        plan, options, timeline = self.script.plan, self.options, self.timeline
        words = self.tracks.words[lang]
        main = shape == plan.shape
        cues = self.tracks.captions(lang, shape) if made_for == "messenger" else ()
        burned = ""
        if cues or options.draft:
            burned = write_burned(
                cues,
                timeline.end,
                lang,
                self.palette,
                shape,
                draft=self.strings.draft.get(lang) if options.draft else "",
            )
        backdrops, moods, clips = self._behind()
        sound = self._sound(lang, clips)
        made = with_found(renditions(options.profile, made_for, shape, main=main), self.found)
        layers = Layers(
            backdrops,
            ("picture.ass", "burned.ass") if burned else ("picture.ass",),
            "../fonts",
            "sound.m4a" if sound else None,
        )
        drawing = draw(timeline, tuple(words), lang, self.palette, self.strings, shape)
        posters = self._posters() if main and made_for == "site" else ()
        job = PictureJob(
            self.script.slug, lang, made_for, shape, "", drawing, burned, moods, clips, layers,
            self.palette, made, sound, posters, timeline.end, options.draft,
        )  # fmt: skip
        return replace(job, key=_key(job))

    def _posters(self) -> tuple[int, ...]:
        slots, wanted = self.timeline.scenes, self.script.plan.poster
        return tuple(s.end - POSTER_LEAD_MS for s in slots if wanted in (s.id, BEST_POSTER))

    def _behind(self) -> tuple[tuple[Backdrop, ...], tuple[Mood, ...], tuple[ClipCut, ...]]:
        """Return what is behind the drawing: times of day, and clips over their scenes."""
        clips = self._clips()
        backdrops: list[Backdrop] = []
        used: dict[Mood, None] = {}
        for span in plan_moods(self.timeline):
            if span.footage is None:
                used[span.mood] = None
                backdrops.append(Backdrop(f"{span.mood}.png", span.start, span.end))
                continue
            clip = next((c for c in clips if c.start == span.start), None)
            if clip is None:
                raise VideoError(f'The scene "{span.footage}" of {self.script.slug} names no clip.')
            backdrops.append(Backdrop(clip.name, span.start, span.end, moving=True))
        return tuple(backdrops), tuple(used), clips

    def _clips(self) -> tuple[ClipCut, ...]:
        cuts: list[ClipCut] = []
        for scene in self.script.plan.scenes:
            if scene.kind is not SceneKind.FOOTAGE or scene.footage is None:
                continue
            source = self.script.path.parent / scene.footage.file
            slot = self.timeline.scene(scene.id)
            try:
                digest = sha256_file(source)
            except OSError as error:
                raise VideoError(
                    f'The video {self.script.slug} cannot read its clip "{scene.footage.file}".'
                ) from error
            name = f"clip{len(cuts)}.mp4"
            heard = scene.footage.sound and is_heard(source, scene.footage)
            cut = ClipCut(
                source, digest, scene.footage, name, slot.start, slot.end, scene.id, heard
            )
            cuts.append(cut)
        return tuple(cuts)

    def _sound(self, lang: Lang, clips: Sequence[ClipCut]) -> SoundPlan | None:
        plan, tracks = self.script.plan, self.tracks
        narrated = tracks.narrated(lang)
        spoken: tuple[Cue, ...] = ()
        if self.options.draft:
            spoken = tuple(c for c in tracks.captions(lang) if c.id.rpartition("-")[0] in narrated)
        voice = tracks.voices.get(lang)
        path = voice.path if voice else None
        if not spoken and voice is None:
            narrated = frozenset()
        heard = tuple(
            ClipSound(f"{Path(clip.name).stem}.wav", clip.start, clip.scene in narrated)
            for clip in clips
            if clip.heard
        )
        digest = sha256_file(path) if path else ""
        sound = SoundPlan(path, digest, tracks.pieces(lang), plan.bed, spoken, heard)
        return sound if sound.heard else None


def _key(job: PictureJob) -> str:
    sound = job.sound
    clips = [
        [CLIP_VERSION, c.sha256, c.footage.model_dump(mode="json"), c.start, c.end]
        for c in job.clips
    ]
    return key_of(
        [job.command(), [job.poster_command(ms) for ms in job.poster_ms], PIL.__version__],
        job.drawing.encode("utf-8"),
        job.burned.encode("utf-8"),
        [list(c.rgb) for c in (getattr(job.palette, n) for n in job.palette.__dataclass_fields__)],
        [BACKGROUND_VERSION, faces_key(), ffmpeg_version(ffmpeg()), job.shape],
        [list(astuple(r)) for r in job.renditions],
        clips,
        [sound.recipe(), job.lang] if sound else [],
    )


def _texts(script: VideoScript, lang: Lang, tracks: Tracks, strings: Strings) -> TextJob:
    shape = script.plan.shape
    cues = tracks.captions(lang, shape)
    full = tracks.full(lang, strings, shape)
    title = script.texts[lang].title
    name = f"{script.slug}.{lang}"
    texts = {
        f"{name}.vtt": write_vtt(VTT(cues, notes=(title,))),
        f"{name}.full.vtt": write_vtt(VTT(full, notes=(title,))),
        f"{name}.srt": write_srt(cues),
        f"{name}.txt": write_transcript(title, tracks.words[lang], lang, strings),
    }
    return TextJob(script.slug, lang, key_of(texts), texts, tracks.timeline.end)
