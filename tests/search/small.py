"""A small site in Russian and one in English, and a search over it."""

from __future__ import annotations

from hub.search.documents import Document, Section
from hub.search.english import EnglishAnalysis
from hub.search.hints import Hints, Lead, Trouble
from hub.search.index import build_index
from hub.search.russian import RussianAnalysis

RU = (
    Document(
        "ru/law/courier/",
        "Предложили стать курьером",
        "law",
        ("14-17", "18-25"),
        (
            Section("", "", "Закон о доставке простыми словами."),
            Section("Что запрещено?", "what-counts", "Хранить и перевозить наркотики нельзя."),
            Section("Можно ли выйти?", "way-out", "Можно отказаться. Расскажи взрослому."),
        ),
        "law/courier",
    ),
    Document(
        "ru/videos/courier-offer/",
        "Есть лёгкая работа",
        "video",
        ("14-17",),
        (
            Section("", "", "Незнакомец предлагает работу."),
            Section("Предложение", "", "Просто отнеси пакет", 3),
            Section("Предложение", "", "И никому ни слова", 10),
        ),
        "videos/courier-offer",
    ),
    Document(
        "ru/lessons/cards/",
        "Карта и чужие деньги",
        "lesson",
        ("18-25",),
        (Section("Шаг 1", "step", "Обсудите, почему нельзя отдавать банковскую карту."),),
        "lessons/cards",
    ),
    Document(
        "ru/help/",
        "Где найти помощь?",
        "guide",
        (),
        (Section("Тебе угрожают", "threats", "Полиция: 102. Ты не один."),),
        "help",
    ),
)
HINTS = Hints(
    (Lead(("закладчик", "лёгкие деньги"), ("law/courier", "help")),),
    (
        Trouble(
            "threats",
            ("мне угрожают", "передозировка"),
            "Тебе могут помочь прямо сейчас.",
            "help",
            (("102", "Полиция", "102"),),
        ),
    ),
)
EN = (
    Document(
        "en/law/courier/",
        "A courier job",
        "law",
        (),
        (Section("", "", "Carrying drugs is a crime."), Section("Stop", "stop", "You can stop.")),
        "law/courier",
    ),
    Document("en/", "Home", "guide", (), (Section("", "", "Check an offer first."),), "index"),
)


def russian(hints=HINTS, docs=RU):
    return build_index(docs, RussianAnalysis(), hints, {"en": ["drugs", "law", "courier"]})


def english():
    return build_index(EN, EnglishAnalysis(), others={"ru": ["наркотики", "закон"]})
