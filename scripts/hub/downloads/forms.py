"""The forms that a lesson is offered in: one row a form, in the order readers see them.

A new form is a function from a Kit to bytes, a row in FORMS, and its label `form_…` in labels.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from hub.content.languages import CODES, Lang
from hub.downloads.bilingual import bilingual_source
from hub.downloads.cards_pdf import cards_source
from hub.downloads.docx_styles import reference_docx
from hub.downloads.labels import Labels
from hub.downloads.plan_docx import READER, handouts_markdown, plan_markdown
from hub.downloads.plan_pdf import handouts_source, plan_source
from hub.downloads.printing import PdfSetter, pandoc_reference, qr_png, qr_svg, set_docx
from hub.downloads.school_docx import EDITS as SCHOOL_EDITS
from hub.downloads.school_docx import READER as SCHOOL_READER
from hub.downloads.school_docx import school_html
from hub.downloads.school_pdf import school_source
from hub.downloads.screening import Screening
from hub.downloads.sheet import LessonSheet
from hub.downloads.slides_deck import make_deck
from hub.downloads.slides_pdf import slides_source
from hub.downloads.slides_pptx import slides_pptx

Group = Literal["plan", "sheets", "carry"]
"""What a file is for: to lead the lesson, to hand out, to take everything along."""
Colours = Mapping[str, str]


@dataclass(frozen=True)
class Kit:
    """What every form of one lesson in one language is made from.

    `beside` holds the same lesson in the other languages; `colours` are those of light paper;
    `films` are the lesson's videos that are made already.
    """

    sheet: LessonSheet
    beside: Mapping[Lang, LessonSheet]
    labels: Labels
    colours: Colours
    setter: PdfSetter
    films: tuple[Screening, ...] = ()


def _always(_sheet: LessonSheet) -> bool:
    return True


@dataclass(frozen=True)
class Form:
    """One form: its id, what it is for, the end of its file name, and who makes it.

    `make` gets the kit and the file's name, and returns its bytes. `fits` tells whether a lesson
    has anything for it; `langs` are the languages it exists in; `beside` is the other language
    that it holds as well.
    """

    id: str
    group: Group
    tail: str
    make: Callable[[Kit, str], bytes]
    fits: Callable[[LessonSheet], bool] = _always
    langs: tuple[Lang, ...] = CODES
    beside: Lang | None = None

    def name(self, sheet: LessonSheet) -> str:
        """Return the file's name, the same in every build: easy-money.kk.plan.pdf."""
        return f"{sheet.id}.{sheet.lang}{self.tail}"


def forms_of(sheet: LessonSheet, beside: Mapping[Lang, LessonSheet]) -> tuple[Form, ...]:
    """Return the forms that a lesson in a language has; `beside` are its whole other languages."""

    def has(form: Form) -> bool:
        other = form.beside is None or (form.beside in beside and form.fits(beside[form.beside]))
        return sheet.lang in form.langs and form.fits(sheet) and other

    return tuple(filter(has, FORMS))


def _plan_pdf(kit: Kit, name: str) -> bytes:
    url = kit.sheet.url
    source = plan_source(kit.sheet, kit.labels, kit.colours, qr_svg(url) if url else "")
    return kit.setter.set(source, name)


def _plan_docx(kit: Kit, name: str) -> bytes:
    url = kit.sheet.url
    source = plan_markdown(kit.sheet, kit.labels, qr=bool(url))
    return docx(kit, name, source, kit.sheet.title, qr=qr_png(url) if url else b"")


def _slides_pptx(kit: Kit, name: str) -> bytes:
    deck = make_deck(kit.sheet, kit.labels, kit.films)
    return slides_pptx(deck, kit.colours)


def _slides_pdf(kit: Kit, name: str) -> bytes:
    deck = make_deck(kit.sheet, kit.labels, kit.films)
    return kit.setter.set(slides_source(deck, kit.colours), name)


def _handouts_pdf(kit: Kit, name: str) -> bytes:
    return kit.setter.set(handouts_source(kit.sheet, kit.labels, kit.colours), name)


