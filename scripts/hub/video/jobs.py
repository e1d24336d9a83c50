"""The work of a build as a plain list of independent jobs, and the pool that does it here.

Whoever does a job – a thread here, a worker of a cluster – does the same: look whether the piece
is there, bring it from the shared cache, or make it and send it there.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Protocol

from hub.tools import stop_running
from hub.video.cache import Far
from hub.video.make import finished, make_picture
from hub.video.plan import PictureJob


def _workers() -> int:
    """Return how many FFmpeg programs run side by side: one more than there are cores.

    One encoder thread is the longest part of a job, and each job has to wait for its slowest; one
    job more keeps the cores busy (8.5 s instead of 20.9 s for three jobs on two cores). Six at
    most: a job takes half a gigabyte.
    """
    affinity = getattr(os, "sched_getaffinity", None)  # a container may have fewer; Linux only
    cores = len(affinity(0)) if affinity else os.cpu_count() or 2
    return min(cores + 1, 6)


WORKERS = _workers()


class Progress(Protocol):
    """Told what is being made: `total` and `done` are ms of video."""

    def start(self, name: str, total: int) -> None:
        """A video in one language begins."""

    def update(self, name: str, done: int) -> None:
        """So much of it is done."""

    def finish(self, name: str) -> None:
        """It is whole."""


class Pool(Protocol):
    """Does jobs, in any order; every one is in `cache` when it returns."""

    def run(
        self, jobs: Sequence[PictureJob], cache: Path, far: Far | None, progress: Progress | None
    ) -> None:
        """Do all jobs; raises VideoError or ToolError when one cannot be done."""


def do_job(job: PictureJob, cache: Path, far: Far | None, report: Callable[[int], None]) -> None:
    """Do one job: `cache` holds its files afterwards, and so does the shared cache."""
    if finished(cache, job) is not None:
        return
    if far is not None and far.fetch(cache, job.key):
        return
    make_picture(cache, job, report)
    if far is not None:
        far.push(cache, job.key)


class LocalPool:
    """Threads of this program: each only waits for its own FFmpeg."""

    def __init__(self, workers: int = WORKERS) -> None:
        self._workers = workers

    def run(
        self, jobs: Sequence[PictureJob], cache: Path, far: Far | None, progress: Progress | None
    ) -> None:
        """Do all jobs, long ones first; the first failure stops what has not begun."""

        def do(job: PictureJob) -> None:
            do_job(job, cache, far, _reporter(progress, job.label))
            if progress:
                progress.finish(job.label)

        if progress:
            for job in jobs:
                progress.start(job.label, job.ms)
        pool = ThreadPoolExecutor(self._workers)
        waiting = [pool.submit(do, job) for job in _longest_first(jobs)]
        try:
            done, _ = wait(waiting, return_when=FIRST_EXCEPTION)
            for one in done:
                one.result()
        except (KeyboardInterrupt, SystemExit):
            # Only this program may have been told to stop: nobody should wait for its FFmpegs.
            pool.shutdown(wait=False, cancel_futures=True)
            while not all(one.done() for one in waiting):
                stop_running()
                time.sleep(0.1)
            raise
        finally:
            pool.shutdown(cancel_futures=True)


def _longest_first(jobs: Sequence[PictureJob]) -> list[PictureJob]:
    return sorted(jobs, key=lambda job: (-job.ms * len(job.renditions), job.label))


def _reporter(progress: Progress | None, name: str) -> Callable[[int], None]:
    def report(ms: int) -> None:
        if progress:
            progress.update(name, ms)

    return report
