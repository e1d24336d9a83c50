"""Typical recruitment messages, what they are in law, and what to do: the check tool's content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from hub.content.common import AgeGroup, Registry, Slug, Topic, load_registry
from hub.content.findings import Finding
from hub.content.languages import CODES, Trilingual, TrilingualList
from hub.content.yamlfile import Lines, Record, line_of, load_yaml


class Sign(Record):
    """A red flag: what it looks like and why recruiters do it."""

    id: Slug
    label: Trilingual
    why: Trilingual


class OfferData(Record):
    """One message as the file holds it."""

    order: int
    ages: tuple[AgeGroup, ...]
    topics: tuple[Topic, ...]
    sender: Literal["stranger", "acquaintance", "company"] = "stranger"
    verdict: Literal["crime", "can-be-crime", "not-crime"]
    signs: tuple[Slug, ...] = ()
    law: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    title: Trilingual
    message: Trilingual
    short: Trilingual
    in_law: Trilingual
    do_now: TrilingualList
    reply: Trilingual


@dataclass(frozen=True)
class Offer:
    """One message of the check tool, with the lines of its keys."""

    id: str
    path: Path
    data: OfferData
    lines: Lines

    def line(self, *key: str | int) -> int:
        """Return the line of a key such as `("in_law", "ru")`."""
        return line_of(self.lines, key)


def load_signs(root: Path) -> tuple[Registry[Sign], list[Finding]]:
    """Read `docs/_data/signs.yml`."""
    return load_registry(root / "docs/_data/signs.yml", Sign, root)


def load_offers(root: Path) -> tuple[tuple[Offer, ...], list[Finding]]:
    """Read `docs/_data/offers/*.yml`, in the order they are shown."""
    offers: list[Offer] = []
    found: list[Finding] = []
    for path in sorted((root / "docs/_data/offers").glob("*.yml")):
        data, lines, more = load_yaml(path, OfferData, root)
        found += more
        if data is not None:
            offer = Offer(path.stem, path, data, lines)
            found += _steps_agree(offer)
            offers.append(offer)
    return tuple(sorted(offers, key=lambda o: (o.data.order, o.id))), found


def _steps_agree(offer: Offer) -> Iterator[Finding]:
    counts = {code: len(offer.data.do_now.get(code)) for code in CODES}
    if len(set(counts.values())) > 1:
        said = ", ".join(f"{code} {count}" for code, count in counts.items())
        yield Finding(
            offer.path,
            offer.line("do_now"),
            "parity.steps",
            f"The number of steps differs between the languages: {said}.",
            "Give every language the same steps.",
        )
