"""The script skeletons of a brought-in clip, and the words its subtitles put into them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from itertools import pairwise

from hub.content.languages import CODES, Lang
from hub.video.clip_info import ClipInfo
from hub.video.cues import Cue
from hub.video.imports import PAUSE_MS, cues_to_script

PARAGRAPH = 220
"""Characters after which a paragraph ends with its sentence."""

_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "kk": {
        "title": "Бейненің атауын жазыңыз",
        "summary": "Бейненің не туралы екенін бір сөйлеммен жазыңыз",
        "hook": "Бастау",
        "clip": "Бейнежазба",
        "help": "Көмек",
        "end": "Соңы",
        "how": "«> …» – экрандағы сөз; жай абзац – айтылатын сөз, субтитр осыдан шығады.",
        "translate": "Осында {n} абзац керек: {of} мәтініндегідей, сол ретпен.",
    },
    "ru": {
        "title": "Напишите название видео",
        "summary": "Напишите одним предложением, о чём это видео",
        "hook": "Начало",
        "clip": "Съёмка",
        "help": "Помощь",
        "end": "Конец",
        "how": "«> …» – слова на экране; обычный абзац – то, что говорят: из него получаются "
        "субтитры.",
        "translate": "Здесь нужно {n} абз. – как в тексте {of}, в том же порядке.",
    },
    "en": {
        "title": "Write the title of the video",
        "summary": "Say in one sentence what this video is about",
        "hook": "Opening",
        "clip": "The clip",
        "help": "Help",
        "end": "Closing",
        "how": "“> …” is what stands on the screen; a plain paragraph is what is said, and "
        "becomes the subtitles.",
        "translate": "{n} paragraph(s) are needed here, as in {of}, in the same order.",
    },
}


def is_placeholder(lang: Lang, text: str) -> bool:
    """Tell whether a title or summary is still the one a skeleton begins with."""
    return text in (_WORDS[lang]["title"], _WORDS[lang]["summary"])


def paragraphs(cues: Mapping[Lang, Sequence[Cue]]) -> dict[Lang, tuple[str, ...]]:
    """Turn the cues of each language into paragraphs: as many in all, about the same moments.

    All languages of a video share one timeline, so their scripts need the same paragraphs. The
    first language says where one ends; a paragraph without words in some language joins its
    neighbour.
    """
    if not cues:
        return {}
    first = next(iter(cues.values()))
    starts = [0]
    for before, cue in pairwise(first):
        held = sum(len(c.text) for c in first if starts[-1] <= c.start < cue.start)
        ended = before.text.rstrip("»”\"')").endswith((".", "!", "?", "…"))
        if cue.start - before.end >= PAUSE_MS or (ended and held + len(cue.text) > PARAGRAPH):
            starts.append(cue.start)
    rows = {
        lang: [_at((c.start + c.end) // 2, starts) for c in said] for lang, said in cues.items()
    }
    common = sorted(set.intersection(*(set(row) for row in rows.values()))) or [0]
    made: dict[Lang, tuple[str, ...]] = {}
    for lang, said in cues.items():
        groups: list[list[Cue]] = [[] for _ in common]
        for cue, number in zip(said, rows[lang], strict=True):
            groups[max(0, sum(at <= number for at in common) - 1)].append(cue)
        made[lang] = tuple(" ".join(cues_to_script(group)) for group in groups)
    if all(all(row) for row in made.values()):
        return made
    whole = {lang: " ".join(filter(None, row)) for lang, row in made.items()}
    return {lang: (text,) for lang, text in whole.items() if text}


def _at(ms: int, starts: Sequence[int]) -> int:
    return max(0, sum(start <= ms for start in starts) - 1)


def plan_text(
    clip: ClipInfo, file: str, name: str, day: dt.date, timed: Sequence[Lang] = ()
) -> str:
    """Return video.yml for a clip: `file` in the folder, `name` as it was brought in.

    `timed` are the languages whose subtitles lie beside the clip with their times.
    """
    shown = json.dumps(name.encode("utf-8", "replace").decode(), ensure_ascii=False)
    sound = "true" if clip.audio else "false"
    stem = file.rpartition(".")[0]
    beside = ", ".join(f"{stem}.{lang}.vtt" for lang in timed)
    told = f"# What is said in it, at its own times: {beside}.\n" if timed else ""
    return f"""# The clip came as {shown}.
{told}\
ages: ["14-17", "18-25"]
topics: [recruitment]
order: 100
shape: "9:16"               # upright, as phones are held; "1:1" and "16:9" work too
law: []
contacts: ["102", "111"]
poster: hook                # the scene that becomes the still picture
lessons: []                 # names of folders in lesson_plans/
scenes:
  - {{id: hook, kind: title}}
  # in_ms and out_ms: from where to where, in thousandths of a second; fit: blur, crop or fit
  - {{id: clip, kind: footage, footage: {{file: {file}, in_ms: 0, out_ms: {clip.ms}, \
fit: blur, sound: {sound}}}}}
  - {{id: help, kind: help, contacts: ["102", "111"]}}
  - {{id: end, kind: title}}
checked: {day:%Y-%m-%d}   # the day on which you compare the facts with their sources
"""


def script_text(lang: Lang, said: Mapping[Lang, Sequence[str]]) -> str:
    """Return the script skeleton of one language, with what is said in the clip if known."""
    words = _WORDS[lang]
    spoken = "\n\n".join(said.get(lang, ()))
    if not spoken and said:
        other = next(code for code in CODES if code in said)
        ask = words["translate"].format(n=len(said[other]), of=f"script.{other}.md")
        spoken = f"<!-- {ask} -->"
    rows = [
        "---",
        f'title: "{words["title"]}"',
        f'summary: "{words["summary"]}"',
        "---",
        "",
        f"<!-- {words['how']} -->",
        "",
    ]
    for scene in ("hook", "clip", "help", "end"):
        rows += [f"## {words[scene]} {{#{scene}}}", ""]
        if scene == "clip" and spoken:
            rows += [spoken, ""]
    return "\n".join(rows[:-1]) + "\n"
