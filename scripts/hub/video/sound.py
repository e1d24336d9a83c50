"""The sound of a video: a recorded voice, a quiet synthesised bed, or a machine's voice as draft.

Every sound is brought to the same loudness and measured again after it was encoded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hub.content.languages import Lang
from hub.tools import ffmpeg, run
from hub.video.cues import Cue
from hub.video.errors import VideoError
from hub.video.voice import ONLY, QUIET, RATE, VoicePiece, lay_voice, speak

LOUDNESS_LUFS = -15.0
LOUDNESS_RANGE = (-16.0, -14.0)
PEAK_DBTP = -1.5
"""Facts/video.md, "Pace and sound": -16…-14 LUFS, true peak at most -1.5 dBTP."""
VERSION = 2
"""Part of every cache key: raise it when the same parts would be put together differently."""
_PEAK_AIM = -3.0
"""Aimed lower than the limit: encoding lifts peaks by up to a decibel."""
_TOLD = 0.15
"""LUFS: meters round to a tenth."""
_ROUNDS, _NEAR = 3, 0.3
_BED_BELOW_VOICE = 22.0
"""WCAG 1.4.7: what lies under speech is at least 20 dB lower."""
# Three soft fifths that swell slowly against each other; left and right differ a little.
_BED = "|".join(
    f"0.16*sin(2*PI*110*t)*(0.7+0.3*sin(2*PI*0.05*t+{p}))"
    f"+0.11*sin(2*PI*165*t)*(0.6+0.4*sin(2*PI*0.07*t+{p}))"
    f"+0.07*sin(2*PI*220.4*t)*(0.5+0.5*sin(2*PI*0.031*t+{p}))"
    f"+0.04*sin(2*PI*329.6*t)*(0.5+0.5*sin(2*PI*0.043*t+{p}))"
    for p in ("0", "0.9")
)


@dataclass(frozen=True)
class ClipSound:
    """The sound of footage: a file in the working folder, and the ms at which it begins.

    `under` a narrator it is as quiet as a bed; where nobody else speaks it is what is listened to.
    """

    name: str
    start: int
    under: bool = False


@dataclass(frozen=True)
class SoundPlan:
    """What is heard: a voice file and its SHA-256, lines for a machine's voice, a bed, clips.

    `pieces` says when each part of the voice is heard.
    """

    voice: Path | None = None
    voice_sha256: str = ""
    pieces: tuple[VoicePiece, ...] = ()
    bed: bool = False
    spoken: tuple[Cue, ...] = ()
    clips: tuple[ClipSound, ...] = ()

    @property
    def speech(self) -> bool:
        """Whether somebody speaks, so that listening alone makes sense."""
        return self.voice is not None or bool(self.spoken)

    @property
    def heard(self) -> bool:
        """Whether there is any sound at all."""
        return self.speech or self.bed or bool(self.clips)

    def recipe(self) -> list[object]:
        """Return what the bytes of the sound depend on, for a cache key."""
        spoken = [[cue.start, cue.text] for cue in self.spoken]
        pieces = [[p.start, p.end, p.at] for p in self.pieces]
        levels = [LOUDNESS_LUFS, _PEAK_AIM, _BED_BELOW_VOICE]
        clips = [[clip.name, clip.start, clip.under] for clip in self.clips]
        return [VERSION, self.voice_sha256, pieces, self.bed, _BED, spoken, clips, levels]


@dataclass(frozen=True)
class Loudness:
    """Integrated loudness in LUFS and true peak in dBTP, as EBU R128 measures them."""

    lufs: float
    dbtp: float


def make_sound(plan: SoundPlan, lang: Lang, ms: int, folder: Path) -> Loudness:
    """Make `sound.m4a` (AAC, 128 kbit/s) and `sound.ogg` (Opus, 64 kbit/s) that last `ms`.

    Raises ToolError when a program fails, VideoError when the voice cannot be read or the
    result is too loud or too quiet.
    """
    voice = ""
    if plan.spoken:
        voice = speak(plan.spoken, lang, ms, folder)
    elif plan.voice is not None:
        voice = lay_voice(plan.voice, plan.pieces, ms, folder)
    parts: list[tuple[list[str], float]] = []
    if voice:
        parts.append((["-i", voice], LOUDNESS_LUFS))
    for clip in plan.clips:
        source = ["-itsoffset", f"{clip.start / 1000:.3f}", "-i", f"file:{clip.name}"]
        parts.append((source, LOUDNESS_LUFS - (_BED_BELOW_VOICE if clip.under else 0.0)))
    if plan.bed:
        source = ["-f", "lavfi", "-i", f"aevalsrc='{_BED}':s={RATE}:d={ms / 1000:.3f}"]
        parts.append((source, LOUDNESS_LUFS - (_BED_BELOW_VOICE if parts else 0.0)))
    if not parts:
        raise VideoError("A sound was asked for, but there is neither a voice nor a bed.")
    _mix(parts, ms, folder)
    _level(folder)
    _settle(folder)
    _encode(folder)
    made = measure(folder / "sound.m4a")
    low, high = LOUDNESS_RANGE
    if not low - _TOLD <= made.lufs <= high + _TOLD or made.dbtp > PEAK_DBTP:
        raise VideoError(
            f"The sound came out at {made.lufs} LUFS with a peak of {made.dbtp} dBTP; "
            f"it should be {low} to {high} LUFS and at most {PEAK_DBTP} dBTP. "
            "Is the recording nearly silent, or cut off at the top?"
        )
    return made


def measure(path: Path) -> Loudness:
    """Measure a file by EBU R128; raises VideoError when nothing can be heard in it."""
    return _measured([*ONLY, "-i", f"file:{path}"], None)


def _measured(source: Sequence[str], cwd: Path | None) -> Loudness:
    found = loudness_in(source, cwd=cwd)
    if found is None:
        raise VideoError("Nothing can be heard in a sound: is the recording silent?")
    return found


def loudness_in(
    source: Sequence[str], track: str = "0:a:0", *, cwd: Path | None = None
) -> Loudness | None:
    """Measure what FFmpeg reads from its input arguments; None when nothing can be heard.

    Raises ToolError when it cannot be read.
    """
    ran = run(
        [ffmpeg(), *QUIET, *source, "-map", track, "-af",
         "ebur128=peak=true:framelog=quiet", "-f", "null", "-"],
        sentence="The loudness of a sound could not be measured.",
        cwd=cwd,
    )  # fmt: skip
    said = ran.err[ran.err.rfind("Summary:") :]
    level = re.search(r"I:\s+(-?[\d.]+|-?inf) LUFS", said)
    peak = re.search(r"Peak:\s+(-?[\d.]+|-?inf) dBFS", said)
    if level is None or peak is None or "inf" in peak.group(1) or float(level.group(1)) <= -70:
        return None
    return Loudness(float(level.group(1)), float(peak.group(1)))


def _mix(parts: Sequence[tuple[list[str], float]], ms: int, folder: Path) -> None:
    """Bring each part to its own level and add them up: mix.wav, 48 kHz stereo, `ms` long."""
    inputs: list[str] = []
    chains = []
    for number, (source, aim) in enumerate(parts):
        gain = aim - _measured(source, folder).lufs
        inputs += source
        chains.append(
            f"[{number}:a:0]aresample={RATE}:async=1:first_pts=0,aformat=channel_layouts=stereo,"
            f"volume={gain:.2f}dB:precision=float,apad,atrim=end={ms / 1000:.3f}[p{number}]"
        )
    names = "".join(f"[p{number}]" for number in range(len(parts)))
    end = f"afade=t=out:st={max(0, ms - 900) / 1000:.3f}:d=0.9"
    chains.append(f"{names}amix=inputs={len(parts)}:normalize=0,afade=t=in:d=0.3,{end}[all]")
    run(
        [ffmpeg(), *QUIET, "-v", "error", *inputs, "-filter_complex", ";".join(chains),
         "-map", "[all]", "-c:a", "pcm_f32le", "-fflags", "+bitexact", "mix.wav"],
        sentence="The parts of a sound could not be put together.",
        cwd=folder,
    )  # fmt: skip


def _level(folder: Path) -> None:
    """Bring mix.wav to the common loudness in two passes: level.wav."""
    aim = f"I={LOUDNESS_LUFS}:TP={_PEAK_AIM}:LRA=11"
    sentence = "A sound could not be brought to the right loudness."
    first = run(
        [ffmpeg(), *QUIET, "-i", "mix.wav", "-af", f"loudnorm={aim}:print_format=json",
         "-f", "null", "-"],
        sentence=sentence,
        cwd=folder,
    )  # fmt: skip
    found = json.loads(first.err[first.err.rfind("{") : first.err.rfind("}") + 1])
    known = ":".join(
        f"{ours}={found[theirs]}"
        for ours, theirs in (
            ("measured_I", "input_i"),
            ("measured_TP", "input_tp"),
            ("measured_LRA", "input_lra"),
            ("measured_thresh", "input_thresh"),
            ("offset", "target_offset"),
        )
    )
    run(
        [ffmpeg(), *QUIET, "-v", "error", "-i", "mix.wav", "-af",
         f"loudnorm={aim}:{known}:linear=true,aresample={RATE}", "-c:a", "pcm_f32le",
         "-fflags", "+bitexact", "level.wav"],
        sentence=sentence,
        cwd=folder,
    )  # fmt: skip


def _settle(folder: Path) -> None:
    """Correct what is left: two passes miss when speech is short between long silences."""
    for _ in range(_ROUNDS):
        now = _measured(["-i", "level.wav"], folder)
        off = LOUDNESS_LUFS - now.lufs
        if abs(off) <= _NEAR:
            return
        steps = [f"volume={off:.2f}dB:precision=float"]
        if now.dbtp + off > _PEAK_AIM:
            # Limited at four times the rate, so that peaks between samples are seen too.
            most = 10 ** ((_PEAK_AIM - 0.5) / 20)
            steps += [f"aresample={4 * RATE}", f"alimiter=limit={most:.4f}:level=false"]
        steps.append(f"aresample={RATE}")
        run(
            [ffmpeg(), *QUIET, "-v", "error", "-i", "level.wav", "-af", ",".join(steps),
             "-c:a", "pcm_f32le", "-fflags", "+bitexact", "settled.wav"],
            sentence="A sound could not be brought to the right loudness.",
            cwd=folder,
        )  # fmt: skip
        (folder / "settled.wav").replace(folder / "level.wav")


def _encode(folder: Path) -> None:
    same = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
    run(
        [ffmpeg(), *QUIET, "-v", "error", "-i", "level.wav",
         "-c:a", "aac", "-b:a", "128k", *same, "-movflags", "+faststart", "sound.m4a",
         "-c:a", "libopus", "-b:a", "64k", *same, "sound.ogg"],
        sentence="A sound could not be encoded.",
        cwd=folder,
    )  # fmt: skip
