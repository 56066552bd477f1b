"""Link definitions: `[name]: url "title"` (kramdown, "Link Definitions"). They leave nothing where they stand."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.attributes import AttributeList
from studylog.renderer.kramdown.blocks import BlockState, rule_adder
from studylog.renderer.kramdown.document import LinkDefinition, normalize_label

_DEFINITION = re.compile(
    r""" {0,3}\[([^\n\]]+)\]:[ \t]*
    (?:<(.*?)>|([^\n]*?[^ \t\r\f\v\n][^\n]*?))
    (?:(?:[ \t]*\n|[ \t]+)[ \t]*(["'])(.+?)\4)?[ \t]*\n""".replace("\n    ", "")
)
_OPEN_TITLE = re.compile(r"[ \t]+[\"']")


def link_definitions(md: MarkdownIt) -> None:
    """The title may stand on the next line. A name that is defined twice has its last meaning."""
    rule_adder(md).add("link_definition", parse_link_definition, "[")


def parse_link_definition(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Note the definition; an attribute list around it goes to every link that uses it."""
    found = _DEFINITION.match(state.src, state.bMarks[line])
    if not found or _OPEN_TITLE.search(found[3] or ""):
        return False
    state.go_to(found.end())
    block = state.add("definition", len(state.tokens))
    block.attributes = block.attributes or AttributeList()
    state.document.links[normalize_label(found[1])] = LinkDefinition(
        url=found[2] if found[3] is None else found[3], title=found[5], attributes=block.attributes
    )
    return True
