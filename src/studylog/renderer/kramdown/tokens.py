"""Making tokens: a post is made of hundreds, so they skip the checks of their general constructor."""

from __future__ import annotations

from typing import Literal

from markdown_it.token import Token


def make_token(kind: str, tag: str, nesting: Literal[-1, 0, 1], level: int = 0, content: str = "") -> Token:
    """The same as `Token(kind, tag, nesting, level=level, content=content)`, in half the time."""
    token = Token.__new__(Token)
    token.type = kind
    token.tag = tag
    token.nesting = nesting
    token.attrs = {}
    token.map = None
    token.level = level
    token.children = None
    token.content = content
    token.markup = ""
    token.info = ""
    token.meta = {}
    token.block = False
    token.hidden = False
    return token


def make_block_token(kind: str, tag: str, nesting: Literal[-1, 0, 1], level: int, lines: list[int] | None) -> Token:
    """A token of a block; `lines` are its first one and the one behind it."""
    token = make_token(kind, tag, nesting, level)
    token.block, token.map = True, lines
    return token
