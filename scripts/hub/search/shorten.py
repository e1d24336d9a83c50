"""Short names and no blanks for the browser's script: a quarter fewer bytes to fetch.

It reads the plain JavaScript that our parts are written in: semicolons, `const` and `let`, no
`var`, no classes. Each variable is found with the block or function it belongs to; two share a
short name only where neither is used inside the other's. Properties, keys and names from outside
are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import count, pairwise, product
from string import ascii_letters

NAME = re.compile(r"[A-Za-z_$][\w$]*")
PIECE = re.compile(
    r"""
    (?P<blank>(?:\s|/\*.*?\*/|//[^\n]*)+)
    |(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    |(?P<name>[A-Za-z_$][\w$]*)
    |(?P<number>\.?\d[\w.]*)
    |(?P<sign>=>|\.\.\.|\?\.(?!\d)|[^\s])
    """,
    re.X | re.S,
)
REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*")
TEMPLATE = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*(?:`|\$\{)", re.S)
WORDS = frozenset(
    """
    async await break case catch class const continue default delete do else export extends false
    finally for function get if import in instanceof let new null of return set static super
    switch this throw true try typeof undefined var void while with yield
    """.split()  # noqa: SIM905  (a list of strings would be three times as long)
)
OUTSIDE = frozenset(
    """
    Array Boolean CSS Date Error Event FormData HubSearch Infinity Intl JSON Map Math Number NaN
    Object Promise RegExp Set String Symbol URL URLSearchParams addEventListener caches
    clearTimeout console customElements document fetch globalThis history innerHeight innerWidth
    isNaN localStorage location matchMedia navigator parseInt performance queueMicrotask
    requestAnimationFrame scrollTo scrollX scrollY self sessionStorage setTimeout window
    """.split()  # noqa: SIM905
)
"""Names that are never ours, even where a default value in a list of parameters uses one."""


@dataclass(frozen=True)
class Token:
    """One word or sign: blank, text, regex, name, number or sign; `apart` after a blank."""

    kind: str
    text: str
    apart: bool = False


def shorten(script: str) -> str:
    """Return the script with short names and without blanks and comments."""
    tokens = list(_tokens(script))
    free, keys = _roles(tokens)
    variables = _variables(tokens, free)
    owned = {at for variable in variables for at in variable.uses}
    taken = {t.text for at, t in enumerate(tokens) if t.kind == "name" and at not in owned}
    short = _chosen(variables, taken | WORDS | OUTSIDE)
    out: list[str] = []
    spare = _spare(tokens)
    apart = False
    for at, token in enumerate(tokens):
        if at in spare:
            apart = apart or token.apart
            continue
        text = short.get(at, token.text)
        if at in short and at in keys:
            # A key and a variable in one: `{ page }` becomes `{page:p}`.
            text = f"{token.text}:{text}"
        if (apart or token.apart) and out and _joins(out[-1][-1], text[0]):
            out.append(" ")
        apart = False
        out.append(text)
    return "".join(out)


def _spare(tokens: list[Token]) -> set[int]:
    """Return signs that say nothing: the last comma or semicolon, brackets around one name."""
    found: set[int] = set()
    for at, (one, two) in enumerate(pairwise(tokens)):
        last = two.text in ("}", "]", ")") and two.kind == "sign"
        if one.kind == "sign" and last and (one.text == "," or one.text + two.text == ";}"):
            # `for (;;)` keeps both, and a bracket is never closed after a semicolon.
            found.add(at)
        texts = [token.text for token in tokens[at : at + 4]]
        if texts[0] == "(" and texts[2:] == [")", "=>"] and tokens[at + 1].kind == "name":
            found |= {at, at + 2}
    return found


@dataclass(frozen=True)
class Variable:
    """A name with where it holds, from first to last token, and all its uses."""

    name: str
    start: int
    end: int
    uses: tuple[int, ...]


def _chosen(variables: list[Variable], taken: Set[str]) -> dict[int, str]:
    """Return the short name at each use; the most used variables get the shortest."""
    short: dict[int, str] = {}
    used: dict[str, list[Variable]] = {}
    for mine in sorted(variables, key=lambda v: (v.end - v.start, v.uses[:1])):
        letter = next(
            letter
            for letter in _names()
            if letter not in taken and not any(_clash(mine, v) for v in used.get(letter, ()))
        )
        used.setdefault(letter, []).append(mine)
        short |= dict.fromkeys(mine.uses, letter)
    return short


def _clash(one: Variable, other: Variable) -> bool:
    """Tell whether a use of one variable stands where the other holds."""
    return any(other.start <= at <= other.end for at in one.uses) or any(
        one.start <= at <= one.end for at in other.uses
    )


def _variables(tokens: list[Token], free: Set[int]) -> list[Variable]:
    """Return every variable that the script declares."""
    closes, regions = _regions(tokens)
    inner: list[tuple[tuple[int, int], ...]] = []
    stack: list[tuple[int, int]] = [(-1, len(tokens))]
    for at in range(len(tokens)):
        while stack[-1][1] < at:
            stack.pop()
        if at in regions:
            stack.append((at, regions[at]))
        inner.append(tuple(reversed(stack)))
    uses: dict[tuple[str, int, int], list[int]] = {}
    for at in _declared(tokens, free, closes):
        # A function's name belongs to the block around it.
        uses.setdefault((tokens[at].text, *inner[at][0]), [])
    for at in sorted(free):
        for region in inner[at]:
            if (tokens[at].text, *region) in uses:
                uses[(tokens[at].text, *region)].append(at)
                break
    return [Variable(name, start, end, tuple(at)) for (name, start, end), at in uses.items()]


def _regions(tokens: list[Token]) -> tuple[dict[int, int], dict[int, int]]:
    """Return the brackets, and blocks and functions from their parameters on: first → last."""
    closes: dict[int, int] = {}
    stack: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind == "sign" and token.text in "([{":
            stack.append(at)
        elif token.kind == "sign" and token.text in ")]}":
            closes[stack.pop()] = at
        elif token.kind == "text":
            # A piece of a template closes one expression, opens the next, or both.
            if token.text.startswith("}"):
                closes[stack.pop()] = at
            if token.text.endswith("${"):
                stack.append(at)
    regions: dict[int, int] = {}
    for start, end in closes.items():
        before = tokens[start - 1]
        after = tokens[end + 1].text if end + 1 < len(tokens) else ""
        if tokens[start].text == "{" and not _is_object(before.text, before.kind):
            regions[start] = end
        elif tokens[start].text == "(" and after in ("{", "=>"):
            regions[start] = _body_end(end + 1, tokens, closes)
        elif tokens[start].text == "(" and before.text == "for":
            # Without a block: up to the end of the one statement.
            regions[start] = _statement_end(end + 1, tokens, closes)
    for at, token in enumerate(tokens[:-1]):
        if token.kind == "name" and tokens[at + 1].text == "=>":
            regions[at] = _body_end(at + 1, tokens, closes)
    return closes, regions


def _body_end(at: int, tokens: list[Token], closes: Mapping[int, int]) -> int:
    """Return the last token of a function's body; `at` is its arrow or its brace."""
    at += tokens[at].text == "=>"
    if tokens[at].text == "{":
        return closes[at]
    while not (tokens[at].kind == "sign" and tokens[at].text in {",", ";", ")", "]", "}"}):
        if tokens[at].kind == "text" and tokens[at].text.startswith("}"):
            break
        at = _after(at, tokens, closes)
    return at - 1


def _after(at: int, tokens: list[Token], closes: Mapping[int, int]) -> int:
    """Return the token after this one, or after all that it opens."""
    while at in closes:
        at = closes[at]
        if tokens[at].kind != "text":
            break
    return at + 1


def _statement_end(at: int, tokens: list[Token], closes: Mapping[int, int]) -> int:
    """Return the last token of a statement that begins here."""
    while tokens[at].kind != "sign" or tokens[at].text not in {";", "}"}:
        if tokens[at].text == "{" and not _is_object(tokens[at - 1].text, tokens[at - 1].kind):
            return closes[at]
        at = _after(at, tokens, closes)
    return at


def _names() -> Iterator[str]:
    for size in count(1):
        yield from map("".join, product(ascii_letters, repeat=size))


def _tokens(script: str) -> Iterator[Token]:
    at = 0
    apart = False
    last = Token("sign", ";")
    depths: list[int] = []
    while at < len(script):
        found = None
        if script[at] == "`" or (depths and script[at] == "}" and not depths[-1]):
            if script[at] == "}":
                depths.pop()
            found = TEMPLATE.match(script, at + 1)
            if found and found[0].endswith("${"):
                depths.append(0)
            kind = "text"
        elif script[at] == "/" and script[at + 1] not in "/*" and _begins_value(last):
            found, kind = REGEX.match(script, at), "regex"
        if not found:
            found = PIECE.match(script, at)
            kind = found.lastgroup or "sign" if found else "sign"
        if not found:
            raise ValueError(f"not understood: {script[at : at + 40]!r}")
        text = script[at : found.end()]
        at = found.end()
        if kind == "blank":
            apart = True
            continue
        if depths and kind == "sign" and text in "{}":
            depths[-1] += 1 if text == "{" else -1
        last = Token(kind, text, apart)
        apart = False
        yield last


def _begins_value(last: Token) -> bool:
    """Tell whether a slash after this token begins a regular expression."""
    if last.kind == "name":
        return last.text in {"return", "typeof", "case", "in", "of"}
    return last.kind == "sign" and last.text not in {")", "]", "}"}


def _roles(tokens: list[Token]) -> tuple[set[int], set[int]]:
    """Return where variables stand, and which of them are keys as well (`{ page }`)."""
    free: set[int] = set()
    both: set[int] = set()
    stack: list[bool] = []
    for at, token in enumerate(tokens):
        before = tokens[at - 1].text if at else ";"
        after = tokens[at + 1].text if at + 1 < len(tokens) else ";"
        if token.kind == "sign":
            if token.text in "([{":
                stack.append(token.text == "{" and _is_object(before, at and tokens[at - 1].kind))
            elif token.text in ")]}":
                stack.pop()
        if token.kind != "name" or token.text in WORDS or before in (".", "?."):
            continue
        in_object = bool(stack) and stack[-1]
        first = before in ("{", ",") or (before == "async" and tokens[at - 2].text in ("{", ","))
        if in_object and first:
            if after in (":", "("):
                continue
            if after in (",", "}", "="):
                both.add(at)
        free.add(at)
    return free, both


def _is_object(before: str, kind: object) -> bool:
    """Tell whether a brace after this token opens an object or pattern, not a block."""
    if kind == "name":
        return before in {"const", "let", "var", "return"}
    return before in {"(", ",", "=", ":", "[", "?", "|", "&", "..."} or before.endswith("${")


def _declared(tokens: list[Token], free: Set[int], closes: Mapping[int, int]) -> set[int]:
    """Return the tokens that declare a name."""
    found: set[int] = set()
    for at, token in enumerate(tokens[:-1]):
        after = tokens[at + 1]
        if token.kind == "name" and after.text == "=>":
            found.add(at)
        elif token.kind == "name" and token.text == "function" and after.kind == "name":
            found.add(at + 1)
        elif token.kind == "name" and token.text in ("const", "let"):
            found |= set(_listed(at + 1, tokens, closes))
        elif token.text == "(" and token.kind == "sign":
            end = closes[at]
            head = tokens[at - 1]
            named = head.kind == "name" and head.text not in {"if", "for", "while", "switch"}
            then = tokens[end + 1].text if end + 1 < len(tokens) else ""
            if then == "=>" or (then == "{" and named):
                found |= set(_bound(at + 1, end - 1, tokens, closes))
    return found & free


def _listed(at: int, tokens: list[Token], closes: Mapping[int, int]) -> Iterator[int]:
    """Yield the names of a declaration: `let first = 1, [second] = list;`."""
    while True:
        end = closes.get(at, at)
        yield from _bound(at, end, tokens, closes)
        at = end + 1
        while tokens[at].text not in {",", ";", "of", "in", ")"}:
            at = _after(at, tokens, closes)
        if tokens[at].text != ",":
            return
        at += 1


def _bound(at: int, end: int, tokens: list[Token], closes: Mapping[int, int]) -> Iterator[int]:
    """Yield the names of a pattern; what stands after `=` is a default value, no name."""
    while at <= end:
        if tokens[at].text == "=":
            while at <= end and tokens[at].text not in {",", ")", "]", "}"}:
                at = _after(at, tokens, closes)
            continue
        yield at
        at += 1


def _joins(before: str, after: str) -> bool:
    """Tell whether two characters must be kept apart: names, numbers, `+ +`, `- -`."""
    word = re.compile(r"[\w$]")
    return bool(word.match(before) and word.match(after)) or (before == after and before in "+-/")
