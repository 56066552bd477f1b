"""`^` alone on a line ends the block above it and leaves nothing (kramdown, "EOB marker")."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.block_state import BlockState
from studylog.renderer.kramdown.blocks import rule_adder

END_OF_BLOCK = re.compile(r"\^[ \t\r\f\v]*\n")


def end_of_block(md: MarkdownIt) -> None:
    """`^` at the start of a line, nothing else on it."""
    rule_adder(md).add("end_of_block", parse_end_of_block, "^")


def parse_end_of_block(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Note a boundary: what needs one above it may begin below."""
    if not END_OF_BLOCK.match(state.src, state.bMarks[line]):
        return False
    state.line = line + 1
    state.add("boundary", len(state.tokens))
    return True
