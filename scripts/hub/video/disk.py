"""A full or locked disk, told in a sentence wherever it was met: here, or by FFmpeg."""

from __future__ import annotations

import errno
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hub.tools import ToolError
from hub.video.errors import VideoError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""Numbers of what a system says when there is no room left."""
_SAID = ("No space left on device", "Disk quota exceeded", "File too large")
"""How FFmpeg tells of the same errors."""


@contextmanager
def disk_told(place: Path) -> Iterator[None]:
    """Turn what goes wrong with the disk while writing below `place` into VideoError."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise _full(place) from error
        name = f" ({Path(error.filename).name})" if isinstance(error.filename, str) else ""
        raise VideoError(
            f"The folder {place} cannot be used: {error.strerror or error}{name}. "
            "Check its rights, then start again."
        ) from error
    except ToolError as error:
        if error.code == -signal.SIGXFSZ or any(
            said in row for row in error.tail for said in _SAID
        ):
            raise _full(place) from error
        raise


def _full(place: Path) -> VideoError:
    return VideoError(
        f"The disk is full: there is no room left for {place}. Free some space and start again; "
        "what is finished is kept."
    )
