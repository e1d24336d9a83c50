"""The words of dialogue cards and of sheets in two languages."""

from __future__ import annotations

from collections.abc import Mapping

from hub.content.languages import Trilingual


def _t(kk: str, ru: str, en: str) -> Trilingual:
    return Trilingual(kk=kk, ru=ru, en=en)


CARDS: Mapping[str, Trilingual] = {
    "cards": _t("Әңгіме карточкалары", "Карточки для разговора", "Dialogue cards"),
    "cards_how": _t("Қалай пайдаланамыз", "Как работать с карточками", "How to use the cards"),
    "cards_rules": _t(
        "Үзік сызықпен қиыңыз: бір бетте екі карточка бар.\n"
        "Жұпқа не топқа бір карточкадан беріңіз. Бірі жағдайды дауыстап оқиды.\n"
        "Алдымен негізгі сұраққа, сосын «Әрі қарай» сұрақтарына жауап береді. Үндемеуге де "
        "болады.\n"
        "Жағдай ойдан құрастырылған, ал тырнақшадағы сөз – біреудің сөзі, факт емес. Аты-жөн "
        "айтпаймыз.\n"
        "Карточкада жауап жоқ: ол сабақ жоспарында. Соңында карточкаларды жинап, бірге "
        "талдаңыз.",
        "Разрежьте по пунктиру: на странице две карточки.\n"
        "Дайте по карточке на пару или группу. Один читает случай вслух.\n"
        "Сначала отвечают на главный вопрос, потом на вопросы «Дальше». Можно промолчать.\n"
        "Случаи придуманы, а слова в кавычках – чьи-то слова, а не факт. Имён не называем.\n"
        "Ответов на карточках нет: они в плане занятия. В конце соберите карточки и разберите "
        "вместе.",
        "Cut along the dashed line: there are two cards on a page.\n"
        "Give one card to a pair or a group. One person reads the case aloud.\n"
        "First they answer the main question, then those under “Go on”. Staying silent is fine.\n"
        "The cases are made up, and words in quotation marks are somebody’s words, not facts. "
        "No names.\n"
        "There are no answers on the cards: they are in the lesson plan. Collect the cards at the "
        "end and talk them over together.",
    ),
    "cards_inside": _t("Не бар", "Что внутри", "What is inside"),
    "cards_question": _t("Сұрақ", "Вопрос", "Question"),
    "cards_next": _t("Әрі қарай", "Дальше", "Go on"),
    "cards_own": _t("Біздің жауабымыз", "Наш ответ", "Our answer"),
    "bilingual": _t("Екі тілде", "На двух языках", "In two languages"),
}
