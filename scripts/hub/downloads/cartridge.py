"""Common Cartridge: a lesson that a college's learning platform imports.

Names and rules are those of the 1EdTech specification "Common Cartridge" and of its schemas
`ccv1p1_imscp_v1p2_v1p0.xsd` and `ccv1p3_imscp_v1p2_v1p0.xsd`. There are two profiles because
Moodle's own importer knows versions 1.0 and 1.1 only (backup/converter/imscc11/lib.php looks for
the namespace of 1.1 among the first 500 characters), while other platforms ask for 1.3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape as html_escape
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from hub.downloads.archive import write_zip
from hub.downloads.docx_styles import LOCALES
from hub.downloads.forms import GROUPS
from hub.downloads.labels import Labels
from hub.downloads.pack_page import Packed
from hub.downloads.reading import lesson_html, sheets_html
from hub.downloads.sheet import LessonSheet

IMS = "http://www.imsglobal.org"
LTSC = "http://ltsc.ieee.org/xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
MANIFEST = "imsmanifest.xml"
# As wide as a space of most fonts, three bytes long.
SPACE = "\N{FOUR-PER-EM SPACE}"


@dataclass(frozen=True)
class Profile:
    """One version of the standard: what it calls itself, its part of every name, its roles.

    `code` is how many bytes of the course's title, without spaces, its importers keep as the
    short name; 0 when nothing is cut.
    """

    version: str
    part: str
    roles: str
    code: int = 0

    @property
    def schemas(self) -> str:
        """Where the namespaces' schemas are: pairs for `xsi:schemaLocation`."""
        at = f"{IMS}/profile/cc/cc{self.part}"
        pairs = (
            (f"{IMS}/xsd/imscc{self.part}/imscp_v1p1", f"cc{self.part}_imscp_v1p2_v1p0.xsd"),
            (f"{LTSC}/imscc{self.part}/LOM/resource", f"LOM/cc{self.part}_lomresource_v1p0.xsd"),
            (f"{LTSC}/imscc{self.part}/LOM/manifest", f"LOM/cc{self.part}_lommanifest_v1p0.xsd"),
        )
        return " ".join(f"{space} {at}/{schema}" for space, schema in pairs)


CC13 = Profile("1.3.0", "v1p3", "IMSGLC_CC_Rolesv1p2")
# Moodle, backup/cc/cc2moodle.php, create_course_code().
CC11 = Profile("1.1.0", "v1p1", "IMSGLC_CC_Rolesv1p1", 94)


@dataclass(frozen=True)
class Piece:
    """One entry of the course: what it is called, its file, and whether only lecturers see it.

    `link` is an address when the piece is a web link; `plan` marks the plan itself.
    """

    id: str
    title: str
    path: str
    data: bytes | Path
    lecturer: bool
    plan: bool = False
    link: str = ""


def write_cartridge(
    path: Path, packed: Packed, files: Mapping[str, Path], profile: Profile
) -> None:
    """Write the .imscc of a lesson in a language; `files` are its papers by name."""
    sheet, labels = packed.sheet, packed.labels
    lead = [_plan(sheet, labels), *_papers(packed, files, "plan")]
    hand = [*_sheets(sheet, labels), *_papers(packed, files, "sheets")]
    hand += _links(packed, profile)
    parts = [(labels["cartridge_lecturer"], lead), (labels["cartridge_students"], hand)]
    manifest = "\n".join(_manifest(sheet, labels, parts, profile)) + "\n"
    inside = {MANIFEST: manifest.encode(), **{piece.path: piece.data for piece in (*lead, *hand)}}
    write_zip(path, inside, sheet.checked)


def _plan(sheet: LessonSheet, labels: Labels) -> Piece:
    # Moodle cleans the pages it takes in and drops every `id`: a link to a step would be dead.
    text = _html(sheet.title, lesson_html(sheet, labels, None), sheet)
    return Piece("lesson", sheet.title, "lesson.html", text, lecturer=True, plan=True)


def _sheets(sheet: LessonSheet, labels: Labels) -> Iterator[Piece]:
    if sheet.handouts:
        text = _html(labels["handouts"], sheets_html(sheet, labels), sheet)
        yield Piece("sheets", labels["handouts"], "sheets.html", text, lecturer=False)


def _papers(packed: Packed, files: Mapping[str, Path], group: str) -> Iterator[Piece]:
    for row in packed.files:
        if GROUPS[row.form] == group:
            title = f"{row.label} ({row.name.rpartition('.')[2].upper()})"
            lecturer = group == "plan"
            yield Piece(row.form, title, f"files/{row.name}", files[row.name], lecturer)


def _links(packed: Packed, profile: Profile) -> Iterator[Piece]:
    for film in packed.films:
        if film.url:
            id_, title = f"video-{film.slug}", f"{packed.labels['pack_film']}: {film.title}"
            data = _web_link(film.title, film.url, profile)
            # The standard gives each link a folder of its own, as to all that is no page or file.
            path = f"links/{film.slug}/link.xml"
            yield Piece(id_, title, path, data, lecturer=False, link=film.url)


def _html(title: str, body: str, sheet: LessonSheet) -> bytes:
    """Return a plain page: a platform puts its own style around what it takes from it."""
    return (
        f'<!DOCTYPE html>\n<html lang="{sheet.lang}">\n<head><meta charset="utf-8">'
        f"<title>{html_escape(title)}</title></head>\n<body>\n<h1>{html_escape(title)}</h1>\n"
        f"{body}\n</body>\n</html>\n"
    ).encode()


