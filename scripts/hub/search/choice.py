"""Which stems a word most likely has: expectation maximisation over all words of a site."""

from __future__ import annotations

import math
from collections.abc import Mapping

from hub.search.kazakh_table import Choice

Weighed = tuple[tuple[str, float], ...]


def choose(
    stems: Mapping[str, Mapping[str, int]], seeds: Mapping[str, float], numbers: Choice
) -> dict[str, Weighed]:
    """Return the likely stems of every word with their probabilities, best first.

    `stems`: word → key → cost in hundredths of a natural logarithm. `seeds`: key → how many
    words speak for it beforehand. A stem is as likely as its cost says, times the number of
    words that share it; a stem on its own keeps a little, less the longer it is.
    """
    priors = {w: [(k, math.exp(-c / 100)) for k, c in keys.items()] for w, keys in stems.items()}
    lonely = {
        key: numbers.base * math.exp(-numbers.decay * max(0, len(key.rstrip("-")) - 2))
        for keys in priors.values()
        for key, _ in keys
    }
    shares = {word: _normal(keys) for word, keys in priors.items()}
    for _ in range(numbers.rounds):
        counts = dict(seeds)
        for keys in shares.values():
            for key, share in keys:
                counts[key] = counts.get(key, 0.0) + share
        shares = {
            word: _normal(
                [
                    (key, prior * (counts[key] - share + lonely[key]))
                    for (key, prior), (_, share) in zip(keys, shares[word], strict=True)
                ]
            )
            for word, keys in priors.items()
        }
    return {
        word: tuple(
            (key, round(share, 4))
            for key, share in sorted(keys, key=lambda pair: (-pair[1], pair[0]))
            if share >= numbers.keep
        )
        for word, keys in shares.items()
    }


def _normal(scores: list[tuple[str, float]]) -> list[tuple[str, float]]:
    total = sum(score for _, score in scores)
    return [(key, score / total) for key, score in scores]
