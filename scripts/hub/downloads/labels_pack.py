"""The words of what is carried along: the pack, everything in one, the cartridge."""

from __future__ import annotations

from collections.abc import Mapping

from hub.content.languages import Trilingual


def _t(kk: str, ru: str, en: str) -> Trilingual:
    return Trilingual(kk=kk, ru=ru, en=en)


PACK_WORDS: Mapping[str, Trilingual] = {
    "pack": _t("Интернетсіз жинақ", "Набор без интернета", "Offline pack"),
    "pack_open": _t(
        "Мұндағының бәрі интернетсіз ашылады.",
        "Всё, что здесь есть, открывается без интернета.",
        "Everything here opens without the internet.",
    ),
    "pack_start": _t(
        "Бастау үшін мына файлды ашыңыз:", "Чтобы начать, откройте файл:", "To start, open:"
    ),
    "pack_read": _t("Сабақты осында оқу", "Читать занятие здесь", "Read the lesson here"),
    "pack_read_text": _t(
        "Қадамдар, лектордың сөзі, ықтимал жауаптар",
        "Шаги, слова лектора, возможные ответы",
        "Steps, the lecturer’s words, likely answers",
    ),
    "pack_sheets": _t(
        "Парақтарды экраннан көрсету", "Показать листы на экране", "Show the sheets on the screen"
    ),
    "pack_sheets_text": _t("Жауаптары көрінбейді", "Без ответов", "Without the answers"),
    "pack_plan": _t("Сабақ өткізуге", "Чтобы провести занятие", "To lead the lesson"),
    "pack_hand": _t("Таратып беруге", "Чтобы раздать", "To hand out"),
    "pack_subtitles": _t(
        "Субтитрлері үш тілде: тілді ойнатқыштан таңдаңыз.",
        "Субтитры на трёх языках: язык выбирают в плеере.",
        "Subtitles in three languages: choose one in the player.",
    ),
    "pack_film": _t("Видео файлы", "Файл видео", "Video file"),
    "pack_missing": _t(
        "Бұл видео әлі дайын емес, сондықтан жинақта жоқ.",
        "Это видео ещё не готово, поэтому в наборе его нет.",
        "This video is not ready yet, so it is not in the pack.",
    ),
    "pack_back": _t("Жинақтың бірінші беті", "Первая страница набора", "Front page of the pack"),
    "pack_sums": _t(
        "Файлдар көшіргенде бүлінген-бүлінбегенін SHA256SUMS арқылы тексеруге болады.",
        "Проверить, не повредились ли файлы при копировании, можно по SHA256SUMS.",
        "SHA256SUMS tells whether a file was damaged on the way.",
    ),
    "whole": _t(
        "Барлық сабақ бір жинақта", "Все занятия в одном наборе", "All lessons in one pack"
    ),
    "whole_open": _t(
        "Сабақты таңдаңыз. Жоспары, парақтары мен видеолары интернетсіз ашылады.",
        "Выберите занятие. Планы, листы и видео открываются без интернета.",
        "Choose a lesson. Plans, sheets and videos open without the internet.",
    ),
    "whole_back": _t("Барлық сабақ", "Все занятия", "All lessons"),
    "cartridge_lecturer": _t("Лекторға", "Для лектора", "For the lecturer"),
    "cartridge_students": _t("Оқушыларға", "Для учеников", "For students"),
    "form_pack_zip": _t(
        "Бәрі бір жинақта, интернетсіз",
        "Всё сразу, без интернета",
        "Everything in one pack, offline",
    ),
    "form_cartridge_imscc": _t(
        "Оқыту платформасына арналған (Common Cartridge 1.3)",
        "Для учебной платформы (Common Cartridge 1.3)",
        "For a learning platform (Common Cartridge 1.3)",
    ),
    "form_moodle_imscc": _t(
        "Moodle-ға арналған (Common Cartridge 1.1)",
        "Для Moodle (Common Cartridge 1.1)",
        "For Moodle (Common Cartridge 1.1)",
    ),
}
