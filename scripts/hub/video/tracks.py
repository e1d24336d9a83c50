"""All that is told in a video, and when: what is judged and what is made come from here alone.

The recorded voices, a clip's own timed words and the reader's speed make one timeline for all
languages, and each language's captions on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hub.content.findings import Finding, Severity
from hub.content.languages import CODES, Lang
from hub.content.script import LineKind, VideoScript
from hub.content.script_plan import Shape
from hub.video.cues import Cue
from hub.video.errors import VideoError
from hub.video.listen import hear
from hub.video.pace import GAP_FRAMES, frame_ms
from hub.video.pauses import Cut, cut_at_pauses
from hub.video.spoken import Spoken, load_spoken, spoken_end, spoken_path
from hub.video.subtitles import make_cues, make_full
from hub.video.timeline import Beat, BeatKind, Said, SceneSlot, Timeline, fixed_ms, plan_timeline
from hub.video.voice import VoicePiece
from hub.video.words import SceneWords, Strings

LONGEST_MS = 600_000
"""Past ten minutes nothing is made: no messenger takes it, and it would be drawn for hours."""

QUIET_DB = -60.0
"""Nothing in a recording that stays below can be heard on a phone."""


@dataclass(frozen=True)
class Voice:
    """A recorded track of one language: its file, and its part for each paragraph it reads.

    `cuts` are by scene and number of the line in the scene.
    """

    path: Path
    cuts: Mapping[tuple[str, int], Cut]


@dataclass(frozen=True)
class Tracks:
    """One video's words, times, voices and clips' own words, and what is wrong with them."""

    words: Mapping[Lang, tuple[SceneWords, ...]]
    timeline: Timeline
    spoken: Mapping[Lang, Spoken]
    voices: Mapping[Lang, Voice]
    own: frozenset[tuple[Lang, str]]
    found: tuple[Finding, ...]

    def captions(self, lang: Lang, shape: Shape = "9:16") -> tuple[Cue, ...]:
        """Return what is said, as cues."""
        return make_cues(
            self._voiced(lang), self.words[lang], lang, shape, spoken=self.spoken[lang]
        )

    def full(self, lang: Lang, strings: Strings, shape: Shape = "9:16") -> tuple[Cue, ...]:
        """Return all that is said and read, as cues."""
        return make_full(
            self._voiced(lang), self.words[lang], lang, strings, shape, spoken=self.spoken[lang]
        )

    def narrated(self, lang: Lang) -> frozenset[str]:
        """Return the scenes in which a narrator speaks, whether recorded or a machine."""
        return frozenset(scene for scene, _, _ in _paragraphs(self.words[lang], lang, self.own))

    def pieces(self, lang: Lang) -> tuple[VoicePiece, ...]:
        """Return the parts of a recorded voice with the times at which they are heard."""
        voice = self.voices.get(lang)
        if voice is None:
            return ()
        return tuple(
            VoicePiece(cut.start, cut.end, beat.start)
            for slot, line, beat in _said(self.timeline)
            if (cut := voice.cuts.get((slot.id, line))) is not None
        )

    def _voiced(self, lang: Lang) -> Timeline:
        """End each paragraph with its voice, so that captions keep pace with it.

        The picture waits for the slowest language; this one's captions need not.
        """
        voice = self.voices.get(lang)
        if voice is None:
            return self.timeline

        def narrowed(slot: SceneSlot) -> SceneSlot:
            beats = []
            for beat in slot.beats:
                cut = voice.cuts.get((slot.id, beat.line)) if beat.line is not None else None
                if cut is not None and beat.kind is BeatKind.SAY:
                    end = beat.start + cut.end - cut.start + frame_ms(GAP_FRAMES)
                    beat = replace(beat, end=min(beat.end, end))  # noqa: PLW2901
                beats.append(beat)
            return replace(slot, beats=tuple(beats))

        return replace(self.timeline, scenes=tuple(map(narrowed, self.timeline.scenes)))


def read_tracks(
    script: VideoScript, words: Mapping[Lang, tuple[SceneWords, ...]], *, draft: bool = False
) -> Tracks:
    """Read what a video's voices and clips say, and lay everything out in time.

    A machine's voice (`draft`) reads instead of recorded ones. Raises UnevenScripts when the
    languages do not have the same scenes and lines.
    """
    found: list[Finding] = []
    spoken: dict[Lang, Spoken] = {}
    for lang in words:
        spoken[lang], more = load_spoken(script, lang)
        found += more
    own = frozenset(
        (lang, scene.id)
        for lang in words
        for scene in script.plan.scenes
        if scene.footage is not None and scene.footage.sound and scene.id in spoken[lang]
    )
    voices: dict[Lang, Voice] = {}
    for lang in CODES:
        if lang not in script.plan.voice or lang not in words or draft:
            continue
        heard = _voice(script, lang, words[lang], own, found)
        if heard is not None:
            voices[lang] = heard
    said: dict[Lang, Said] = {
        lang: {place: cut.end - cut.start for place, cut in voice.cuts.items()}
        for lang, voice in voices.items()
    }
    least = {
        id_: max(spoken_end(cues[id_]) for cues in spoken.values() if id_ in cues)
        for id_ in {id_ for cues in spoken.values() for id_ in cues}
    }
    fixed = fixed_ms(script.plan)
    timeline = plan_timeline(words, fixed=fixed, voice=said, least=least)
    tracks = Tracks(words, timeline, spoken, voices, own, ())
    found += _length(script, timeline)
    for lang in voices:
        found += _collisions(script, tracks, lang)
    for lang in words:
        found += _lost(script, tracks, lang)
    return replace(tracks, found=tuple(found))


def _paragraphs(
    words: Sequence[SceneWords], lang: Lang, own: frozenset[tuple[Lang, str]]
) -> list[tuple[str, int, str]]:
    """Return (scene, number of the line, text) of all that a narrator reads.

    A clip that keeps its sound and has timed words in this language speaks for itself.
    """
    return [
        (scene.id, number, text)
        for scene in words
        if (lang, scene.id) not in own
        for number, (kind, text) in enumerate(scene.lines)
        if kind is LineKind.SAY
    ]


def _said(timeline: Timeline) -> Iterator[tuple[SceneSlot, int, Beat]]:
    for slot in timeline.scenes:
        for beat in slot.beats:
            if beat.kind is BeatKind.SAY and beat.line is not None:
                yield slot, beat.line, beat


def _voice(
    script: VideoScript,
    lang: Lang,
    words: Sequence[SceneWords],
    own: frozenset[tuple[Lang, str]],
    found: list[Finding],
) -> Voice | None:
    """Cut a recorded voice into its paragraphs; add what is wrong to `found`."""
    name = script.plan.voice[lang]

    def say(message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        line = script.line_of("voice", lang)
        found.append(Finding(script.path, line, "video.voice", message, hint, severity))

    path = script.path.parent / name
    try:
        heard = hear(path)
    except VideoError as error:
        say(str(error), "Record it again, or save it as WAV, and check that it plays.")
        return None
    if max(heard.levels, default=-120.0) < QUIET_DB:
        say(f'Nothing can be heard in the voice "{name}".', "Is the recording silent?")
        return None
    places = _paragraphs(words, lang, own)
    if not places:
        say(
            f'The narrator has no words in {lang}, but a voice "{name}" is named.',
            "Write what is said as paragraphs in the script, or take the voice out.",
        )
        return None
    cuts = cut_at_pauses(heard.levels, [len(text) for _, _, text in places])
    for (_, _, text), cut in zip(places, cuts, strict=True):
        if not cut.sure:
            say(
                f'In the voice "{name}" no clear pause is heard near {cut.start / 1000:.1f} s, '
                f"where “{_opening(text)}” should begin; it is cut there all the same.",
                "Listen to that place. Leave a second of silence between paragraphs, and read "
                "just what is written.",
                Severity.WARNING,
            )
    return Voice(path, {(id_, n): cut for (id_, n, _), cut in zip(places, cuts, strict=True)})


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:4]) + (" …" if len(words) > 4 else "")


def _length(script: VideoScript, timeline: Timeline) -> Iterator[Finding]:
    if timeline.end <= LONGEST_MS:
        return
    longest = max(timeline.scenes, key=lambda slot: slot.end - slot.start)
    number = [scene.id for scene in script.plan.scenes].index(longest.id)
    yield Finding(
        script.path,
        script.line_of("scenes", number),
        "video.too-long",
        f"The video would last {timeline.end / 60_000:.0f} minutes, most of it the scene "
        f'"{longest.id}"; at most {LONGEST_MS // 60_000} minutes are made.',
        "Choose a part of the clip with in_ms and out_ms, or fix a shorter time with ms.",
    )


def _collisions(script: VideoScript, tracks: Tracks, lang: Lang) -> Iterator[Finding]:
    """Yield where a recorded voice has less time than it takes: two paragraphs at once."""
    voice = tracks.voices[lang]
    ids = [scene.id for scene in script.plan.scenes]
    rows = [
        (slot, beat.start, beat.start + cut.end - cut.start)
        for slot, line, beat in _said(tracks.timeline)
        if (cut := voice.cuts.get((slot.id, line))) is not None
    ]
    ends = [start for _, start, _ in rows[1:]] + [tracks.timeline.end]
    told: set[str] = set()
    for (slot, start, end), limit in zip(rows, ends, strict=True):
        limit = min(limit, slot.end)  # noqa: PLW2901
        if end > limit + frame_ms(1) and slot.id not in told:
            told.add(slot.id)
            yield Finding(
                script.path,
                script.line_of("scenes", ids.index(slot.id)),
                "video.voice-long",
                f'The scene "{slot.id}" has {(limit - start) / 1000:.1f} s for a paragraph that '
                f"takes the recorded voice ({lang}) {(end - start) / 1000:.1f} s.",
                "Give the scene more time with ms (or a later out_ms), or take ms out.",
            )


def _lost(script: VideoScript, tracks: Tracks, lang: Lang) -> Iterator[Finding]:
    """Yield the scenes that end before a clip's own timed words do."""
    spoken = tracks.spoken[lang]
    if not spoken:
        return
    cues = tracks.captions(lang)
    for number, scene in enumerate(script.plan.scenes):
        if scene.id not in spoken or scene.footage is None:
            continue
        own = [cue.text for cue in cues if cue.id.rpartition("-")[0] == scene.id]
        wanted = " ".join(cue.text for cue in spoken[scene.id])
        if " ".join(own).split() != wanted.split():
            name = spoken_path(script.path.parent, scene.footage.file, lang).name
            yield Finding(
                script.path,
                script.line_of("scenes", number),
                "video.spoken-lost",
                f'Some words of {name} fall out of the scene "{scene.id}": it ends too early, or '
                "they stay too short to be read.",
                "Give the scene the clip's whole part (take ms out), or mend the times there.",
                Severity.WARNING,
            )
