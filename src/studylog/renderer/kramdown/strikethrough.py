"""Strikethrough: `~~text~~` (GFM parser).

Neither blanks nor more `~` may stand inside next to the delimiters. The text between is read on its own: what
is open outside is not open inside.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.span_parser import SpanParser, span_parser
from studylog.renderer.kramdown.span_state import HTML, SpanState

_CLOSING = re.compile(r"[^\s~]~~")


def strikethrough(md: MarkdownIt) -> None:
    """Read `~~` as kramdown's GFM parser does."""
    span_parser(md).add(("~~",), _read_strikethrough)


def _read_strikethrough(state: SpanState) -> bool:
    src, start = state.src, state.pos + 2
    if start >= state.posMax or src[start] in " \t\n\r\f\v~":
        return False
    closing = _find_closing(state, start)
    if closing < 0:
        return False
    parser = state.md.inline
    assert isinstance(parser, SpanParser)
    opening = state.push("s_open", "del", 1)
    opening.markup = "~~"
    line = state.line_at(start)
    parser.parse(src[start:closing], state.md, state.env, state.tokens, first_line=line, opened=HTML)
    state.push("s_close", "del", -1).markup = "~~"
    state.pos = closing + 2
    state.end_element(opening)
    return True


def _find_closing(state: SpanState, start: int) -> int:
    if start >= state.absent.get("~~", state.posMax):
        return -1
    found = _CLOSING.search(state.src, start, state.posMax)
    if found is None:
        state.absent["~~"] = start
        return -1
    return found.end() - 2
