"""Quotes: lines behind `>` (kramdown, "Blockquotes")."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.block_state import BlockState
from studylog.renderer.kramdown.blocks import rule_adder
from studylog.renderer.kramdown.containers import parse_blocks
from studylog.renderer.kramdown.paragraphs import lazy_end

_MARKER = re.compile(" {0,3}>")  # it may stand behind an element that ends on the line
_MARKERS = re.compile(r"^ {0,3}> ?", re.MULTILINE)


def blockquotes(md: MarkdownIt) -> None:
    """`> text`; following lines need no `>` as long as nothing ends the quote."""
    rule_adder(md).add("blockquote", parse_blockquote, ">")


def parse_blockquote(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Cut the lines out, take the marks off, parse them."""
    if not _MARKER.match(state.src, state.bMarks[line]) or state.too_deep(line):
        return False
    state.line = lazy_end(state, line, end)
    text = state.src[state.bMarks[line] : state.bMarks[state.line]]
    start = len(state.tokens)
    opening = state.open("blockquote", "blockquote", line)
    parse_blocks(state, _MARKERS.sub("", text), line)
    state.close("blockquote", "blockquote", opening)
    state.add("quote", start, opening)
    return True
