"""The narrator: a recorded track laid where its paragraphs are, or a machine's voice as draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hub.content.languages import Lang
from hub.tools import ToolError, ffmpeg, find, run
from hub.video.cues import Cue
from hub.video.errors import VideoError
from hub.video.listen import RECORDINGS

RATE = 48_000
VOICES = {"kk": "kk", "ru": "ru", "en": "en-gb"}
# The named file only, and only if it is a recording: a playlist could reach other files.
ONLY = ["-protocol_whitelist", "file,pipe", "-format_whitelist", RECORDINGS]
FADE_S = 0.02
QUIET = ["-hide_banner", "-nostdin", "-y", "-nostats"]


@dataclass(frozen=True)
class VoicePiece:
    """A piece of a recorded track, `start`–`end` in it, that begins at `at` in the video; ms."""

    start: int
    end: int
    at: int


def lay_voice(voice: Path, pieces: Sequence[VoicePiece], ms: int, folder: Path) -> str:
    """Lay the pieces of a recorded track where their paragraphs are: voice.wav."""
    pieces = pieces or (VoicePiece(0, ms, 0),)
    count = len(pieces)
    # Counted from the first sample, as the pieces are: a file's own times may begin elsewhere.
    chains = [
        f"[0:a:0]asetpts=N/SR/TB,aresample={RATE},aformat=channel_layouts=stereo,asplit={count}"
    ]
    chains[0] += "".join(f"[v{number}]" for number in range(count))
    chains += [
        f"[v{number}]atrim={piece.start / 1000:.3f}:{piece.end / 1000:.3f},asetpts=PTS-STARTPTS,"
        # A breath of fading: a piece cut out of running speech must not click.
        f"afade=t=in:d={FADE_S},"
        f"afade=t=out:st={(piece.end - piece.start) / 1000 - FADE_S:.3f}:d={FADE_S},"
        f"{_begin_at(piece.at)}[c{number}]"
        for number, piece in enumerate(pieces)
    ]
    _gather(["-i", f"file:{voice}"], chains, count, ms, folder, "voice.wav")
    return "voice.wav"


def _begin_at(ms: int) -> str:
    """Return the filters that let a sound begin at a time, with real silence before it.

    The `adelay` of the FFmpeg we carry only marks the time, which a WAV file then loses.
    """
    return f"asetpts=PTS-STARTPTS+{ms / 1000:.3f}/TB,aresample={RATE}:async=1:first_pts=0"


def _gather(
    inputs: Sequence[str], chains: Sequence[str], count: int, ms: int, folder: Path, name: str
) -> None:
    names = "".join(f"[c{number}]" for number in range(count))
    end = f"apad,atrim=end={ms / 1000:.3f}[all]"
    graph = [*chains, f"{names}amix=inputs={count}:normalize=0:duration=longest,{end}"]
    only = ONLY if count and inputs[1].startswith("file:") else []
    run(
        [ffmpeg(), *QUIET, "-v", "error", *only, *inputs, "-filter_complex", ";".join(graph),
         "-map", "[all]", "-c:a", "pcm_f32le", "-fflags", "+bitexact", name],
        sentence="The voice of a video could not be put together.",
        cwd=folder,
    )  # fmt: skip


def draft_speaker() -> Path:
    """Return the program that reads drafts aloud; raises VideoError when it is not installed."""
    program = find("espeak-ng")
    if program is None:
        raise VideoError(
            "A draft voice needs espeak-ng, which is not on this computer "
            "(Debian and Ubuntu: apt install espeak-ng). Leave --draft-voice out."
        )
    return program


def speak(cues: Sequence[Cue], lang: Lang, ms: int, folder: Path) -> str:
    """Let a machine read every cue when it appears: voice.wav."""
    speaker = draft_speaker()
    inputs: list[str] = []
    chains = []
    for number, cue in enumerate(cues):
        name = f"cue{number}.wav"
        sentence = f"The draft voice ({lang}) could not read a line."
        run(
            [speaker, "-v", VOICES[lang], "-w", name, "--stdin"],
            sentence=sentence,
            cwd=folder,
            stdin=cue.text.encode("utf-8"),
        )
        if not (folder / name).is_file():
            raise ToolError(sentence, [str(speaker)], 0, ["It wrote no sound."])
        inputs += ["-i", name]
        chains.append(f"[{number}:a:0]aresample={RATE},{_begin_at(cue.start)}[c{number}]")
    _gather(inputs, chains, len(cues), ms, folder, "voice.wav")
    return "voice.wav"
