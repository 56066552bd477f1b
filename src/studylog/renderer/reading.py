"""The plain text of a page, as a reader has it before them: for descriptions, search and word counts."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

_TEXT = frozenset(("text", "code_inline", "code_block", "fence", "text_special"))
_SPACE = frozenset(("softbreak", "hardbreak"))


def plain_text(tokens: Sequence[Token]) -> str:
    """All text of `tokens`, code included; formulas, comments and marks of notes are left out, white space squeezed."""
    return " ".join("".join(_pieces(tokens)).split())


def _pieces(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in _TEXT:
            yield token.content
        elif token.type == "html_text":
            yield html.unescape(token.content)
        elif token.children:
            yield from _pieces(token.children)
        if token.block or token.type in _SPACE:
            yield " "
