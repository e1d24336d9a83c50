"""The browser's own search script, run in a terminal over the same index files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from py_mini_racer import JSEvalException, JSPromiseError, MiniRacer

from hub.content.languages import Lang
from hub.search.script import search_script

SETUP = """
globalThis.files = {};
globalThis.searches = {};
globalThis.asked = new Set();
globalThis.fetch = async (url) => {
  asked.add(url);
  const ok = url in files;
  return { ok, status: ok ? 200 : 404, json: async () => JSON.parse(files[url]) };
};
globalThis.run = {
  asked: () => [...globalThis.asked],
  open: async (lang) => { searches[lang] = await hubSearch(lang, ""); },
  find: (lang, text, how) => searches[lang].find(text, how),
  async explain(lang, text, how) {
    const { match, keys, freq } = searches[lang];
    const found = await match(text, how);
    const row = ([id, weight]) => [keys[id], weight, freq[id] || 1];
    return { ...found, worth: 0, terms: (found.terms || []).map((term) => term.map(row)) };
  },
  async matches(lang, texts) {
    const out = [];
    for (const text of texts) {
      const { groups } = await searches[lang].match(text + " ", {});
      const group = groups.find(([, rows]) => rows.length);
      out.push(group ? [group[0], group[1].map(([page]) => page)] : ["", []]);
    }
    return out;
  },
  keys(lang, list) {
    const { split, words, keys } = searches[lang];
    return list.map((text) => split(text).map((word) => [word,
      words.lookup(word).map(([id, weight]) => [keys[id], weight])]));
  },
};
"""


class BadIndex(Exception):
    """The index files are missing or damaged."""


class Engine:
    """The search of one language over index files: `files` by name below `assets/search/`."""

    def __init__(self, lang: Lang, files: Mapping[str, str]) -> None:
        self._lang = lang
        # A thread of its own: the script waits for promises, which a caller's event loop forbids.
        self._thread = ThreadPoolExecutor(1)
        self._script = self._thread.submit(self._ready, dict(files)).result()
        self._call("open")

    def _ready(self, files: dict[str, str]) -> MiniRacer:
        script = MiniRacer()
        script.eval(search_script(self._lang))
        script.eval(SETUP)
        script.eval(f"files = {json.dumps(files)}; 0")
        return script

    def find(self, text: str, kind: str = "", age: str = "", limit: int = 10) -> dict[str, Any]:
        """Return what the page would show for a query, of one kind or for one age if asked."""
        how = {"kind": kind, "age": age, "limit": limit}
        found: dict[str, Any] = self._call("find", text, how)
        return found

    def explain(self, text: str) -> dict[str, Any]:
        """Return keys, groups of [page, score, section] and what else was read in a query."""
        found: dict[str, Any] = self._call("explain", text, {})
        return found

    def matches(self, texts: Sequence[str]) -> list[tuple[str, list[int]]]:
        """Return for each query its best group's name ("" for nothing) and its pages."""
        return [(group, pages) for group, pages in self._call("matches", list(texts))]

    def keys(self, texts: Sequence[str]) -> list[list[tuple[str, list[Any]]]]:
        """Return for each text its words with their [key, weight] in the index, best first."""
        found: list[list[tuple[str, list[Any]]]] = self._call("keys", list(texts))
        return found

    def asked(self) -> list[str]:
        """Return the names of all files that were fetched so far."""
        return [str(name) for name in self._call("asked")]

    def _call(self, name: str, *args: Any) -> Any:
        given = ", ".join(json.dumps(arg) for arg in (self._lang, *args))
        try:
            code = f"(async () => JSON.stringify((await run.{name}({given})) ?? null))()"
            return json.loads(self._thread.submit(self._run, code).result())
        except (JSEvalException, JSPromiseError) as error:
            reason = str(error).strip().splitlines()[0]
            raise BadIndex(f"The search index cannot be read: {reason}") from error

    def _run(self, code: str) -> str:
        return str(self._script.eval(code).get())  # type: ignore[union-attr]


def index_files(folder: Path, lang: Lang) -> dict[str, str]:
    """Return the index files of one language below `folder` by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted([*folder.glob(f"{lang}.json"), *folder.glob(f"{lang}.*/*.json")])
    }


__all__ = ["BadIndex", "Engine", "index_files"]
