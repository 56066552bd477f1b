"""Making tokens: a post is made of hundreds, so they skip the checks of their general constructor."""

from __future__ import annotations

from typing import Literal

from markdown_it.token import Token

_new = Token.__new__


def make_token(
    kind: str,
    tag: str,
    nesting: Literal[-1, 0, 1],
    level: int = 0,
    content: str = "",
    lines: list[int] | None = None,
    block: bool = False,
) -> Token:
    """The same as `Token(kind, tag, nesting, level=level, content=content, map=lines, block=block)`, in half the time.

    `lines` are the first one of a block and the one behind it.
    """
    token = _new(Token)
    token.type = kind
    token.tag = tag
    token.nesting = nesting
    token.attrs = {}
    token.map = lines
    token.level = level
    token.children = None
    token.content = content
    token.markup = ""
    token.info = ""
    token.meta = {}
    token.block = block
    token.hidden = False
    return token
