"""A lesson as HTML to read on a screen: for those who have no reader of PDF at hand."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from hub.downloads.closing import help_line, law_line
from hub.downloads.labels import Labels
from hub.downloads.sheet import Block, HandoutSheet, LessonSheet, StepSheet
from hub.downloads.typst_text import DASH


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")

    def words(
        _self: RendererHTML, tokens: list[Token], at: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        # As on paper, a picture is told in its words: its file is not carried along.
        return f"<em>{escape(tokens[at].content)}</em>"

    parser.add_render_rule("image", words)
    return parser


_PARSER = _parser()


def prose(markdown: str) -> str:
    """Return the HTML of a Markdown text; no HTML of its own gets through.

    >>> prose("**Hear** <b>me</b>")
    '<p><strong>Hear</strong> &lt;b&gt;me&lt;/b&gt;</p>\\n'
    """
    out = str(_PARSER.render(_kept(markdown)))
    # What scrolls sideways on a phone can be reached with the keys too.
    frame = '<div class="wide" tabindex="0"><table>'
    return out.replace("<table>", frame).replace("</table>", "</table></div>")


def line(markdown: str) -> str:
    """Return the HTML of a text of one paragraph, without the paragraph."""
    return str(_PARSER.renderInline(_kept(markdown)))


def _kept(text: str) -> str:
    # A dash stays on the line of the word before it, as Kazakh and Russian print has it.
    return text.replace(" – ", DASH)


def lesson_html(sheet: LessonSheet, labels: Labels, page: str | None = "") -> str:
    """Return the whole plan: for whom, steps with the lecturer's words, answers to the sheets.

    `page` is as for `glance`.
    """
    return "\n".join(_lesson(sheet, labels, page))


def _lesson(sheet: LessonSheet, labels: Labels, page: str | None) -> Iterator[str]:
    yield f'<p class="lead">{line(sheet.lead)}</p>'
    yield key_message(sheet, labels)
    yield f"<p><b>{escape(labels['lesson_for'])}</b> {line(sheet.for_whom)}</p>"
    if sheet.materials:
        rows = "".join(f"<li>{line(one)}</li>" for one in sheet.materials)
        yield f"<p><b>{escape(labels['lesson_materials'])}</b></p><ul>{rows}</ul>"
    yield glance(sheet, labels, page)
    yield prose(sheet.intro)
    for part in sheet.parts:
        yield f'<section id="{escape(part.id)}"><h2>{escape(part.title)}</h2>{prose(part.text)}'
        for step in part.steps:
            yield from _step(step, labels)
        yield "</section>"
    answers = [handout for handout in sheet.handouts if handout.answers]
    if answers:
        yield f'<section id="sheet-answers"><h2>{escape(labels["sheet_answers"])}</h2>'
        yield f'<p class="meta">{escape(labels["for_lecturer"])}</p>'
        yield from (f"<h3>{escape(h.title)}</h3>{prose(h.answers)}" for h in answers)
        yield "</section>"
    yield closing(sheet, labels)


def key_message(sheet: LessonSheet, labels: Labels) -> str:
    """Return the one sentence that should stay."""
    words = f"<b>{escape(labels['lesson_key'])}</b> {line(sheet.key_message)}"
    return f'<p class="key">{words}</p>'


def glance(sheet: LessonSheet, labels: Labels, page: str | None) -> str:
    """Return the steps on the clock, each a link into `page`, and the shorter cuts.

    Without a `page` (None) the steps are no links: for readers that drop the places led to.
    """
    rows = "".join(f"<li>{_row(step, page)}</li>" for step in sheet.steps)
    cuts = "".join(
        f"<p><b>{escape(labels['cut'].format(n=cut.limit))}:</b> "
        + ", ".join(f"{escape(s.title)} ({labels.minutes(s.minutes)})" for s in cut.steps)
        + f". {escape(labels.asked(cut.asked))}</p>"
        for cut in sheet.cuts
    )
    head = f"<h2>{escape(labels['glance'])}</h2>"
    return f'<section id="glance">{head}<ol class="clock">{rows}</ol>{cuts}</section>'


def _row(step: StepSheet, page: str | None) -> str:
    # The spaces are for who reads without our style: a platform's page, a screen reader.
    words = (
        f"<time>{step.start}–{step.end}</time> <b>{escape(step.title)}</b> "
        f"<small>{escape(step.form)} · {escape(step.priority)}</small>"
    )
    return words if page is None else f'<a href="{page}#{escape(step.id)}">{words}</a>'


def _step(step: StepSheet, labels: Labels) -> Iterator[str]:
    clock = f"{step.start}–{step.end} {labels['minutes_short']}"
    meta = " · ".join(map(escape, (labels.minutes(step.minutes), step.form, step.priority)))
    yield (
        f'<section class="step" id="{escape(step.id)}"><p class="meta"><time>{clock}</time> '
        f"{meta}</p><h3>{step.number}. {escape(step.title)}</h3>"
    )
    yield from map(_block, step.blocks)
    yield "</section>"


def _block(block: Block) -> str:
    head = f"<h4>{escape(block.title)}</h4>" if block.title else ""
    return f'<div class="block {block.kind}">{head}{prose(block.text)}</div>'


def sheets_html(sheet: LessonSheet, labels: Labels) -> str:
    """Return all student sheets, without answers, each ending with where to get help."""
    return "\n".join(_sheet(handout, sheet, labels) for handout in sheet.handouts)


def _sheet(handout: HandoutSheet, sheet: LessonSheet, labels: Labels) -> str:
    parts = "".join(
        f"<h{min(p.level + 1, 4)}>{escape(p.title)}</h{min(p.level + 1, 4)}>{prose(p.text)}"
        for p in handout.parts
    )
    foot = f"<p><b>{escape(labels['help'])}:</b> {escape(help_line(sheet.help))}</p>"
    if handout.law:
        law = escape(law_line(handout.law, labels))
        foot += f"<p><b>{escape(labels['law_edition'])}</b> {law}</p>"
    return (
        f'<article class="paper" id="{escape(handout.name)}"><h2>{escape(handout.title)}</h2>'
        f"{prose(handout.intro)}{parts}<footer>{foot}</footer></article>"
    )


def closing(sheet: LessonSheet, labels: Labels) -> str:
    """Return the law texts, the evidence, where to get help, and the terms of use."""
    out = []
    if sheet.help:
        rows = "".join(
            f"<li><b>{escape(h.called)}</b> – {escape(h.purpose)} {escape(h.terms)}</li>"
            for h in sheet.help
        )
        out.append(f'<section class="help"><h2>{escape(labels["help"])}</h2><ul>{rows}</ul>')
    if sheet.law:
        rows = "".join(
            f'<li><a href="{escape(r.source)}">{escape(r.cite)}</a> – {escape(r.edition)}. '
            f"{escape(labels['law_checked'])} {r.checked}. {escape(r.lawyer)}</li>"
            for r in sheet.law
        )
        note = f"<p>{escape(labels['not_legal_advice'])} {escape(labels['current'])}</p>"
        out.append(f"<section><h2>{escape(labels['law'])}</h2><ul>{rows}</ul>{note}")
    if sheet.evidence:
        rows = "".join(
            f'<li><a href="{escape(p.url)}">{escape(p.source)}</a> – {escape(p.rating)}. '
            f"{escape(p.finding)}</li>"
            for p in sheet.evidence
        )
        out.append(f"<section><h2>{escape(labels['lesson_evidence'])}</h2><ul>{rows}</ul>")
    terms = f"<p>{escape(labels['licence_text'])}</p>"
    if sheet.url:
        address = escape(sheet.url)
        terms += f'<p>{escape(labels["page_online"])}: <a href="{address}">{address}</a></p>'
    checked = f"{escape(labels['lesson_checked'])} {labels.day(sheet.checked)}"
    terms += f'<p class="meta">{checked}</p>'
    out.append(f"<section><h2>{escape(labels['licence'])}</h2>{terms}")
    return "</section>".join(out) + "</section>"
