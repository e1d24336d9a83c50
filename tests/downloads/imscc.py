"""A reader of Common Cartridges, written from the standard's rules and not from our writer.

The rules are those of the schemas `ccv1p1_imscp_v1p2_v1p0.xsd` and `ccv1p1_lommanifest_v1p0.xsd`
(31 January 2011) and of the Schematron rules 1–11 printed in the first; version 1.3 keeps them and
renames `v1p1` to `v1p3`. The schema files themselves may not be handed on without registration at
the consortium, so no copy of them stands here: this reader is no XSD validation.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

NCNAME = re.compile(r"[A-Za-z_][\w.-]*")
VERSIONS = {"v1p1": "1.1.0", "v1p3": "1.3.0"}
USES = {"v1p1": {"lessonplan", "syllabus", "unspecified"}}
USES["v1p3"] = USES["v1p1"] | {"assignment"}
GENERAL = {"identifier", "title", "language", "description", "keyword", "coverage"}
LOM = {"general", "lifeCycle", "technical", "educational", "rights", "relation", "classification"}


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
    if [kid.tag for kid in root] != [cp + n for n in ("metadata", "organizations", "resources")]:
        yield "metadata, organizations and resources, each once and in this order"
        return
    ids = [e.get("identifier") or "" for e in root.iter() if "identifier" in e.attrib]
    if len(ids) != len(set(ids)) or not all(NCNAME.fullmatch(id_) for id_ in ids):
        yield "identifiers are XML names and unique"
    head, organizations, resources = root
    if [kid.tag for kid in head] != [cp + "schema", cp + "schemaversion", lom + "lom"]:
        yield "manifest metadata: schema, schemaversion, lom"
        return
    course.version = head[1].text or ""
    if (head[0].text, head[1].text) != ("IMS Common Cartridge", VERSIONS[part]):
        yield "schema and version"
    yield from _lom(head[2], lom, course)
    known = {r.get("identifier"): r for r in resources}
    for resource in resources:
        yield from _resource(resource, part, names, archive)
    listed = {file.get("href") for r in resources for file in r.findall(cp + "file")}
    if names - listed - {"imsmanifest.xml"}:
        yield f"files nobody lists: {sorted(names - listed)}"
    if len(organizations) != 1 or organizations[0].get("structure") != "rooted-hierarchy":
        yield "one organization, a rooted hierarchy"
        return
    top = organizations[0].findall(cp + "item")
    if len(top) != 1 or top[0].find(cp + "title") is not None or "identifierref" in top[0].attrib:
        yield "the organization has one item without title or resource"
        return
    for item in top[0]:
        yield from _item(item, "", known, part, course, archive)


def _lom(node: ET.Element, lom: str, course: Course) -> Iterator[str]:
    if not {kid.tag.removeprefix(lom) for kid in node} <= LOM:
        yield "elements of the manifest's lom"
    general = node.find(lom + "general")
    if general is None or not {kid.tag.removeprefix(lom) for kid in general} <= GENERAL:
        yield "elements of lom general"
        return
    course.lang = general.findtext(lom + "language") or ""
    text = general.find(f"{lom}title/{lom}string")
    course.title = text.text or "" if text is not None else ""
    if text is None or text.get("language") != course.lang:
        yield "the title says its language"
    if [kid.tag for kid in node.findall(f"{lom}lifeCycle/*")] != [lom + "contribute"]:
        yield "lifeCycle holds contributions only"
    if node.findtext(f"{lom}rights/{lom}copyrightAndOtherRestrictions/{lom}value") not in (
        "yes",
        "no",
    ):
        yield "copyrightAndOtherRestrictions is yes or no"


def _resource(
    node: ET.Element, part: str, names: set[str], archive: zipfile.ZipFile
) -> Iterator[str]:
    cp = f"{{http://www.imsglobal.org/xsd/imscc{part}/imscp_v1p1}}"
    id_, kind = node.get("identifier"), node.get("type")
    order = [kid.tag.removeprefix(cp) for kid in node]
    if order != sorted(order, key=("metadata", "file", "dependency").index):
        yield f"{id_}: metadata, file, dependency in this order"
    files = [file.get("href") or "" for file in node.findall(cp + "file")]
    if len(files) != len(set(files)) or not set(files) <= names:
        yield f"{id_}: each file once, and in the archive"
    if node.get("href") and node.get("href") not in files:
        yield f"{id_}: the file its href names is among its files"
    if node.get("intendeduse", "unspecified") not in USES[part]:
        yield f"{id_}: intendeduse"
    if kind == f"imswl_xml{part}":
        wl = f"{{http://www.imsglobal.org/xsd/imscc{part}/imswl_{part}}}"
        if len(files) != 1 or "href" in node.attrib or "dependency" in order:
            yield f"{id_}: a web link has one file, no href, no dependency"
            return
        link = ET.fromstring(archive.read(files[0]))
        if link.tag != wl + "webLink" or [k.tag for k in link] != [wl + "title", wl + "url"]:
            yield f"{id_}: webLink holds title and url"
    elif kind != "webcontent" or not node.get("href"):
        yield f"{id_}: type {kind}"


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
    title = node[0].text or "" if len(node) and node[0].tag == cp + "title" else ""
    if not title:
        yield f"{node.get('identifier')}: a title stands first"
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
        source = role.findtext(lom + "source") or ""
        if leaf.role not in ("Instructor", "Learner", "Mentor") or "CC_Roles" not in source:
            yield f"{ref}: roles of the standard"
    if leaf.type.startswith("imswl"):
        url = ET.fromstring(archive.read(leaf.files[0])).find(wl + "url")
        leaf.url = url.get("href") or "" if url is not None else ""
    course.leaves.append(leaf)
