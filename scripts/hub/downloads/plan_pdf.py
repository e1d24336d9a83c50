"""The printed plan and the printed student sheets, as Typst source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from hub.downloads.closing import help_line, law_line
from hub.downloads.labels import Labels
from hub.downloads.sheet import HandoutSheet, LessonSheet, StepSheet
from hub.downloads.typst_text import array, call, literal, typst, typst_line

COLOURS = (
    "ink", "accent", "accent-soft", "accent-text", "raised", "line", "muted", "ok", "danger",
)  # fmt: skip


@lru_cache
def look() -> str:
    """Return the Typst functions that all papers share."""
    return Path(__file__).with_name("look.typ").read_text(encoding="utf-8")


def plan_source(sheet: LessonSheet, labels: Labels, colours: Mapping[str, str], qr: str) -> str:
    """Return the Typst source of a plan; `qr` is an SVG text or empty."""
    out = [*opening(sheet.title, labels["plan"], sheet, labels, colours)]
    out.append(
        call(
            "cover",
            kind=literal(labels["plan"]),
            lead=typst_line(sheet.lead),
            key_label=literal(labels["lesson_key"]),
            key=typst_line(sheet.key_message),
            facts=array(literal(fact) for fact in sheet.facts),
            qr=_qr(sheet, labels, qr),
        )
    )
    out += _needs(sheet, labels)
    out += _glance(sheet, labels)
    if sheet.intro:
        out.append(_content(typst(sheet.intro)))
    for part in sheet.parts:
        out.append(call("heading", literal(part.title), level="1"))
        if part.text:
            out.append(_content(typst(part.text)))
        out += [_step(step, labels) for step in part.steps]
    out += _answers(sheet, labels)
    out += _closing(sheet, labels)
    return "\n\n".join(out) + "\n"


def handouts_source(sheet: LessonSheet, labels: Labels, colours: Mapping[str, str]) -> str:
    """Return the Typst source of all student sheets, each on a page of its own."""
    title = f"{labels['handouts']}: {sheet.title}"
    out = [*opening(title, labels["handouts"], sheet, labels, colours)]
    # The document's title is what a reader's window shows; each sheet has its own on the paper.
    for index, handout in enumerate(sheet.handouts):
        if index:
            out.append("#pagebreak()")
        inner = "\n\n".join([*_handout(handout), *_foot_note(handout, sheet, labels)])
        out.append(f"#sheet[{inner}]")
    return "\n\n".join(out) + "\n"


def opening(
    title: str, kind: str, sheet: LessonSheet, labels: Labels, colours: Mapping[str, str]
) -> Iterator[str]:
    """Yield how every paper begins: colours, the shared look, title, language, header, footer."""
    yield "\n".join(f'#let {name} = rgb("{colours[name]}")' for name in COLOURS)
    yield look()
    foot = f"Narkostop · {labels['lesson_checked']} {labels.day(sheet.checked)}"
    before, _, rest = labels["page"].partition("{n}")
    between, _, after = rest.partition("{all}")
    pages = f"(n, all) => [#{literal(before)};#n#{literal(between)};#all#{literal(after)};]"
    yield (
        f"#show: setup.with(title: {literal(title)}, lang: {literal(sheet.lang)}, "
        f"kind: {literal(kind)}, foot: {literal(foot)}, page-of: {pages})"
    )


def _qr(sheet: LessonSheet, labels: Labels, qr: str) -> str:
    if not qr:
        return "none"
    image = (
        f'image(bytes({literal(qr)}), format: "svg", width: 25mm, alt: {literal(labels["qr_alt"])})'
    )
    words = f"text(size: 8pt, fill: muted, {literal(labels['page_online'])})"
    return f"[#link({literal(sheet.url)}, {image})#v(-2mm)#{words}]"


def _needs(sheet: LessonSheet, labels: Labels) -> Iterator[str]:
    yield f"#block(above: 4mm)[#strong({literal(labels['lesson_for'])}) #{_body(sheet.for_whom)}]"
    if sheet.materials:
        rows = "".join(f"#tick-box({typst_line(one)})" for one in sheet.materials)
        label = f"#strong({literal(labels['lesson_materials'])})"
        yield f"#block(breakable: false)[#set par(spacing: 0.6em)\n{label}\n\n{rows}]"


def _body(text: str) -> str:
    return typst_line(text)


def _content(brackets: str) -> str:
    return f"#{brackets}"


def _glance(sheet: LessonSheet, labels: Labels) -> Iterator[str]:
    yield call("heading", literal(labels["glance"]), level="1")
    steps = array(
        f"(number: {s.number}, minutes: {s.minutes}, must: {'true' if s.must else 'false'})"
        for s in sheet.steps
    )
    yield call("timeline", steps)
    names = ("col_time", "col_step", "col_form", "col_priority")
    head = array(literal(labels[name]) for name in names)
    rows = [
        array(
            (
                literal(f"{s.start}–{s.end}"),
                f"[#strong({literal(str(s.number))}) #h(1mm) #{literal(s.title)};]",
                literal(s.form),
                literal(s.priority),
            )
        )
        for s in sheet.steps
    ]
    yield call("grid-table", "(2, 8, 4, 4)", head, array(rows))
    for cut in sheet.cuts:
        kept = ", ".join(f"{s.number} ({labels.minutes(s.minutes)})" for s in cut.steps)
        head = labels["cut"].format(n=cut.limit) + ":"
        yield f"#strong({literal(head)}) #{literal(f'{kept}. {labels.asked(cut.asked)}')};"


def _step(step: StepSheet, labels: Labels) -> str:
    inner = "\n\n".join(
        call("part-block", literal(b.kind), literal(b.title), typst(b.text)) for b in step.blocks
    )
    meta = (labels.minutes(step.minutes), step.form, step.priority)
    return call(
        "step",
        f"[{inner}]",
        number=str(step.number),
        title=literal(step.title),
        clock=literal(f"{step.start}–{step.end}\u00a0{labels['minutes_short']}"),
        meta=array(literal(word) for word in meta),
    )


def _answers(sheet: LessonSheet, labels: Labels) -> Iterator[str]:
    rows = [handout for handout in sheet.handouts if handout.answers]
    if rows:
        yield call("heading", literal(labels["sheet_answers"]), level="1")
        yield f"#block(sticky: true, text(fill: muted, {literal(labels['for_lecturer'])}))"
    for handout in rows:
        yield call("heading", literal(handout.title), level="2")
        yield _content(typst(handout.answers))


def _closing(sheet: LessonSheet, labels: Labels) -> Iterator[str]:
    yield call("heading", literal(labels["closing"]), level="1")
    if sheet.law:
        yield call("heading", literal(labels["law"]), level="2")
        names = ("col_article", "col_about", "col_edition", "col_checked")
        head = array(literal(labels[name]) for name in names)
        rows = [
            array((f"[#strong({literal(r.cite)})]", literal(r.title), literal(r.edition),
                   f"[#{literal(r.checked)};\\ #text(size: 8.5pt, {literal(r.lawyer)})]"))
            for r in sheet.law
        ]  # fmt: skip
        yield call("grid-table", "(4, 6, 7, 4)", head, array(rows))
        yield f"#strong({literal(labels['not_legal_advice'])}) #{literal(labels['current'])};"
    if sheet.evidence:
        yield call("heading", literal(labels["lesson_evidence"]), level="2")
        items = [
            f"[#strong({literal(p.source)}) #{literal(f'– {p.rating}. {p.finding}')};]"
            for p in sheet.evidence
        ]
        yield call("list", *items)
    if sheet.help:
        yield call("heading", literal(labels["help"]), level="2")
        items = [
            f"[#strong({literal(r.called)}) "
            f"#{literal('– ' + r.purpose)}; #text(fill: muted, {literal(r.terms)})]"
            for r in sheet.help
        ]
        yield call("list", *items)
    yield call("heading", literal(labels["licence"]), level="2")
    yield f"#{literal(labels['licence_text'])};"


def _foot_note(handout: HandoutSheet, sheet: LessonSheet, labels: Labels) -> Iterator[str]:
    rows = []
    if sheet.help:
        helps = literal(help_line(sheet.help))
        rows.append(f"#strong({literal(labels['help'] + ':')}) #{helps};")
    if handout.law:
        rows.append(
            f"#strong({literal(labels['law_edition'])}) #{literal(law_line(handout.law, labels))};"
        )
    if rows:
        yield call("foot-note", f"[{chr(10).join(row + chr(10) for row in rows)}]")


def _handout(handout: HandoutSheet) -> Iterator[str]:
    yield call("heading", literal(handout.title), level="1")
    if handout.intro:
        yield _content(typst(handout.intro))
    level = 1
    for part in handout.parts:
        # A level may not be skipped: readers' outlines and PDF/UA count on it.
        level = max(2, min(part.level, level + 1, 3))
        head = call("heading", literal(part.title), level=str(level))
        inner = f"{head}\n\n{_content(typst(part.text))}"
        # A case and its line to write on stay on one page; a long part may break.
        short = "false" if len(part.text) < 900 else "true"
        yield f"#block(width: 100%, breakable: {short}, above: 5mm)[{inner}]"
