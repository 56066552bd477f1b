"""Lists (kramdown, "Lists"): which lines belong to an item, how they are read, and whether it is tight or loose.

An item's lines are cut out and parsed as blocks in up to two segments: the first line that begins a nested list begins
the second, so that the paragraph above it ends there. An item whose first block is a paragraph is tight unless a blank
line follows that paragraph; the last item of several follows the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.attributes import ANYTHING, NAME, AttributeList, parse_attribute_list
from studylog.renderer.kramdown.block_state import WHITE, Block, BlockState
from studylog.renderer.kramdown.blocks import rule_adder
from studylog.renderer.kramdown.containers import parse_blocks
from studylog.renderer.kramdown.end_of_block import END_OF_BLOCK
from studylog.renderer.kramdown.horizontal_rules import RULE
from studylog.renderer.kramdown.open_formulas import formula_end
from studylog.renderer.kramdown.paragraphs import ATTRIBUTES, HTML_START, HTML_STOP

MARKERS = {"ul": "[+*-]", "ol": "[0-9]+\\.", "dl": ":"}
_MARKS = {"ul": "+*-", "ol": "0123456789"}
_FIRST = "+*-0123456789"
_START = re.compile(r" {0,3}(?:[+*-]|[0-9]+\.)[\t |]")
_ITEM_ATTRIBUTES = re.compile(rf"\s*\{{:(?!(?:{NAME})?:|/)({ANYTHING}+)\}}\s*", re.ASCII)
_NO_TEXT = re.compile(rf"(?:{_ITEM_ATTRIBUTES.pattern})?\s*\n$", re.ASCII)
_TAB = re.compile(r"( *)(\t+)")
_UNLIKE_TEXT = f"{WHITE}{{"
"""What begins an attribute list, or more blanks."""


@dataclass(slots=True)
class ItemText:
    """The lines of one item, its marker and indentation taken off."""

    line: int
    """Where the item begins."""
    column: int
    """Where its text begins: the indentation of what belongs to it."""
    attributes: AttributeList | None
    segments: list[tuple[int, list[str]]]
    """Each with the line on which it begins."""
    settled: bool
    """No further segment is begun: the item is a list itself, has one, or a blank line was seen."""
    nests: bool = True
    """Whether its own lists are kept apart from markers that are not indented; a definition's are not."""

    def append(self, line: int, text: str, *, within_formula: bool = False) -> None:
        """Add a line of text, its indentation still on it; one within a formula begins no list."""
        if text[0] == "\t":
            stripped = text.lstrip("\t")
            text = " " * (4 * (len(text) - len(stripped))) + stripped
        indented = text.startswith(" " * self.column)
        text = text[self.column :] if indented else text
        if self.nests and not within_formula and text.lstrip(" ")[0] in _FIRST and _is_item(text):
            if not self.settled and indented:
                self.segments.append((line, []))
                self.settled = True
            elif self.settled and not indented:
                text = " " * (self.column + 4) + text
        self.segments[-1][1].append(text)


@dataclass(slots=True, kw_only=True)
class Extent:
    """How far a list goes."""

    items: list[ItemText] = field(default_factory=list)
    line: int = 0
    """The line after it."""
    ended: bool = False
    """By `^`."""


def lists(md: MarkdownIt) -> None:
    """`- item`, `* item`, `+ item`, `1. item`; the numbers themselves say nothing."""
    rule_adder(md).add("list", parse_list, "+*-0123456789")


