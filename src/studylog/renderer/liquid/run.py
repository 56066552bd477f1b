"""One text on its way through Liquid: what came out, from which lines, what is wrong, how much it may do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager

from liquid.context import RenderContext
from liquid.output import NullIO
from liquid.template import BoundTemplate
from liquid.token import TOKEN_CONTENT, Token

from studylog import messages
from studylog.config import MarkdownConfig
from studylog.errors import Location, Problem, Sentence
from studylog.renderer.liquid.values import LARGEST

MOST_STEPS = 2_000_000
"""Nodes and rounds of all loops of one text together, and what filters do: some ten seconds."""
DEEPEST_INCLUDE = 30


class BoundExceededError(Exception):
    """A text loops or grows without end; carries what to say."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class Source:
    """A text with Liquid, and where it stands in its file."""

    def __init__(self, path: str, text: str, first_line: int = 1) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self._newlines = [at for at, char in enumerate(text) if char == "\n"]

    def line_of(self, at: int) -> int:
        """The line of the text, from 1, that holds the character at `at`."""
        return bisect_right(self._newlines, at - 1) + 1

    def locate(self, at: int) -> Location:
        """The place in the file."""
        line = self.line_of(at)
        start = self._newlines[line - 2] + 1 if line > 1 else 0
        shown = self.text[start:].partition("\n")[0]
        return Location(path=self.path, line=self.first_line + line - 1, column=at - start + 1, source=shown)


class Run:
    """What goes with one text from beginning to end."""

    def __init__(self, source: Source, markdown: MarkdownConfig) -> None:
        self.source = source
        self.markdown = markdown
        self.sources: dict[str, Source] = {source.text: source}
        self.problems: list[Problem] = []
        self.chain: list[str] = []
        self.templates: dict[str, BoundTemplate | None] = {}
        """What was included so far, by path."""
        self._steps = 0
        self._noted = Token(TOKEN_CONTENT, "", 0, source.text)
        self._loops: list[Token] = []
        """Those that go round now, the innermost last."""

    def tell(self, sentence: Sentence, token: Token, **values: str) -> None:
        """Warn, at the place of `token`; once, however often a loop comes by."""
        problem = sentence.warning(self.locate(token), **values)
        if problem not in self.problems:
            self.problems.append(problem)

    def locate(self, token: Token) -> Location:
        """Where `token` stands, in the text or in what it includes."""
        source = self.sources.get(token.source)
        return source.locate(token.start_index) if source else self.locate(self._noted)

    def enter(self, token: Token) -> None:
        """Note what is evaluated now, to tell of it when something goes wrong within."""
        if token.source in self.sources:
            self._noted = token

    @contextmanager
    def loop(self, token: Token) -> Iterator[None]:
        """While a loop goes round: it is what takes long, whatever stands in it."""
        self.enter(token)
        self._loops.append(token)
        try:
            yield
        finally:
            self._loops.pop()

    def here(self, sentence: Sentence, **values: str) -> None:
        """Warn, at the place noted last."""
        problem = sentence.warning(self.locate(self._noted), **values)
        if problem not in self.problems:
            self.problems.append(problem)

    def count(self, steps: int) -> None:
        """Take note of loops.

        Raises:
            BoundExceededError: where it is too much.

        """
        self._steps += steps
        if self._steps > MOST_STEPS:
            self._noted = self._loops[-1] if self._loops else self._noted
            self.refuse()

    def refuse(self) -> None:
        """Stop here.

        Raises:
            BoundExceededError: always.

        """
        raise BoundExceededError(self.too_much())

    def too_much(self) -> Problem:
        """That the text does more than it may, told at the place noted last."""
        values = {"limit": f"{MOST_STEPS:,}", "size": str(LARGEST // 1_000_000)}
        return messages.LIQUID_TOO_LONG.error(self.locate(self._noted), **values)


class Output(NullIO):
    """What comes out, each line with the line of the source it comes from. Nodes write to it and nothing else."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run = run
        self.parts: list[str] = []
        self.lines = [1]
        self.size = 0
        self._line = 1
        self._is_copy = False
        self._at_line_start = True

    def place(self, token: Token, *, is_copy: bool = False) -> None:
        """What is written next comes from `token`: with `is_copy` line by line, else all from its one line."""
        if token.source is self.run.source.text:
            self._line = self.run.source.line_of(token.start_index)
            self._is_copy = is_copy
            if self._at_line_start:
                self.lines[-1] = self._line

    def write(self, text: str) -> int:
        """Add `text`."""
        self.size += len(text)
        if self.size > LARGEST:
            self.run.refuse()
        for _ in range(text.count("\n")):
            self._line += self._is_copy
            self.lines.append(self._line)
        if text:
            self._at_line_start = text.endswith("\n")
        self.parts.append(text)
        return len(text)


def run_of(context: RenderContext) -> Run:
    """The run that a node or filter is part of."""
    run = context.tag_namespace["run"]
    assert isinstance(run, Run)
    return run
