"""What a learning platform finds in a cartridge, read by the rules of the standard."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import imscc
import pytest
from films import films
from papers import LESSON, make

from hub.content.languages import CODES, Lang
from hub.content.library import Library
from hub.downloads.cartridge import CC11, CC13, course_title
from hub.downloads.make import Files
from hub.downloads.shelf import DownloadFile

PROFILES = {"cartridge-imscc": "1.3.0", "moodle-imscc": "1.1.0"}
LOCALES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}


def one(made: Files, lang: Lang, form: str, lesson: str = LESSON) -> DownloadFile:
    return next(file for file in made[lesson][lang] if file.form == form)


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("form", PROFILES)
def test_a_cartridge_keeps_the_rules(made: Files, library: Library, lang: Lang, form: str) -> None:
    file = one(made, lang, form)
    course = imscc.read(file.path)
    assert course.broken == []
    lesson = next(x for x in library.lessons if x.id == LESSON)
    assert (course.version, course.lang) == (PROFILES[form], LOCALES[lang])
    assert course.title == lesson.texts[lang].front.title
    papers = [f for f in made[LESSON][lang] if f.name.endswith((".pdf", ".docx", ".pptx"))]
    inside = {path for leaf in course.leaves for path in leaf.files}
    assert {f"files/{f.name}" for f in papers} | {"lesson.html", "sheets.html"} == inside
    with zipfile.ZipFile(file.path) as archive:
        for paper in papers:
            assert archive.read(f"files/{paper.name}") == paper.path.read_bytes()
        plan = archive.read("lesson.html").decode()
        sheets = archive.read("sheets.html").decode()
    assert f'<html lang="{lang}">' in plan and "{{" not in plan + sheets


def test_answers_are_for_lecturers_only(made: Files, library: Library) -> None:
    course = imscc.read(one(made, "en", "moodle-imscc").path)
    roles = {leaf.part: set() for leaf in course.leaves}
    for leaf in course.leaves:
        roles[leaf.part].add(leaf.role)
    assert list(roles.values()) == [{"Instructor"}, {""}]
    with zipfile.ZipFile(one(made, "en", "moodle-imscc").path) as archive:
        sheets = archive.read("sheets.html").decode()
    lesson = next(x for x in library.lessons if x.id == LESSON)
    for texts in lesson.handouts.values():
        answers = texts["en"].doc.section("answers")
        assert answers is not None and answers.title not in sheets


def test_moodle_knows_its_cartridge_by_the_first_letters(made: Files) -> None:
    # Moodle's converter reads 500 characters, drops blanks and quotes, and looks for this.
    with zipfile.ZipFile(one(made, "ru", "moodle-imscc").path) as archive:
        start = archive.read("imsmanifest.xml")[:500].decode("utf-8", "ignore").lower()
    start = re.sub(r"[\s'\"]", "", start)
    assert "xmlns=http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" in start


def test_videos_are_links_where_there_is_an_address(tree: Path, tmp_path: Path) -> None:
    made = make(
        Library.load(tree), None, ("kk",), cache=tmp_path / "c", screenings=films(tmp_path / "f")
    )
    for form in PROFILES:
        course = imscc.read(one(made, "kk", form, "small").path)
        assert course.broken == []
        assert [leaf.url for leaf in course.leaves if leaf.url] == [
            "https://example.org/kk/video/short/"
        ]
    source, spoiled = one(made, "kk", "moodle-imscc", "small").path, tmp_path / "spoiled.imscc"
    for old, new, rule in SPOILED_LINKS:
        spoil(source, spoiled, "links/short/link.xml", old, new)
        assert any(rule in words for words in imscc.read(spoiled).broken)
    spoil(source, spoiled, "imsmanifest.xml", "links/short/", "files/")
    assert any("folder to itself" in words for words in imscc.read(spoiled).broken)


def short_name(title: str) -> str:
    """Return what Moodle makes the short name of: bytes, cut without minding the letters."""
    return title.replace(" ", "").encode()[:94].decode()


def test_moodle_can_name_the_course_of_every_lesson(library: Library) -> None:
    for lesson in library.lessons:
        for lang in CODES:
            title = lesson.texts[lang].front.title
            told = course_title(title, CC11.code)
            assert short_name(told)
            assert " ".join(told.split()) == title
            assert course_title(title, CC13.code) == title


def test_moodle_can_name_a_course_of_any_length(made: Files) -> None:
    moved = 0
    for lead in range(1, 14):
        for rest in range(1, 70):
            title = f"{'Ә' * lead} {'қ' * 5}, {'і' * rest}?"
            told = course_title(title, CC11.code)
            assert short_name(told) and " ".join(told.split()) == title
            moved += told != title
    assert moved
    with zipfile.ZipFile(one(made, "kk", "moodle-imscc").path) as archive:
        manifest = archive.read("imsmanifest.xml").decode()
    found = re.search(r"<lomimscc:title><lomimscc:string[^>]*>([^<]*)", manifest)
    assert found is not None and short_name(found[1])


def test_the_plan_reads_without_our_style_and_has_no_dead_links(made: Files) -> None:
    # Moodle keeps no `id`, no `time`, no `section`: what is left are the words between.
    for form in PROFILES:
        with zipfile.ZipFile(one(made, "kk", form).path) as archive:
            plan = archive.read("lesson.html").decode()
        assert 'href="#' not in plan
        rows = re.findall(r"<li><time>(.*?)</li>", plan)
        assert rows
        for row in rows:
            assert re.fullmatch(r"\d+–\d+ \S.* · \S.*", re.sub(r"<[^>]*>", "", row))
            assert "</b> <small>" in row


SPOILED = [
    ('identifierref="r-lesson"', 'identifierref="r-gone"', "names a resource"),
    ('identifierref="r-plan-pdf"', 'identifierref="r-lesson"', "resources no item shows"),
    ("<schemaversion>1.1.0", "<schemaversion>1.3.0", "metadata/schemaversion"),
    ('<file href="lesson.html"/>', '<file href="gone.html"/>', "in the archive"),
    ('structure="rooted-hierarchy"', 'structure="flat"', "structure='flat'"),
    ('type="webcontent"', 'type="page"', "type='page'"),
    ('identifier="r-sheets"', 'identifier="r-lesson"', "unique"),
    ("<lom:value>Instructor", "<lom:value>Boss", "intendedEndUserRole/value"),
    ("IMSGLC_CC_Rolesv1p1", "IMSGLC_CC_Rolesv1p2", "intendedEndUserRole/source"),
    ("<lom:source>IMSGLC_CC_Rolesv1p1</lom:source>", "", "0 times"),
    ('intendeduse="lessonplan"', 'intendeduse="assignment"', "intendeduse='assignment'"),
    ("<lomimscc:value>publisher", "<lomimscc:value>boss", "role/value"),
    ("<lomimscc:value>yes", "<lomimscc:value>maybe", "copyrightAndOtherRestrictions/value"),
    ('<item identifier="root">', '<item identifier="root"><title>x</title>', "unknown here"),
    ('<item identifier="root">', '<item identifier="root" identifierref="r-lesson">', "unknown"),
    (' identifier="course"', "", "no identifier"),
    ('identifier="part-1"', 'identifier="1 part"', "identifier='1 part'"),
    ('<file href="lesson.html"/>', "<file/>", "no href"),
    ("<organization ", '<organization view="tree" ', "attribute view"),
    ("<organizations>", "<organizations>text", "text 'text'"),
    ("</organizations>", "<x/></organizations>", "unknown here"),
    ("<lomimscc:dateTime>", '<lomimscc:dateTime zone="5">', "attribute zone"),
    ("<lomimscc:dateTime>", "<lomimscc:dateTime>about ", "date about"),
    ('<lomimscc:string language="en-GB">', "<lomimscc:string>", "says its language"),
    ('<file href="lesson.html"/>', '<file href="lesson.html"/><metadata/>', "order of"),
    ('identifierref="r-lesson">', 'identifierref="r-lesson"><item identifier="q"/>', "order of"),
]


SPOILED_LINKS = [
    ("<title>", "<heading/><title>", "unknown here"),
    ("<url href=", "<url address=", "no href"),
    ("<url ", '<url style="wide" ', "attribute style"),
    ("webLink", "link", "root element"),
]


def spoil(source: Path, out: Path, member: str, old: str, new: str) -> Path:
    """Write a copy of the cartridge with another text in a member and in names; return it."""
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            data = archive.read(name)
            if name == member:
                assert old in data.decode()
                data = data.decode().replace(old, new).encode()
            copy.writestr(name.replace(old, new), data)
    return out


@pytest.mark.parametrize(("old", "new", "rule"), SPOILED, ids=[row[1] or row[2] for row in SPOILED])
def test_the_reader_sees_what_is_wrong(
    made: Files, tmp_path: Path, old: str, new: str, rule: str
) -> None:
    source = one(made, "en", "moodle-imscc").path
    spoiled = spoil(source, tmp_path / "spoiled.imscc", "imsmanifest.xml", old, new)
    assert any(rule in words for words in imscc.read(spoiled).broken)


def test_each_version_has_its_own_words(made: Files, tmp_path: Path) -> None:
    source = one(made, "en", "cartridge-imscc").path
    for old, new in (("Rolesv1p2", "Rolesv1p1"), ("1.3.0", "1.1.0"), ("lessonplan", "lesson")):
        spoiled = spoil(source, tmp_path / "spoiled.imscc", "imsmanifest.xml", old, new)
        assert imscc.read(spoiled).broken
