"""Formulas on their own: `$$…$$` with a boundary above and below (kramdown, "Math Blocks")."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.attributes import ANYTHING
from studylog.renderer.kramdown.block_state import BlockState
from studylog.renderer.kramdown.blocks import rule_adder

_START = re.compile(r" {0,3}(\\?)\$\$")
_REST_OF_LINE = re.compile(r"[ \t\r\f\v]*\n")
BOUNDARY = re.compile(rf"[ \t\r\f\v]*\n|\^[ \t]*\n| {{0,3}}\{{:(?![:/]){ANYTHING}+\}}[ \t]*\n|\Z")
"""What must follow a block that needs a boundary below."""


def math_blocks(md: MarkdownIt) -> None:
    r"""A token `math_block` with the TeX as content. `\$$…$$` is a formula inside text."""
    rule_adder(md).add("math_block", parse_math_block, "$\\")


def parse_math_block(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Everything up to the next `$$`, over blank lines too."""
    found = _START.match(state.src, state.bMarks[line])
    close = state.find("$$", found.end()) if found and state.after_boundary() else -1
    if not found or close < 0 or not state.src[found.end() : close].strip():
        return False
    rest = _REST_OF_LINE.match(state.src, close + 2)
    if found[1]:
        if rest:
            state.go_to(found.end(1))
        return False
    after = rest.end() if rest else close + 2
    if not BOUNDARY.match(state.src, after):
        return False
    start = len(state.tokens)
    state.go_to(after)
    state.add("math", start, state.push_leaf("math_block", "div", state.src[found.end() : close], line))
    return True
