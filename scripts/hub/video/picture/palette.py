"""Colours of the picture, read from the same tokens as the site's."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

TOKENS = Path("overrides/assets/tokens.json")


@dataclass(frozen=True)
class Colour:
    """An sRGB colour, 0–255 each."""

    red: int
    green: int
    blue: int

    @classmethod
    def parse(cls, text: str) -> Colour:
        """Read `#RRGGBB`."""
        number = int(text.removeprefix("#"), 16)
        return cls(number >> 16 & 255, number >> 8 & 255, number & 255)

    @property
    def rgb(self) -> tuple[int, int, int]:
        """The three values."""
        return self.red, self.green, self.blue

    @property
    def ass(self) -> str:
        """The value as ASS writes it: blue first."""
        return f"&H{self.blue:02X}{self.green:02X}{self.red:02X}&"

    def mix(self, other: Colour, share: float) -> Colour:
        """Return this colour with `share` (0–1) of another."""
        red, green, blue = (
            round(a + (b - a) * share) for a, b in zip(self.rgb, other.rgb, strict=True)
        )
        return Colour(red, green, blue)


@dataclass(frozen=True)
class Palette:
    """Colours by what they are for."""

    night: Colour
    base: Colour
    ink: Colour
    raised: Colour
    line: Colour
    text: Colour
    muted: Colour
    paper: Colour
    paper_text: Colour
    paper_muted: Colour
    mine: Colour
    mine_text: Colour
    accent: Colour
    accent_ink: Colour
    ok: Colour
    ok_ink: Colour
    flag: Colour
    flag_text: Colour
    flag_line: Colour


def load_palette(root: Path) -> Palette:
    """Read overrides/assets/tokens.json; raises OSError or KeyError when it is not as expected."""
    tokens = json.loads((root / TOKENS).read_text(encoding="utf-8"))
    light, dark = (
        {name: Colour.parse(value) for name, value in tokens[mode].items()}
        for mode in ("light", "dark")
    )
    return Palette(
        night=dark["ink"],
        base=dark["base"],
        ink=light["ink"],
        raised=dark["raised"],
        line=dark["line"],
        text=dark["text"],
        muted=dark["muted"],
        paper=light["on-ink"],
        paper_text=light["text"],
        paper_muted=light["muted"],
        mine=light["link"],
        mine_text=light["on-ink"],
        accent=light["accent"],
        accent_ink=light["accent-ink"],
        ok=dark["ok"],
        ok_ink=dark["ok-soft"],
        flag=light["danger"],
        flag_text=light["surface"],
        flag_line=light["danger"].mix(dark["danger"], 0.45),
    )


def contrast(one: Colour, other: Colour) -> float:
    """Return the WCAG contrast ratio of two colours, 1–21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    parts = [v / 255 for v in colour.rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
