"""What is wrong with finished subtitles: speed, length, time, gaps; and between languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from hub.content.findings import Finding, Severity
from hub.content.languages import CODES, Lang
from hub.video.breaking import Measure
from hub.video.cues import Cue, clock
from hub.video.lint_numbers import kinds, listed, odd_ones
from hub.video.pace import GAP_FRAMES, MAX_CUE_MS, MIN_CUE_MS, MS_PER_WORD, frame_ms, speed

_FRAME = 1
"""Times are whole milliseconds: a limit on the frame grid may be missed by one."""
_REPORT = "Times come from the program: please report this."


def check_cues(
    cues: Sequence[Cue],
    path: Path,
    where: Callable[[Cue], int],
    *,
    limit: float,
    size: Measure,
    end: int,
    made: bool = True,
    full: bool = False,
) -> Iterator[Finding]:
    """Judge the cues of one track.

    `where` gives the line of a cue in the file at `path`; `limit` is the most characters a second
    that its audience reads, `end` the end of the video in ms. `made` says that the program set
    the times, `full` that the track also holds the words on the screen.
    """
    name = "subtitle of the full track" if full else "subtitle"
    before: Cue | None = None
    for cue in cues:
        what = f'The {name} "{cue.text}"'
        line = where(cue)

        def say(rule: str, message: str, hint: str, line: int = line) -> Finding:
            return Finding(path, line, f"video.{rule}", message, hint, Severity.WARNING)

        stay = cue.ms + _FRAME
        least = MS_PER_WORD * len(cue.text.split())
        if speed(cue.text, stay) > limit:
            yield say(
                "speed",
                f"{what} runs at {speed(cue.text, cue.ms):.0f} characters a "
                f"second; this audience reads {limit:.0f}.",
                "Say it in fewer words." if made else "Say it in fewer words, or show it longer.",
            )
        elif stay < min(least, MAX_CUE_MS):
            yield say(
                "speed",
                f"{what} has {len(cue.text.split())} words in {_seconds(cue.ms)} seconds; "
                f"they need {_seconds(least)}.",
                "Say it in fewer words." if made else "Say it in fewer words, or show it longer.",
            )
        if stay < MIN_CUE_MS:
            hint = "Give its scene more time." if made else "Show it longer."
            yield say("short", f"{what} is shown {_seconds(cue.ms)} seconds; 1 is the least.", hint)
        if cue.ms - _FRAME > MAX_CUE_MS:
            hint = _REPORT if made else "End it sooner, or cut it in two."
            yield say("long", f"{what} is shown {_seconds(cue.ms)} seconds; 6 are the most.", hint)
        if max(map(len, cue.lines)) > size.hard or len(cue.lines) > size.lines:
            yield say(
                "subtitle-length",
                f"{what} does not fit two lines of {size.hard} characters.",
                "Make two sentences of it, or use shorter words.",
            )
        if cue.end > end + _FRAME:
            yield say(
                "outside",
                f"{what} ends at {clock(cue.end)}, after the video ({clock(end)}).",
                _REPORT if made else "Move it, or give its scene more time.",
            )
        if before is not None and cue.start < before.end:
            hint = "Give its scene more time." if made else "End the one before it sooner."
            yield say("overlap", f"{what} begins before the one above it has ended.", hint)
        elif before is not None and cue.start - before.end < frame_ms(GAP_FRAMES) - _FRAME:
            yield say(
                "gap",
                f'There is no gap of two frames before the {name} "{cue.text}".',
                _REPORT if made else "End the one before it 0.07 seconds sooner.",
            )
        before = cue


def check_tracks(
    tracks: Mapping[Lang, Sequence[Cue]],
    paths: Mapping[Lang, Path],
    where: Callable[[Lang, str], int],
) -> Iterator[Finding]:
    """Compare the tracks of a video: each scene has subtitles and the same numbers in every one.

    The scene of a cue is its id up to the last hyphen. `where` gives the line of a scene.
    """
    scenes: dict[Lang, dict[str, list[str]]] = {}
    for lang, cues in tracks.items():
        own = scenes.setdefault(lang, {})
        for cue in cues:
            own.setdefault(scene_of(cue), []).append(cue.text)
    langs = [lang for lang in CODES if lang in tracks]
    for id_ in dict.fromkeys(id_ for lang in langs for id_ in scenes[lang]):
        there = [lang for lang in langs if id_ in scenes[lang]]
        for lang in langs:
            if lang not in there:
                known = ", ".join(paths[other].name for other in there)
                shown = f'scene "{id_}"' if id_ else "video"
                yield Finding(
                    paths[lang],
                    1,
                    "video.coverage",
                    f"The {shown} has no subtitle here, but one in {known}.",
                    "Add it, or take it out of the others.",
                )
        texts = {lang: " ".join(scenes[lang][id_]) for lang in there}
        yield from check_numbers(id_, texts, paths, where)


def scene_of(cue: Cue) -> str:
    """Return the scene of a cue by its id: `offer-1` belongs to `offer`."""
    scene, _, number = cue.id.rpartition("-")
    return scene if number.isdigit() else ""


def check_numbers(
    scene: str,
    texts: Mapping[Lang, str],
    paths: Mapping[Lang, Path],
    where: Callable[[Lang, str], int],
) -> Iterator[Finding]:
    """Numbers, articles and phones of a scene are the same in every language."""
    for lang, other, here, there in odd_ones(texts):
        what = kinds(here, there, texts.values())
        shown = f'scene "{scene}"' if scene else "video"
        yield Finding(
            paths[lang],
            where(lang, scene),
            "video.numbers",
            f"The {shown} has the {what} {listed(here)}, but "
            f"{paths[other].name} has {listed(there)}.",
            "Make them agree; take them from the registries where you can.",
        )


def _seconds(ms: int) -> str:
    return f"{ms / 1000:.1f}".removesuffix(".0")
