"""Character references: `&copy;`, `&#39;`, `&#x1F600;` (kramdown: "HTML Entities"; option `entity_output`).

Known ones become characters; those that HTML needs escaped stay as written. Anything else is text.
"""

from __future__ import annotations

import re
from html.entities import codepoint2name, name2codepoint

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from studylog.renderer.kramdown.span_parser import span_parser
from studylog.renderer.kramdown.span_state import SpanState

_REFERENCE = re.compile(r"&(?:([A-Za-z_:][\w:.-]*)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));", re.ASCII)
_ESCAPED = frozenset('<>&"')
_WINDOWS = frozenset((128, *range(130, 141), 142, *range(145, 157), 158, 159))
"""Code points that HTML reads as Windows-1252."""


def entities(md: MarkdownIt, *, entity_output: str = "as_char") -> None:
    """Read references; `entity_output` is `as_char`, `as_input`, `symbolic` or `numeric`."""

    def read_entity(state: SpanState) -> bool:
        found = _REFERENCE.match(state.src, state.pos, state.posMax)
        char = _character(found) if found else None
        if found is None or char is None:
            return False
        state.pos = found.end()
        push_character(state, char, entity_output, found[0])
        state.end_element(None)
        return True

    span_parser(md).add(("&",), read_entity)
    md.add_render_rule("entity", _render_entity)


def push_character(state: SpanState, char: str, entity_output: str, source: str = "") -> None:
    """Put a character on the page in the form that `entity_output` asks for; `source` is how it was written."""
    written = write_character(char, entity_output, source)
    if written == char:
        state.append_pending(char)
        return
    token = state.push("entity", "", 0)
    token.content, token.markup = char, written


def write_character(char: str, entity_output: str, source: str = "") -> str:
    """A character as kramdown's option `entity_output` writes it."""
    if entity_output == "as_char" and (char == '"' or char not in _ESCAPED):
        return char
    if entity_output in ("as_char", "as_input") and source:
        return source
    name = codepoint2name.get(ord(char))
    if name and (entity_output == "symbolic" or char in _ESCAPED):
        return f"&{name};"
    return f"&#{ord(char)};"


def _character(found: re.Match[str]) -> str | None:
    """The character that a reference stands for, or None where it is not known."""
    name, decimal, hexadecimal = found.groups()
    if name:
        return "'" if name == "apos" else chr(name2codepoint[name]) if name in name2codepoint else None
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if code in _WINDOWS:
        return bytes((code,)).decode("cp1252")
    return chr(code) if _is_character(code) else None


def _is_character(code: int) -> bool:
    return 0 < code < 0x110000 and not 0xD800 <= code < 0xE000


def _render_entity(renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    return tokens[index].markup
