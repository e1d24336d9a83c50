"""The one way to call an outside program: logged, its errors kept, failure in plain words."""

from __future__ import annotations

import logging
import os
import shlex
import shutil
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import imageio_ffmpeg

log = logging.getLogger("hub.tools")
TAIL_LINES = 40
_running: set[subprocess.Popen[bytes]] = set()


@dataclass(frozen=True)
class Ran:
    """What a finished program left behind."""

    command: tuple[str, ...]
    out: bytes
    err: str


class ToolError(Exception):
    """An outside program failed.

    `sentence` says in plain words what could not be done, `command` is what was run,
    `code` its exit code (None when it could not be started or was stopped), `tail` the last
    lines it said.
    """

    def __init__(
        self, sentence: str, command: Sequence[str], code: int | None, tail: Sequence[str]
    ) -> None:
        self.sentence = sentence
        self.command = tuple(command)
        self.code = code
        self.tail = tuple(tail)
        how = "could not be started" if code is None else f"ended with code {code}"
        said = "".join(f"\n    {row}" for row in self.tail)
        super().__init__(f"{sentence}\n  {Path(command[0]).name} {how}.{said}")


def run(
    command: Sequence[str | Path],
    *,
    sentence: str,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: bytes | None = None,
    on_line: Callable[[str], None] | None = None,
    timeout_s: float | None = None,
) -> Ran:
    """Run a program to its end and return what it wrote.

    `sentence` is what the reader is told on failure ("The video … could not be drawn.").
    `env` adds to the environment. With `on_line`, standard output is handed over line by line
    while the program runs. Raises ToolError on a missing program, a failure or a time-out.
    """
    words = tuple(str(word) for word in command)
    log.debug("run %s", shlex.join(words))
    try:
        process = subprocess.Popen(
            words,
            cwd=cwd,
            env={**os.environ, **env} if env else None,
            stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    except OSError as error:
        raise ToolError(sentence, words, None, [str(error)]) from error
    _running.add(process)
    try:
        out, err = _collect(process, stdin, on_line, timeout_s)
    except subprocess.TimeoutExpired as error:
        late = f"It did not finish within {timeout_s:g} seconds and was stopped."
        raise ToolError(sentence, words, None, [late]) from error
    finally:
        _running.discard(process)
        if process.poll() is None:
            process.kill()
            process.wait()
    if err.strip():
        log.debug("%s said:\n%s", Path(words[0]).name, err.rstrip())
    if process.returncode:
        raise ToolError(sentence, words, process.returncode, err.splitlines()[-TAIL_LINES:])
    return Ran(words, out, err)


def stop_running() -> None:
    """Stop every program that other threads are waiting for; each of them gets a ToolError."""
    for process in list(_running):
        process.kill()


def _collect(
    process: subprocess.Popen[bytes],
    stdin: bytes | None,
    on_line: Callable[[str], None] | None,
    timeout_s: float | None,
) -> tuple[bytes, str]:
    if on_line is None:
        out, raw = process.communicate(stdin, timeout_s)
        return out, raw.decode("utf-8", "replace")
    assert process.stdout is not None and process.stderr is not None
    said: list[bytes] = []
    errors = process.stderr
    # Read both pipes at once: a full error pipe would stop the program for good.
    reader = threading.Thread(target=lambda: said.append(errors.read()), daemon=True)
    reader.start()
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    alarm = threading.Timer(timeout_s, stop) if timeout_s is not None else None
    if alarm is not None:
        alarm.start()
    rows = []
    try:
        for row in process.stdout:
            rows.append(row)
            on_line(row.decode("utf-8", "replace").rstrip("\n"))
        process.wait()
        reader.join()
    finally:
        if alarm is not None:
            alarm.cancel()
        process.stdout.close()
    if late.is_set():
        raise subprocess.TimeoutExpired(process.args, timeout_s or 0)
    errors.close()
    return b"".join(rows), b"".join(said).decode("utf-8", "replace")


def ffmpeg() -> Path:
    """Return the FFmpeg program: HUB_FFMPEG if set, else the one the wheel carries."""
    named = os.environ.get("HUB_FFMPEG", "")
    return Path(named) if named else Path(imageio_ffmpeg.get_ffmpeg_exe())


@lru_cache
def ffmpeg_version(program: Path) -> str:
    """Return the first line FFmpeg says about itself, as part of every cache key."""
    said = run([program, "-hide_banner", "-version"], sentence="FFmpeg cannot be started.")
    return said.out.decode("utf-8", "replace").split("\n", 1)[0].strip()


def find(name: str) -> Path | None:
    """Return the path of a program on this computer, or None."""
    found = shutil.which(name)
    return Path(found) if found else None
