"""Horizontal rules: three or more `*`, `-` or `_`, spaces between them allowed (kramdown, "Horizontal Rules")."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.block_state import BlockState
from studylog.renderer.kramdown.blocks import rule_adder

RULE = re.compile(r" {0,3}([*\-_])(?:[ \t]*\1){2}(?:\1|[ \t])*\n")


def horizontal_rules(md: MarkdownIt) -> None:
    """`* * *`, `---`, `___`."""
    rule_adder(md).add("horizontal_rule", parse_horizontal_rule, "*-_")


def parse_horizontal_rule(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """A line that holds nothing but the marks."""
    if not RULE.match(state.src, state.bMarks[line]):
        return False
    start = len(state.tokens)
    state.line = line + 1
    state.add("rule", start, state.push_leaf("hr", "hr", "", line))
    return True
