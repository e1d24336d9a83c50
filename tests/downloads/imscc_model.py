"""What may stand in each element of a cartridge, and how often: the content model of the schemas.

Told in our own words after `ccv1p1_imscp_v1p2_v1p0.xsd`, `ccv1p1_lommanifest_v1p0.xsd` (with its
Schematron rules), `ccv1p1_lomresource_v1p0.xsd` and `ccv1p1_imswl_v1p1.xsd`. What our cartridges do
not use is left out (relations, classifications, authorizations, `xml:base`, tests, topics, tools),
so an element that is missing here is told as unknown, although the schemas may know it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

XSI = "http://www.w3.org/2001/XMLSchema-instance"
# The roles of 1.1 are those of its schema; those of 1.3 are what its exporters write.
ROLES = {"v1p1": "IMSGLC_CC_Rolesv1p1", "v1p3": "IMSGLC_CC_Rolesv1p2"}
VERSIONS = {"v1p1": "1.1.0", "v1p3": "1.3.0"}
USES = {"v1p1": "lessonplan|syllabus|unspecified"}
USES["v1p3"] = USES["v1p1"] + "|assignment"
ID = r"[^\W\d][\w.-]*"
LINE = r"[^\t\n\r]+"
CONTRIBUTORS = (
    "author|publisher|unknown|initiator|terminator|validator|editor|graphical designer|"
    "technical implementor|content provider|technical validator|educational validator|"
    "script writer|instructional designer|subject matter expert"
)


@dataclass(frozen=True)
class Kind:
    """An element's inside: children in order (`a b? c* d+`) or in any order, attributes, text.

    A child is a name, or a name and its kind (`item:top-item`) where the same name stands for
    different things; a name with a prefix is of another space. `attributes` are names and
    patterns; one that ends in `?` may be missing. `text` is a pattern; empty: no text.
    """

    kids: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    ordered: bool = True


def _kinds(part: str) -> dict[str, Kind]:
    any_text = r"[\s\S]*"
    location = (f"{{{XSI}}}schemaLocation?", any_text)
    types = f"webcontent|imswl_xml{part}"
    return {
        "manifest": Kind(
            "metadata organizations resources",
            (("identifier", ID), location),
        ),
        "metadata": Kind("schema schemaversion lomm/lom"),
        "schema": Kind(text="IMS Common Cartridge"),
        "schemaversion": Kind(text=re.escape(VERSIONS[part])),
        "organizations": Kind("organization?"),
        "organization": Kind(
            "title? item:top-item", (("identifier", ID), ("structure", "rooted-hierarchy"))
        ),
        "top-item": Kind("item*", (("identifier", ID),)),
        "item": Kind("title item*", (("identifier", ID), ("identifierref?", ID))),
        "title": Kind(text=any_text),
        "resources": Kind("resource*"),
        "resource": Kind(
            "metadata:resource-metadata? file* dependency*",
            (("identifier", ID), ("type", types), ("href?", LINE), ("intendeduse?", USES[part])),
        ),
        "file": Kind("", (("href", LINE),)),
        "dependency": Kind("", (("identifierref", ID),)),
        "resource-metadata": Kind("lomr/lom:resource-lom"),
        "resource-lom": Kind("educational+"),
        "educational": Kind("intendedEndUserRole+"),
        "intendedEndUserRole": Kind("source value:role"),
        "source": Kind(text=ROLES[part]),
        "role": Kind(text="Instructor|Learner|Mentor"),
        "lom": Kind("general? lifeCycle? technical? rights?", ordered=False),
        "general": Kind(
            "title:words? language* description:words* keyword:words* coverage:words*",
            ordered=False,
        ),
        "language": Kind(text=any_text),
        "words": Kind("string*"),
        "string": Kind("", (("language?", any_text),), any_text),
        "technical": Kind("format+"),
        "format": Kind(text=any_text),
        "lifeCycle": Kind("contribute+"),
        "contribute": Kind("role:contributor? entity* date?", ordered=False),
        "contributor": Kind("value:contribution"),
        "contribution": Kind(text=CONTRIBUTORS),
        "entity": Kind(text=any_text),
        "date": Kind("dateTime? description:words?", ordered=False),
        "dateTime": Kind(text=any_text),
        "rights": Kind(
            "cost:choice? copyrightAndOtherRestrictions:choice? description:words?",
            ordered=False,
        ),
        "choice": Kind("value:yes-no"),
        "yes-no": Kind(text="yes|no"),
        "webLink": Kind("title:link-title url", (location,)),
        "link-title": Kind(text=LINE),
        "url": Kind("", (("href", LINE), ("target?", LINE), ("windowFeatures?", LINE))),
    }


def breaches(root: ET.Element, part: str, kind: str) -> Iterator[str]:
    """Yield what in the tree is against the model of version `part`, with where it is."""
    spaces = {
        "lomm": f"http://ltsc.ieee.org/xsd/imscc{part}/LOM/manifest",
        "lomr": f"http://ltsc.ieee.org/xsd/imscc{part}/LOM/resource",
    }
    yield from _breaches(root, kind, root.tag, _kinds(part), spaces)


def _breaches(
    node: ET.Element, name: str, path: str, kinds: dict[str, Kind], spaces: dict[str, str]
) -> Iterator[str]:
    kind = kinds[name]
    yield from _attributes(node, kind, path)
    yield from _text(node, kind, path)
    own = node.tag[1:].partition("}")[0]
    expected = [_expected(word, own, spaces) for word in kind.kids.split()]
    tags = [kid.tag for kid in node]
    inner = {tag: of for tag, of, _ in expected}
    for tag in sorted(set(tags) - set(inner)):
        yield f"{path}: {tag} is unknown here"
    for tag, _, often in expected:
        count = tags.count(tag)
        if (often in ("", "+") and not count) or (often in ("", "?") and count > 1):
            yield f"{path}: {count} times {tag}"
    rank = [list(inner).index(tag) for tag in tags if tag in inner]
    if kind.ordered and rank != sorted(rank):
        yield f"{path}: order of {tags}"
    for kid in node:
        if kid.tag in inner:
            here = f"{path}/{kid.tag.rpartition('}')[2]}"
            yield from _breaches(kid, inner[kid.tag], here, kinds, spaces)


def _expected(word: str, own: str, spaces: dict[str, str]) -> tuple[str, str, str]:
    often = word[-1] if word[-1] in "?*+" else ""
    name, _, of = word.removesuffix(often).partition(":")
    prefix, _, local = name.rpartition("/")
    return f"{{{spaces[prefix] if prefix else own}}}{local}", of or local, often


def _attributes(node: ET.Element, kind: Kind, path: str) -> Iterator[str]:
    patterns = {name.removesuffix("?"): pattern for name, pattern in kind.attributes}
    for name, value in node.attrib.items():
        if name not in patterns:
            yield f"{path}: attribute {name} is unknown here"
        elif not re.fullmatch(patterns[name], value):
            yield f"{path}: {name}={value!r}"
    for name, _ in kind.attributes:
        if not name.endswith("?") and name not in node.attrib:
            yield f"{path}: no {name}"


def _text(node: ET.Element, kind: Kind, path: str) -> Iterator[str]:
    text = "".join((node.text or "", *(kid.tail or "" for kid in node)))
    if kind.text and not re.fullmatch(kind.text, text):
        yield f"{path}: {text!r}"
    elif not kind.text and text.strip():
        yield f"{path}: text {text.strip()!r} between elements"
