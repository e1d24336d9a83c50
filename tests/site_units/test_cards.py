"""Cards fit every title; icons and drawing are the same on every run."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from hub.fonts import Face, text_width
from hub.site import cards

TITLES = [
    "Сабақ",
    "Бұл ұсыныс қылмыс па?",
    "Предложили стать курьером. Что говорит закон?",
    "What to do if someone you know has agreed to deliver something and is afraid to say no?",
    "Қайталанғандықтан жауапкершіліктендірілмегендерден " * 3,
]


def card(title: str) -> cards.Card:
    return cards.Card("cards/kk/x.png", title, "Тексеру")


@pytest.mark.parametrize("title", TITLES)
def test_every_line_fits_the_bubble(title: str) -> None:
    fitted = cards.fit_title(title, 832, 272)
    assert fitted.lines
    assert len(fitted.lines) * fitted.px * 1.14 <= 272
    assert max(text_width(line, Face.BOLD, fitted.px) for line in fitted.lines) <= 1010


@pytest.mark.parametrize("title", TITLES[:4])
def test_no_word_is_lost(title: str) -> None:
    assert " ".join(cards.fit_title(title, 832, 272).lines) == title


def test_a_line_does_not_end_with_a_word_that_begins_the_next_sentence() -> None:
    lines = cards.fit_title("Картаңды жалға берші. Ал ақша кімдікі?", 832, 272).lines
    assert lines[-2:] == ("жалға берші.", "Ал ақша кімдікі?")
    lines = cards.fit_title("Я просто курьер. А что говорит закон?", 832, 272, "ru").lines
    assert lines == ("Я просто курьер.", "А что говорит закон?")


def test_a_title_too_long_ends_with_an_ellipsis() -> None:
    fitted = cards.fit_title("Бұл ұсыныс қылмыс па? " * 30, 832, 272)
    assert fitted.lines[-1].endswith("…")


def test_card_is_1200_by_630_and_small() -> None:
    data = cards.card_png(card(TITLES[2]))
    assert Image.open(io.BytesIO(data)).size == cards.CARD_SIZE
    assert len(data) < 40_000


def test_same_bytes_every_time() -> None:
    assert cards.card_png(card(TITLES[1])) == cards.card_png(card(TITLES[1]))


def test_a_card_is_drawn_once_and_then_taken_from_the_cache(tmp_path: Path) -> None:
    both = [card("Бір"), cards.Card("cards/kk/y.png", "Екі", "")]
    ticks: list[int] = []
    first = cards.make_cards(both, tmp_path / "a", tmp_path / "kept", lambda: ticks.append(1))
    again = cards.make_cards(both, tmp_path / "b", tmp_path / "kept")
    assert (first, again, len(ticks)) == (2, 0, 2)
    assert (tmp_path / "b/cards/kk/y.png").is_file()


def test_other_words_or_label_give_another_key_and_another_path_does_not() -> None:
    one = card("Бір")
    assert cards.card_key(one) != cards.card_key(card("Екі"))
    assert cards.card_key(one) != cards.card_key(cards.Card(one.path, one.title, "Заң"))
    assert cards.card_key(one) == cards.card_key(cards.Card("z.png", one.title, one.label))


@pytest.mark.parametrize(("px", "padded"), [(48, False), (180, True)])
def test_icons_have_the_size_asked_for(px: int, padded: bool) -> None:  # noqa: FBT001
    image = Image.open(io.BytesIO(cards.icon_png(px, padded=padded)))
    assert image.size == (px, px)
    corner = image.convert("RGBA").getpixel((0, 0))
    assert isinstance(corner, tuple)
    assert corner[3] == (255 if padded else 0)
