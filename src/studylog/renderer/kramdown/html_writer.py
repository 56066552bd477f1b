"""Tokens → HTML: markdown-it's renderer for those tokens that no rule of ours writes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

LINE_OF = "line_of"
"""Under this name an environment may hold what makes a line of the body, from 0, one of the file, from 1.

Then every block says on which line of the file it begins.
"""


class HtmlWriter(RendererHTML):
    """Writes the same as `RendererHTML`, asking each token only what it may have."""

    def __init__(self, parser: Any = None) -> None:
        super().__init__(parser)
        del self.rules["list_item_open"]  # it asks for boxes of task lists, which are tokens here

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """The HTML of blocks."""
        parts: list[str] = []
        rules, line_of = self.rules, env.get(LINE_OF)
        for index, token in enumerate(tokens):
            if token.type == "inline":
                if token.children:
                    parts.append(self.renderInline(token.children, options, env))
                continue
            if rule := rules.get(token.type):
                parts.append(rule(tokens, index, options, env))
            elif token.nesting < 0 and token.block and not token.attrs:  # as `renderToken` does, without a call
                if not token.hidden:
                    parts.append(f"</{token.tag}>\n")
            else:
                parts.append(self.renderToken(tokens, index, options, env))
            if line_of and token.map and token.nesting >= 0:
                parts[-1] = mark_line(parts[-1], line_of(token.map[0]))
        return "".join(parts)

    def renderInline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:  # noqa: N802
        """The HTML of what stands inside a block."""
        rules = self.rules
        if len(tokens) == 1 and (rule := rules.get(tokens[0].type)):
            return str(rule(tokens, 0, options, env))
        parts: list[str] = []
        for index, token in enumerate(tokens):
            if rule := rules.get(token.type):
                parts.append(rule(tokens, index, options, env))
            elif token.nesting < 0 and not (token.block or token.attrs or token.hidden):
                parts.append(f"</{token.tag}>")
            else:
                parts.append(self.renderToken(tokens, index, options, env))
        return "".join(parts)

    def renderToken(  # noqa: N802
        self,
        tokens: Sequence[Token],
        idx: int,
        options: OptionsDict,
        env: EnvType,
    ) -> str:
        """A tag with its attributes; a block's stands on a line of its own unless it holds text."""
        token = tokens[idx]
        if token.hidden:
            return ""
        attributes = self.renderAttrs(token) if token.attrs else ""
        if token.nesting < 0:
            return f"</{token.tag}{attributes}>\n" if token.block else f"</{token.tag}{attributes}>"
        slash = " /" if token.nesting == 0 and options["xhtmlOut"] else ""
        if not token.block:
            return f"<{token.tag}{attributes}{slash}>"
        before = "\n" if idx and tokens[idx - 1].hidden else ""
        after = "" if token.nesting and _holds_text(tokens, idx) else "\n"
        return f"{before}<{token.tag}{attributes}{slash}>{after}"


def mark_line(html: str, line: int) -> str:
    """The HTML of a block whose first tag names its line; as it is where no tag comes first."""
    return _FIRST_TAG.sub(rf'\1 data-line="{line}"', html, count=1)


def without_lines(html: str) -> str:
    """The HTML without what `mark_line` put in."""
    return _LINE.sub("", html)


_FIRST_TAG = re.compile(r"\A(\s*<[A-Za-z][A-Za-z0-9-]*)(?=[\s/>])")
_LINE = re.compile(r' data-line="\d+"')


def _holds_text(tokens: Sequence[Token], index: int) -> bool:
    """Whether text, or nothing, stands between the tags that begin at `index`."""
    if index + 1 >= len(tokens):
        return False
    inside = tokens[index + 1]
    return inside.type == "inline" or inside.hidden or (inside.nesting == -1 and inside.tag == tokens[index].tag)
