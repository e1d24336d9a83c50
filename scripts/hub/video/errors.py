"""What goes wrong in the video room, in a sentence."""

from __future__ import annotations


class VideoError(Exception):
    """A video cannot be made; the message says which and why, in a sentence."""
