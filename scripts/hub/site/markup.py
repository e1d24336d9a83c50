"""Markdown to HTML for short texts, and lesson plans cut into blocks a template can style."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

import markdown

from hub.content.lesson import BLOCKS, SLIDE, Lesson
from hub.content.markdown import Document, Section

EXTENSIONS: tuple[str, ...] = ("attr_list", "tables", "sane_lists", "md_in_html", "def_list")
"""The same list stands in mkdocs.yml; a test compares them."""


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
    teach mode can style them; the text inside stays Markdown.
    """
    steps = {step.id: step for step in lesson.data.steps}
    out: list[str] = [doc.intro, ""]
    open_block = open_step = open_part = False
    for section in doc.sections:
        block = _block_of(section, steps)
        if block == SLIDE:
            # It stands on the slides; beside the task it would be read twice.
            continue
        if open_block:
            out += ["</div>", ""]
            open_block = False
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
            out += [
                f'<section class="step {step.stage} {step.priority}" markdown="1">',
                "",
                f'<p class="step-meta"><span class="step-minutes">{step.minutes} '
                f"{words.get('minutes_short', '')}</span> "
                f'<span class="step-form">{words.get("form_" + step.form, "")}</span></p>',
                "",
            ]
            open_step = True
        if block:
            out += [f'<div class="block {block}" markdown="1">', ""]
            open_block = True
        out += [f"{'#' * section.level} {section.title} {{#{section.id}}}", "", section.text, ""]
    out += ["</div>"] * open_block + ["</section>"] * open_step + ["</section>"] * open_part
    return "\n".join(out).strip() + "\n"


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
