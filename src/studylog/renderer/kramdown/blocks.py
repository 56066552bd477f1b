"""The block parser: a text is cut into blocks, and what containers hold is cut out and parsed again.

As in kramdown, a container (list item, quote, definition, footnote) collects its lines by its own rules, takes its
indentation off and hands them to `parse_blocks`; nothing outside is seen from within. Every state knows the blocks it
has made so far, because many rules ask what stands directly above.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore, normalize
from markdown_it.token import Token
from markdown_it.utils import EnvType

from studylog.renderer.kramdown.block_state import WHITE, BlockState

BLANK_LINES = re.compile(r"(?:[ \t\r\f\v]*\n)+")


def parse_blocks(parent: BlockState, text: str, line: int, *, after: BlockState | None = None) -> BlockState:
    """Parse lines that a container has cut out; their tokens follow those of `parent`.

    `line` is the line of `parent` on which they begin. With `after`, they go on the container that it parsed first.
    """
    child = BlockState(
        text, parent.md, parent.env, parent.tokens, first_line=parent.first_line + line, depth=parent.depth + 1
    )
    child.level = parent.level
    if after is not None:
        child.blocks = after.blocks
    parent.md.block.tokenize(child, 0, child.lineMax)
    return child


def parse_element(state: BlockState, name: str) -> None:
    """Parse blocks from where `state` stands until a line begins with `</name>`, or the text ends.

    The content is not cut out: what its blocks take of the text is gone for `state`, too.
    """
    child = copy(state)
    child.blocks, child.attributes, child.closed = [], None, False
    child.element, child.depth = name, state.depth + 1
    state.md.block.tokenize(child, state.line, state.lineMax)
    state.line, state.level = child.line, child.level


BlockRule = Callable[[BlockState, int, int, bool], bool]
"""Takes the block that begins on a line, up to an end, and moves the state behind it; False where it is none."""


class BlockParser(ParserBlock):
    """markdown-it's block parser, which asks only the rules that can begin with a line's first character."""

    def __init__(self) -> None:
        # markdown-it's own rules are left out altogether: some have the names of ours
        self.ruler = Ruler[RuleFuncBlockType]()
        self._starts: dict[RuleFuncBlockType, str] = {}
        self._chosen: dict[str, tuple[RuleFuncBlockType, ...]] = {}
        self._chosen_from: list[RuleFuncBlockType] = []

    def add(self, name: str, rule: BlockRule, starts: str = "", *, before: str = "") -> None:
        """Add a rule at the end or `before` one; `starts` are what it can begin with after indentation, empty: any."""
        if before:
            self.ruler.before(before, name, rule)  # type: ignore[arg-type]  # every state of this parser is a BlockState
        else:
            self.ruler.push(name, rule)  # type: ignore[arg-type]
        if starts:
            self._starts[rule] = starts  # type: ignore[index]

    def _rules_by_character(self) -> dict[str, tuple[RuleFuncBlockType, ...]]:
        """The rules to ask, for those characters that have been met; empty again once a rule is added."""
        rules = self.ruler.getRules("")
        if rules is not self._chosen_from:
            self._chosen_from, self._chosen = rules, {}
        return self._chosen

    def _choose_rules(self, char: str) -> tuple[RuleFuncBlockType, ...]:
        chosen = tuple(rule for rule in self._chosen_from if char in self._starts.get(rule, char))
        self._chosen[char] = chosen
        return chosen

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803  # markdown-it's names
        """Turn lines into tokens."""
        assert isinstance(state, BlockState)
        state.line = line = startLine
        known, src, begins, indents = self._rules_by_character(), state.src, state.bMarks, state.tShift
        while line < endLine and not state.closed:
            char = src[begins[line] + indents[line]]
            for rule in known.get(char) or self._choose_rules(char):
                if rule(state, line, endLine, False):
                    line = state.line
                    break
            else:
                raise RuntimeError("no block rule takes this line: load paragraphs, too")

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token]:  # noqa: N803
        """Parse a whole text into `outTokens`."""
        if src.strip(WHITE):
            state = BlockState(src.rstrip("\n") + "\n", md, env, outTokens)
            self.tokenize(state, 0, state.lineMax)
        return outTokens


def block_parser(md: MarkdownIt) -> None:
    """Give `md` the parser that the rules of this package need; their blocks come from rules added after this."""
    md.block = BlockParser()
    md.core.ruler.at("normalize", _normalize_rarely)
    md.block.add("blank_lines", blank_lines, "\n\r\f\v")


def _normalize_rarely(state: StateCore) -> None:
    """markdown-it's rule for line ends, which are as it wants them in every file that was read."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def blank_lines(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Any number of blank lines. More of them below others are one block: an attribute list between them waits on."""
    found = BLANK_LINES.match(state.src, state.bMarks[line])
    if not found:
        return False
    state.line = line + found[0].count("\n")
    if not state.blocks or state.blocks[-1].kind != "blank":
        state.add("blank", len(state.tokens))
    state.blocks[-1].text += found[0]
    return True


def rule_adder(md: MarkdownIt) -> BlockParser:
    """The block parser to add rules to; a plugin loaded on its own brings it along."""
    if not isinstance(md.block, BlockParser):
        block_parser(md)
    assert isinstance(md.block, BlockParser)
    return md.block
