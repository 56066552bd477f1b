"""Link definitions: `[name]: url "title"` (kramdown, "Link Definitions"). They leave nothing where they stand."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from studylog import messages
from studylog.frozen import dataclass
from studylog.renderer.kramdown.attributes import AttributeList
from studylog.renderer.kramdown.block_state import WHITE, BlockState
from studylog.renderer.kramdown.blocks import rule_adder
from studylog.renderer.kramdown.document import Finding, LinkDefinition, document, normalize_label

_LABEL = re.compile(r" {0,3}\[([^\n\]]+)\]:[ \t]*+")
_ANGLES = re.compile(r"<([^>\n]*)>[ \t]*+(?:([\"'])(.+)\2[ \t]*)?$")
_TITLE_START = re.compile(r"(?<![ \t])[ \t]++([\"'])")
_TITLE_LINE = re.compile(r"[ \t]*+([\"'])(.+)\1[ \t]*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What stands behind the name."""

    url: str
    title: str | None
    lines: int = 1


def link_definitions(md: MarkdownIt, *, link_defs: tuple[tuple[str, str, str], ...] = ()) -> None:
    """The title may stand on the next line. A name that is defined twice has its last meaning.

    `link_defs` are defined for every text: name, address and title each.
    """

    def define_links(state: StateCore) -> None:
        for name, url, title in link_defs:
            document(state.env).links[normalize_label(name)] = LinkDefinition(url=url, title=title or None)

    if link_defs:
        md.core.ruler.before("block", "link_definitions", define_links)
    rule_adder(md).add("link_definition", parse_link_definition, "[")


def parse_link_definition(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Note the definition; an attribute list around it goes to every link that uses it."""
    label = _LABEL.match(state.src, state.bMarks[line])
    target = _read_target(state, label.end(), line) if label else None
    if label is None or target is None:
        return False
    if " " in target.url and target.url[0] != "#":  # `[//]: # (text)` is how writers hide a comment
        at = state.first_line + line + 1
        values = (("name", label[1]),)
        state.document.findings.append(Finding(sentence=messages.DEFINITION_OF_PROSE, line=at, values=values))
    state.line = line + target.lines
    block = state.add("definition", len(state.tokens))
    block.attributes = block.attributes or AttributeList()
    state.document.links[normalize_label(label[1])] = LinkDefinition(
        url=target.url, title=target.title, attributes=block.attributes
    )
    return True


def _read_target(state: BlockState, pos: int, line: int) -> Target | None:
    rest = state.src[pos : state.eMarks[line]].rstrip(WHITE)
    if not rest:
        return None
    if angles := _ANGLES.match(rest):
        url, title = angles[1], angles[3]
    else:
        url, title = _split_title(rest)
        if _TITLE_START.search(url):
            return None
    below = _TITLE_LINE.match(state.src, state.bMarks[line + 1]) if title is None else None
    if below:
        return Target(url=url, title=below[2], lines=2)
    return Target(url=url, title=title)


def _split_title(rest: str) -> tuple[str, str | None]:
    """The URL, and the title in quotes that ends the line; None where there is none."""
    for start in _TITLE_START.finditer(rest):
        if start.start() > 0 and rest[-1] == start[1] and start.end() < len(rest) - 1:
            return rest[: start.start()], rest[start.end() : -1]
    return rest, None
