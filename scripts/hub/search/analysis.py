"""What a language's word analysis promises to the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from hub.content.languages import Lang


@dataclass(frozen=True)
class Lexicon:
    """What was learned from a site's words in one language.

    `keys`: every word → (key, probability 0..1), best first. `browser`: the JSON-able table that
    the browser needs beside the keys.
    """

    keys: Mapping[str, tuple[tuple[str, float], ...]]
    browser: Mapping[str, Any]


class Analysis(Protocol):
    """Reduces the words of one language to the keys they are looked up by."""

    lang: Lang

    def learn(self, words: Mapping[str, int]) -> Lexicon:
        """Return the keys of word types, given how often each occurs on the site."""
        ...
