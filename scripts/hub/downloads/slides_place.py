"""Where everything on a slide stands, and how large: the same for PPTX and PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hub.downloads.slides import Kind, Slide
from hub.downloads.slides_draw import Box, Drawing, Element, Picture, Words, triangle
from hub.downloads.slides_fit import FAIR, best_size, fairness, height, rows, snug
from hub.downloads.slides_frame import (
    ANSWER,
    BODY_SIZES,
    FLOOR,
    LEFT,
    SMALL_SIZES,
    TITLE_LINES,
    WIDTH,
    Area,
    Layout,
    chips,
    footer,
    room,
    text_box,
    title_box,
    title_size,
    within,
)
from hub.downloads.slides_text import Para, Run, ended, first_sentence, headline, para

KEY_SIZES = (46, 44, 42, 40, 38, 36, 34, 32)
HELP_SIZES = (28, 26, 24)
NUMBER_SIZES = (54, 48, 44, 40, 36, 32, 28)


def samples(layout: Layout) -> tuple[Box, ...]:
    """Return the placeholders that a new slide of a layout begins with: title, text, foot."""
    kind: Kind = "cover" if layout == "cover" else "points"
    shown = Slide(kind, "…", (para("…", "" if layout == "cover" else "•"),))
    boxes = [one for one in place(shown, "Narkostop", 1) if isinstance(one, Box)]
    return tuple(
        replace(one, fill="", line="", words=replace(one.words, colour="ink"))
        for one in boxes
        if one.words and one.words.role
    )


def place(slide: Slide, foot: str, page: int) -> tuple[Element, ...]:
    """Return all that stands on a slide, in reading order: the title first."""
    maker = {
        "cover": _cover,
        "points": _points,
        "video": _video,
        "law": _law,
        "key": _key,
        "help": _help,
        "end": _end,
    }[slide.kind]
    return (*maker(slide), *footer(slide, foot, page))


def _points(slide: Slide) -> Iterator[Element]:
    yield title_box(slide)
    yield from chips(slide)
    if slide.body:
        yield text_box(slide.body, BODY_SIZES, room(slide.title))


LAW_SMALL = 66
"""Height kept at the foot of a law slide for edition, date and lawyer."""


def law_room(title: str) -> Area:
    """Return the space for articles on a law slide."""
    area = room(title)
    return Area(area.x, area.y, area.w, area.h - LAW_SMALL - 6)


def law_small_size(text: str) -> int | None:
    """Return the size of the print at the foot of a law slide, or None when it is too long."""
    return best_size([para(text)], SMALL_SIZES, WIDTH - 8, LAW_SMALL)


def _law(slide: Slide) -> Iterator[Element]:
    yield title_box(slide)
    yield from chips(slide)
    yield text_box(slide.body, BODY_SIZES[-2:], law_room(slide.title))
    size = law_small_size(slide.small) or SMALL_SIZES[-1]
    small = Words((para(slide.small),), size, "muted", anchor="middle")
    yield Box(LEFT, FLOOR - LAW_SMALL, WIDTH, LAW_SMALL, words=small, inset=(4, 0))


def _bold(paras: tuple[Para, ...]) -> tuple[Para, ...]:
    return tuple(ended(para(one.text, one.mark, bold=True)) for one in paras)


KEY_IN = (34, 24)
KEY_WIDTH = WIDTH - 32.0


def key_size(slide: Slide) -> int | None:
    """Return the size at which the key message fits its bubble, or None."""
    bold = _bold(slide.body)
    tall = room(slide.title).h - 4 - 2 * KEY_IN[1]
    return best_size(bold, KEY_SIZES, KEY_WIDTH - 2 * KEY_IN[0], tall)


def _key(slide: Slide) -> Iterator[Element]:
    yield title_box(slide)
    area = room(slide.title)
    size = key_size(slide) or KEY_SIZES[-1]
    bold = _bold(slide.body)
    inner = KEY_WIDTH - 2 * KEY_IN[0]
    tall = height(bold, size, inner) + 2 * KEY_IN[1]
    if len(bold) == 1 and fairness(bold[0], size, inner) < FAIR:
        inner = snug(bold[0], size, inner)
    wide = inner + 2 * KEY_IN[0]
    words = Words(bold, size, "on-ink", bold=True, anchor="middle", role="body")
    yield Box(LEFT + WIDTH - wide, area.y + 4, wide, tall, fill="ink", radii=ANSWER,
              words=words, inset=KEY_IN)  # fmt: skip


NUMBER = 170
"""Width of the bubble that holds a phone number."""
HELP_TOP, HELP_GAP = 36, 10


def contact_words(slide: Slide) -> tuple[Para, ...]:
    """Return what a help slide says of each contact: its name, and the first of its purpose."""
    return tuple(
        Para((Run(f"{row.name}. ", bold=True), Run(first_sentence(row.purpose))))
        if row.number
        else para(first_sentence(row.purpose))
        for row in slide.contacts
    )


def help_size(slide: Slide) -> int | None:
    """Return the size at which all contacts of a slide fit, or None."""
    area = room(slide.title, top=HELP_TOP)
    return next((s for s in HELP_SIZES if sum(_help_rows(slide, s)) <= area.h), None)


def _help_rows(slide: Slide, size: float) -> list[float]:
    """Return the height of each contact with the gap below it."""
    width = room(slide.title).w - NUMBER - 20
    return [max(62, height([one], size, width) + 4) + HELP_GAP for one in contact_words(slide)]


def _help(slide: Slide) -> Iterator[Element]:
    yield title_box(slide, top=HELP_TOP)
    area = room(slide.title, top=HELP_TOP)
    size = help_size(slide) or HELP_SIZES[-1]
    needs = _help_rows(slide, size)
    more = min(36.0, (area.h - sum(needs)) / len(needs))
    y = area.y
    for row, words, need in zip(slide.contacts, contact_words(slide), needs, strict=True):
        tall = need - HELP_GAP + more * 0.6
        called = para(row.number or row.name)
        big = best_size([para(called.text, bold=True)], NUMBER_SIZES, NUMBER - 16, tall) or 24
        number = Words((called,), big, "ink", bold=True, align="center", anchor="middle")
        yield Box(LEFT, y, NUMBER, tall, fill="accent-soft", line="accent", stroke=1.5,
                  radii=(20, 20, 20, 4), words=number)  # fmt: skip
        yield Box(LEFT + NUMBER + 24, y, area.w - NUMBER - 20, tall,
                  words=Words((words,), size, anchor="middle"))  # fmt: skip
        y += need + more


def _video(slide: Slide) -> Iterator[Element]:
    """Yield a still with the sign to play; one that stands upright takes the whole height."""
    film = slide.film
    assert film is not None
    column = WIDTH - 44 - (FLOOR - 30.0) * film.width / film.height
    upright = film.height > film.width and title_size(slide.title, column) is not None
    tall = FLOOR - 30.0 if upright else room(slide.title).h
    by = min(tall / film.height, 460 / film.width)
    wide, tall = film.width * by, film.height * by
    column = column if upright else WIDTH
    yield title_box(slide, column)
    yield from chips(slide)
    area = room(slide.title, column)
    if upright:
        x, y, left, space = LEFT + WIDTH - wide, 30.0, float(LEFT + 4), column - 8
    else:
        x, y = float(LEFT), area.y
        left, space = LEFT + wide + 40, WIDTH - wide - 40
    yield Picture(x, y, wide, tall, slide.small, jpeg=film.poster, link=slide.address)
    ring = 72.0
    # The words of an upright still are in its upper half.
    px, py = x + wide / 2 - ring / 2, y + tall * (0.66 if upright else 0.5) - ring / 2
    yield Box(px, py, ring, ring, fill="accent", line="ink", stroke=2, radii=(36, 36, 36, 36))
    yield Drawing(px + 26, py + 21, 26, 30, triangle(30), fill="ink")
    used = 0.0
    if slide.address:
        used = min(150.0, area.h - 100)
        yield from _qr(slide, left, area.y, used, space)
        used += 24
    size = best_size(slide.body, (32, 30, 28), space, area.h - used) or 28
    yield Box(left, area.y + used, space, height(slide.body, size, space) + 4,
              words=Words(slide.body, size, role="body"))  # fmt: skip


def _qr(slide: Slide, x: float, y: float, side: float, space: float) -> Iterator[Element]:
    yield Picture(x, y, side, side, slide.address_label, qr=slide.address, link=slide.address)
    words = Words((para(slide.address_label),), 24, "muted", anchor="middle")
    yield Box(x + side + 16, y, space - side - 16, side, words=words)


def _brand(y: float) -> Iterator[Element]:
    """Yield the project's name with its sign, a bubble in which somebody is typing."""
    yield Box(LEFT, y, 44, 32, fill="ink", radii=(11, 11, 11, 2))
    for at in range(3):
        yield Box(LEFT + 10 + at * 9.5, y + 13, 6, 6, fill="accent", radii=(3, 3, 3, 3))
    name = Words((para("Narkostop"),), 24, "ink", bold=True, anchor="middle")
    yield Box(LEFT + 56, y - 4, 300, 40, words=name)


