"""Marked text: `==text==`, as Obsidian and many editors have it; kramdown shows the signs.

Only where the signs wrap text tightly on one line. What compares stays what it is: `a == b`, `x==1 and y==2`,
`상태==완료 또는 상태==취소`, `==와 !==`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.span_parser import SpanParser, span_parser
from studylog.renderer.kramdown.span_state import HTML, SpanState

_MARKED = re.compile(r"==(?=[^\s=)\],])([^\n=]*(?:=(?!=)[^\n=]*)*)(?<![\s=!<>(\[])==(?![\w=])", re.ASCII)
_BEFORE = re.compile(r"[\w)\]\"'=!<>]", re.ASCII)
"""What a comparison has on its left; a Hangul word may well stand before a mark."""
_BETWEEN = re.compile(r"[\s,]")
_AFTER = re.compile(r"[\w(\[\"'-]")
"""What a comparison has on its right."""
_OPERAND = r"[\w.()\[\]'\"-]+"
_JOINED = re.compile(rf"{_OPERAND} (?:and|or|&&|\|\||그리고|또는|이고|이거나) {_OPERAND}")
"""Between two comparisons: `a ==b and c== d`."""


def marks(md: MarkdownIt) -> None:
    """Read `==text==` as `<mark>`."""
    span_parser(md).add(("==",), _read_mark)


def _read_mark(state: SpanState) -> bool:
    src, start = state.src, state.pos
    found = _MARKED.match(src, start, state.posMax)
    if found is None or (start and _BEFORE.match(src, start - 1)) or _compares(found):
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


def _compares(found: re.Match[str]) -> bool:
    """Whether each pair of signs has its own two sides: words touch both from outside, with a blank between them."""
    src, start, end = found.string, found.start(), found.end()
    if _JOINED.fullmatch(found[1]):
        return src[:start].strip() != "" and src[end:].strip() != ""
    touched = src[start - 1 : start].isalnum() and _AFTER.match(src, end)
    return bool(touched) and _BETWEEN.search(found[1]) is not None
