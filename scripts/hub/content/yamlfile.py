"""YAML into typed records, with a file and line for every mistake."""

from __future__ import annotations

import re
import types
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from hub.content.findings import Finding, did_you_mean
from hub.content.languages import CODES, LANGUAGES
from hub.content.textfile import read_text

M = TypeVar("M")
Key = tuple[str | int, ...]
Lines = dict[Key, int]


_FORMS: dict[str, str] = {}


def form(pattern: str, said: str) -> StringConstraints:
    """Return the constraint of a text's form; `said` tells an editor what is expected."""
    _FORMS[pattern] = said
    return StringConstraints(pattern=pattern)


class Record(BaseModel):
    """Base of everything read from a file: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class _Loader(yaml.CSafeLoader):
    """Safe loader with YAML 1.2 booleans: a plain `no` or `on` stays a word."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, rx) for tag, rx in rules if tag != "tag:yaml.org,2002:bool"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def parse_yaml(text: str, path: Path, first_line: int = 1) -> tuple[Any, Lines, list[Finding]]:
    """Parse YAML text; return the value, the line of every key and item, and findings.

    `first_line` is the file's line on which the text begins. Anchors are refused: nobody here
    needs them and they can blow up a small file.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, {}, []
        lines: Lines = {}
        found: list[Finding] = []
        _walk(node, (), first_line, lines, found, path, seen=set())
        if found:
            return None, lines, found
        return loader.construct_document(node), lines, []
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = first_line + (mark.line if mark else 0)
        what = getattr(error, "problem", None) or str(error).split("\n", 1)[0]
        return (
            None,
            {},
            [
                Finding(
                    path,
                    line,
                    "yaml.broken",
                    f"The YAML cannot be read here: {what}.",
                    "Check the indentation (spaces, not tabs), colons and quotes of this line "
                    'and the one above; put a text that contains ": " in quotes.',
                )
            ],
        )
    finally:
        loader.dispose()


def _walk(
    node: yaml.Node,
    at: Key,
    first: int,
    lines: Lines,
    found: list[Finding],
    path: Path,
    seen: set[int],
) -> None:
    line = first + node.start_mark.line
    lines.setdefault(at, line)
    if id(node) in seen:
        found.append(
            Finding(
                path,
                line,
                "yaml.anchor",
                "A YAML anchor (&name … *name) is used here.",
                "Write the value out in full instead.",
            )
        )
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        names: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            lines[(*at, name)] = first + key.start_mark.line
            if name in names:
                found.append(
                    Finding(
                        path,
                        first + key.start_mark.line,
                        "yaml.duplicate-key",
                        f'The key "{name}" stands twice in the same place.',
                        "Keep one of the two.",
                    )
                )
            names.add(name)
            _walk(value, (*at, name), first, lines, found, path, seen)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _walk(item, (*at, index), first, lines, found, path, seen)


def line_of(lines: Lines, key: Key, default: int = 1) -> int:
    """Return the line of a key, or of the nearest enclosing one."""
    while key:
        if key in lines:
            return lines[key]
        key = key[:-1]
    return lines.get((), default)


def validate(
    data: Any, kind: type[M], path: Path, lines: Lines, default_line: int = 1
) -> tuple[M | None, list[Finding]]:
    """Turn plain data into a typed record; every mistake becomes its own finding."""
    try:
        return TypeAdapter(kind).validate_python(data), []
    except ValidationError as error:
        seen: dict[tuple[int, str, str], Finding] = {}
        for detail in error.errors(include_url=False):
            finding = _explain(detail, kind, path, lines, default_line)
            seen.setdefault((finding.line, finding.rule, finding.message), finding)
        return None, list(seen.values())


def load_yaml(
    path: Path, kind: type[M], root: Path | None = None
) -> tuple[M | None, Lines, list[Finding]]:
    """Read one YAML file into a typed record or a list of them, with the lines of its keys."""
    text, found = read_text(path, root)
    if text is None or found:
        return None, {}, found
    data, lines, found = parse_yaml(text, path)
    if found:
        return None, lines, found
    record, found = validate(data, kind, path, lines)
    return record, lines, found


def load_yaml_model(
    path: Path, kind: type[M], root: Path | None = None
) -> tuple[M | None, list[Finding]]:
    """Read one YAML file into a typed record or a list of them."""
    record, _, found = load_yaml(path, kind, root)
    return record, found


def _explain(
    detail: ErrorDetails, kind: Any, path: Path, lines: Lines, default_line: int
) -> Finding:
    loc: Key = tuple(p for p in detail["loc"] if isinstance(p, int) or not p.startswith("function"))
    name = _spoken(loc)
    line = line_of(lines, loc, default_line)
    code = detail["type"]
    if code == "extra_forbidden":
        last = str(loc[-1])
        return Finding(
            path,
            line,
            "yaml.unknown-key",
            f'The key "{last}" is not known here.',
            did_you_mean(last, _allowed_keys(kind, loc[:-1])),
        )
    if code == "missing":
        last = str(loc[-1])
        inside = f" in {_spoken(loc[:-1])}" if len(loc) > 1 else ""
        what = (
            f"The {LANGUAGES[last].english} text is missing"
            if last in CODES
            else f'The key "{last}" is missing'
        )
        return Finding(
            path,
            line_of(lines, loc[:-1], default_line),
            "yaml.missing-key",
            f"{what}{inside}.",
            f'Add "{last}: …".',
        )
    if code == "string_too_short":
        return Finding(path, line, "yaml.empty", f"{_spoken(loc)} is empty.", "Write the text.")
    if code == "string_type":
        return Finding(
            path,
            line,
            "yaml.bad-value",
            f"{name}: expected text, received {detail['input']!r}.",
            'Put the value in quotes, for example "14-17".',
        )
    said = detail["msg"].removeprefix("Value error, ")
    if code == "string_pattern_mismatch":
        said = f"expected {_FORMS[detail['ctx']['pattern']]}"
    received = repr(detail["input"])
    if len(received) > 80:
        received = received[:77] + "…"
    return Finding(
        path,
        line,
        "yaml.bad-value",
        f"{name}: {said[:1].lower()}{said[1:]}. Received {received}.",
        "Compare with a neighbouring file that passes.",
    )


def _spoken(loc: Key) -> str:
    """Return a place as an editor would say it: `steps 2 minutes` for steps[1].minutes."""
    return " ".join(str(p + 1) if isinstance(p, int) else str(p) for p in loc) or "The file"


def _allowed_keys(kind: Any, loc: Key) -> set[str]:
    options = _models(kind)
    for part in loc:
        step: list[Any] = []
        for option in options:
            if isinstance(option, type) and issubclass(option, BaseModel):
                field = option.model_fields.get(str(part))
                if field is not None:
                    step += _models(field.annotation)
        if isinstance(part, int) or not step:
            step = step or options
        options = step
    keys: set[str] = set()
    for option in options:
        if isinstance(option, type) and issubclass(option, BaseModel):
            keys |= {f.alias or n for n, f in option.model_fields.items()}
    return keys


def _models(kind: Any) -> list[Any]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [kind]
    if get_origin(kind) in (Union, types.UnionType, list, tuple, dict, None) or get_args(kind):
        return [m for arg in get_args(kind) for m in _models(arg)]
    return []
