"""What an editor can get wrong in video.yml about clips, voices, times and shapes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from hub.content.findings import Finding
from hub.content.script_plan import SceneKind, ScenePlan, VideoPlan
from hub.content.yamlfile import Key, Lines, line_of

MIN_SCENE_MS = 500
"""Nothing shorter than half a second can be taken in."""


def check_media(plan: VideoPlan, lines: Lines, path: Path) -> Iterator[Finding]:
    """Judge the files, times and shapes that the plan at `path` (a video.yml) names."""

    def say(key: Key, rule: str, message: str, hint: str) -> Finding:
        return Finding(path, line_of(lines, key), f"script.{rule}", message, hint)

    for number, scene in enumerate(plan.scenes):
        key: Key = ("scenes", number)
        yield from (say((*key, *at), *rest) for at, *rest in _scene(scene, path.parent))
    for lang, file in sorted(plan.voice.items()):
        why = _unfit(file, path.parent)
        if why:
            yield say(
                ("voice", lang),
                "voice-file",
                f'The recorded voice "{file}" {why}.',
                "Put the sound file into this video\u2019s folder and write its name here.",
            )
    for shape in plan.shapes:
        if shape == plan.shape or plan.shapes.count(shape) > 1:
            yield say(
                ("shapes",),
                "shapes",
                f"The shape {shape} is named twice.",
                "`shape` is the main one; `shapes` lists only the others, each once.",
            )
            break


def _scene(scene: ScenePlan, folder: Path) -> Iterator[tuple[Key, str, str, str]]:
    """Yield (key inside the scene, rule, message, hint)."""
    clip = scene.footage
    if scene.kind is SceneKind.FOOTAGE and clip is None:
        yield (
            (),
            "footage-missing",
            f'The scene "{scene.id}" shows footage, but names no clip.',
            'Add "footage: {file: NAME.mp4}" with a file of this video\u2019s folder.',
        )
    if clip is not None:
        if scene.kind is not SceneKind.FOOTAGE:
            yield (
                ("footage",),
                "footage-unused",
                f'The scene "{scene.id}" names a clip, but its kind is {scene.kind}.',
                "Write `kind: footage`, or take the clip out.",
            )
        why = _unfit(clip.file, folder)
        if why:
            yield (
                ("footage", "file"),
                "footage-file",
                f'The clip "{clip.file}" {why}.',
                "Put the clip into this video\u2019s folder and write its name here.",
            )
        if clip.in_ms < 0 or (clip.out_ms is not None and clip.out_ms <= clip.in_ms):
            yield (
                ("footage",),
                "footage-times",
                f"The clip cannot run from {clip.in_ms} to {clip.out_ms} ms.",
                "`in_ms` is 0 or more, and `out_ms` is later than `in_ms` "
                "(leave it out for the end of the clip).",
            )
    if scene.ms is not None and scene.ms < MIN_SCENE_MS:
        yield (
            ("ms",),
            "scene-ms",
            f'The scene "{scene.id}" would last {scene.ms} ms.',
            f"Give it at least {MIN_SCENE_MS} ms, or leave `ms` out.",
        )


def _unfit(name: str, folder: Path) -> str:
    """Say why a name is no file inside the folder; empty when it is one."""
    pure = PurePosixPath(name)
    if not name or "\0" in name or "\\" in name or pure.is_absolute() or ".." in pure.parts:
        return "does not stand in this video\u2019s folder"
    file = folder / pure
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
        there = file.is_file()
    except OSError:
        return "cannot be read"
    if not inside:
        return "leads out of this video\u2019s folder"
    return "" if there else "does not exist"
