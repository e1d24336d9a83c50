"""What a live preview listens to: files that change, not files that are read."""

from __future__ import annotations

from functools import partial

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

CHANGES: tuple[type[FileSystemEvent], ...] = (
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
)
"""The system also tells of every opening and closing. A build opens every source, so a preview
that listened to those would be woken by its own work and build without end."""


def change_observer() -> BaseObserver:
    """Return an observer, told by the system, whose watches report changes of files alone."""
    observer = Observer(timeout=0.1)
    observer.schedule = partial(observer.schedule, event_filter=list(CHANGES))  # type: ignore[method-assign]
    return observer
