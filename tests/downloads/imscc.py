"""A reader of Common Cartridges, written from the standard's rules and not from our writer.

The rules are those of the schemas `ccv1p1_imscp_v1p2_v1p0.xsd` and `ccv1p1_lommanifest_v1p0.xsd`
(31 January 2011) and of the Schematron rules 1–11 printed in the first; version 1.3 keeps them and
renames `v1p1` to `v1p3`. The schema files themselves may not be handed on without registration at
the consortium, so no copy of them stands here: this reader is no XSD validation. What may stand
where is in `imscc_model`; here is what goes across elements and files.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from imscc_model import VERSIONS, breaches

# A path of the archive's own: relative, forward, without what an address would have to escape.
INSIDE = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[\w.-]+(?:/[\w.-]+)*", re.ASCII)


@dataclass
class Leaf:
    """What a student or lecturer sees as one entry: its title, type, files, role."""

    title: str
    part: str
    type: str
    files: list[str]
    role: str = ""
    url: str = ""


@dataclass
class Course:
    """A cartridge as read, and every rule it breaks."""

    version: str = ""
    title: str = ""
    lang: str = ""
    leaves: list[Leaf] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def read(path: Path) -> Course:
    """Read a cartridge; nothing is raised for a rule, all of them are told."""
    course = Course()
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        root = ET.fromstring(archive.read("imsmanifest.xml"))
        space, _, name = root.tag[1:].partition("}")
        found = re.fullmatch(r"http://www\.imsglobal\.org/xsd/imscc(v1p\d)/imscp_v1p1", space)
        if found is None or name != "manifest" or found[1] not in VERSIONS:
            course.broken.append(f"root element {root.tag}")
            return course
        part = found[1]
        course.broken += _judge(root, part, names, archive, course)
    return course


def _judge(
    root: ET.Element, part: str, names: set[str], archive: zipfile.ZipFile, course: Course
) -> Iterator[str]:
    cp = f"{{http://www.imsglobal.org/xsd/imscc{part}/imscp_v1p1}}"
    lom = f"{{http://ltsc.ieee.org/xsd/imscc{part}/LOM/manifest}}"
    wrong = list(breaches(root, part, "manifest"))
    if wrong:
        # Nothing is where it should be looked for.
        yield from wrong
        return
    ids = [e.get("identifier") for e in root.iter() if "identifier" in e.attrib]
    if len(ids) != len(set(ids)):
        yield "identifiers are unique"
    head, organizations, resources = root
    course.version = head[1].text or ""
    yield from _lom(head[2], lom, course)
    known = {r.get("identifier"): r for r in resources}
    for resource in resources:
        yield from _resource(resource, part, names, archive)
    listed = {file.get("href") for r in resources for file in r.findall(cp + "file")}
    if names - listed - {"imsmanifest.xml"}:
        yield f"files nobody lists: {sorted(names - listed)}"
    used = {item.get("identifierref") for item in organizations.iter(cp + "item")}
    if set(known) - used:
        yield f"resources no item shows: {sorted(set(known) - used, key=str)}"
    if len(organizations) != 1:
        yield "one organization"
        return
    for item in organizations[0].findall(f"{cp}item/{cp}item"):
        yield from _item(item, "", known, part, course, archive)


def _lom(node: ET.Element, lom: str, course: Course) -> Iterator[str]:
    course.lang = node.findtext(f"{lom}general/{lom}language") or ""
    text = node.find(f"{lom}general/{lom}title/{lom}string")
    course.title = text.text or "" if text is not None else ""
    if not course.title:
        yield "the course has a title"
    if {string.get("language") for string in node.iter(lom + "string")} != {course.lang}:
        yield "every text says its language"
    # The standard's date is ISO 8601; the schema takes any text.
    for date in node.iter(lom + "dateTime"):
        if not re.fullmatch(r"\d{4}-[01]\d-[0-3]\d", date.text or ""):
            yield f"date {date.text}"


def _resource(
    node: ET.Element, part: str, names: set[str], archive: zipfile.ZipFile
) -> Iterator[str]:
    cp = f"{{http://www.imsglobal.org/xsd/imscc{part}/imscp_v1p1}}"
    id_, kind = node.get("identifier"), node.get("type")
    files = [file.get("href") or "" for file in node.findall(cp + "file")]
    if len(files) != len(set(files)) or not set(files) <= names:
        yield f"{id_}: each file once, and in the archive"
        return
    if not all(INSIDE.fullmatch(file) for file in files):
        yield f"{id_}: paths inside the archive: {files}"
    if node.get("href") and node.get("href") not in files:
        yield f"{id_}: the file its href names is among its files"
    if kind == f"imswl_xml{part}":
        wl = f"{{http://www.imsglobal.org/xsd/imscc{part}/imswl_{part}}}"
        if len(files) != 1 or "href" in node.attrib or node.find(cp + "dependency") is not None:
            yield f"{id_}: a web link has one file, no href, no dependency"
            return
        folder = files[0].rpartition("/")[0]
        if folder and any(n.startswith(f"{folder}/") and n != files[0] for n in names):
            yield f"{id_}: a web link has its folder to itself"
        link = ET.fromstring(archive.read(files[0]))
        if link.tag != wl + "webLink":
            yield f"{id_}: root element {link.tag}"
            return
        yield from (f"{id_}: {words}" for words in breaches(link, part, "webLink"))
    elif not node.get("href"):
        yield f"{id_}: content that an item shows has an href"


def _item(
    node: ET.Element,
    section: str,
    known: dict[str | None, ET.Element],
    part: str,
    course: Course,
    archive: zipfile.ZipFile,
) -> Iterator[str]:
    cp = f"{{http://www.imsglobal.org/xsd/imscc{part}/imscp_v1p1}}"
    lom = f"{{http://ltsc.ieee.org/xsd/imscc{part}/LOM/resource}}"
    wl = f"{{http://www.imsglobal.org/xsd/imscc{part}/imswl_{part}}}"
    title = node.findtext(cp + "title") or ""
    if not title.strip():
        yield f"{node.get('identifier')}: a title with words"
    kids, ref = node.findall(cp + "item"), node.get("identifierref")
    if ref is None:
        for kid in kids:
            yield from _item(kid, title, known, part, course, archive)
        return
    if kids or ref not in known:
        yield f"{node.get('identifier')}: names a resource and has no items below"
        return
    resource = known[ref]
    leaf = Leaf(title, section, resource.get("type") or "", [])
    leaf.files = [file.get("href") or "" for file in resource.findall(cp + "file")]
    role = resource.find(f".//{lom}intendedEndUserRole")
    if role is not None:
        leaf.role = role.findtext(lom + "value") or ""
    if leaf.type.startswith("imswl") and set(leaf.files) <= set(archive.namelist()):
        url = ET.fromstring(archive.read(leaf.files[0])).find(wl + "url")
        leaf.url = url.get("href") or "" if url is not None else ""
    course.leaves.append(leaf)
