"""A lesson as a deck: from its steps, rules, law, exit ticket and help; never the whole text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from hub.downloads.closing import LawRow, law_line
from hub.downloads.labels import Labels
from hub.downloads.screening import Screening
from hub.downloads.sheet import LessonSheet, Part, StepSheet
from hub.downloads.slides import Deck, Note, Problem, Slide
from hub.downloads.slides_fit import best_size, rows, split
from hub.downloads.slides_frame import BODY_SIZES, room, title_size
from hub.downloads.slides_place import cover_title, help_size, key_size, law_room, law_small_size
from hub.downloads.slides_text import (
    Para,
    Run,
    condense,
    ended,
    para,
    paragraphs,
    plain,
    sentence_case,
    sentences,
)

LAW_ROWS, LAW_LINES = 6, 2
"""A slide names articles, it does not quote them: the whole list is in the plan."""
STEP_SLIDES = 3
"""A task that needs more slides is a text, not a task on a slide."""


def make_deck(sheet: LessonSheet, labels: Labels, films: Sequence[Screening]) -> Deck:
    """Return the slides of a lesson; `problems` say which places cannot become slides."""
    maker = _Maker(sheet, labels)
    slides = tuple(maker.slides(films))
    return Deck(sheet.title, sheet.lang, sheet.checked, slides, tuple(maker.problems))


@dataclass
class _Maker:
    sheet: LessonSheet
    labels: Labels
    problems: list[Problem] = field(default_factory=list)

    def slides(self, films: Sequence[Screening]) -> Iterator[Slide]:
        sheet = self.sheet
        *early, last = sheet.steps
        yield self.cover()
        yield from self.rules()
        law_at = max((at for at, step in enumerate(early) if step.states_law), default=-1)
        for at, step in enumerate(early):
            yield from self.step(step)
            if at == law_at:
                yield from self.law()
        for film in films:
            yield self.video(film)
        if law_at < 0:
            yield from self.law()
        yield from self.step(last)
        yield from self.exit()
        yield self.key()
        yield from self.help()
        yield self.end()

    def cover(self) -> Slide:
        sheet, labels = self.sheet, self.labels
        if cover_title(sheet.title)[1] is None:
            self._long("title", "The lesson’s title", "Shorten `title`.")
        notes = [Note(labels["lesson_for"], plain(sheet.for_whom))]
        if sheet.materials:
            points = "\n".join(f"- {one}" for one in sheet.materials)
            notes.append(Note(labels["lesson_materials"], plain(points)))
        notes.append(Note(labels["plan"], plain(sheet.lead)))
        facts = para(f"{sheet.facts[1]} · {sheet.facts[0]}")
        return Slide("cover", sheet.title, (facts,), notes=tuple(notes))

    def rules(self) -> Iterator[Slide]:
        found = rules_of(self._part("before"))
        if found is None:
            return
        points, after = found
        labels = self.labels
        notes = (Note(labels["slides_rules"], tuple(f"– {p.text}" for p in points)), *after)
        yield from self._spread(
            Slide("points", labels["slides_rules"], points, notes=notes), "before", "The list"
        )

    def step(self, step: StepSheet) -> Iterator[Slide]:
        labels = self.labels
        clock = f"{step.start}–{step.end}\u00a0{labels['minutes_short']}"
        notes = [
            Note(f"{step.number}. {step.title}", (f"{clock} · {step.form} · {step.priority}",))
        ]
        notes += [Note(block.title, plain(block.text)) for block in step.blocks]
        if title_size(step.title) is None:
            self._long(step.id, f'The title "{step.title}"', "Shorten the heading.")
            return
        task = next((block for block in step.blocks if block.kind == "task"), None)
        source = step.slide or task
        if source is None:
            return
        body = paragraphs(source.text)
        slide = Slide(
            "points",
            step.title,
            body if step.slide else sentences(body),
            chips=(labels.minutes(step.minutes), step.form),
            number=str(step.number),
            notes=tuple(notes),
        )
        what = f'The {"text for the slide" if step.slide else "task"} of the step "{step.id}"'
        if not body:
            self.problems.append(
                Problem(
                    source.id,
                    f"{what} holds no words that could stand on a slide.",
                    f"Say what students should read: #### … {{#{step.id}-slide}}",
                )
            )
            return
        yield from self._spread(slide, source.id, what, f"{step.id}-slide")

    def law(self) -> Iterator[Slide]:
        labels, law = self.labels, self.sheet.law
        if not law:
            return
        shown = law[:LAW_ROWS]
        points = tuple(_article(row, law_room(labels["slides_law"]).w) for row in shown)
        notes = [
            Note(f"{r.cite} – {r.title}",
                 (f"{r.edition}. {labels['law_checked']} {r.checked}. {r.lawyer}", r.source))
            for r in law
        ]  # fmt: skip
        notes.append(Note(labels["not_legal_advice"], (labels["current"],)))
        title = labels["slides_law"]
        area = law_room(title)
        parts = split(points, BODY_SIZES[-1], area.w, area.h) or (points,)
        start = 0
        for at, part in enumerate(parts, 1):
            here = shown[start : start + len(part)]
            start += len(part)
            more = ""
            if at == len(parts) and len(law) > len(shown):
                more = " " + labels["slides_law_more"].format(n=len(law) - len(shown))
            small = law_line(here, labels) + more
            if law_small_size(small) is None:
                # Where the editions are too many to read, they are in the notes.
                small = (
                    f"{labels['law_checked']} {here[0].checked}. {here[0].lawyer} "
                    f"{labels['not_legal_advice']}{more}"
                )
            chips = (_of(at, len(parts)),) if len(parts) > 1 else ()
            yield Slide("law", title, part, chips, small=small, notes=tuple(notes))

    def video(self, film: Screening) -> Slide:
        labels = self.labels
        if title_size(film.title) is None:
            self._long(
                "title", f'The title of the video "{film.slug}"', "Shorten it in its script."
            )
        minutes, seconds = divmod(round(film.ms / 1000), 60)
        length = f"{minutes}:{seconds:02}"
        return Slide(
            "video",
            film.title,
            (para(labels["slides_pack"]),),
            chips=(labels["slides_video"], length),
            small=labels["slides_still"].format(title=film.title),
            notes=(
                Note(f"{labels['slides_video']}: {film.title}", (length, film.url) if film.url
                     else (length,)),
                Note("", (labels["slides_pack"],)),
            ),
            film=film,
            address=film.url,
            address_label=labels["slides_video_page"],
        )  # fmt: skip

    def exit(self) -> Iterator[Slide]:
        part = self._part("exit")
        if part is None:
            return
        body = paragraphs(part.text)
        points = tuple(one for one in body if one.mark)
        intro = tuple(one.text for one in body if not one.mark)
        slide = Slide("points", part.title, points or body, notes=(Note(part.title, intro),))
        yield from self._spread(slide, "exit", f'The section "{part.title}"')

    def key(self) -> Slide:
        title = self.labels["lesson_key"].rstrip(": ")
        goal = self._part("goal")
        notes = (Note(goal.title, plain(goal.text)),) if goal else ()
        slide = Slide("key", title, paragraphs(self.sheet.key_message), notes=notes)
        if key_size(slide) is None:
            self._long("key_message", "The key message", "Say `key_message` in one short sentence.")
        return slide

    def help(self) -> Iterator[Slide]:
        sheet, labels = self.sheet, self.labels
        notes = tuple(Note(row.called, (row.purpose, row.terms)) for row in sheet.help)
        title = labels["slides_help"]
        whole = Slide("help", title, notes=notes, contacts=sheet.help)
        for count in range(1, len(sheet.help) + 1):
            size = -(-len(sheet.help) // count)
            parts = [sheet.help[at : at + size] for at in range(0, len(sheet.help), size)]
            slides = [replace(whole, contacts=part) for part in parts]
            if all(help_size(slide) for slide in slides) or size == 1:
                yield from _numbered(slides)
                return

    def end(self) -> Slide:
        sheet, labels = self.sheet, self.labels
        after = self._part("follow-up")
        notes = [Note(after.title, plain(after.text))] if after else []
        notes.append(Note(labels["licence"], (labels["licence_text"],)))
        numbers = "\u00a0·\u00a0".join(row.number for row in sheet.help if row.number)
        return Slide(
            "end",
            labels["slides_thanks"],
            (para(f"{labels['help']}:"), para(numbers)) if numbers else (),
            notes=tuple(notes),
            address=sheet.url,
            address_label=labels["page_online"],
        )

    def _part(self, id_: str) -> Part | None:
        return next((part for part in self.sheet.parts if part.id == id_), None)

    def _spread(self, slide: Slide, section: str, what: str, better: str = "") -> Iterator[Slide]:
        """Yield a slide as it is, or its points on several, or note that they do not fit."""
        area = room(slide.title)
        slide = replace(slide, body=tuple(map(ended, slide.body)))
        if best_size(slide.body, BODY_SIZES, area.w, area.h):
            yield slide
            return
        parts = split(slide.body, BODY_SIZES[-1], area.w, area.h)
        if parts is None or len(parts) > STEP_SLIDES:
            hint = (
                f"Say it shorter for the screen: #### … {{#{better}}}, one point a line."
                if better and section != better
                else "Make its points shorter, or fewer."
            )
            self._long(section, what, hint)
            return
        yield from _numbered([replace(slide, body=part) for part in parts])

    def _long(self, place: str, what: str, hint: str) -> None:
        message = f"{what} is too long for slides at a size that the last row can read."
        self.problems.append(Problem(place, message, hint))


def rules_of(before: Part | None) -> tuple[tuple[Para, ...], tuple[Note, ...]] | None:
    """Return the rules that are said aloud, and the paragraph after them, as notes.

    They are the first list of the section {#before} that a bold line ending in ":" announces.
    """
    body = paragraphs(before.text) if before else ()
    for at, one in enumerate(body[:-1]):
        bold = all(run.bold for run in one.runs)
        if not one.mark and bold and one.text.endswith(":") and body[at + 1].mark:
            points: list[Para] = []
            for point in body[at + 1 :]:
                if not point.mark:
                    break
                points.append(para(sentence_case(point.text), "•"))
            after = body[at + 1 + len(points) : at + 2 + len(points)]
            return tuple(points), tuple(Note("", (rest.text,)) for rest in after)
    return None


def _article(row: LawRow, width: float) -> Para:
    """Return an article and what it is about, as much of that as stands in two lines."""

    def said(letters: int) -> Para:
        title = condense(row.title, letters)
        return Para((Run(f"{row.cite}\u00a0– ", bold=True), Run(title)), "•")

    letters = len(row.title)
    while letters > 20 and len(rows(said(letters), BODY_SIZES[-1], width)) > LAW_LINES:
        letters -= 1
    return said(letters)


def _numbered(slides: Iterable[Slide]) -> Iterator[Slide]:
    all_ = list(slides)
    for at, slide in enumerate(all_, 1):
        chips = (*slide.chips, _of(at, len(all_))) if len(all_) > 1 else slide.chips
        yield replace(slide, chips=chips)


def _of(at: int, count: int) -> str:
    return f"{at}\u2009/\u2009{count}"
