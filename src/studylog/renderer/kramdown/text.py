"""Text on the page: only what HTML needs is escaped, quotes stay, and references in attributes are kept."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from studylog.renderer.kramdown.html import render_attributes


def text(md: MarkdownIt) -> None:
    """How text, line breaks and the tags around text are written out."""
    md.add_render_rule("text", _render_text)
    md.add_render_rule("hardbreak", _render_break)
    for name in ("em", "strong", "s", "link"):
        md.add_render_rule(f"{name}_open", _render_opening)


def escape(content: str) -> str:
    """`content` as text of an HTML element."""
    return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _render_text(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    return escape(tokens[index].content)


def _render_break(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    return f"<br{render_attributes(tokens[index])} />"


def _render_opening(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    return "" if token.hidden else f"<{token.tag}{render_attributes(token)}>"
