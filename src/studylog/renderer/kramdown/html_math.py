r"""Formulas in the text of raw HTML (`<figcaption>$x$</figcaption>`), where MathJax looks after kramdown has passed.

Nothing is escaped there: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, `\begin{…}` are read as they stand, outside `<pre>` and
`<code>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import groupby
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from studylog.renderer.kramdown.document import Document, document
from studylog.renderer.kramdown.formulas import ENVIRONMENT, find_dollar_end


def html_math(md: MarkdownIt) -> None:
    """Take formulas out of `html_text` tokens as `math_inline`, where the text asks for formulas."""
    md.core.ruler.push("html_math", _read_html_texts)


def _read_html_texts(state: StateCore) -> None:
    text = document(state.env)
    if not text.dollar_math or "<" not in state.src:
        return
    state.tokens = _split_all(state.tokens, text)
    for token in state.tokens:
        if token.children:
            token.children = _split_all(token.children, text)


_SIGNS = ("$", "\\(", "\\[", "\\begin{")
_CODE = frozenset(("pre", "code", "kbd", "samp", "script", "style", "textarea", "noscript"))


def _split_all(tokens: list[Token], text: Document) -> list[Token]:
    """`tokens` with every formula of raw text as a token of its own."""
    if not any(token.type == "html_text" and _has_sign(token.content) for token in tokens):
        return tokens
    result: list[Token] = []
    within_code = 0
    for token in _join_texts(tokens):
        if token.tag in _CODE and token.type in ("html_open", "html_close"):
            within_code += token.nesting
        if token.type == "html_text" and not within_code and _has_sign(token.content):
            result += _split(token, text)
        else:
            result.append(token)
    return result


def _join_texts(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, a text that was cut at a `<` which opens no tag in one piece: `$i<n$`."""
    for is_text, group in groupby(tokens, lambda token: token.type == "html_text"):
        texts = list(group)
        if is_text and len(texts) > 1:
            yield texts[0].copy(content="".join(token.content for token in texts))
        else:
            yield from texts


def _has_sign(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def _split(token: Token, text: Document) -> Sequence[Token]:
    parts, done = [], 0
    line = token.map[0] if token.map else 0
    for start, end, tex, display in find_formulas(token.content, blanks=text.blanks_in_math):
        parts.append(_text(token, token.content[done:start]))
        line_of_formula = line + token.content.count("\n", 0, start)
        formula = Token("math_inline", "math", 0, content=unescape(tex))
        formula.meta.update(display=display, line=line_of_formula)
        parts.append(formula)
        done = end
    parts.append(_text(token, token.content[done:]))
    return [part for part in parts if part.content]


def _text(token: Token, content: str) -> Token:
    return token.copy(content=content)


_OPENING = re.compile(rf"\\?\$\$?|\\[(\[]|(?<!\$){ENVIRONMENT.pattern}")
_CLOSING = MappingProxyType({"$$": "$$", "\\(": "\\)", "\\[": "\\]"})


def find_formulas(text: str, *, blanks: bool = False) -> Iterator[tuple[int, int, str, bool]]:
    """Each formula of raw text: where it begins and ends, its TeX, and whether it stands on its own line."""
    at = 0
    while found := _OPENING.search(text, at):
        start, close, stop = _find_end(text, found, blanks=blanks)
        at = found.end()
        if close > at:
            yield found.start(), stop, text[start:close], found[0] in ("$$", "\\[") or found[1] is not None
            at = stop


def _find_end(text: str, found: re.Match[str], *, blanks: bool) -> tuple[int, int, int]:
    """Where the TeX begins and ends, and where what closes it does; -1 where nothing opens, or closes it."""
    start, at = found.span()
    if found[0] == "$":
        close = find_dollar_end(text, start, len(text), blanks=blanks)
        return at, close, close + 1
    if found[1]:
        closing = rf"\end{{{found[1]}}}"
        close = text.find(closing, at)
        return start, *(2 * (close + len(closing),) if close >= 0 else (-1, -1))
    closing = _CLOSING.get(found[0], "")
    close = text.find(closing, at) if closing else -1
    return at, close, close + 2
