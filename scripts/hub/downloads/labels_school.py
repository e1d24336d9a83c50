"""The words of the school's short-term plan: as public templates have them, in kk and ru."""

from __future__ import annotations

from collections.abc import Mapping

from hub.content.languages import Trilingual


def _t(kk: str, ru: str, en: str) -> Trilingual:
    return Trilingual(kk=kk, ru=ru, en=en)


SCHOOL: Mapping[str, Trilingual] = {
    "school": _t(
        "Қысқа мерзімді жоспар (ҚМЖ)", "Краткосрочный (поурочный) план", "Short-term plan"
    ),
    "school_place": _t(
        "(білім беру ұйымының атауы)",
        "(наименование организации образования)",
        "(name of the organisation of education)",
    ),
    "school_section": _t("Бөлімі", "Раздел", "Section"),
    "school_teacher": _t(
        "Педагогтің аты-жөні", "Фамилия, имя, отчество педагога", "Teacher’s name"
    ),
    "school_date": _t("Күні", "Дата", "Date"),
    "school_class": _t("Сынып", "Класс", "Class"),
    "school_present": _t("Қатысушылар саны", "Количество присутствующих", "Present"),
    "school_absent": _t("Қатыспағандар саны", "Количество отсутствующих", "Absent"),
    "school_theme": _t("Сабақтың тақырыбы", "Тема урока", "Theme of the lesson"),
    "school_curriculum": _t(
        "Оқу бағдарламасына сәйкес оқу мақсаты (мақсаттары)",
        "Цели обучения в соответствии с учебной программой",
        "Aims of the curriculum",
    ),
    "school_curriculum_hint": _t(
        "Мектеп өз бағдарламасы бойынша толтырады",
        "Заполняет школа по своей программе",
        "To be filled in by the school",
    ),
    "school_aim": _t("Сабақтың мақсаты", "Цель (цели) урока", "Aim of the lesson"),
    "school_values": _t("Құндылықтар", "Ценности", "Values"),
    "school_course": _t("Сабақтың барысы", "Ход урока", "Course of the lesson"),
    "school_col_stage": _t("Сабақ кезеңі / уақыты", "Этап урока / время", "Stage / time"),
    "school_col_teacher": _t("Педагогтің әрекеті", "Действия педагога", "Teacher"),
    "school_col_student": _t("Оқушының әрекеті", "Действия ученика", "Student"),
    "school_col_assess": _t("Бағалау", "Оценивание", "Assessment"),
    "school_col_means": _t("Ресурстар", "Ресурсы", "Resources"),
    "school_stage_start": _t("Сабақтың басы", "Начало урока", "Start"),
    "school_stage_middle": _t("Сабақтың ортасы", "Середина урока", "Middle"),
    "school_stage_end": _t("Сабақтың соңы", "Конец урока", "End"),
    "school_form": _t("Жұмыс түрі: {form}.", "Форма работы: {form}.", "Form of work: {form}."),
    "school_feedback": _t(
        "Жауаптарға ауызша кері байланыс, баға қойылмайды.",
        "Устная обратная связь по ответам, без отметки.",
        "Spoken feedback on the answers, no mark.",
    ),
    "school_exit": _t(
        "Аты-жөнсіз шығу парақшасы, баға қойылмайды.",
        "Выходной листок без имени, без отметки.",
        "Exit slip without a name, no mark.",
    ),
    "school_sheet": _t("«{title}» парағы", "Лист «{title}»", "Sheet “{title}”"),
    "school_cards": _t("Әңгіме карточкалары", "Карточки для разговора", "Dialogue cards"),
    "school_video": _t("Қосымша, бейне: «{title}»", "Дополнительно, видео «{title}»",
                       "Extra, video “{title}”"),
    "school_full": _t(
        "Мұнда лектордың сөзі қысқартылып берілді. Толық мәтіні, қиын жауаптар, парақтардың "
        "жауаптары мен дереккөздер – сабақ жоспарында.",
        "Слова лектора здесь сокращены. Полный текст, трудные ответы, ответы к листам и источники "
        "– в плане занятия.",
        "The lecturer’s words are shortened here. The full text is in the lesson plan.",
    ),
    "school_note": _t(
        "Бұл құжат қысқа мерзімді жоспардың үлгісімен жасалды: өрістері мен бағандары жалпыға "
        "қолжетімді үлгілерден алынған (соның бірі – aqyl-service.kz, 2026 жылғы 21 қарашада "
        "қаралды). Бұл – ресми нысанның көшірмесі емес. Педагог жүргізетін құжаттар "
        "туралы бұйрықтың қазіргі мәтінін "
        "adilet.zan.kz/kaz/docs/V2000020317 бетінен тексеріңіз. Шақырылған лектор мұғалімнің бұл "
        "құжатын жүргізуге міндетті емес.",
        "Этот документ сделан по образцу краткосрочного плана: поля и столбцы взяты из "
        "общедоступных шаблонов (один из них – aqyl-service.kz, просмотрен 21 ноября 2026 года). "
        "Это не копия официальной формы. Действующий текст приказа о документах педагогов "
        "сверьте на странице adilet.zan.kz/rus/docs/V2000020317. Приглашённый лектор не "
        "обязан вести этот документ учителя.",
        "This paper follows the layout of public templates of the short-term plan; it is not a "
        "copy of the official form.",
    ),
}  # fmt: skip
