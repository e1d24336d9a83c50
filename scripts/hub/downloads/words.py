"""Turning references into words for paper: phrases from the registries, links only if they work."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from hub.content.findings import Finding, did_you_mean
from hub.content.languages import Lang
from hub.content.library import Library
from hub.content.markdown import Document
from hub.content.names import Names, build_names
from hub.content.phrases import phrase
from hub.content.references import SCHEMES, Reference, resolve

Address = Callable[[str, str, Lang], str]
"""Given a kind (`lesson`, `page`, `explainer` …), a name and a language: the full address."""

HUB_LINK = re.compile(r"\[([^\]\n]*)\]\((?:" + "|".join(SCHEMES) + r"):[^)\s]*\)")


@dataclass
class Speaker:
    """Speaks texts of one language and remembers what it could not say.

    Without an address a link into the hub becomes its plain words: paper and a USB stick must
    not promise a place that cannot be opened.
    """

    library: Library
    lang: Lang
    address: Address | None
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._names: Names = build_names(self.library)

    def at(self, doc: Document) -> Callable[[str, int], str]:
        """Return a function that resolves a text of this file; its line is where it begins."""

        def say(text: str, line: int) -> str:
            words, problems = resolve(text, self._phrase, self._link)
            for problem in problems:
                name = problem.error.name
                self.findings.append(
                    Finding(
                        doc.path,
                        line + problem.line,
                        "downloads.reference",
                        problem.error.what,
                        did_you_mean(name, problem.error.known),
                    )
                )
            return words if self.address else HUB_LINK.sub(r"\1", words)

        return say

    def _phrase(self, ref: Reference) -> str:
        return phrase(self.library, ref, self.lang)

    def _link(self, scheme: str, id_: str, anchor: str) -> str:
        self._names.require(scheme, id_, anchor)
        if self.address is None:
            return f"{scheme}:{id_}"
        to = self.address(scheme, id_, self.lang)
        return f"{to}#{anchor}" if anchor else to
