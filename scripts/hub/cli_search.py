"""The `hub search` command: arguments in, a ranking out; no logic of its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from hub.cli_common import CLEAN, FOUND, console, project_root, root_option
from hub.content.languages import CODES, DEFAULT, Lang
from hub.content.library import Library


@click.command()
@root_option
@click.argument("words", nargs=-1, metavar="QUERY")
@click.option(
    "--lang", type=click.Choice(CODES), default=DEFAULT, show_default=True, help="Whose index."
)
@click.option("--explain", is_flag=True, help="Show stems, in how many units each is, and scores.")
@click.option("--terms", is_flag=True, help="Print the keys of each word as JSON, one a line.")
@click.option(
    "--evaluate",
    "pairs",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help='Measure rows {"q", "d", "match", "kind"}: each d is a page of its own.',
)
@click.option("--limit", default=10, show_default=True, help="Pages shown, the best first.")
def search(
    root: Path,
    words: tuple[str, ...],
    lang: Lang,
    explain: bool,  # noqa: FBT001
    terms: bool,  # noqa: FBT001
    pairs: Path | None,
    limit: int,
) -> None:
    """Search the pages as a reader would, and say why.

    QUERY is run by the very script that a browser gets, over an index of what is written now.

    \b
      hub search есірткіге --lang kk --explain     why is this page first?
      hub search --terms наркотиков --lang ru      which keys has a word?
      hub search --evaluate pairs.jsonl --lang en  recall and false matches

    Exit code 0: something was found; 1: nothing was; 2: called wrongly.
    """
    if bool(words) is bool(pairs):
        raise click.UsageError("Give a QUERY, or --terms and WORDS, or --evaluate and a file.")
    place = project_root(root)
    if pairs is not None:
        _evaluate(Library.load(place), lang, pairs)
    elif terms:
        _terms(place, lang, words)
    else:
        _find(place, lang, " ".join(words), limit, explain=explain)


def _evaluate(library: Library, lang: Lang, file: Path) -> None:
    from hub.search.analyses import ANALYSES  # noqa: PLC0415  (dictionaries load when needed)
    from hub.search.evaluate import BadPairs, evaluate, read_pairs  # noqa: PLC0415

    try:
        told = evaluate(read_pairs(file), ANALYSES[lang](library))
    except BadPairs as error:
        console.print(str(error), markup=False, soft_wrap=True)
        sys.exit(FOUND)
    click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    sys.exit(CLEAN)


def _files(root: Path, lang: Lang) -> dict[str, str]:
    from hub.site.search_index import NoIndex, tree_files  # noqa: PLC0415

    try:
        return tree_files(root, lang)
    except NoIndex as error:
        raise click.UsageError(str(error)) from error


def _terms(root: Path, lang: Lang, words: tuple[str, ...]) -> None:
    from hub.search.analyses import ANALYSES  # noqa: PLC0415
    from hub.search.engine import Engine  # noqa: PLC0415

    found = Engine(lang, _files(root, lang)).keys(words)
    unknown = [word for rows in found for word, keys in rows if not keys]
    guessed = ANALYSES[lang](Library.load(root)).learn(dict.fromkeys(unknown, 1)).keys
    for text, rows in zip(words, found, strict=True):
        keys = [key for word, own in rows for key in (own or guessed.get(word, ()))]
        told = {"word": text, "keys": [[key, round(weight, 4)] for key, weight in keys]}
        click.echo(json.dumps(told, ensure_ascii=False))
    sys.exit(CLEAN)


def _find(root: Path, lang: Lang, text: str, limit: int, *, explain: bool) -> None:
    from hub.search.engine import BadIndex, Engine  # noqa: PLC0415

    screen = Console(highlight=False, soft_wrap=True)
    try:
        engine = Engine(lang, _files(root, lang))
        found = engine.find(text, limit=limit)
        why = engine.explain(text) if explain else None
    except BadIndex as error:
        raise click.UsageError(str(error)) from error
    _show(screen, found, why)
    if not found["groups"]:
        screen.print("Nothing was found.")
    sys.exit(CLEAN if found["groups"] or found["help"] else FOUND)


HEADS = {"exact": "Results", "begins": "Words that begin so", "closest": "Closest words"}


def _show(screen: Console, found: dict[str, Any], why: dict[str, Any] | None) -> None:
    if found["layout"]:
        screen.print(f"Read as typed on another keyboard: {found['layout']}", markup=False)
    if found["help"]:
        numbers = ", ".join(f"{number} – {name}" for number, name, _ in found["help"]["phones"])
        screen.print(f"Help: {found['help']['text']}  {numbers}", markup=False)
    if why:
        for word, keys in zip(why["list"], why["terms"], strict=False):
            told = ", ".join(f"{key} {weight:.2f} in {units}" for key, weight, units in keys)
            screen.print(f"  {word}: {told or 'no key'}", markup=False)
    scores = dict(why["groups"]) if why else {}
    for group in found["groups"]:
        screen.print(f"\n{HEADS[group['id']]} ({group['total']})")
        for at, hit in enumerate(group["hits"]):
            score = f"{scores[group['id']][at][1]:7.2f}  " if group["id"] in scores else ""
            heading = f" – {hit['heading']}" if hit["heading"] else ""
            screen.print(f"{at + 1:3}. {score}{hit['title']}{heading}", markup=False)
            screen.print(f"     /{hit['url']}  ({hit['kind']})", markup=False)
            line = Text("     ")
            for piece, marked in hit["pieces"]:
                line.append(piece, "bold" if marked else "dim")
            screen.print(line)
    if found["elsewhere"]:
        screen.print(f"\nAlso in: {', '.join(found['elsewhere'])}", markup=False)
