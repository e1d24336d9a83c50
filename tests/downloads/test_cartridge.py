"""What a learning platform finds in a cartridge, read by the rules of the standard."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import imscc
import pytest
from films import films
from papers import LESSON, make

from hub.content.languages import CODES, Lang
from hub.content.library import Library
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


SPOILED = [
    ('identifierref="r-lesson"', 'identifierref="r-gone"', "names a resource"),
    ("<schemaversion>1.1.0", "<schemaversion>1.3.0", "schema and version"),
    ('href="lesson.html"/>', 'href="gone.html"/>', "in the archive"),
    ('structure="rooted-hierarchy"', 'structure="flat"', "rooted hierarchy"),
    ('type="webcontent"', 'type="page"', "type page"),
    ('identifier="r-sheets"', 'identifier="r-lesson"', "unique"),
    ("<lom:value>Instructor", "<lom:value>Boss", "roles"),
]


@pytest.mark.parametrize(("old", "new", "rule"), SPOILED, ids=[row[2] for row in SPOILED])
def test_the_reader_sees_what_is_wrong(
    made: Files, tmp_path: Path, old: str, new: str, rule: str
) -> None:
    source = one(made, "en", "moodle-imscc").path
    spoiled = tmp_path / "spoiled.imscc"
    shutil.copy(source, spoiled)
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(spoiled, "w") as out:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "imsmanifest.xml":
                assert old in data.decode()
                data = data.decode().replace(old, new, 1).encode()
            out.writestr(name, data)
    assert any(rule in words for words in imscc.read(spoiled).broken)
