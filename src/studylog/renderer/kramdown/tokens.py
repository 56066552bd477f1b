"""Making tokens: a post is made of hundreds, so they skip the checks of their general constructor."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Literal, cast

from markdown_it.token import Token

_new = Token.__new__
_NOTHING = cast("dict[str, Any]", MappingProxyType({}))


def make_token(
    kind: str,
    tag: str,
    nesting: Literal[-1, 0, 1],
    level: int = 0,
    content: str = "",
    lines: list[int] | None = None,
    block: bool = False,
    bare: bool = False,
) -> Token:
    """The same as `Token(kind, tag, nesting, level=level, content=content, map=lines, block=block)`, in half the time.

    `lines` are the first one of a block and the one behind it. A `bare` token is none that attributes are put on: two
    thirds are text, paragraphs' content and closing tags, which share one empty mapping.
    """
    token = _new(Token)
    token.type = kind
    token.tag = tag
    token.nesting = nesting
    token.attrs = _NOTHING if bare else {}
    token.map = lines
    token.level = level
    token.children = None
    token.content = content
    token.markup = ""
    token.info = ""
    token.meta = _NOTHING if bare else {}
    token.block = block
    token.hidden = False
    return token
