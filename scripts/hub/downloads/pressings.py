"""What the setters wrote before, by everything it was written from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from hub.store import write_atomic

LIMIT = 1500
"""Files kept: about three times what nine lessons in three languages need."""
DIGEST_BYTES = 32


class Pressings:
    """A cache of single settings: a changed template or a new form sets only what is new.

    A lesson's files are cached as a whole by the hash of all our code. This cache below it knows
    nothing of our code: its key is what the setter itself was given, so it survives any change
    that leaves that as it was. Each file begins with the checksum of the rest.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what was made under a key, or make and keep it."""
        path = self._folder / key
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            raw = b""
        data = raw[DIGEST_BYTES:]
        if raw and hashlib.sha256(data).digest() == raw[:DIGEST_BYTES]:
            path.touch()
            return data
        data = make()
        write_atomic(path, hashlib.sha256(data).digest() + data)
        return data

    def sweep(self, limit: int = LIMIT) -> None:
        """Remove what was not asked for longest, beyond `limit` files."""
        if self._folder.is_dir():
            kept = sorted(self._folder.iterdir(), key=lambda p: -p.stat().st_mtime)
            for path in kept[limit:]:
                path.unlink(missing_ok=True)
