"""The same jobs on a Dask cluster. Needs the extra packages `cluster`.

Every worker makes pieces in a folder of its own and sends whole ones to the shared cache; this
program then brings them home. A worker that dies loses only the piece it was making: the
scheduler gives that job to another, up to three times.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hub.tools import ToolError
from hub.video.cache import Far
from hub.video.disk import disk_told
from hub.video.errors import VideoError
from hub.video.jobs import Progress, do_job
from hub.video.make import finished
from hub.video.plan import PictureJob


class ClusterPool:
    """The workers behind a scheduler such as `tcp://10.0.0.5:8786`.

    Clips, voices and the shared cache must be readable from every worker under the same names.
    """

    def __init__(self, scheduler: str, *, patience_s: float = 15) -> None:
        self._scheduler = scheduler
        self._patience_s = patience_s

    def run(
        self, jobs: Sequence[PictureJob], cache: Path, far: Far | None, progress: Progress | None
    ) -> None:
        """Do all jobs on the cluster; raises VideoError or ToolError when one cannot be done."""
        try:
            from distributed import Client, as_completed  # noqa: PLC0415  (an extra)
            from distributed.scheduler import KilledWorker  # noqa: PLC0415
        except ImportError as error:
            raise VideoError(
                'A cluster needs the extra packages: pip install -e ".[cluster]"'
            ) from error
        shared = far or Far(str(cache.resolve()))
        if progress:
            for job in jobs:
                progress.start(job.label, job.ms)
        try:
            client = Client(self._scheduler, timeout=self._patience_s, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise VideoError(f"No scheduler answers at {self._scheduler}.") from error
        with client:
            by_key = {job.key: job for job in jobs}
            waiting = [
                # The same key is the same work, whoever asks; a dead worker's job is done again.
                client.submit(work, job, shared, key=f"hub-{job.key}")
                for job in jobs
            ]
            try:
                for future in as_completed(waiting, loop=client.loop):
                    job = by_key[future.result()]
                    if finished(cache, job) is None and not shared.fetch(cache, job.key):
                        raise VideoError(f"The cluster made {job.label}, but it did not arrive.")
                    if progress:
                        progress.finish(job.label)
            except KilledWorker as error:
                raise VideoError("The cluster's workers died again and again.") from error
            finally:
                client.cancel(waiting)


def work(job: PictureJob, shared: Far) -> str:
    """Do one job on a worker: in a folder of its own, then into the shared cache."""
    with tempfile.TemporaryDirectory(prefix="hub-video-") as place:
        try:
            with disk_told(Path(place)):
                do_job(job, Path(place), shared, _silent)
        except ToolError as error:
            # The error itself cannot travel: it is built from more than its words.
            raise VideoError(str(error)) from None
    return job.key


def _silent(ms: int) -> None:
    """Say nothing: workers have no screen."""
