"""What every part of the `hub` command shares: exit codes, the project's folder, the console."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from hub.content.findings import Finding, Severity

CLEAN, FOUND, MISUSE = 0, 1, 2
console = Console(stderr=True, highlight=False)

root_option = click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    show_default="this folder",
    help="Folder of the project: the one that holds docs/, lesson_plans/ and videos/.",
)


def project_root(path: Path) -> Path:
    """Return the project's folder; raise UsageError when it is not one."""
    root = path.resolve()
    if not (root / "docs").is_dir():
        raise click.UsageError(
            f'There is no folder "docs" in {root}. Run the command in the project\'s folder, '
            "or name it with --root."
        )
    return root


def fails(found: list[Finding]) -> bool:
    """Tell whether any finding is more than a note."""
    return any(f.severity is not Severity.NOTE for f in found)
