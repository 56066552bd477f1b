"""HTML elements as Markdown has them, for sites that set `html_to_native` (kramdown, "HTML Blocks").

Only what a reader could notice is done: headers get ids and stand in the contents, code is highlighted, `<i>` and `<b>`
are emphasis, and rows that stand right in a table get their `<tbody>`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from studylog.renderer.kramdown.html import BLOCK_ONLY

_EMPHASIS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
_HEADERS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIGHLIGHTER = re.compile(r"\bhighlighter-\w+\b")
_LANGUAGE = re.compile(r"\blanguage-\S+")
_ALIGNMENT = re.compile(r"text-align:\s*(\w+)")
_TEXTS = frozenset(("html_text", "text", "code_inline"))


def html_to_native(md: MarkdownIt, *, html_to_native: bool = False, header_offset: int = 0) -> None:
    """Turn elements into what Markdown would have made; without the option they stay as written."""

    def convert(state: StateCore) -> None:
        state.tokens = convert_elements(state.tokens, header_offset)
        for token in state.tokens:
            if token.type == "inline" and token.children:
                token.children = convert_elements(token.children, header_offset)

    if html_to_native:
        md.core.ruler.after("inline", "html_to_native", convert)


def convert_elements(tokens: Sequence[Token], offset: int) -> list[Token]:
    """`tokens` with those elements converted that can be; `offset` is added to the level of a header."""
    ends = _find_ends(tokens)
    converted: list[Token] = []
    index = 0
    while index < len(tokens):
        end = ends.get(index, -1)
        native = _convert(tokens, index, end, offset) if end > 0 else []
        converted += native or [tokens[index]]
        index = end + 1 if native else index + 1
    return converted


def _find_ends(tokens: Sequence[Token]) -> dict[int, int]:
    """Where each HTML element ends, by where it begins."""
    ends, opened = {}, []
    for index, token in enumerate(tokens):
        if token.type == "html_open":
            opened.append(index)
        elif token.type == "html_close" and opened:
            ends[opened.pop()] = index
    return ends


def _convert(tokens: Sequence[Token], start: int, end: int, offset: int) -> list[Token]:
    """The tokens of one element as Markdown's; empty where it stays, or what is inside is still to be looked at."""
    tag = tokens[start].tag
    if tag in _EMPHASIS:
        _name_emphasis(tokens, start, end)
    elif tag in _HEADERS and _is_text(tokens, start, end):
        return _header(tokens[start : end + 1], offset)
    elif tag == "code":
        return [_code(tokens[start : end + 1], "code_inline")]
    elif tag == "pre":
        return [_code_block(tokens[start : end + 1])]
    elif tag == "table" and _is_simple(tokens, start, end):
        body = Token("html_open", "tbody", 1), Token("html_close", "tbody", -1)
        inside = convert_elements(tokens[start + 1 : end], offset)
        return [tokens[start], body[0], *inside, body[1], tokens[end]]
    return []


def _name_emphasis(tokens: Sequence[Token], start: int, end: int) -> None:
    """Emphasis neither begins nor ends with a blank."""
    first, last = tokens[start + 1].content, tokens[end - 1].content
    if first[:1].isspace() or last[-1:].isspace():
        return
    for token in (tokens[start], tokens[end]):
        token.tag = _EMPHASIS[token.tag]


def _is_text(tokens: Sequence[Token], start: int, end: int) -> bool:
    return all(tokens[index].tag not in BLOCK_ONLY for index in range(start + 1, end))


def _header(tokens: Sequence[Token], offset: int) -> list[Token]:
    tag = f"h{min(max(int(tokens[0].tag[1]) + offset, 1), 6)}"
    opening = Token("heading_open", tag, 1, block=True, attrs=tokens[0].attrs, map=tokens[0].map)
    inside = convert_elements(tokens[1:-1], offset)
    if inside and inside[0].type == "html_text":
        inside[0].content = inside[0].content.lstrip()
    if inside and inside[-1].type == "html_text":
        inside[-1].content = inside[-1].content.rstrip()
    inline = Token("inline", "", 0, block=True, children=inside, content=_text(inside), map=tokens[0].map)
    return [opening, inline, Token("heading_close", tag, -1, block=True)]


def _text(tokens: Sequence[Token]) -> str:
    return html.unescape("".join(token.content for token in tokens if token.type in _TEXTS))


def _code(tokens: Sequence[Token], kind: str) -> Token:
    code = Token(kind, "code", 0, attrs=tokens[0].attrs, map=tokens[0].map, content=_text(tokens))
    if "class" in code.attrs:
        code.attrs["class"] = _HIGHLIGHTER.sub("", str(code.attrs["class"])).strip()
    return code


def _code_block(tokens: Sequence[Token]) -> Token:
    block = _code(tokens, "code_block")
    block.block = True
    block.content = block.content.removesuffix("\n") + "\n"
    if tokens[1].tag == "code" and (found := _LANGUAGE.search(str(tokens[1].attrs.get("class", "")))):
        block.attrs["class"] = f"{found[0]} {block.attrs.get('class', '')}".rstrip()
    return block


def _is_simple(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a table is rows of as many cells each, which hold text only and are aligned alike."""
    rows: list[list[str]] = []
    for index in range(start + 1, end):
        token = tokens[index]
        if token.type == "html_open" and token.tag == "tr":
            rows.append([])
        elif token.type == "html_open" and token.tag == "td" and rows:
            found = _ALIGNMENT.search(str(token.attrs.get("style", "")))
            rows[-1].append(found[1] if found else "")
        elif token.tag in BLOCK_ONLY and token.tag not in ("tr", "td"):
            return False
    return bool(rows) and all(row == rows[0] for row in rows)