def _web_link(title: str, url: str, profile: Profile) -> bytes:
    space = f"{IMS}/xsd/imscc{profile.part}/imswl_{profile.part}"
    schema = f"{IMS}/profile/cc/cc{profile.part}/cc{profile.part}_imswl_{profile.part}.xsd"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<webLink xmlns="{space}" xmlns:xsi="{XSI}" '
        f'xsi:schemaLocation="{space} {schema}">\n  <title>{escape(title)}</title>\n'
        f'  <url href={quoteattr(url)} target="_blank"/>\n</webLink>\n'
    ).encode()


def _manifest(
    sheet: LessonSheet,
    labels: Labels,
    parts: Sequence[tuple[str, Sequence[Piece]]],
    profile: Profile,
) -> Iterator[str]:
    space = f"{LTSC}/imscc{profile.part}/LOM"
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    # The default namespace stands first: a reader may judge by the first 500 characters.
    yield f'<manifest xmlns="{IMS}/xsd/imscc{profile.part}/imscp_v1p1" xmlns:xsi="{XSI}"'
    yield f'  xmlns:lom="{space}/resource" xmlns:lomimscc="{space}/manifest"'
    yield f'  identifier="narkostop-{sheet.id}-{sheet.lang}"'
    yield f'  xsi:schemaLocation="{profile.schemas}">'
    yield from _metadata(sheet, labels, profile)
    yield "  <organizations>"
    yield '    <organization identifier="course" structure="rooted-hierarchy">'
    yield '      <item identifier="root">'
    for number, (title, pieces) in enumerate(parts, 1):
        if pieces:
            yield f'        <item identifier="part-{number}">'
            yield f"          <title>{escape(title)}</title>"
            for piece in pieces:
                yield f'          <item identifier="i-{piece.id}" identifierref="r-{piece.id}">'
                yield f"            <title>{escape(piece.title)}</title>"
                yield "          </item>"
            yield "        </item>"
    yield "      </item>"
    yield "    </organization>"
    yield "  </organizations>"
    yield "  <resources>"
    for piece in (piece for _, pieces in parts for piece in pieces):
        yield from _resource(piece, profile)
    yield "  </resources>"
    yield "</manifest>"


def course_title(title: str, size: int) -> str:
    """Return the title such that its first `size` bytes without spaces end between two letters.

    Moodle makes the short name of a course of these bytes; of a Cyrillic letter cut in two it
    makes an empty name. Another kind of space, which is not taken out, moves the cut. A title
    that no space mends comes back as it was.

    >>> course_title("Дос", 3) == "Дос", course_title("Біз кімбіз", 13) == f"Біз{SPACE}кімбіз"
    (True, True)
    """
    tries = (title.replace(" ", SPACE, spaces) for spaces in range(title.count(" ") + 1))
    return next((text for text in tries if _whole(text, size)), title)


def _whole(title: str, size: int) -> bool:
    code = title.replace(" ", "").encode()[:size] if size else b""
    return code.decode(errors="ignore").encode() == code


def _metadata(sheet: LessonSheet, labels: Labels, profile: Profile) -> Iterator[str]:
    locale = LOCALES[sheet.lang]

    def words(name: str, text: str) -> str:
        told = f'<lomimscc:string language="{locale}">{escape(text)}</lomimscc:string>'
        return f"<lomimscc:{name}>{told}</lomimscc:{name}>"

    yield "  <metadata>"
    yield "    <schema>IMS Common Cartridge</schema>"
    yield f"    <schemaversion>{profile.version}</schemaversion>"
    yield "    <lomimscc:lom>"
    yield "      <lomimscc:general>"
    yield f"        {words('title', course_title(sheet.title, profile.code))}"
    yield f"        <lomimscc:language>{locale}</lomimscc:language>"
    yield f"        {words('description', sheet.summary)}"
    yield "      </lomimscc:general>"
    yield "      <lomimscc:lifeCycle><lomimscc:contribute><lomimscc:role>"
    yield "        <lomimscc:value>publisher</lomimscc:value></lomimscc:role>"
    yield f"        <lomimscc:date><lomimscc:dateTime>{sheet.checked}</lomimscc:dateTime>"
    yield "      </lomimscc:date></lomimscc:contribute></lomimscc:lifeCycle>"
    yield "      <lomimscc:rights><lomimscc:copyrightAndOtherRestrictions>"
    yield "        <lomimscc:value>yes</lomimscc:value></lomimscc:copyrightAndOtherRestrictions>"
    yield f"        {words('description', labels['licence_text'])}"
    yield "      </lomimscc:rights>"
    yield "    </lomimscc:lom>"
    yield "  </metadata>"


def _resource(piece: Piece, profile: Profile) -> Iterator[str]:
    if piece.link:
        yield f'    <resource identifier="r-{piece.id}" type="imswl_xml{profile.part}">'
    else:
        use = ' intendeduse="lessonplan"' if piece.plan else ""
        yield (
            f'    <resource identifier="r-{piece.id}" type="webcontent" href="{piece.path}"{use}>'
        )
    if piece.lecturer:
        # The plan holds the answers: platforms that know roles keep it from students.
        yield "      <metadata><lom:lom><lom:educational><lom:intendedEndUserRole>"
        yield f"        <lom:source>{profile.roles}</lom:source>"
        yield "        <lom:value>Instructor</lom:value>"
        yield "      </lom:intendedEndUserRole></lom:educational></lom:lom></metadata>"
    yield f'      <file href="{piece.path}"/>'
    yield "    </resource>"