def parse_list(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Cut the items out, parse each, decide how tight they are."""
    if not _START.match(state.src, state.bMarks[line]) or state.too_deep(line):
        return False
    kind = "ul" if state.src[state.bMarks[line] + state.tShift[line]] in "+*-" else "ol"
    extent = find_items(state, kind, line, end)
    state.line = extent.line
    start = len(state.tokens)
    name = "bullet_list" if kind == "ul" else "ordered_list"
    opening = state.open(name, kind, line)
    state.add("list", start, opening)
    blank = _push_items(state, extent)
    state.close(name, kind, opening)
    if blank is not None and not extent.ended:
        state.blocks.append(blank)
    return True


def find_items(state: BlockState, kind: str, line: int, end: int) -> Extent:
    """The items of a list that begins at `line`, and where it ends. `kind` is `ul` or `ol`."""
    src, begins, ends, indents, marks = state.src, state.bMarks, state.eMarks, state.tShift, _MARKS[kind]
    extent, start, after_blank, inside = Extent(), marker(kind, 4), False, -1
    while line < end:
        begin = begins[line]
        char = src[begin + indents[line]]
        if after_blank and char in "*-_" and RULE.match(src, begin):
            break
        if char == "^" and END_OF_BLOCK.match(src, begin):
            line += 1
            extent.ended = True
            break
        if char in marks and (found := start.match(src, begin)):
            item = begin_item(found[1], src[found.end(1) : ends[line] + 1], line)
            extent.items.append(item)
            start, after_blank = marker(kind, item.column), False
        elif char in "\n\r\f\v":
            item.segments[-1][1].append(src[begin : ends[line] + 1])
            item.settled = after_blank = True
        elif belongs(state, line, item.column, lazily=not after_blank):
            if line > inside and char in _FIRST and not item.settled:
                inside = formula_end(state, item.line, line)
            item.append(line, src[begin : ends[line] + 1], within_formula=line <= inside)
            after_blank = False
        else:
            break
        line += 1
    extent.line = line
    return extent


def begin_item(mark: str, rest: str, line: int) -> ItemText:
    """The item that `mark` begins, its indentation included; `rest` is what follows on the line."""
    column = len(mark)
    if rest[0] == " " and rest[1] not in _UNLIKE_TEXT:  # as nearly every item
        text = rest[1:]
        return ItemText(line, column + 1, None, [(line, [text])], text[0] in _FIRST and _is_item(text))
    if _NO_TEXT.match(rest):
        column = 4
    else:
        rest = _expand_tabs(rest, column)
        column += len(rest) - len(rest.lstrip(" "))
    text = rest.lstrip(WHITE)
    attributes = None
    if found := _ITEM_ATTRIBUTES.match(text):
        attributes = parse_attribute_list(found[1])
        text = text[found.end() :]
    segment = (line, [text]) if text else (line + 1, [])
    return ItemText(line, column, attributes, [segment], _is_item(text))


def _is_item(text: str) -> bool:
    """Whether an item's text begins an item itself: `- - text`."""
    return _START.match(text) is not None


def _expand_tabs(text: str, column: int) -> str:
    while found := _TAB.match(text):
        spaces, tabs = found[1], len(found[2])
        width = 4 - (len(spaces) + column) % 4 + (tabs - 1) * 4
        text = spaces + " " * width + text[found.end() :]
    return text


@lru_cache(maxsize=64)
def marker(kind: str, column: int) -> re.Pattern[str]:
    """What begins the next item of a list whose items' text begins at `column`."""
    return re.compile(rf"( {{0,{min(3, column - 1)}}}{MARKERS[kind]})[\t |]")


def belongs(state: BlockState, line: int, column: int, *, lazily: bool) -> bool:
    """Whether a line that holds text belongs to an item: indented to `column`, or lazily right below its text."""
    src, begin = state.src, state.bMarks[line]
    if src.startswith(" " * column, begin) or _indented(column).match(src, begin):
        return True
    if not lazily or src[begin + state.tShift[line]] not in "{<":
        return lazily
    return not _ends_laziness(min(column, 3)).match(src, begin)


@lru_cache(maxsize=64)
def _indented(column: int) -> re.Pattern[str]:
    tab, spaces = divmod(column, 4)
    return re.compile(rf"(?:\t| {{4}}){{{tab}}} {{{spaces}}}|(?:\t| {{4}}){{{tab + 1}}}")


@lru_cache(maxsize=8)
def _ends_laziness(indent: int) -> re.Pattern[str]:
    return re.compile(rf" {{0,{indent}}}(?:{ATTRIBUTES}|{HTML_STOP}|{HTML_START})")


def _push_items(state: BlockState, extent: Extent) -> Block | None:
    """Push every item; returns the blank lines at the end of the last one, which belong below the list."""
    blank: Block | None = None
    firsts: list[Block | None] = []
    for index, item in enumerate(extent.items):
        opening = state.open("list_item", "li", item.line)
        if item.attributes:
            state.document.attributed.append((opening, item.attributes))
        blocks = parse_segments(state, item.segments)
        _drop_mark(blocks)
        is_last = index == len(extent.items) - 1
        if is_tight(blocks, is_last=is_last, ended=extent.ended, before=firsts):
            make_tight(state, blocks[0], above_block=len(blocks) > 1 and blocks[1].kind != "blank")
        firsts.append(blocks[0] if blocks else None)
        if blocks:
            blank = blocks[-1] if blocks[-1].kind == "blank" else None
        state.close("list_item", "li")
    return blank


def parse_segments(state: BlockState, segments: Sequence[tuple[int, list[str]]]) -> list[Block]:
    """Parse an item's segments one after the other; returns the blocks they gave together."""
    blocks: list[Block] = []
    for line, texts in segments:
        if texts:
            parse_blocks(state, "".join(texts), line, above=blocks)
    return blocks


def is_tight(blocks: list[Block], *, is_last: bool, ended: bool, before: Sequence[Block | None]) -> bool:
    """Whether an item's first paragraph stands without `<p>`.

    `before` are the first blocks of the items before it, None for an empty item.
    """
    if not blocks or blocks[0].kind != "paragraph":
        return False
    alone = len(blocks) < 2 or blocks[1].kind != "blank" or (is_last and len(blocks) == 2 and not ended)
    return alone and (not is_last or not before or any(_is_no_loose_paragraph(first) for first in before))


def _drop_mark(blocks: list[Block]) -> None:
    """An attribute list right below the first paragraph does not count as a block."""
    if len(blocks) < 2 or blocks[0].kind != "paragraph" or blocks[0].attributes is None:
        return
    if blocks[1].kind == "mark":
        del blocks[1]


def _is_no_loose_paragraph(block: Block | None) -> bool:
    return block is None or block.kind != "paragraph" or (block.token is not None and block.token.hidden)


def make_tight(state: BlockState, paragraph: Block, *, above_block: bool) -> None:
    """Hide a paragraph's tags; above another block its text ends with its line, so that a line break may be read."""
    inline = state.tokens[paragraph.start + 1]
    if above_block and inline.content.endswith("\\"):
        inline.content += "\n"
    for token in (state.tokens[paragraph.start], state.tokens[paragraph.start + 2]):
        token.hidden = True
