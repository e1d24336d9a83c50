"""Temporary names beside what is being made, and the leftovers of programs that were killed."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path


def part_of(path: Path) -> Path:
    """Return the temporary name of a file or folder, after removing leftovers of dead programs.

    The name holds the program's number, so that two programs never share one, and what a killed
    one left is known for what it is.
    """
    pattern = re.compile(rf"\.{re.escape(path.name)}\.(\d+)\.part")
    for other in path.parent.iterdir() if path.parent.is_dir() else ():
        found = pattern.fullmatch(other.name)
        if found and not _alive(int(found.group(1))):
            remove(other)
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def remove(path: Path) -> None:
    """Remove a file or a folder with all it holds, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
