"""Plain text on the page: only what HTML needs is escaped, quotes stay."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict


def text(md: MarkdownIt) -> None:
    """How text and line breaks are written out."""
    md.add_render_rule("text", _render_text)
    md.add_render_rule("hardbreak", _render_break)


def escape(content: str) -> str:
    """`content` as text of an HTML element."""
    return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _render_text(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    return escape(tokens[index].content)


def _render_break(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    return "<br />"
