"""The words that stand on downloads: those of the interface, and a few that only paper needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hub.content.languages import Lang, Trilingual
from hub.content.library import Library
from hub.downloads.labels_cards import CARDS
from hub.downloads.labels_pack import PACK_WORDS
from hub.downloads.labels_school import SCHOOL


def _t(kk: str, ru: str, en: str) -> Trilingual:
    return Trilingual(kk=kk, ru=ru, en=en)


OWN: Mapping[str, Trilingual] = {
    **SCHOOL,
    **CARDS,
    **PACK_WORDS,
    "plan": _t("Сабақ жоспары", "План занятия", "Lesson plan"),
    "handouts": _t("Оқушы парақтары", "Листы для учеников", "Student sheets"),
    "glance": _t("Сабақтың барысы қысқаша", "Ход занятия коротко", "The lesson at a glance"),
    "col_time": _t("Уақыты", "Время", "Time"),
    "col_step": _t("Қадам", "Шаг", "Step"),
    "col_form": _t("Қалай", "Как", "How"),
    "col_priority": _t("Қысқартуға бола ма", "Можно ли сократить", "Can it be cut"),
    "col_total": _t("Барлығы", "Всего", "Total"),
    "cut": _t("{n} минут қана болса", "Если есть только {n} минут", "If you only have {n} minutes"),
    "block_say": _t("Не айтасыз", "Что сказать", "What to say"),
    "sheet_answers": _t("Парақтардың жауаптары", "Ответы к листам", "Answers to the sheets"),
    "for_lecturer": _t(
        "Тек лекторға. Оқушыларға таратпаңыз.",
        "Только для лектора. Ученикам не раздавать.",
        "For the lecturer only. Not to be handed out.",
    ),
    "closing": _t(
        "Заң, дәлелдер, көмек", "Закон, доказательства, помощь", "The law, the evidence, help"
    ),
    "law": _t("Заңның қай мәтініне сүйенеміз", "На какой текст закона опираемся", "The law texts"),
    "col_article": _t("Бап", "Статья", "Article"),
    "col_about": _t("Не туралы", "О чём", "What it is about"),
    "col_edition": _t("Редакциясы", "Редакция", "Edition"),
    "col_checked": _t("Тексерілді", "Проверено", "Checked"),
    "help": _t("Көмекті қайдан сұрауға болады", "Где просить о помощи", "Where to get help"),
    "current": _t(
        "Басып шығарылған мәтін ескіруі мүмкін. Заң бөлігін сабақ алдында сайттан тексеріңіз.",
        "Распечатанный текст устаревает. Перед занятием сверьте на сайте то, что сказано о законе.",
        "Printed text goes out of date. Before the lesson, check the law part on the website.",
    ),
    "page": _t("{n}-бет, барлығы {all}", "стр. {n} из {all}", "page {n} of {all}"),
    "page_online": _t("Сабақтың беті", "Страница занятия", "The lesson’s page"),
    "qr_alt": _t(
        "Сабақ бетіне апаратын QR код", "QR-код страницы занятия", "QR code of the lesson’s page"
    ),
    "sources": _t("Дереккөздер", "Источники", "Sources"),
    "form_plan_pdf": _t("Жоспар, басып шығаруға", "План для печати", "Lesson plan, ready to print"),
    "form_plan_docx": _t(
        "Жоспар, өзгертуге болады", "План, который можно править", "Lesson plan, editable"
    ),
    "form_handouts_pdf": _t(
        "Оқушы парақтары, басып шығаруға",
        "Листы для учеников, для печати",
        "Student sheets, ready to print",
    ),
    "form_handouts_docx": _t(
        "Оқушы парақтары, өзгертуге болады",
        "Листы для учеников, можно править",
        "Student sheets, editable",
    ),
    "form_school_docx": _t(
        "Мектептің ҚМЖ үлгісімен, өзгертуге болады",
        "По образцу школьного КСП, можно править",
        "In the layout of the school’s short-term plan, editable",
    ),
    "form_school_pdf": _t(
        "Мектептің ҚМЖ үлгісімен, басып шығаруға",
        "По образцу школьного КСП, для печати",
        "In the layout of the school’s short-term plan, ready to print",
    ),
    "form_cards_pdf": _t(
        "Әңгіме карточкалары, қиып алуға",
        "Карточки для разговора, разрезать",
        "Dialogue cards to cut out",
    ),
    "form_bilingual_kk_pdf": _t(
        "Парақтар мен карточкалар екі тілде, қасында қазақша",
        "Листы и карточки на двух языках, рядом казахский",
        "Sheets and cards in two languages, Kazakh beside",
    ),
    "form_bilingual_ru_pdf": _t(
        "Парақтар мен карточкалар екі тілде, қасында орысша",
        "Листы и карточки на двух языках, рядом русский",
        "Sheets and cards in two languages, Russian beside",
    ),
    "form_bilingual_en_pdf": _t(
        "Парақтар мен карточкалар екі тілде, қасында ағылшынша",
        "Листы и карточки на двух языках, рядом английский",
        "Sheets and cards in two languages, English beside",
    ),
    "form_slides_pptx": _t(
        "Слайдтар, өзгертуге болады", "Слайды, которые можно править", "Slides, editable"
    ),
    "form_slides_pdf": _t(
        "Слайдтар, көрсетуге және басып шығаруға",
        "Слайды для показа и печати",
        "Slides, to show or print",
    ),
    "slides_rules": _t("Келісіп алайық", "Договоримся", "Let’s agree"),
    "slides_video": _t("Видео", "Видео", "Video"),
    "slides_video_page": _t("Видеоның беті", "Страница видео", "The video’s page"),
    "slides_still": _t(
        "«{title}» видеосынан кадр", "Кадр из видео «{title}»", "A still from the video “{title}”"
    ),
    "slides_pack": _t(
        "Интернет жоқ болса, видео интернетсіз жинақта бар.",
        "Нет интернета? Видео есть в наборе без интернета.",
        "No internet? The video is in the offline pack.",
    ),
    "slides_help": _t("Кімге жүгінемін?", "Куда обратиться?", "Who can help?"),
    "slides_law": _t("Заңда не жазылған?", "Что сказано в законе?", "What does the law say?"),
    "slides_law_more": _t(
        "Жоспарда тағы аталған баптар: {n}.",
        "Ещё статей в плане занятия: {n}.",
        "More articles in the lesson plan: {n}.",
    ),
    "slides_thanks": _t(
        "Әңгімелескендеріңе рақмет!", "Спасибо за разговор!", "Thank you for talking!"
    ),
    "paper_checked": _t("Парақ тексерілді:", "Лист проверен:", "Sheet checked:"),
    "licence": _t("Пайдалану шарты", "Условия использования", "Terms of use"),
    "licence_text": _t(
        "Бұл – Narkostop жобасының материалы. Сабақты тегін өткізуге, басып шығаруға, таратуға "
        "болады. Мәтінін өзгертсеңіз, оны өзіңіз өзгерткеніңізді көрсетіңіз.",
        "Это материал проекта «Наркостоп». Занятие можно бесплатно проводить, печатать и "
        "раздавать. Если меняете текст, укажите, что изменили его вы.",
        "This is material of the Narkostop project. You may teach, print and share the lesson free "
        "of charge. If you change the text, say that the changes are yours.",
    ),
}


@dataclass(frozen=True)
class Labels:
    """The words of one language; a word of the interface wins over our own."""

    lang: Lang
    interface: Mapping[str, str]

    @classmethod
    def of(cls, library: Library, lang: Lang) -> Labels:
        """Return the words of a language."""
        return cls(lang, library.words[lang])

    def __getitem__(self, key: str) -> str:
        """Return the word of a key; raises KeyError for one that nobody has."""
        if f"download_{key}" in self.interface:
            return self.interface[f"download_{key}"]
        return OWN[key].get(self.lang) if key in OWN else self.interface[key]

    def form(self, id_: str) -> str:
        """Return what a form is called: `plan-pdf`, `pack-zip`; see forms.py."""
        return self["form_" + id_.replace("-", "_")]

    def word(self, group: str, value: str) -> str:
        """Return the word of a closed list (`form`, `setting`, `age` …), or the value itself."""
        return self.interface.get(f"{group}_{value.replace('-', '_')}", value)

    def minutes(self, count: int) -> str:
        """Return `12 мин` with a space that does not break."""
        return f"{count}\u00a0{self.interface.get('minutes_short', 'min')}"

    def asked(self, numbers: Sequence[int]) -> str:
        """Return which questions of the exit ticket a shorter version asks; "" for all."""
        if not numbers:
            return ""
        return self["lesson_cut_exit"].format(list=", ".join(map(str, numbers)))

    def day(self, iso: str) -> str:
        """Return a date as readers see it: `2026-11-21`, or `2026-11`, or a year."""
        parts = iso.split("-")
        if len(parts) == 3:
            month = self.interface.get(f"month_{int(parts[1])}", parts[1])
            form = self.interface.get("date_day", "{d} {m} {y}")
            return form.format(d=int(parts[2]), m=month, y=parts[0])
        if len(parts) == 2:
            month = self.interface.get(f"month_in_{int(parts[1])}", parts[1])
            return self.interface.get("date_month", "{m} {y}").format(m=month, y=parts[0])
        return iso

    def size(self, count: int) -> str:
        """Return a file size: `84 КБ`, `1,2 МБ` (1 KB = 1000 bytes, as on the pages)."""
        if count >= 1_000_000:
            shown = f"{count / 1_000_000:.1f}".replace(
                ".", self.interface.get("decimal_comma", ".")
            )
            return f"{shown}\u00a0{self.interface.get('unit_mb', 'MB')}"
        return f"{max(1, round(count / 1000))}\u00a0{self.interface.get('unit_kb', 'KB')}"