COVER_SIZES = (60, 56, 52, 48, 44, 40)
COVER_TEXT, COVER_MOST = 628.0, 740.0
"""Width in pt that the title on the cover is measured for, and that it may take."""


def cover_title(title: str) -> tuple[Para, int | None]:
    """Return the title on the cover and its size, or None when it is too long.

    It may be a size smaller than the largest that fits, if that one leaves a word alone; only
    when all of them do is the last word held by the one before it.
    """
    for one in (para(title, bold=True), headline(title)):
        fit = [s for s in COVER_SIZES if within([one], s, COVER_TEXT, TITLE_LINES)]
        for size in fit:
            if fairness(one, size, snug(one, size, COVER_TEXT, COVER_MOST)) >= FAIR:
                return one, size
    return one, fit[0] if fit else None


def _cover(slide: Slide) -> Iterator[Element]:
    one, size = cover_title(slide.title)
    size = size or COVER_SIZES[-1]
    tall = height([one], size, COVER_TEXT) + 52
    title = Words(
        (headline(slide.title),), size, "on-ink", bold=True, anchor="middle", role="title"
    )
    top = 102.0
    wide = max(snug(one, size, COVER_TEXT, COVER_MOST) + 78, 420)
    yield Box(LEFT, top, wide, tall, fill="ink", radii=(34, 34, 34, 6), words=title,
              inset=(36, 26))  # fmt: skip
    yield from _brand(40)
    facts = _bold(slide.body)
    wide = max(rows(facts[0], 26, 620)) + 52
    high = height(facts, 26, wide - 48) + 26
    words = Words(facts, 26, "accent-ink", bold=True, anchor="middle", role="subtitle")
    yield Box(LEFT + WIDTH - wide, top + tall + 18, wide, high, fill="accent", radii=ANSWER,
              words=words, inset=(24, 12))  # fmt: skip


