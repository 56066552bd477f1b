"""Attribute lists on lines of their own: `{: .class}` for a block, `{:name: .class}` for later use.

kramdown, "Block Inline Attribute Lists". A list belongs to the block directly above it; after a blank line or at the
start of a container it waits for the next block.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from studylog.renderer.kramdown.attributes import (
    ANYTHING,
    NAME,
    AttributeList,
    apply_attributes,
    parse_attribute_list,
    resolve,
)
from studylog.renderer.kramdown.block_state import BlockState
from studylog.renderer.kramdown.blocks import rule_adder
from studylog.renderer.kramdown.document import document

ATTRIBUTE_LIST_LINE = re.compile(rf" {{0,3}}\{{:(?![:/])({ANYTHING}+)\}}[ \t]*\n")
"""A block's attribute list; a definition (`{:name: …}`) is one too where only the end of a block is asked for."""
DEFINITION_LINE = re.compile(rf" {{0,3}}\{{:({NAME}):({ANYTHING}+)\}}[ \t]*\n", re.ASCII)


def block_attributes(md: MarkdownIt) -> None:
    """`{: …}` for blocks and `{:name: …}`; they take effect when the whole text is read."""
    rule_adder(md).add("block_attributes", parse_block_attributes, "{")
    md.core.ruler.after("block", "block_attributes", put_attributes)


def parse_block_attributes(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """One line: a definition, a list for the block above, or one for the block below."""
    begin = state.bMarks[line]
    if found := DEFINITION_LINE.match(state.src, begin):
        state.line = line + 1
        named = state.document.attribute_lists.setdefault(found[1], AttributeList())
        named.update(parse_attribute_list(found[2]))
        state.add("mark", len(state.tokens))
        return True
    found = ATTRIBUTE_LIST_LINE.match(state.src, begin)
    if not found:
        return False
    state.line = line + 1
    _give(state, parse_attribute_list(found[1]))
    return True


def _give(state: BlockState, attributes: AttributeList) -> None:
    last = state.last
    if last is None or last.kind in ("blank", "boundary", "mark"):
        state.attributes = state.attributes or AttributeList()
        state.attributes.update(attributes)
        return
    state.give_attributes(last, attributes)
    if not ATTRIBUTE_LIST_LINE.match(state.src, state.pos):
        state.add("mark", len(state.tokens))


def put_attributes(state: StateCore) -> None:
    """Put every block's list on its token, now that all names are known."""
    text = document(state.env)
    for token, attributes in text.attributed:
        line = token.map[0] if token.map else 0
        if not attributes.names or text.may_expand(_length(resolve(attributes, text.attribute_lists)), line):
            apply_attributes(token, attributes, text.attribute_lists)


def _length(attributes: AttributeList) -> int:
    return sum(len(value) for value in attributes.attrs.values())
