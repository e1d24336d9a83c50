"""Findings as text for people, as notes for a pull request, as JSON for programs."""

from __future__ import annotations

import json
from pathlib import Path

from hub.content.findings import Finding, Severity


def as_text(found: list[Finding], root: Path) -> str:
    """Return findings grouped by file, and a closing line."""
    rows: list[str] = []
    last = None
    for finding in found:
        where = finding.where(root)
        file = where.rsplit(":", 1)[0]
        if file != last:
            rows += ["", file] if rows else [file]
            last = file
        rows.append(f"  line {finding.line}  {finding.severity}  {finding.message}")
        if finding.hint:
            rows.append(f"      → {finding.hint}")
        rows.append(f"      [{finding.rule}]")
    rows += ["", summary(found)] if rows else [summary(found)]
    return "\n".join(rows) + "\n"


def summary(found: list[Finding]) -> str:
    """Return one sentence that counts the findings."""
    if not found:
        return "Everything is in order."
    errors = sum(f.severity is Severity.ERROR for f in found)
    warnings = sum(f.severity is Severity.WARNING for f in found)
    parts = []
    if errors:
        parts.append(f"{errors} error" + "s" * (errors != 1))
    if warnings:
        parts.append(f"{warnings} warning" + "s" * (warnings != 1))
    notes = len(found) - errors - warnings
    if notes:
        parts.append(f"{notes} note" + "s" * (notes != 1))
    files = len({f.path for f in found})
    return f"{', '.join(parts)} in {files} file" + "s" * (files != 1) + "."


def as_github(found: list[Finding], root: Path) -> str:
    """Return workflow commands that show each finding beside its line in a pull request."""
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    rows = []
    for finding in found:
        file, line = finding.where(root).rsplit(":", 1)
        words = _escape(f"{finding.message} {finding.hint}".strip())
        rows.append(
            f"::{level[finding.severity]} file={_property(file)},line={line},"
            f"title={_property(finding.rule)}::{words}"
        )
    rows.append(summary(found))
    return "\n".join(rows) + "\n"


def as_json(found: list[Finding], root: Path) -> str:
    """Return a JSON list of findings."""
    rows = []
    for finding in found:
        file, line = finding.where(root).rsplit(":", 1)
        rows.append(
            {
                "file": file,
                "line": int(line),
                "rule": finding.rule,
                "severity": finding.severity.value,
                "message": finding.message,
                "hint": finding.hint,
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