def _end(slide: Slide) -> Iterator[Element]:
    one = headline(slide.title)
    size = next((s for s in COVER_SIZES if within([one], s, 560, 2)), COVER_SIZES[-1])
    tall = height([one], size, 560) + 52
    title = Words(
        (headline(slide.title),), size, "on-ink", bold=True, anchor="middle", role="title"
    )
    wide = max(snug(one, size, 560, COVER_MOST) + 78, 420)
    yield Box(LEFT, 102, wide, tall, fill="ink", radii=(34, 34, 34, 6), words=title,
              inset=(36, 26))  # fmt: skip
    yield from _brand(40)
    top = 102 + tall + 22
    room_left = 620.0
    body = _bold(slide.body)
    size = best_size(body, (30, 28), room_left, 400 - top) or 28
    words = Words(body, size, "ink", bold=True, role="body")
    yield Box(LEFT + 4, top, room_left, height(body, size, room_left) + 6, words=words)
    if slide.address:
        yield Box(LEFT + WIDTH - 190, 92, 190, 232, fill="surface", line="line", stroke=1.5,
                  radii=(18, 18, 4, 18))  # fmt: skip
        yield Picture(LEFT + WIDTH - 180, 102, 170, 170, slide.address_label, qr=slide.address,
                      link=slide.address)  # fmt: skip
        under = Words((para(slide.address_label),), 18, "ink", bold=True, align="center")
        yield Box(LEFT + WIDTH - 184, 276, 178, 46, words=under)
