"""What editors tell the search: lemmas, words that mean a page, cries for help, real queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator

from hub.content.common import LinkName, Slug
from hub.content.findings import Finding
from hub.content.languages import Lang, Text, Trilingual, TrilingualList
from hub.content.yamlfile import Lines, Record, line_of, load_yaml

FOLDER = "docs/_data/search"
R = TypeVar("R", bound=Record)


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


LinkNames = Annotated[tuple[LinkName, ...], BeforeValidator(_one_or_more)]


class Lemma(Record):
    """A reviewed Kazakh word: noun or adjective (n) as in a dictionary, verb (v) as its stem."""

    word: Text
    kind: Literal["n", "v"]


class Synonym(Record):
    """Everyday words and slang, and the pages they lead to."""

    id: Slug
    words: TrilingualList
    pages: LinkNames


class Trouble(Record):
    """What a query in trouble sounds like, what is said to it at once, and whom to call."""

    id: Slug
    phrases: TrilingualList
    text: Trilingual
    page: LinkName
    contacts: tuple[str, ...]


class Query(Record):
    """A query as people type it, and the pages that are honest answers."""

    lang: Lang
    q: Text
    page: LinkNames


class _Lemmas(Record):
    lemmas: tuple[Lemma, ...]


class _Synonyms(Record):
    synonyms: tuple[Synonym, ...]


class _Troubles(Record):
    trouble: tuple[Trouble, ...]


class _Queries(Record):
    queries: tuple[Query, ...]


@dataclass(frozen=True)
class SearchWords:
    """The four files of `docs/_data/search/`; `lines` is by file name and key."""

    folder: Path
    lemmas: tuple[Lemma, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    trouble: tuple[Trouble, ...] = ()
    queries: tuple[Query, ...] = ()
    lines: Mapping[str, Lines] = field(default_factory=dict)

    def place(self, name: str, *key: str | int) -> tuple[Path, int]:
        """Return the file and line of a key such as `("synonyms", 3, "pages")`."""
        return self.folder / name, line_of(self.lines.get(name, {}), key)


LEMMAS, SYNONYMS, TROUBLE, QUERIES = "lemmas.kk.yml", "synonyms.yml", "trouble.yml", "queries.yml"


def load_search_words(root: Path) -> tuple[SearchWords, list[Finding]]:
    """Read `docs/_data/search/`; a file that is not there is an empty one."""
    folder = root / FOLDER
    found: list[Finding] = []
    lines: dict[str, Lines] = {}

    def read(name: str, kind: type[R]) -> R | None:
        if not (folder / name).exists():
            return None
        data, lines[name], more = load_yaml(folder / name, kind, root)
        found.extend(more)
        return data

    lemmas, synonyms = read(LEMMAS, _Lemmas), read(SYNONYMS, _Synonyms)
    trouble, queries = read(TROUBLE, _Troubles), read(QUERIES, _Queries)
    return SearchWords(
        folder,
        lemmas.lemmas if lemmas else (),
        synonyms.synonyms if synonyms else (),
        trouble.trouble if trouble else (),
        queries.queries if queries else (),
        lines,
    ), found
