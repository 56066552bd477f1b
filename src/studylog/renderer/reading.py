"""The plain text of a page, as a reader has it before them: for descriptions, search and word counts."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from markdown_it.token import Token

from studylog.renderer.kramdown.toc import is_listed

_TEXT = frozenset(("text", "code_inline", "code_block", "fence", "text_special", "math_inline", "math_block"))
_TAG = re.compile("<[^>]*>")
_SPACE = frozenset(("softbreak", "hardbreak"))
_MARKS = {"heading_open": " \x01 ", "heading_close": " \x02 "}
"""Stand around a heading until white space is squeezed; no text holds these characters."""
_LISTED = re.compile(" ?\x01 (.*?) ?\x02(?: |$)")


def plain_text(tokens: Sequence[Token]) -> str:
    """All text of `tokens`, code and TeX included; comments and marks of notes are left out, white space squeezed.

    A heading that contents lead to begins a line and ends with a tab; there are no other line ends and tabs.
    """
    pieces: list[str] = []
    _collect_pieces(tokens, pieces)
    line = " ".join("".join(pieces).split())
    return _LISTED.sub(r"\n\1\t", line).replace("\x02 ", "") if "\x02" in line else line


def _collect_pieces(tokens: Sequence[Token], pieces: list[str]) -> None:
    for token in tokens:
        if token.nesting:  # a tag: nearly half of all tokens
            if token.block:
                pieces.append(_mark(token) if token.type in _MARKS else " ")
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


def _mark(token: Token) -> str:
    return _MARKS[token.type] if token.nesting < 0 or is_listed(token) else " "
