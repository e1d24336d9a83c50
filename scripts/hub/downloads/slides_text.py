"""Texts of a lesson as slides and their notes need them: paragraphs of runs, and plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
_SENTENCE = re.compile(r"(?<=[.!?…])(?<!\d\.)([»”\"’)]*)\s+(?=[«“\"‘(\dA-ZА-ЯЁӘҒҚҢӨҰҮҺІ_])")
_JOINED = re.compile(
    r"(?<!\w)([А-Яа-яЁё]|\d+|за|из|на|но|об|от|по|до|ко|не|ни|со|во|За|Из|На|Но|Об|От|По|До|Не|Ни) "
    r"(?=\w)"
)
_ASKING = re.compile(r" (?=(?:ма|ме|ба|бе|па|пе)(?!\w))")
_SHORT_END = re.compile(r" (?=[^\s\u00a0]{1,6}$)")
_DASH = "\u00a0– "


@dataclass(frozen=True)
class Run:
    """Words in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Para:
    """One paragraph; `mark` is "" for none, "•" for a point, or "1." for a numbered one."""

    runs: tuple[Run, ...]
    mark: str = ""

    @property
    def text(self) -> str:
        """Its words without their weight."""
        return "".join(run.text for run in self.runs)


def para(text: str, mark: str = "", *, bold: bool = False) -> Para:
    """Return a paragraph of plain words."""
    return Para((Run(_set(text), bold),), mark)


def paragraphs(markdown: str) -> tuple[Para, ...]:
    """Return the paragraphs and points of a Markdown text; a table is left out.

    >>> [(p.mark, p.text) for p in paragraphs("One *a*.\\n\\n- b\\n- **c**")]
    [('', 'One a.'), ('•', 'b'), ('•', 'c')]
    """
    tree = SyntaxTreeNode(_PARSER.parse(markdown))
    return tuple(_blocks(tree.children, ""))


def plain(markdown: str) -> tuple[str, ...]:
    """Return the lines of a Markdown text for the notes; points begin with a dash or a number.

    >>> plain("> Hello.\\n\\n1. One\\n2. Two")
    ('Hello.', '1. One', '2. Two')
    """
    return tuple(
        f"{'–' if one.mark == '•' else one.mark} {one.text}" if one.mark else one.text
        for one in paragraphs(markdown)
    )


def sentences(paras: Iterable[Para]) -> tuple[Para, ...]:
    """Return one point a sentence of the paragraphs of running text; points stay as they are.

    >>> [p.text for p in sentences([para("One. «Two?» Three 1. not.")])]
    ['One.', '«Two?»', 'Three 1. not.']
    """
    return tuple(out for one in paras for out in ([one] if one.mark else _split(one)))


def condense(text: str, letters: int) -> str:
    """Return a text of at most `letters`: its first words and an ellipsis; best up to a comma.

    >>> condense("one two, three four", 16), condense("one, two three", 10)
    ('one two…', 'one, two…')
    """
    if len(text) <= letters:
        return text
    kept = text[:letters].rpartition(" ")[0]
    clause = kept.rstrip(",").rpartition(",")[0] if not kept.endswith(",") else kept
    kept = clause if 2 * len(clause) >= len(kept) else kept
    return f"{kept.rstrip(' ,;:–-(')}…"


def first_sentence(text: str) -> str:
    """Return the first sentence of a text.

    >>> first_sentence("Police. Call now.")
    'Police.'
    """
    return text[: found.end(1)] if (found := _SENTENCE.search(text)) else text


def sentence_case(text: str) -> str:
    """Return a point of a list as a line of its own: capital letter, no semicolon.

    >>> sentence_case("no filming;")
    'No filming'
    """
    words = text.rstrip(" ;.")
    for at, letter in enumerate(words):
        if letter.isalpha():
            return words[:at] + letter.upper() + words[at + 1 :]
    return words


def _split(one: Para) -> Iterator[Para]:
    """Split at the ends of sentences; a bold run is never cut."""
    part: list[Run] = []
    for run in one.runs:
        begin = 0
        if not run.bold:
            for found in _SENTENCE.finditer(run.text):
                part.append(replace(run, text=run.text[begin : found.end(1)]))
                yield Para(tuple(part), "•")
                part, begin = [], found.end()
        part.append(replace(run, text=run.text[begin:]))
    if any(run.text.strip() for run in part):
        yield Para(tuple(part), "•")


def _blocks(nodes: Iterable[SyntaxTreeNode], mark: str) -> Iterator[Para]:
    for node in nodes:
        match node.type:
            case "paragraph" | "heading":
                runs = tuple(_merged(_runs(node, bold=node.type == "heading")))
                if runs:
                    yield Para(runs, mark)
            case "bullet_list" | "ordered_list":
                first = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else 0
                for at, item in enumerate(node.children):
                    yield from _blocks(item.children, f"{first + at}." if first else "•")
            case "blockquote":
                yield from _blocks(node.children, mark)


def _runs(node: SyntaxTreeNode, *, bold: bool) -> Iterator[Run]:
    for child in node.children:
        if child.type in ("text", "code_inline"):
            yield Run(_set(child.content), bold)
        elif child.type in ("softbreak", "hardbreak"):
            yield Run(" ", bold)
        elif child.type != "image":
            yield from _runs(child, bold=bold or child.type == "strong")


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    last: Run | None = None
    for run in runs:
        if last is not None and last.bold == run.bold:
            last = replace(last, text=last.text + run.text)
        else:
            if last is not None and last.text:
                yield last
            last = run
    if last is not None and last.text:
        yield last


def _set(text: str) -> str:
    r"""Return a text with spaces at which no line may end.

    A dash and a Kazakh particle that asks stay with the word before them; a number and a short
    Russian word with the next.

    >>> _set("один из них – рас па"), _set("5 minutes")
    ('один из\xa0них\xa0– рас\xa0па', '5\xa0minutes')
    """
    return _JOINED.sub("\\1\u00a0", _ASKING.sub("\u00a0", text.replace(" – ", _DASH)))


def headline(text: str) -> Para:
    """Return a title as it is set and measured: bold, its last short word not alone on a line."""
    return ended(para(text, bold=True))


def ended(one: Para) -> Para:
    """Return a paragraph whose last word, if it is a short one, is not alone on its line.

    >>> ended(para("Whose is it?")).text
    'Whose is\xa0it?'
    """
    *runs, last = one.runs
    return replace(one, runs=(*runs, replace(last, text=_SHORT_END.sub("\u00a0", last.text))))
