"""The editable plan and student sheets, as Markdown for pandoc with our styles named in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hub.downloads.closing import help_line, law_line
from hub.downloads.labels import Labels
from hub.downloads.sheet import HandoutSheet, LessonSheet, StepSheet

QR_NAME = "qr.png"
BLOCK_STYLES = {
    "say": "Lecturer's words",
    "task": "Task",
    "expect": "Expected answers",
    "hard": "Difficult answers",
    "note": "Hint for the lecturer",
}
SIGNS = re.compile(r"([\\`*_{}\[\]<>#|$~^@!&])")
READER = "commonmark+pipe_tables+fenced_divs+attributes+bracketed_spans-raw_html"
"""What pandoc reads: the Markdown of our editors plus named styles, and nothing that runs."""


def plan_markdown(sheet: LessonSheet, labels: Labels, *, qr: bool) -> str:
    """Return the plan; with `qr`, a picture QR_NAME stands beside it."""
    out = [_styled("Title", _plain(sheet.title)), _styled("Subtitle", labels["plan"])]
    out.append(_styled("Step details", " · ".join(_plain(fact) for fact in sheet.facts)))
    out.append(sheet.lead)
    out.append(_styled("Key message", f"{labels['lesson_key']} {sheet.key_message}"))
    out.append(f"**{labels['lesson_for']}** {sheet.for_whom}")
    if sheet.materials:
        out.append(f"**{labels['lesson_materials']}**")
        out.append("\n".join(f"- {one}" for one in sheet.materials))
    if qr:
        out.append(f"![{labels['qr_alt']}]({QR_NAME}){{width=2.6cm}}")
        out.append(_styled("Small print", f"{labels['page_online']}: <{sheet.url}>"))
    out += _glance(sheet, labels)
    out.append(sheet.intro)
    for part in sheet.parts:
        out += [_heading(1, part.title, part.id), part.text]
        for step in part.steps:
            out += _step(step, labels)
    out += _answers(sheet, labels)
    out += _closing(sheet, labels)
    return _join(out)


def handouts_markdown(sheet: LessonSheet, labels: Labels) -> str:
    """Return all student sheets, without answers; a sheet title begins a page of its own."""
    out: list[str] = []
    for handout in sheet.handouts:
        out += _handout(handout)
        notes = [f"**{labels['help']}:** {_plain(help_line(sheet.help))}"] if sheet.help else []
        if handout.law:
            notes.append(f"**{labels['law_edition']}** {_plain(law_line(handout.law, labels))}")
        if notes:
            out.append(_styled("Small print", "\n\n".join(notes)))
    return _join(out)


def _join(parts: Sequence[str]) -> str:
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _plain(text: str) -> str:
    return SIGNS.sub(r"\\\1", text)


def _styled(style: str, text: str) -> str:
    return f'::: {{custom-style="{style}"}}\n{text}\n:::'


def _heading(level: int, title: str, id_: str = "") -> str:
    return f"{'#' * level} {_plain(title)}" + (f" {{#{id_}}}" if id_ else "")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a pipe table; `docx.lua` gives the columns their widths."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def _glance(sheet: LessonSheet, labels: Labels) -> Iterator[str]:
    yield _heading(1, labels["glance"], "glance")
    head = [labels[n] for n in ("col_time", "col_step", "col_form", "col_priority")]
    rows = [
        (f"{s.start}–{s.end}", f"**{s.number}** {_plain(s.title)}", s.form, s.priority)
        for s in sheet.steps
    ]
    yield table(head, rows)
    for cut in sheet.cuts:
        steps = ", ".join(f"{s.number} ({labels.minutes(s.minutes)})" for s in cut.steps)
        asked = labels.asked(cut.asked)
        yield f"**{labels['cut'].format(n=cut.limit)}:** {steps}. {asked}".rstrip()


def _step(step: StepSheet, labels: Labels) -> Iterator[str]:
    yield _heading(2, f"{step.number}. {step.title}", step.id)
    clock = f"{step.start}–{step.end} {labels['minutes_short']}"
    meta = (clock, labels.minutes(step.minutes), step.form, step.priority)
    yield _styled("Step details", " · ".join(meta))
    for block in step.blocks:
        if block.title:
            yield _heading(3, block.title, block.id)
        style = BLOCK_STYLES.get(block.kind)
        if style == BLOCK_STYLES["say"]:
            # The style is the bubble; a quotation inside it would be a second one.
            yield _styled(style, re.sub(r"(?m)^> ?", "", block.text))
        else:
            yield _styled(style, block.text) if style else block.text


def _answers(sheet: LessonSheet, labels: Labels) -> Iterator[str]:
    rows = [handout for handout in sheet.handouts if handout.answers]
    if rows:
        yield _heading(1, labels["sheet_answers"], "sheet-answers")
        yield _styled("Step details", labels["for_lecturer"])
    for handout in rows:
        yield _heading(2, handout.title)
        yield handout.answers


def _closing(sheet: LessonSheet, labels: Labels) -> Iterator[str]:
    yield _heading(1, labels["closing"], "closing-notes")
    if sheet.law:
        yield _heading(2, labels["law"])
        head = [labels[n] for n in ("col_article", "col_about", "col_edition", "col_checked")]
        rows = [
            (f"**{r.cite}**", _plain(r.title), _plain(r.edition), f"{r.checked}. {r.lawyer}")
            for r in sheet.law
        ]
        yield table(head, rows)
        yield f"**{labels['not_legal_advice']}** {labels['current']}"
    if sheet.evidence:
        yield _heading(2, labels["lesson_evidence"])
        yield "\n".join(
            f"- **{_plain(p.source)}** – {p.rating}. {p.finding}" for p in sheet.evidence
        )
    if sheet.help:
        yield _heading(2, labels["help"])
        yield "\n".join(
            f"- **{_plain(r.called)}** – {_plain(r.purpose)} {_plain(r.terms)}" for r in sheet.help
        )
    yield _heading(2, labels["licence"])
    yield labels["licence_text"]


def _handout(handout: HandoutSheet) -> Iterator[str]:
    yield _heading(1, handout.title, handout.name)
    yield handout.intro
    for part in handout.parts:
        yield _heading(min(part.level, 3), part.title, part.id)
        yield part.text
