"""What is wrong with a video as it would be made: length, subtitles, numbers, space."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hub.content.findings import Finding, Severity
from hub.content.languages import CODES, Lang
from hub.content.script import LineKind, ScriptText, VideoScript
from hub.content.script_plan import Shape
from hub.video.breaking import measure
from hub.video.cues import Cue
from hub.video.lint_cues import check_cues, check_numbers, scene_of
from hub.video.pace import MAX_CPS, speed
from hub.video.picture.actors import Actor
from hub.video.picture.extent import words_box
from hub.video.picture.layout import layout_of
from hub.video.picture.palette import Palette
from hub.video.picture.scenes import draw_scenes
from hub.video.spoken import check_spoken
from hub.video.tracks import LONGEST_MS as LONGEST_MADE_MS
from hub.video.tracks import Tracks, read_tracks
from hub.video.words import Books, SceneWords, Strings, scene_words

SHORTEST_MS, LONGEST_MS = 15_000, 60_000


def check_whole(script: VideoScript, books: Books, palette: Palette) -> Iterator[Finding]:
    """The finished thing, as it would be made: length, subtitles, numbers, space."""
    try:
        words = {lang: scene_words(script.plan, script.texts[lang], books) for lang in CODES}
    except LookupError as error:
        yield Finding(
            script.path,
            script.line_of("scenes"),
            "video.reference",
            f"{error.args[0] if error.args else error}",
            "Compare the name with docs/_data/law/ or docs/_data/help.yml.",
        )
        return
    tracks = read_tracks(script, words)
    yield from tracks.found
    timeline = tracks.timeline
    if timeline.end > LONGEST_MADE_MS:
        return
    if not SHORTEST_MS <= timeline.end <= LONGEST_MS:
        yield Finding(
            script.path,
            script.line_of("scenes"),
            "video.length",
            f"The video lasts {timeline.end / 1000:.0f} seconds; 15 to 60 are good, 25 to 40 best.",
            "Cut words: every 13 letters take a second to read.",
            Severity.WARNING,
        )
    shapes = (script.plan.shape, *script.plan.shapes)
    for lang in CODES:
        text, own = script.texts[lang], words[lang]
        yield from check_spoken(script, lang, tracks.spoken[lang])
        for shape in shapes:
            yield from _tracks(script, lang, tracks, books.strings, shape)
            drawn = draw_scenes(timeline, own, lang, palette, books.strings, shape)
            yield from _space(text, drawn, shape)
    yield from _numbers(script, words)


def _tracks(
    script: VideoScript,
    lang: Lang,
    tracks: Tracks,
    strings: Strings,
    shape: Shape,
) -> Iterator[Finding]:
    """Both tracks of a language can be read in time, and lack nothing."""
    text = script.texts[lang]
    size = measure(shape, lang)
    limit = min(MAX_CPS[age] for age in script.plan.ages)
    timeline, words, spoken = tracks.timeline, tracks.words[lang], tracks.spoken[lang]
    captions = tracks.captions(lang, shape)
    full = tracks.full(lang, strings, shape)

    def where(cue: Cue) -> int:
        return _line(text, scene_of(cue))

    for own in (False, True):
        # The times of a clip's own words were set by its makers, the others by the program.
        part = [cue for cue in captions if (scene_of(cue) in spoken) is own]
        yield from check_cues(
            part, text.path, where, limit=limit, size=size, end=timeline.end, made=not own
        )
    bad = {scene_of(cue) for cue in captions if speed(cue.text, cue.ms + 1) > limit}
    for finding in check_cues(
        # What is too fast for the narrator alone need not be told twice.
        [cue for cue in full if scene_of(cue) not in bad | set(spoken)],
        text.path,
        where,
        limit=limit,
        size=size,
        end=timeline.end,
        full=True,
    ):
        if finding.rule in ("video.speed", "video.short"):
            yield finding
    for scene in words:
        if scene.id in spoken:
            continue
        said = " ".join(line for kind, line in scene.lines if kind is LineKind.SAY)
        shown = " ".join(cue.text for cue in captions if scene_of(cue) == scene.id)
        if said.split() != shown.split():
            yield Finding(
                text.path,
                _line(text, scene.id),
                "video.coverage",
                f'The subtitles of the scene "{scene.id}" lack words of the narrator.',
                "They come from the program: please report this.",
            )


def _line(text: ScriptText, id_: str) -> int:
    scene = text.scene(id_)
    return scene.line if scene else 1


def _numbers(
    script: VideoScript, words: Mapping[Lang, tuple[SceneWords, ...]]
) -> Iterator[Finding]:
    """Numbers, articles and phones are the same in every language of a scene."""
    paths = {lang: script.texts[lang].path for lang in words}

    def where(lang: Lang, id_: str) -> int:
        return _line(script.texts[lang], id_)

    for versions in zip(*words.values(), strict=True):
        texts = {
            lang: "\n".join(line for _, line in scene.lines)
            for lang, scene in zip(words, versions, strict=True)
        }
        yield from check_numbers(versions[0].id, texts, paths, where)


def _space(
    text: ScriptText, drawn: Mapping[str, tuple[Actor, ...]], shape: Shape
) -> Iterator[Finding]:
    """Every scene's words stay where no player button and no subtitle covers them."""
    layout = layout_of(shape)
    bottom, right = layout.body.bottom, layout.wide.right
    for id_, actors in drawn.items():
        box = words_box(actors)
        if box is not None and (box.bottom > bottom + 20 or box.right > right + 24):
            scene = text.scene(id_)
            yield Finding(
                text.path,
                scene.line if scene else 1,
                "video.space",
                f'The scene "{id_}" has more words than its picture can hold.',
                "Shorten the longest line, or split the scene in two.",
                Severity.WARNING,
            )
