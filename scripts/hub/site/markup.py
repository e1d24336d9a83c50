"""Markdown to HTML for short texts, and lesson plans cut into blocks a template can style."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import markdown

from hub.content.lesson import BLOCKS, SLIDE, Lesson
from hub.content.markdown import Document, Section
from hub.content.time_box import TimeBox, time_boxes

EXTENSIONS: tuple[str, ...] = ("attr_list", "tables", "sane_lists", "md_in_html", "def_list")
"""The same list stands in mkdocs.yml; a test compares them."""

FOLDED = ("expect", "hard")
"""Blocks of a step that would give the answers away to whoever looks at the screen."""


@lru_cache(maxsize=10_000)
def html(text: str) -> str:
    """Return the HTML of a Markdown text."""
    converter = _converter()
    converter.reset()
    return converter.convert(text)


@cache
def _converter() -> markdown.Markdown:
    """Return the one converter: making it costs more than most texts that pass through it."""
    return markdown.Markdown(extensions=list(EXTENSIONS))


def inline(text: str) -> str:
    """Return the HTML of a one-paragraph text without the paragraph around it."""
    out = html(text)
    one = re.fullmatch(r"<p>(.*)</p>", out, re.DOTALL)
    return one.group(1) if one and "<p>" not in one.group(1) else out


def lesson_body(doc: Document, lesson: Lesson, words: Mapping[str, str]) -> str:
    """Return a plan's body with each step and each block of a step in a container of its own.

    The containers carry classes (`step`, `block say`), so that the page, its print and the
    teach mode can style them; the text inside stays Markdown. What students might answer is
    folded away until asked for, and what they read on the screen is there for teach mode alone:
    hidden from readers, paper and screen readers. Classes say which shorter version leaves a
    step out.
    """
    steps = {step.id: step for step in lesson.data.steps}
    boxes = time_boxes(lesson.data.steps, lesson.data.cuts)
    out: list[str] = [doc.intro, ""]
    open_block, open_step, open_part = "", False, False
    for section in doc.sections:
        block = _block_of(section, steps)
        if open_block:
            out += [open_block, ""]
            open_block = ""
        if block == SLIDE:
            # Read beside the task it would be read twice; without a heading no list names it.
            out += ['<div class="block slide" hidden data-nosnippet markdown="1">', ""]
            out += [section.text, "", "</div>", ""]
            continue
        if section.level <= 3 and open_step:
            out += ["</section>", ""]
            open_step = False
        if section.level == 2:
            if open_part:
                out += ["</section>", ""]
            out += [f'<section class="part part-{section.id}" markdown="1">', ""]
            open_part = True
        if section.id in steps:
            step = steps[section.id]
            classes = " ".join(["step", step.stage, step.priority, *left_out(boxes, step.id)])
            minutes = words.get("minutes_short", "")
            out += [
                f'<section class="{classes}" data-minutes="{step.minutes}" markdown="1">',
                "",
                f'<p class="step-meta"><span class="step-minutes">{clock(boxes, step.id)} '
                f"{minutes}</span> <span>{step.minutes} {minutes}</span> "
                f'<span class="step-form">{words.get("form_" + step.form, "")}</span></p>',
                "",
            ]
            open_step = True
        title = f"{'#' * section.level} {section.title} {{#{section.id}}}"
        if block in FOLDED:
            title = f'<summary><h4 id="{section.id}">{inline(section.title)}</h4></summary>'
            out += [f'<details class="block {block}" markdown="1">', ""]
            open_block = "</details>"
        elif block:
            out += [f'<div class="block {block}" markdown="1">', ""]
            open_block = "</div>"
        out += [title, "", section.text, ""]
    out += [open_block] * bool(open_block) + ["</section>"] * open_step + ["</section>"] * open_part
    return "\n".join(out).strip() + "\n"


def left_out(boxes: Sequence[TimeBox], id_: str) -> list[str]:
    """Return the classes of what the versions 1, 2 … of a lesson leave out: `x1`, `x2`."""
    return [f"x{index}" for index, box in enumerate(boxes) if box.slot(id_) is None]


def clock(boxes: Sequence[TimeBox], id_: str) -> str:
    """Return when a step takes place, `3–15`, for each version in which that is different."""
    times: dict[str, list[str]] = {}
    for index, box in enumerate(boxes):
        if slot := box.slot(id_):
            times.setdefault(f"{slot.start}–{slot.end}", []).append(f"at{index}")
    if len(times) == 1:
        return next(iter(times))
    return "".join(
        f'<span class="at {" ".join(which)}">{time}</span>' for time, which in times.items()
    )


def _block_of(section: Section, steps: dict[str, Any]) -> str:
    base, _, kind = section.id.rpartition("-")
    return kind if section.level == 4 and kind in BLOCKS and base in steps else ""


def handout_body(doc: Document, words: Mapping[str, str]) -> str:
    """Return a handout's body with the answers folded away until asked for."""
    out: list[str] = [doc.intro, ""]
    folded = False
    for section in doc.sections:
        if section.id == "answers":
            out += [
                '<details class="answers" markdown="1">',
                f"<summary>{words.get('answers_show', section.title)}</summary>",
                "",
            ]
            folded = True
        elif section.level == 2 and folded:
            out += ["</details>", ""]
            folded = False
        out += [f"{'#' * section.level} {section.title} {{#{section.id}}}", "", section.text, ""]
    if folded:
        out.append("</details>")
    return "\n".join(out).strip() + "\n"
