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
    counts: dict[str, float] = {}
    for keys in priors.values():
        total = sum(p for _, p in keys)
        for key, p in keys:
            counts[key] = counts.get(key, 0.0) + p / total
    shares: dict[str, list[tuple[str, float]]] = {}
    for _ in range(numbers.rounds):
        weight = {
            key: max(counts[key] + seeds.get(key, 0.0) - numbers.discount, 0.0) + lonely[key]
            for key in lonely
        }
        counts = dict.fromkeys(lonely, 0.0)
        for word, keys in priors.items():
            scores = [(key, p * weight[key]) for key, p in keys]
            total = sum(score for _, score in scores)
            shares[word] = [(key, score / total) for key, score in scores]
            for key, share in shares[word]:
                counts[key] += share
    return {
        word: tuple(
            (key, round(share, 4))
            for key, share in sorted(keys, key=lambda pair: (-pair[1], pair[0]))
            if share >= numbers.keep
        )
        for word, keys in shares.items()
    }
