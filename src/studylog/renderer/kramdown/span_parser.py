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
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.parser_inline import _DEFAULT_TERMINATORS, ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from studylog.renderer.kramdown.span_state import HTML, SpanState
from studylog.renderer.kramdown.tokens import make_token


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
        self._added: list[tuple[str, SpanRule, bool]] = []
        """Each start with its rule, and whether that is asked inside raw HTML too."""
        self._before: dict[str, str] = {}
        """What must stand before a start, where that is something."""
        self._rules: dict[str, tuple[SpanRule, ...]] = {}
        self._raw_rules: dict[str, tuple[SpanRule, ...]] = {}
        """The rules to ask, by the start that was found."""
        self._stops: re.Pattern[str] | None = None

    def add(self, starts: Iterable[str], rule: SpanRule, *, raw: bool = False, before: str = "") -> None:
        """Let the walk stop at each of `starts` and ask `rule`, after the rules added before it.

        With `raw` it is asked inside raw HTML too; with `before`, only behind that: a start that begins with a blank
        would have the walk look at every blank.
        """
        for start in starts:
            self._added.append((start, rule, raw))
            self._before[start] = before if self._before.get(start, before) == before else ""
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
        start = self.next_stop(src, 0, len(src))
        if start == len(src):
            tokens += [make_token("text", "", 0, content=src, bare=True)] if src else []
            return tokens
        state = SpanState(src, md, env, tokens, first_line, opened)
        if start:
            state.take_text(start)
        self.tokenize(state)
        return tokens

    def next_stop(self, src: str, pos: int, end: int) -> int:
        """The first place from `pos` on where a rule may begin, or `end`."""
        found = (self._stops or self._compile()).search(src, pos, end)
        return found.start() if found else end

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
        pos, at, seen = state.pos, -1, []
        while pos < end:
            found = search(src, pos + 1 if pos == at else pos, end)  # behind a stop that itself goes on as text
            at = found.start() if found else end
            if at > pos:
                state._pending_buffer.append(src[pos:at])  # as `append_pending` does, without a call
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
            for rule in rules.get(found[0], ()):
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
        starts = {*(start for start, _, _ in self._added), *self._extra_terminator_chars}
        if self.ruler.getRules(""):
            starts |= _DEFAULT_TERMINATORS
        self._rules = {found: self._rules_at(found, raw=False) for found in starts}
        self._raw_rules = {found: self._rules_at(found, raw=True) for found in starts}
        # single characters first: the longer starts behind them cost nothing
        self._stops = re.compile("|".join(map(self._pattern_of, sorted(starts, key=len))))
        return self._stops

    def _pattern_of(self, start: str) -> str:
        before = self._before.get(start, "")
        return re.escape(start) + (f"(?<={re.escape(before + start)})" if before else "")

    def _rules_at(self, found: str, *, raw: bool) -> tuple[SpanRule, ...]:
        """The rules for what begins with `found`, in the order in which they were added, each once."""
        return tuple(
            dict.fromkeys(
                rule
                for start, rule, is_raw in self._added
                if (is_raw or not raw) and (start.startswith(found) or found.startswith(start))
            )
        )


def span_parser(md: MarkdownIt) -> SpanParser:
    """The parser that span rules are added to; takes the place of markdown-it's own on first use."""
    if not isinstance(md.inline, SpanParser):
        md.inline = SpanParser()
        md.core.ruler.at("inline", _read_texts)
        md.core.ruler.disable("text_join")
    return md.inline


def _read_texts(state: StateCore) -> None:
    read_spans(state.md, state.tokens, state.env)


def read_spans(md: MarkdownIt, tokens: Sequence[Token], env: EnvType, *, inside: int = 0) -> None:
    """Read the text of every `inline` token into its children; `inside` counts the HTML elements around all of them."""
    parser = span_parser(md)
    for token in [token for token in tokens if token.type in _READ]:
        if token.nesting:
            inside += token.nesting
        else:
            line, opened = token.map[0] if token.map else 0, HTML if inside else 0
            token.children = parser.parse(token.content, md, env, [], first_line=line, opened=opened)


_READ = frozenset(("inline", "html_open", "html_close"))


def next_stop(state: SpanState, pos: int) -> int:
    """The first place from `pos` on where a rule may begin; up to there stands mere text."""
    parser = state.md.inline
    assert isinstance(parser, SpanParser)
    return parser.next_stop(state.src, pos, state.posMax)


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
