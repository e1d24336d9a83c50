"""A progress bar in the terminal, with the time that is left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


class Bars:
    """One bar for all videos, its label telling which are being made."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._task: TaskID | None = None
        self._totals: dict[str, int] = {}
        self._done: dict[str, int] = {}

    def start(self, name: str, total: int) -> None:
        """Add a video to the work to be done."""
        self._totals[name] = total
        self._done[name] = 0
        if self._task is None:
            self._task = self._bars.add_task("Videos", total=0)
        self._show(name)

    def update(self, name: str, done: int) -> None:
        """Note how much of a video is done."""
        self._done[name] = min(done, self._totals[name])
        self._show(name)

    def finish(self, name: str) -> None:
        """Note that a video is whole."""
        self.update(name, self._totals[name])

    def _show(self, name: str) -> None:
        if self._task is not None:
            whole = sum(1 for n, total in self._totals.items() if self._done[n] >= total)
            self._bars.update(
                self._task,
                total=sum(self._totals.values()),
                completed=sum(self._done.values()),
                description=f"Videos {whole}/{len(self._totals)}  {name}",
            )


@contextmanager
def video_bars(console: Console) -> Iterator[Bars]:
    """Show a bar while videos are made."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        yield Bars(bars)
