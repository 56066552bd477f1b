"""Definition lists: a term on its line, `: definition` below it (kramdown, "Definition Lists")."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from studylog.renderer.kramdown.block_state import Block, BlockState
from studylog.renderer.kramdown.blocks import rule_adder
from studylog.renderer.kramdown.end_of_block import END_OF_BLOCK
from studylog.renderer.kramdown.lists import ItemText, begin_item, belongs, make_tight, marker, parse_segments

_START = re.compile(r" {0,3}:[\t |]")


def definition_lists(md: MarkdownIt) -> None:
    """Needs a paragraph above, one blank line between them at most: its lines are the terms."""
    rule_adder(md).add("definition_list", parse_definition_list, ":")


def parse_definition_list(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Turn the paragraph above into terms and what follows into their definitions."""
    paragraph = _terms_above(state)
    if paragraph is None or not _START.match(state.src, state.bMarks[line]) or state.too_deep(line):
        return False
    loose = state.blocks[-1] is not paragraph
    while state.blocks.pop() is not paragraph:
        pass
    inline = state.tokens[paragraph.start + 1]
    del state.tokens[paragraph.start :]
    opening = _open_or_continue(state, line)
    if paragraph.attributes is not None and opening is not None:
        state.document.attributed.append((opening, paragraph.attributes))
    _push_terms(state, inline)
    items, state.line = _find_definitions(state, line, end, loose=loose)
    blank = _push_definitions(state, items)
    state.close("dl", "dl", opening)
    if blank is not None:
        state.blocks.append(blank)
    return True


def _terms_above(state: BlockState) -> Block | None:
    """The paragraph directly above, or with one blank line between."""
    blocks = state.blocks
    if blocks and blocks[-1].kind == "paragraph":
        return blocks[-1]
    if len(blocks) > 1 and blocks[-1].kind == "blank" and blocks[-1].text == "\n" and blocks[-2].kind == "paragraph":
        return blocks[-2]
    return None


def _open_or_continue(state: BlockState, line: int) -> Token | None:
    """Open a list, or take the end off the one directly above, which goes on."""
    state.attributes = None
    above = next((block for block in reversed(state.blocks[-2:]) if block.kind != "blank"), None)
    if above is not None and above.kind == "definition_list":
        while state.blocks[-1] is not above:
            state.blocks.pop()
        del state.tokens[-1]
        state.level += 1
        return None
    start = len(state.tokens)
    opening = state.open("dl", "dl", line)
    state.add("definition_list", start, opening)
    return opening


def _push_terms(state: BlockState, inline: Token) -> None:
    first = inline.map[0] - state.first_line if inline.map else state.line
    for offset, text in enumerate(inline.content.split("\n")):
        term = begin_item("", text + "\n", first + offset) if text.lstrip().startswith("{:") else None
        opening = state.open("dt", "dt", first + offset)
        if term is not None and term.attributes:
            state.document.attributed.append((opening, term.attributes))
            text = "".join(term.segments[0][1]).rstrip("\n")
        state.push_inline(text, first + offset)
        state.close("dt", "dt")


Definition = tuple[ItemText, bool]
"""A definition's text, and whether its first paragraph keeps its tags."""


def _find_definitions(state: BlockState, line: int, end: int, *, loose: bool) -> tuple[list[Definition], int]:
    """The definitions, and the line after them."""
    src, begins, ends = state.src, state.bMarks, state.eMarks
    items: list[Definition] = []
    start, after_blank = marker("dl", 4), False
    while line < end:
        begin = begins[line]
        char = src[begin + state.tShift[line]]
        if found := start.match(src, begin):
            item = begin_item(found[1], src[found.end(1) : ends[line] + 1], line)
            item.nests = False
            items.append((item, loose))
            start, loose, after_blank = marker("dl", item.column), False, False
        elif char == "^" and END_OF_BLOCK.match(src, begin):
            break
        elif char in "\n\r\f\v":
            item.segments[-1][1].append(src[begin : ends[line] + 1])
            loose = after_blank = True
        elif belongs(state, line, item.column, lazily=not after_blank):
            item.append(line, src[begin : ends[line] + 1])
            loose = after_blank = False
        else:
            break
        line += 1
    return items, line


def _push_definitions(state: BlockState, items: list[Definition]) -> Block | None:
    """Push every definition; returns the blank lines at the end of the last one."""
    blank: Block | None = None
    for item, loose in items:
        opening = state.open("dd", "dd", item.line)
        if item.attributes:
            state.document.attributed.append((opening, item.attributes))
        blocks = parse_segments(state, item.segments)
        if blocks:
            blank = blocks[-1] if blocks[-1].kind == "blank" else None
        if blocks and blocks[0].kind == "paragraph" and not loose:
            make_tight(state, blocks[0], above_block=len(blocks) > 1)
        state.close("dd", "dd")
    return blank