def _handouts_docx(kit: Kit, name: str) -> bytes:
    title = f"{kit.labels['handouts']}: {kit.sheet.title}"
    return docx(kit, name, handouts_markdown(kit.sheet, kit.labels), title, sheets=True)


def docx(
    kit: Kit,
    name: str,
    source: str,
    title: str,
    *,
    sheets: bool = False,
    wide: bool = False,
    qr: bytes = b"",
    reader: str = READER,
    edits: Mapping[str, Callable[[bytes], bytes]] | None = None,
) -> bytes:
    """Return the DOCX of a text that pandoc reads with `reader`.

    With `sheets`, each heading 1 begins a page; with `wide`, the paper lies across.
    """
    foot = f"Narkostop · {kit.sheet.title}"
    return set_docx(
        source,
        reference_docx(pandoc_reference(), kit.labels, kit.colours, foot, sheets=sheets, wide=wide),
        title=title,
        lang=kit.sheet.lang,
        day=kit.sheet.checked,
        what=name,
        qr=qr,
        reader=reader,
        edits=edits,
        kept=kit.setter.kept,
    )


def _school_docx(kit: Kit, name: str) -> bytes:
    title = f"{kit.labels['school']}: {kit.sheet.title}"
    source = school_html(kit.sheet, kit.labels)
    return docx(kit, name, source, title, wide=True, reader=SCHOOL_READER, edits=SCHOOL_EDITS)


def _school_pdf(kit: Kit, name: str) -> bytes:
    return kit.setter.set(school_source(kit.sheet, kit.labels, kit.colours), name)


def _cards_pdf(kit: Kit, name: str) -> bytes:
    return kit.setter.set(cards_source(kit.sheet, kit.labels, kit.colours), name)


def _has_cards(sheet: LessonSheet) -> bool:
    return bool(sheet.cards)


def _bilingual(other: Lang, kit: Kit, name: str) -> bytes:
    source = bilingual_source(kit.sheet, kit.beside[other], kit.labels, kit.colours)
    return kit.setter.set(source, name)


def bilingual_form(other: Lang) -> Form:
    """Return the row of the sheets with another language beside: easy-money.kk-ru.bilingual.pdf."""
    return Form(
        f"bilingual-{other}-pdf",
        "sheets",
        f"-{other}.bilingual.pdf",
        partial(_bilingual, other),
        _has_handouts,
        tuple(code for code in CODES if code != other),
        other,
    )


def _has_handouts(sheet: LessonSheet) -> bool:
    return bool(sheet.handouts)


SCHOOL_LANGS: tuple[Lang, ...] = ("kk", "ru")
"""The school's form exists in these languages only."""
FORMS: tuple[Form, ...] = (
    Form("plan-pdf", "plan", ".plan.pdf", _plan_pdf),
    Form("plan-docx", "plan", ".plan.docx", _plan_docx),
    Form("slides-pptx", "plan", ".slides.pptx", _slides_pptx),
    Form("slides-pdf", "plan", ".slides.pdf", _slides_pdf),
    Form("school-docx", "plan", ".school.docx", _school_docx, langs=SCHOOL_LANGS),
    Form("school-pdf", "plan", ".school.pdf", _school_pdf, langs=SCHOOL_LANGS),
    Form("handouts-pdf", "sheets", ".handouts.pdf", _handouts_pdf, _has_handouts),
    Form("handouts-docx", "sheets", ".handouts.docx", _handouts_docx, _has_handouts),
    Form("cards-pdf", "sheets", ".cards.pdf", _cards_pdf, _has_cards),
    *(bilingual_form(code) for code in CODES),
)
PACK, CARTRIDGE, MOODLE = "pack-zip", "cartridge-imscc", "moodle-imscc"
"""These are made of all the others, after them."""
TAILS: Mapping[str, str] = {
    PACK: ".pack.zip",
    CARTRIDGE: ".cartridge.imscc",
    MOODLE: ".moodle.imscc",
}
GROUPS: Mapping[str, Group] = {
    **{form.id: form.group for form in FORMS},
    **dict.fromkeys(TAILS, "carry"),
}
