"""Where the block parser stands in the lines of one container, and the blocks that it has made of them so far."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from studylog import messages
from studylog.renderer.kramdown.attributes import AttributeList
from studylog.renderer.kramdown.document import Document, Finding, document
from studylog.renderer.kramdown.tokens import make_token

DEEPEST = 100
"""Levels of containers; a deeper one is an error, and its text stays text."""
WHITE = " \t\n\r\f\v"


@dataclass(slots=True)
class Block:
    """One block of a container, as the rules after it see it."""

    kind: str
    """`paragraph`, `list` …; `blank`, `boundary` for `^`, `definition` and `mark` for lines that leave no trace."""
    start: int
    """Where its tokens begin."""
    token: Token | None = None
    """Its opening token: what an attribute list is put on."""
    attributes: AttributeList | None = None
    """Given to it so far."""
    text: str = ""
    """Blank lines as they stand."""


class BlockState(StateBlock):
    """A `StateBlock` over the lines of one container.

    `src` always ends with a newline. There is one for every list item: what seldom changes has its first value here,
    once for all.
    """

    blkIndent = line = level = 0  # noqa: N815  # markdown-it's names
    ddIndent = listIndent = -1  # noqa: N815
    tight = False
    parentType = "root"  # noqa: N815
    result = ""
    _code_enabled = True
    attributes: AttributeList | None = None
    """An attribute list that waits for the next block."""
    element = ""
    """The HTML element whose closing tag ends this state; empty for none."""
    closed = False

    def __init__(
        self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token], *, first_line: int = 0, depth: int = 0
    ) -> None:
        # StateBlock's own constructor is not called: it would go over every line a second time
        self.src = src
        self.md = md
        self.env = env
        self.tokens = tokens
        self.first_line = first_line
        """Line of the body, from 0, on which `src` begins."""
        self.depth = depth
        self.blocks: list[Block] = []
        self.unclosed: dict[str, int] = {}
        """The shortest fence, by its character, for which no closing one follows."""
        self._absent: dict[str, int] = {}
        self._mark_lines()

    def _mark_lines(self) -> None:
        begins, ends, indents, at = [], [], [], 0
        lines = self.src.split("\n")
        for line in lines:
            begins.append(at)
            at += len(line)
            ends.append(at)
            at += 1
            indents.append(len(line) - len(line.lstrip(" \t")))
        self.lineMax = len(lines) - 1  # behind the last newline stands nothing
        self.bMarks, self.eMarks, self.tShift, self.sCount = begins, ends, indents, indents.copy()
        if "\t" in self.src:
            self.sCount = [len(line[:at].expandtabs(4)) for line, at in zip(lines, indents, strict=True)]
        self.bsCount = [0] * len(lines)

    @property
    def document(self) -> Document:
        """The text's definitions and settings."""
        return document(self.env)

    @property
    def pos(self) -> int:
        """Where the next block begins."""
        return self.bMarks[self.line]

    @property
    def last(self) -> Block | None:
        """The block directly above."""
        return self.blocks[-1] if self.blocks else None

    def line_at(self, pos: int) -> int:
        """The line that holds `pos`."""
        return bisect_right(self.bMarks, pos) - 1

    def go_to(self, pos: int) -> None:
        """Let the next block begin at `pos`, which may be inside a line: what stands before it is gone."""
        self.line = line = self.line_at(pos)
        if pos > self.bMarks[line]:
            rest = self.src[pos : self.eMarks[line]]
            self.bMarks[line] = pos
            self.tShift[line] = len(rest) - len(rest.lstrip(" \t"))
            self.sCount[line] = len(rest[: self.tShift[line]].expandtabs(4))

    def find(self, needle: str, pos: int) -> int:
        """`src.find`, which remembers what is not there: a text full of openings without an end stays linear."""
        if pos >= self._absent.get(needle, len(self.src) + 1):
            return -1
        found = self.src.find(needle, pos)
        if found < 0:
            self._absent[needle] = min(pos, self._absent.get(needle, pos))
        return found

    def add(self, kind: str, start: int, token: Token | None = None) -> Block:
        """Note a block whose tokens begin at `start`; it takes the attribute list that waits, needed or not."""
        block = Block(kind, start, token)
        self.blocks.append(block)
        if self.attributes is not None:
            waiting, self.attributes = self.attributes, None
            self.give_attributes(block, waiting)
        return block

    def give_attributes(self, block: Block, attributes: AttributeList) -> None:
        """Put an attribute list on a block; it takes effect when all named lists are known."""
        if block.attributes is None:
            block.attributes = AttributeList()
            if block.token is not None:
                self.document.attributed.append((block.token, block.attributes))
        block.attributes.update(attributes)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token on the level that it stands on."""
        if nesting < 0:
            self.level -= 1
        token = make_token(ttype, tag, nesting, self.level, "", None, True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token

    def open(self, kind: str, tag: str, line: int) -> Token:
        """Push an opening token."""
        at = self.first_line + line
        token = make_token(f"{kind}_open", tag, 1, self.level, "", [at, at + 1], True)
        self.level += 1
        self.tokens.append(token)
        return token

    def close(self, kind: str, tag: str, opening: Token | None = None) -> None:
        """Push a closing token, and let the opening one know where the block ends."""
        self.level -= 1
        self.tokens.append(make_token(f"{kind}_close", tag, -1, self.level, "", None, True, True))
        if opening is not None and opening.map:
            opening.map[1] = self.first_line + self.line

    def push_inline(self, content: str, line: int, end: int | None = None) -> Token:
        """Push text that will be parsed as spans."""
        lines = [self.first_line + line, self.first_line + (line + 1 if end is None else end)]
        token = make_token("inline", "", 0, self.level, content, lines, True, True)
        token.children = []
        self.tokens.append(token)
        return token

    def push_paragraph(self, text: str, line: int, end: int) -> Token:
        """Push a paragraph of the lines from `line` up to `end`; all at once, since most tokens belong to one."""
        first, level = self.first_line, self.level
        lines = [first + line, first + end]
        opening = make_token("paragraph_open", "p", 1, level, "", lines, True)
        inline = make_token("inline", "", 0, level + 1, text, lines, True, True)
        self.tokens += (opening, inline, make_token("paragraph_close", "p", -1, level, "", None, True, True))
        return opening

    def push_leaf(self, kind: str, tag: str, content: str, line: int) -> Token:
        """Push a block that holds no other: code, a rule, a formula."""
        token = self.push(kind, tag, 0)
        token.content = content
        token.map = [self.first_line + line, self.first_line + self.line]
        return token

    def after_boundary(self) -> bool:
        """Whether a block that needs a boundary above it may begin here."""
        return not self.blocks or self.blocks[-1].kind in ("blank", "boundary") or self.attributes is not None

    def too_deep(self, line: int) -> bool:
        """Whether no further container may be opened here; the first refusal is an error with its line."""
        if self.depth < DEEPEST:
            return False
        findings = self.document.findings
        if not any(finding.sentence is messages.MARKDOWN_TOO_DEEP for finding in findings):
            at = self.first_line + line + 1
            findings.append(Finding(sentence=messages.MARKDOWN_TOO_DEEP, line=at, severity="error"))
        return True
