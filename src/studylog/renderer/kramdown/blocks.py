"""The block parser: a text is cut into blocks, line by line.

What containers hold is cut out and parsed again (`containers.py`). Every state knows the blocks it has made so far,
because many rules ask what stands directly above.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore, normalize
from markdown_it.token import Token
from markdown_it.utils import EnvType

from studylog.renderer.kramdown.block_state import WHITE, BlockState

BLANK_LINES = re.compile(r"(?:[ \t\r\f\v]*\n)+")


BlockRule = Callable[[BlockState, int, int, bool], bool]
"""Takes the block that begins on a line, up to an end, and moves the state behind it; False where it is none."""


class BlockParser(ParserBlock):
    """markdown-it's block parser, which asks only the rules that can begin with a line's first character."""

    def __init__(self) -> None:
        # markdown-it's own rules are left out altogether: some have the names of ours
        self.ruler = Ruler[RuleFuncBlockType]()
        self._starts: dict[RuleFuncBlockType, str] = {}
        self._first_characters: set[str] = set()
        self._of_code: set[RuleFuncBlockType] = set()
        self._of_lone_text: tuple[RuleFuncBlockType, ...] = ()
        self._not_of_lone_text: set[RuleFuncBlockType] = set()
        self._chosen: dict[str, tuple[RuleFuncBlockType, ...]] = {}
        self._chosen_from: list[RuleFuncBlockType] = []

    def add(
        self,
        name: str,
        rule: BlockRule,
        starts: str = "",
        *,
        before: str = "",
        indented: bool = False,
        lone_text: bool = True,
    ) -> None:
        """Add a rule at the end or `before` one; `starts` are what it can begin with after indentation, empty: any.

        One that is `indented` is asked only where four columns or more stand before. Without `lone_text` it takes
        nothing that is a lone paragraph to `paragraphs.py`.
        """
        if before:
            self.ruler.before(before, name, rule)  # type: ignore[arg-type]  # every state of this parser is a BlockState
        else:
            self.ruler.push(name, rule)  # type: ignore[arg-type]
        if starts:
            self._starts[rule] = starts  # type: ignore[index]
            self._first_characters.update(starts)
        if indented:
            self._of_code.add(rule)  # type: ignore[arg-type]
        if not lone_text:
            self._not_of_lone_text.add(rule)  # type: ignore[arg-type]

    def add_for_lone_text(self, rule: BlockRule) -> None:
        """Add a rule for lone paragraphs, asked first unless another may want them."""
        self._of_lone_text = (*self._of_lone_text, rule)  # type: ignore[arg-type]

    def has_start(self, char: str) -> bool:
        """Whether there are rules for blocks that begin with this character."""
        return char in self._first_characters

    def _rules_by_character(self) -> dict[str, tuple[RuleFuncBlockType, ...]]:
        """The rules to ask, for those characters that have been met; empty again once a rule is added."""
        rules = self.ruler.getRules("")
        if rules is not self._chosen_from:
            self._chosen_from, self._chosen = rules, {}
        return self._chosen

    def _choose_rules(self, char: str, *, indented: bool) -> tuple[RuleFuncBlockType, ...]:
        """The rules for a character of a line; those of an indented one are known by it with a blank before."""
        rules = (rule for rule in self._chosen_from if indented or rule not in self._of_code)
        chosen = tuple(rule for rule in rules if char in self._starts.get(rule, char))
        if not (indented or self.has_start(char)) and self._not_of_lone_text.issuperset(chosen[:-1]):
            chosen = self._of_lone_text + chosen
        self._chosen[f" {char}" if indented else char] = chosen
        return chosen

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803  # markdown-it's names
        """Turn lines into tokens."""
        assert isinstance(state, BlockState)
        state.line = line = startLine
        known, src, begins, indents = self._rules_by_character(), state.src, state.bMarks, state.tShift
        while line < endLine and not state.closed:
            char = src[begins[line] + indents[line]]
            if state.sCount[line] < 4:
                rules = known.get(char) or self._choose_rules(char, indented=False)
            else:
                rules = known.get(f" {char}") or self._choose_rules(char, indented=True)
            for rule in rules:
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
    blank = found[0]
    state.line = line + (1 if blank == "\n" else blank.count("\n"))
    if not state.blocks or state.blocks[-1].kind != "blank":
        state.add("blank", len(state.tokens))
    state.blocks[-1].text += blank
    return True


def rule_adder(md: MarkdownIt) -> BlockParser:
    """The block parser to add rules to; a plugin loaded on its own brings it along."""
    if not isinstance(md.block, BlockParser):
        block_parser(md)
    assert isinstance(md.block, BlockParser)
    return md.block
