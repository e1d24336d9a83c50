"""The narrator: a recorded track laid where its paragraphs are, or a machine's voice as draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import av

from hub.content.languages import Lang
from hub.tools import ToolError, ffmpeg, find, run
from hub.video.cues import Cue
from hub.video.errors import VideoError

RATE = 48_000
VOICES = {"kk": "kk", "ru": "ru", "en": "en-gb"}
_KINDS = "wav,w64,mp3,flac,ogg,aac,aiff,caf,mov,mp4,matroska,webm"
# The named file only, and only if it is a recording: a playlist could reach other files.
ONLY = ["-protocol_whitelist", "file,pipe", "-format_whitelist", _KINDS]
QUIET = ["-hide_banner", "-nostdin", "-y", "-nostats"]


@dataclass(frozen=True)
class VoicePiece:
    """A piece of a recorded track, `start`–`end` in it, that begins at `at` in the video; ms."""

    start: int
    end: int
    at: int


def voice_ms(path: Path) -> int:
    """Return the length of a recorded voice in ms; raises VideoError when it is none."""
    wanted = {"format_whitelist": _KINDS, "protocol_whitelist": "file"}
    try:
        with av.open(f"file:{path}", options=wanted) as container:
            if not container.streams.audio:
                raise VideoError(f"{path.name} has no sound.")
            # Counted, not read off: a recording cut off in the middle still names its old length.
            ms = sum(
                frame.samples * 1000 / frame.sample_rate for frame in container.decode(audio=0)
            )
    except (av.FFmpegError, OSError) as error:
        raise VideoError(f"The voice {path.name} cannot be read as sound.") from error
    if ms < 1:
        raise VideoError(f"The voice {path.name} is empty.")
    return round(ms)


def lay_voice(voice: Path, pieces: Sequence[VoicePiece], ms: int, folder: Path) -> str:
    """Lay the pieces of a recorded track where their paragraphs are: voice.wav."""
    pieces = pieces or (VoicePiece(0, ms, 0),)
    count = len(pieces)
    chains = [f"[0:a:0]aresample={RATE},aformat=channel_layouts=stereo,asplit={count}"]
    chains[0] += "".join(f"[v{number}]" for number in range(count))
    chains += [
        f"[v{number}]atrim={piece.start / 1000:.3f}:{piece.end / 1000:.3f},asetpts=PTS-STARTPTS,"
        f"adelay={piece.at}:all=1[c{number}]"
        for number, piece in enumerate(pieces)
    ]
    _gather(["-i", f"file:{voice}"], chains, count, ms, folder, "voice.wav")
    return "voice.wav"


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
        chains.append(f"[{number}:a:0]aresample={RATE},adelay={cue.start}:all=1[c{number}]")
    _gather(inputs, chains, len(cues), ms, folder, "voice.wav")
    return "voice.wav"
