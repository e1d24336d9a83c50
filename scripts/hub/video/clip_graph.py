"""The filters that bring a clip into its frame: rhythm, size, colours, what fills the rest."""

from __future__ import annotations

from typing import Literal

from hub.video.clip_info import ClipInfo
from hub.video.pace import FPS

Fit = Literal["fit", "crop", "blur"]
LEAD_MS = 10_000
"""How long before the in-point reading begins when a frame may stand for seconds."""
SLACK_MS = 500
"""How much of the end may be missing (a last frame, rounding) and is held still."""
BLUR_SHARE = 8
"""The blurred ground is made at one eighth of the size: it is soft anyway, and 64 times cheaper."""
WHITE_NITS = 203
"""HDR reference white, ITU-R BT.2408: it becomes the white of ordinary pictures."""


def video_graph(
    clip: ClipInfo,
    width: int,
    height: int,
    fit: Fit,
    lead_ms: int,
    hold_ms: int,
    filters: frozenset[str],
) -> str:
    """Return FFmpeg's filter graph from the clip's picture to a stream named [picture].

    Reading begins `lead_ms` before the wanted part; after the part's end its last frame is held
    for `hold_ms` and a little more, so that the frames can be counted off exactly.
    """
    seen_w, seen_h = clip.video.shown_width, clip.video.shown_height
    # A slow rhythm loses up to two of its frames at the end of a part; they are held as well.
    slack = max(SLACK_MS, min(LEAD_MS, round(2000 / clip.video.fps) if clip.video.fps else 0))
    steps = ["bwdif=mode=send_frame:deint=interlaced"] if clip.video.interlaced else []
    steps += [f"fps={FPS}:start_time=0"]
    if lead_ms:
        steps += [f"trim=start={seconds(lead_ms)}", "setpts=PTS-STARTPTS"]
    shape = width / height
    keep_w, keep_h = min(1.0, shape * seen_h / seen_w), min(1.0, seen_w / seen_h / shape)
    cut = f"crop='max(2,iw*{keep_w:.6f})':'max(2,ih*{keep_h:.6f})'"
    share = min(width / seen_w, height / seen_h)
    inner_w, inner_h = _even(seen_w * share, width), _even(seen_h * share, height)
    if fit == "crop":
        steps += [cut, _scale(width, height)]
    else:
        steps += [_scale(inner_w, inner_h)]
    steps += _colours(clip, filters)
    steps += ["setsar=1"]
    if fit == "fit":
        steps += [f"pad={width}:{height}:{_middle(width, inner_w)}:{_middle(height, inner_h)}"]
    if fit == "blur" and (inner_w, inner_h) != (width, height):
        small_w, small_h = _even(width / BLUR_SHARE, width), _even(height / BLUR_SHARE, height)
        # Darkened, so that words over it can be read and the eye stays on the clip.
        ground = (
            f"[wide]{cut},scale={small_w}:{small_h},gblur=sigma={max(2, small_w // 16)},"
            f"scale={width}:{height}:flags=bilinear,setsar=1,lutyuv=y=(val-16)*0.6+16[ground]"
        )
        place = f"{_middle(width, inner_w)}:{_middle(height, inner_h)}"
        steps[-1] += f",split[wide][sharp];{ground};[ground][sharp]overlay={place}"
    steps += [f"tpad=stop_mode=clone:stop_duration={seconds(hold_ms + slack)}", "format=yuv420p"]
    steps += ["setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"]
    return f"[0:{clip.video.index}]{','.join(steps)}[picture]"


def _colours(clip: ClipInfo, filters: frozenset[str]) -> list[str]:
    """Return the steps that make ordinary BT.709 8-bit colours."""
    hdr, matrix = clip.video.hdr, "auto"
    if clip.video.matrix == 2:
        # A file that does not say is taken as players take it: by its height (ITU-R BT.601, 709).
        matrix = "bt709" if min(clip.video.width, clip.video.height) > 576 else "bt601"
    plain = [f"scale=in_color_matrix={matrix}:out_color_matrix=bt709:out_range=tv"]
    plain += ["format=yuv420p"]
    if not hdr or not {"zscale", "tonemap"} <= filters:
        return plain
    curve = {"hlg": "arib-std-b67", "pq": "smpte2084"}[hdr]
    return [
        # A camera that names the curve but not the rest would stop zscale: HDR is BT.2020.
        "setparams=color_primaries=bt2020:colorspace=bt2020nc:color_trc=" + curve,
        f"zscale=t=linear:npl={WHITE_NITS},format=gbrpf32le,zscale=p=bt709",
        # Mobius keeps middle tones as they are and only presses the lights together.
        "tonemap=mobius:param=0.3:desat=0",
        "zscale=t=bt709:m=bt709:r=tv,format=yuv420p",
    ]


def _scale(width: int, height: int) -> str:
    return f"scale={width}:{height}:flags=bicubic+accurate_rnd"


def _even(value: float, top: int) -> int:
    return min(top, max(2, round(value / 2) * 2))


def _middle(outer: int, inner: int) -> int:
    """Return an even offset: colours are stored for pairs of pixels."""
    return (outer - inner) // 4 * 2


def seconds(ms: int) -> str:
    """Write milliseconds as FFmpeg takes them."""
    return f"{ms / 1000:.3f}"
