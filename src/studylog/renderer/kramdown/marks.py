"""Marked text: `==text==`, as Obsidian and many editors have it; kramdown shows the signs.

Only where the signs wrap text tightly on one line: `a == b`, `x==1` and a line of `====` stay what they are.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.span_parser import HTML, SpanParser, SpanState, span_parser

_MARKED = re.compile(r"==(?=[^\s=])([^\n=]*(?:=(?!=)[^\n=]*)*)(?<![\s=])==(?![\w=])", re.ASCII)
_BEFORE = re.compile(r"[\w)\]\"'=!<>]", re.ASCII)
"""What a comparison has on its left; a Hangul word may well stand before a mark."""


def marks(md: MarkdownIt) -> None:
    """Read `==text==` as `<mark>`."""
    span_parser(md).add(("==",), _read_mark)


def _read_mark(state: SpanState) -> bool:
    src, start = state.src, state.pos
    found = _MARKED.match(src, start, state.posMax)
    if found is None or (start and _BEFORE.match(src, start - 1)):
        return False
    parser = state.md.inline
    assert isinstance(parser, SpanParser)
    opening = state.push("mark_open", "mark", 1)
    opening.markup = "=="
    line = state.line_at(start)
    parser.parse(found[1], state.md, state.env, state.tokens, first_line=line, opened=HTML)
    state.push("mark_close", "mark", -1).markup = "=="
    state.pos = found.end()
    state.end_element(opening)
    return True
