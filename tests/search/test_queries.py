"""What a reader gets for a query, by the script that a browser runs."""

from __future__ import annotations

import pytest

from hub.search.documents import Document, Section
from hub.search.engine import BadIndex, Engine
from hub.search.index import build_index
from hub.search.russian import RussianAnalysis
from small import english, russian


@pytest.fixture(scope="module")
def ru():
    return Engine("ru", russian().files)


@pytest.fixture(scope="module")
def en():
    return Engine("en", english().files)


def first(found):
    return found["groups"][0]["hits"][0]


def test_another_form_finds_the_section_and_marks_the_words(ru):
    found = ru.find("перевозившему наркотик ")
    hit = first(found)
    assert [group["id"] for group in found["groups"]] == ["exact"]
    assert (hit["url"], hit["heading"]) == ("ru/law/courier/#what-counts", "Что запрещено?")
    assert [text for text, marked in hit["pieces"] if marked] == ["перевозить", "наркотики"]
    assert "".join(text for text, _ in hit["pieces"]) == "Хранить и перевозить наркотики нельзя."


def test_words_are_marked_where_they_stand_whatever_letters_come_before():
    text = "💊 Ё-моё, со\u00adсед: «И\u0306од» – и НАРКОТИКИ, 💊 нар\u00adкотик-курьер."
    page = Document("ru/a/", "Страница", "guide", (), (Section("", "", text),), "a")
    hit = first(Engine("ru", build_index([page], RussianAnalysis()).files).find("наркотика "))
    assert [part for part, marked in hit["pieces"] if marked] == ["НАРКОТИКИ", "нар\u00adкотик"]
    assert "".join(part for part, _ in hit["pieces"]) == text


def test_a_line_of_a_video_opens_it_at_its_second(ru):
    hit = first(ru.find("никому ни слова"))
    assert hit["url"] == "ru/videos/courier-offer/#t=10"
    assert hit["second"] == "10"
    assert hit["kind"] == "video"


def test_a_title_counts_more_than_a_text(ru):
    assert first(ru.find("курьеры "))["url"] == "ru/law/courier/"


def test_an_unfinished_word_stands_in_a_group_of_its_own(ru):
    found = ru.find("банковск")
    assert [group["id"] for group in found["groups"]] == ["begins"]
    assert first(found)["url"] == "ru/lessons/cards/#step"


def test_an_unfinished_form_finds_its_lemma(ru):
    found = ru.find("наркотико")
    assert [group["id"] for group in found["groups"]] == ["begins"]


def test_slips_are_offered_only_when_there_is_nothing_else(ru):
    assert [group["id"] for group in ru.find("наркоткими")["groups"]] == ["closest"]
    assert "closest" not in [group["id"] for group in ru.find("наркотиками")["groups"]]


def test_a_wrong_keyboard_is_put_right(ru, en):
    found = ru.find("yfhrjnbrb")
    assert found["layout"] == "наркотики"
    assert found["groups"][0]["id"] == "exact"
    assert en.find("вкгпы")["layout"] == "drugs"


def test_filters_keep_kinds_and_ages(ru):
    assert first(ru.find("работа", kind="video"))["kind"] == "video"
    assert ru.find("работа", kind="lesson")["groups"] == []
    assert ru.find("пакет", age="18-25")["groups"] == []
    # A page for everybody fits every age.
    assert first(ru.find("полиция", age="18-25"))["url"] == "ru/help/#threats"


def test_slang_leads_to_the_law_and_to_help_in_any_form(ru):
    found = ru.find("закладчику")
    assert [hit["url"] for hit in found["groups"][0]["hits"]] == [
        "ru/law/courier/",
        "ru/help/#threats",
    ]
    assert first(ru.find("легких денег"))["url"].startswith("ru/law/courier/")
    assert found["help"] is None


def test_trouble_shows_help_above_the_results(ru):
    found = ru.find("мне угрожали")
    assert found["help"] == {
        "id": "threats",
        "text": "Тебе могут помочь прямо сейчас.",
        "url": "ru/help/",
        "phones": [["102", "Полиция", "tel:102"]],
    }
    assert ru.find("передозировке")["help"]["id"] == "threats"
    assert ru.find("предозировка")["help"]["id"] == "threats"
    assert ru.find("курьер")["help"] is None


def test_another_language_is_named_without_its_index(ru, en):
    assert ru.find("drugs")["elsewhere"] == ["en"]
    assert en.find("наркотиков")["elsewhere"] == ["ru"]
    assert en.find("drugs")["elsewhere"] == []


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "?!…—«»",
        "🙂🙃🙂",
        "\ud83d",
        "наркотики" * 1200,
        "закон " * 2000,
        "a" * 10_000,
        "зак0н zакон есірткі",
        r"(.*)+[а-я]{1,}\b$^|\\",
        "<script>alert(1)</script><img src=x onerror=y>",
        "__proto__ constructor toString hasOwnProperty",
        "\u0301\u0301\u00ad-‑-",
        "а-" * 400,
        "ﷺ ǆ İstanbul ß",
    ],
)
def test_no_query_breaks_it(ru, en, query):
    for engine in (ru, en):
        found = engine.find(query)
        assert set(found) == {"help", "layout", "groups", "elsewhere"}


def test_markup_in_a_page_stays_text(ru):
    for group in ru.find("<b>наркотики</b> ")["groups"]:
        for hit in group["hits"]:
            assert all(isinstance(text, str) for text, _ in hit["pieces"])


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"at": 3}', "null"])
@pytest.mark.parametrize("name", ["ru.json", "main.json"])
def test_a_damaged_file_is_an_error_and_not_an_empty_answer(broken, name):
    files = {n: broken if n.endswith(name) else text for n, text in russian().files.items()}
    with pytest.raises(BadIndex):
        Engine("ru", files).find("закон")


def test_a_missing_file_is_an_error():
    files = {n: text for n, text in russian().files.items() if not n.endswith("main.json")}
    with pytest.raises(BadIndex, match="main"):
        Engine("ru", files)


def test_a_missing_excerpt_leaves_the_title():
    files = {n: text for n, text in russian().files.items() if "/x" not in n}
    hit = first(Engine("ru", files).find("наркотики"))
    assert hit["title"] == "Предложили стать курьером"
    assert hit["pieces"] == []
