"""Text on the page: only what HTML needs is escaped, quotes stay, and references in attributes are kept."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from studylog.renderer.kramdown.html import render_attributes

_HIRAGANA, _KATAKANA = "\u3041-\u309f", "\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff"
_HAN = "々〆〇〡-〩\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_CJK = f"[{_HAN}{_HIRAGANA}{_KATAKANA}]"
_CJK_LINE_BREAK = re.compile(rf"(?<={_CJK})\n(?={_CJK})")


def text(md: MarkdownIt, *, remove_line_breaks_for_cjk: bool = False) -> None:
    """How text, line breaks and the tags around text are written out.

    With `remove_line_breaks_for_cjk` no line ends between Chinese or Japanese characters.
    """
    md.add_render_rule("text", _render_cjk_text if remove_line_breaks_for_cjk else _render_text)
    md.add_render_rule("hardbreak", _render_break)
    for name in ("em", "strong", "s", "link"):
        md.add_render_rule(f"{name}_open", _render_opening)


def escape(content: str) -> str:
    """`content` as text of an HTML element."""
    return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _render_text(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    # as `escape`, without a call: a quarter of all tokens is text
    return tokens[index].content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _render_cjk_text(
    renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return _CJK_LINE_BREAK.sub("", escape(tokens[index].content))


def _render_break(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    return f"<br{render_attributes(tokens[index])} />"


def _render_opening(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    return "" if token.hidden else f"<{token.tag}{render_attributes(token)}>"
