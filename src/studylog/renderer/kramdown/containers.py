"""What containers hold, parsed as blocks: the lines of an item, a quote, a note, and of an HTML element.

As in kramdown, a container (list item, quote, definition, footnote) collects its lines by its own rules, takes its
indentation off and hands them to `parse_blocks`; nothing outside is seen from within.
"""

from __future__ import annotations

from copy import copy

from studylog.renderer.kramdown.block_state import WHITE, Block, BlockState
from studylog.renderer.kramdown.blocks import BlockParser
from studylog.renderer.kramdown.paragraphs import ALONE


def parse_blocks(parent: BlockState, text: str, line: int, *, above: list[Block] | None = None) -> list[Block]:
    """Parse lines that a container has cut out; their tokens follow those of `parent`, their blocks are returned.

    `line` is the line of `parent` on which they begin. Those of its lines that are parsed already gave the blocks
    `above`, to which these are added.
    """
    blocks = [] if above is None else above
    if not blocks:
        taken = _take_paragraph(parent, text, line, blocks)
        line += text.count("\n", 0, taken)
        text = text[taken:]
    if text:
        _parse_lines(parent, text, line, blocks)
    return blocks


def _take_paragraph(parent: BlockState, text: str, line: int, blocks: list[Block]) -> int:
    """Read a mere paragraph at the beginning, as most items and quotes have one; returns where it ends.

    It is what the rules would make of it, without a state of its own.
    """
    parser = parent.md.block
    assert isinstance(parser, BlockParser)
    found = ALONE.match(text)
    if found is None or parser.has_start(text[0]):
        return 0
    content, blank = found.groups()
    start = len(parent.tokens)
    opening = parent.push_paragraph(content.rstrip(WHITE), line, line + content.count("\n"))
    blocks.append(Block("paragraph", start, opening))
    if blank:
        blocks.append(Block("blank", start + 3, text=blank))
    return found.end()


def _parse_lines(parent: BlockState, text: str, line: int, blocks: list[Block]) -> None:
    child = BlockState(
        text, parent.md, parent.env, parent.tokens, first_line=parent.first_line + line, depth=parent.depth + 1
    )
    child.level = parent.level
    child.blocks = blocks
    parent.md.block.tokenize(child, 0, child.lineMax)


def parse_element(state: BlockState, name: str) -> None:
    """Parse blocks from where `state` stands until a line begins with `</name>`, or the text ends.

    The content is not cut out: what its blocks take of the text is gone for `state`, too.
    """
    child = copy(state)
    child.blocks, child.attributes, child.closed = [], None, False
    child.element, child.depth = name, state.depth + 1
    state.md.block.tokenize(child, state.line, state.lineMax)
    state.line, state.level = child.line, child.level
