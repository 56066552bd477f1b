"""The walk over a block's text that all span-level rules share.

kramdown reads spans by recursive descent: an element that opens reads on, nested, until its own closing text,
and gives up when the block ends first (kramdown.gettalong.org/syntax.html, "Span-level elements"). `SpanParser`
is that walk as a markdown-it inline parser. It stops only where a rule may begin, asks only the rules for that
character, and remembers which searches have failed, so that text which opens everything and closes nothing is
still read in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, Protocol

from markdown_it import MarkdownIt
from markdown_it.parser_inline import _DEFAULT_TERMINATORS, ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from studylog import messages
from studylog.renderer.kramdown.document import Finding, document
from studylog.renderer.kramdown.tokens import make_token

EM, STRONG, LINK, HTML = 1, 2, 4, 8
"""What is open around a place, as bits of `SpanState.opened`: the rules read differently inside these."""

DEEPEST = 50
"""How many elements may stand inside each other; what is deeper stays text, and is reported."""


class SpanState(StateInline):
    """Where the walk stands, and what it has learned.

    There is one for every paragraph: what seldom changes has its first value here, once for all.
    """

    pos = level = pendingLevel = linkLevel = 0  # noqa: N815  # markdown-it's names
    backticksScanned = False  # noqa: N815
    _html_terminators = None
    _pending = ""
    run_start = 0
    """Where the plain text that reaches up to `pos` began; no character before it is seen."""
    parent = ""
    """Tag of the innermost element around `pos`."""
    raw = False
    """Whether only HTML tags are read here."""
    depth = 0
    attempts = 0
    """How many elements around `pos` are nothing unless they close."""
    last_image = -1
    """Where the image began that was read last; -1 where it turned out to be none."""
    _element_end = -1
    _element: Token | None = None

    def __init__(
        self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token], first_line: int = 0, opened: int = 0
    ) -> None:
        # StateInline's own constructor is not called: it would give each of the above a place of its own
        self.src, self.md, self.env, self.tokens = src, md, env, tokens
        self.posMax = len(src)
        self.tokens_meta = [None] * len(tokens)
        self._pending_buffer, self._prev_delimiters = [], []
        self.cache, self.delimiters, self.backticks = {}, [], {}
        self.first_line = first_line
        """Line of the text that `src` begins on, from 0."""
        self._line_known = 0, first_line
        """The place that was asked for last, and its line: the next one is counted from there."""
        self.opened = opened
        """Bits of the elements around `pos`."""
        self.dead_ends: dict[tuple[str, int], set[int]] = {}
        """By closing text and context: the stops from which it is not reached."""
        self.brackets: dict[int, dict[int, int]] = {}
        """By context: the end of each bracket, -1 for one that never closes."""
        self.parentheses: dict[int, int] = {}
        """What `link_targets` found out about parentheses."""
        self.title_ends: dict[str, tuple[list[int], list[int]]] = {}
        """By quote: where titles may end."""
        self.last_closings: dict[str, int] = {}
        """By name: where the last closing HTML tag stands."""
        self.absent: dict[str, int] = {}
        """Text → a position after which it does not occur."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token behind the text before it; no rule here asks for markdown-it's delimiters, so none are kept."""
        if self._pending_buffer or self._pending:
            self.pushPending()
        if nesting < 0:
            self.level -= 1
        token = make_token(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
        self.pendingLevel = self.level
        self.tokens.append(token)
        return token

    def pushPending(self) -> Token:  # noqa: N802  # markdown-it's name
        """Push the text that has been read so far."""
        content = self._pending + "".join(self._pending_buffer)
        self._pending, self._pending_buffer = "", []
        token = make_token("text", "", 0, self.pendingLevel, content)
        self.tokens.append(token)
        return token

    def line_at(self, pos: int) -> int:
        """The line of the text that `pos` stands on, from 0."""
        known, line = self._line_known
        if pos >= known:
            line += self.src.count("\n", known, pos)
        else:
            line -= self.src.count("\n", pos, known)
        self._line_known = pos, line
        return line

    def find(self, text: str, start: int) -> int:
        """Where `text` occurs from `start` on, or -1; a miss is searched only once."""
        if start >= self.absent.get(text, self.posMax + 1):
            return -1
        at = self.src.find(text, start, self.posMax)
        if at < 0:
            self.absent[text] = start
        return at

    def take_text(self, length: int) -> None:
        """Take the next `length` characters as they are."""
        self.append_pending(self.src[self.pos : self.pos + length])
        self.pos += length

    def end_element(self, token: Token | None) -> None:
        """An element ends at `pos`; attributes right behind it are for `token` (None: for nobody)."""
        self._element_end, self._element = self.pos, token

    def element_before(self) -> tuple[bool, Token | None]:
        """Whether an element ends right here, and its token."""
        return self._element_end == self.pos, self._element

    def too_deep(self) -> bool:
        """Whether another element may not open here; says so once a text."""
        if self.depth < DEEPEST:
            return False
        findings = document(self.env).findings
        if not any(finding.sentence is messages.SPANS_TOO_DEEP for finding in findings):
            line = self.line_at(self.pos) + 1
            findings.append(Finding(sentence=messages.SPANS_TOO_DEEP, line=line, severity="error"))
        return True


class SpanRule(Protocol):
    """Reads what begins at `state.pos` and moves on; False where nothing of its kind begins."""

    def __call__(self, state: SpanState, /) -> bool:
        """Called where one of the rule's first characters stands."""


Stop = Callable[[int], bool]
"""Whether the element that is being read ends at this position."""


class SpanParser(ParserInline):
    """Inline parser with a table of rules by first character, and nested reading up to a stop."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler.enableOnly(())
        self.ruler2.enableOnly(())
        self._rules: dict[str, list[SpanRule]] = {}
        self._raw_rules: dict[str, list[SpanRule]] = {}
        self._starts: list[str] = []
        self._stops: re.Pattern[str] | None = None

    def add(self, starts: Iterable[str], rule: SpanRule, *, raw: bool = False) -> None:
        """Let the walk stop at each of `starts` and ask `rule`, after the rules added before it.

        With `raw` it is asked inside raw HTML too.
        """
        for start in starts:
            self._starts.append(start)
            for table in (self._rules, self._raw_rules)[: 1 + raw]:
                rules = table.setdefault(start[0], [])
                if rule not in rules:
                    rules.append(rule)
        self._stops = None

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: EnvType,
        tokens: list[Token],
        *,
        first_line: int = 0,
        opened: int = 0,
    ) -> list[Token]:
        """Read all of `src` into `tokens`."""
        if (self._stops or self._compile()).search(src) is None:
            tokens += [make_token("text", "", 0, content=src)] if src else []
            return tokens
        state = SpanState(src, md, env, tokens, first_line, opened)
        self.tokenize(state)
        return tokens

    def tokenize(self, state: StateInline) -> None:
        """Read up to the end of the text (as rules of other plugins ask for)."""
        assert isinstance(state, SpanState)
        self.walk(state, None)
        if state.pending:
            state.pushPending()

    def walk(self, state: SpanState, stop: Stop | None, dead_ends: set[int] | None = None) -> bool:
        """Read on until `stop` says yes (True, standing there) or the text ends (False).

        `dead_ends` are stops from which the end is known not to be reached; where that is so, those of this
        walk are added.
        """
        search = (self._stops or self._compile()).search
        src, end, rules = state.src, state.posMax, self._raw_rules if state.raw else self._rules
        pos, seen = state.pos, []
        while pos < end:
            found = search(src, pos, end)
            at = found.start() if found else end
            if at > pos:
                state.append_pending(src[pos:at])
            state.pos = at
            if found is None:
                break
            if stop is not None:
                if stop(at):
                    return True
                if dead_ends is not None:
                    if at in dead_ends:
                        break
                    seen.append(at)
            for rule in rules.get(src[at], ()):
                if rule(state):
                    pos = state.run_start = state.pos
                    break
            else:
                pos = self._take_other(state)
        if dead_ends is not None:
            dead_ends.update(seen)
        return False

    def _take_other(self, state: SpanState) -> int:
        """Where no rule of ours applies: rules of other plugins, else the character as text."""
        for rule in self.ruler.getRules(""):
            if not state.raw and rule(state, False):
                state.run_start = state.pos
                state.end_element(None)
                return state.pos
        state.take_text(1)
        return state.pos

    def _compile(self) -> re.Pattern[str]:
        starts = {*self._starts, *self._extra_terminator_chars}
        if self.ruler.getRules(""):
            starts |= _DEFAULT_TERMINATORS
        # single characters first: the longer starts behind them cost nothing
        self._stops = re.compile("|".join(re.escape(start) for start in sorted(starts, key=len)))
        return self._stops


def span_parser(md: MarkdownIt) -> SpanParser:
    """The parser that span rules are added to; takes the place of markdown-it's own on first use."""
    if not isinstance(md.inline, SpanParser):
        md.inline = SpanParser()
        md.core.ruler.at("inline", _read_texts)
        md.core.ruler.disable("text_join")
    return md.inline


def _read_texts(state: StateCore) -> None:
    read_spans(state.md, state.tokens, state.env)


def read_spans(md: MarkdownIt, tokens: Sequence[Token], env: EnvType) -> None:
    """Read the text of every `inline` token into its children."""
    parser = span_parser(md)
    for token in tokens:
        if token.type == "inline":
            token.children = []
            parser.parse(token.content, md, env, token.children, first_line=token.map[0] if token.map else 0)


class Mark:
    """A place to come back to when an element turns out not to close."""

    __slots__ = ("level", "pending", "pos", "run_start", "state", "tokens")

    def __init__(self, state: SpanState) -> None:
        self.state = state
        self.pos, self.run_start, self.level = state.pos, state.run_start, state.level
        self.tokens = len(state.tokens)
        self.pending = state.pending

    def rewind(self) -> None:
        """Forget everything read since."""
        state = self.state
        del state.tokens[self.tokens :]
        state.pos, state.run_start, state.pending = self.pos, self.run_start, self.pending
        state.level = state.pendingLevel = self.level


def attempt_inside(state: SpanState, tag: str, bit: int, stop: Stop, dead_ends: set[int]) -> bool:
    """Read the content of an element that is one only if `stop` says that it ends (see `SpanParser.walk`)."""
    state.attempts += 1
    closed = read_inside(state, tag, bit, stop, dead_ends)
    state.attempts -= 1
    return closed


def read_inside(
    state: SpanState, tag: str, bit: int, stop: Stop, dead_ends: set[int] | None = None, *, raw: bool = False
) -> bool:
    """Read the content of an element `tag` up to where `stop` says it ends, or to the end of the text."""
    parser = state.md.inline
    assert isinstance(parser, SpanParser)
    around = state.parent, state.opened, state.raw
    state.parent, state.opened, state.raw = tag, state.opened | bit, raw
    state.run_start = state.pos
    state.depth += 1
    closed = parser.walk(state, stop, dead_ends)
    state.depth -= 1
    state.parent, state.opened, state.raw = around
    return closed
