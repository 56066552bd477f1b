"""Strikethrough: `~~text~~` (GFM parser).

Neither blanks nor more `~` may stand inside next to the delimiters. The text between is read on its own: what
is open outside is not open inside.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.document import document
from studylog.renderer.kramdown.formulas import find_dollar_end
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
    beyond = _formula_end(state, start, found.end() - 2)
    return _find_closing(state, beyond) if beyond else found.end() - 2


def _formula_end(state: SpanState, start: int, stop: int) -> int:
    """Behind the formula that begins before `stop` and ends after it; 0 for none."""
    text, at = document(state.env), state.src.find("$", start, stop)
    while at >= 0 and text.dollar_math:
        end = find_dollar_end(state.src, at, state.posMax, blanks=text.blanks_in_math)
        if end > stop:
            return end + 1
        at = state.src.find("$", max(end, at) + 1, stop)
    return 0
