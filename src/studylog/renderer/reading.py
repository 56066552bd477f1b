"""The plain text of a page, as a reader has it before them: for descriptions, search and word counts."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from markdown_it.token import Token

_TEXT = frozenset(("text", "code_inline", "code_block", "fence", "text_special", "math_inline", "math_block"))
_TAG = re.compile("<[^>]*>")
_SPACE = frozenset(("softbreak", "hardbreak"))


def plain_text(tokens: Sequence[Token]) -> str:
    """All text of `tokens`, code and TeX included; comments and marks of notes are left out, white space squeezed."""
    pieces: list[str] = []
    _collect_pieces(tokens, pieces)
    return " ".join("".join(pieces).split())


def _collect_pieces(tokens: Sequence[Token], pieces: list[str]) -> None:
    for token in tokens:
        if token.nesting:  # a tag: nearly half of all tokens
            if token.block:
                pieces.append(" ")
            continue
        if token.children and len(token.children) == 1 and token.children[0].type == "text":
            pieces.append(token.children[0].content)
        elif token.type in _TEXT:
            pieces.append(token.content)
        elif token.type == "equation_reference":
            pieces.append(_TAG.sub("", str(token.meta.get("link", ""))))
        elif token.type == "html_text":
            pieces.append(html.unescape(token.content))
        elif token.children:
            _collect_pieces(token.children, pieces)
        if token.block or token.type in _SPACE:
            pieces.append(" ")
