"""Small clips made on the spot from the recipes in tests/cases/clips."""

from __future__ import annotations

import random
import shlex
from pathlib import Path
from typing import Any

import yaml

from hub.tools import ffmpeg, run

CASES = Path(__file__).parents[1] / "cases/clips"


def names() -> list[str]:
    """Return the names of all cases."""
    return sorted(path.stem for path in CASES.glob("*.yml"))


def load(name: str) -> dict[str, Any]:
    """Return one case."""
    return yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8"))


def make(case: dict[str, Any], folder: Path, *, bait: str = "bait", url: str = "") -> Path:
    """Make the file of a case in a folder; `bait` and `url` are what playlists point to."""
    out = folder / case.get("name", "clip.mp4")
    srt = folder / "made.srt"
    if "srt" in case:
        srt.write_text(case["srt"], encoding="utf-8")
    for row in case.get("ffmpeg", ()):
        words = shlex.split(row)
        words = [
            word.replace("{out}", f"file:{out}")
            .replace("{tmp}", str(folder / "tmp"))
            .replace("{srt}", str(srt))
            for word in words
        ]
        run([ffmpeg(), "-v", "error", "-nostdin", *words], sentence="The case cannot be made.")
    if "bytes" in case:
        text = case["bytes"].replace("{bait}", bait).replace("{url}", url)
        out.write_bytes(text.encode())
    if "noise" in case:
        out.write_bytes(random.Random(7).randbytes(case["noise"]))
    if "keep" in case:
        whole = out.read_bytes()
        out.write_bytes(whole[: int(len(whole) * case["keep"])])
    return out
