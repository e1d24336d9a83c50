"""Calling outside programs."""

from __future__ import annotations

import logging
import sys

import pytest

from hub.tools import ToolError, ffmpeg, ffmpeg_version, find, run


def test_output_and_errors_are_kept(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "hub.tools")
    code = "import sys; print('out'); print('err', file=sys.stderr)"
    ran = run([sys.executable, "-c", code], sentence="No.")
    assert (ran.out, ran.err) == (b"out\n", "err\n")
    assert "import sys" in caplog.text and "err" in caplog.text


def test_a_failure_says_what_could_not_be_done() -> None:
    with pytest.raises(ToolError) as caught:
        run([sys.executable, "-c", "import sys; sys.exit('why')"], sentence="The thing failed.")
    assert str(caught.value).startswith("The thing failed.\n")
    assert (caught.value.code, caught.value.tail) == (1, ("why",))


def test_a_missing_program_is_told_apart() -> None:
    with pytest.raises(ToolError, match="could not be started") as caught:
        run(["/nowhere/program"], sentence="No.")
    assert caught.value.code is None


def test_lines_come_while_it_runs() -> None:
    rows: list[str] = []
    code = "import sys\nfor n in range(3): print(n, flush=True); sys.stderr.write('e' * 100000)"
    ran = run([sys.executable, "-c", code], sentence="No.", on_line=rows.append)
    assert rows == ["0", "1", "2"] and len(ran.err) == 300_000


@pytest.mark.parametrize("lines", [True, False])
def test_a_hanging_program_is_stopped(lines: bool) -> None:  # noqa: FBT001
    on_line = (lambda row: None) if lines else None
    with pytest.raises(ToolError, match="did not finish"):
        run(
            [sys.executable, "-c", "import time; time.sleep(60)"],
            sentence="No.",
            timeout_s=0.5,
            on_line=on_line,
        )


def test_input_is_handed_over() -> None:
    code = "import sys; print(sys.stdin.read().upper())"
    assert run([sys.executable, "-c", code], sentence="No.", stdin=b"abc").out == b"ABC\n"


def test_ffmpeg_is_there() -> None:
    assert "ffmpeg version" in ffmpeg_version(ffmpeg())
    assert find("no-such-program-at-all") is None
