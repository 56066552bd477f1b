"""Where the walk over a block's text stands, and what it has learned of that text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from studylog import messages
from studylog.renderer.kramdown.document import Finding, document
from studylog.renderer.kramdown.tokens import make_token

EM, STRONG, LINK, HTML = 1, 2, 4, 8
"""What is open around a place, as bits of `SpanState.opened`: the rules read differently inside these."""

_MADE_LATE: Mapping[str, Callable[[], Any]] = MappingProxyType(
    {
        **dict.fromkeys(("dead_ends", "brackets", "parentheses", "title_ends", "last_closings"), dict),
        **dict.fromkeys(("cache", "backticks"), dict),
        **dict.fromkeys(("delimiters", "tokens_meta", "_prev_delimiters"), list),
    }
)
"""What the rules for emphasis and links learn, and what rules of markdown-it's own keep."""

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
    dead_ends: dict[tuple[str, int], set[int]]
    """By closing text and context: the stops from which it is not reached."""
    brackets: dict[int, dict[int, int]]
    """By context: the end of each bracket, -1 for one that never closes."""
    parentheses: dict[int, int]
    """What `link_targets` found out about parentheses."""
    title_ends: dict[str, tuple[list[int], list[int]]]
    """By quote: where titles may end."""
    last_closings: dict[str, int]
    """By name: where the last closing HTML tag stands."""
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
        self._pending_buffer = []
        self.first_line = first_line
        """Line of the text that `src` begins on, from 0."""
        self._line_known = 0, first_line
        """The place that was asked for last, and its line: the next one is counted from there."""
        self.opened = opened
        """Bits of the elements around `pos`."""
        self.absent: dict[str, int] = {}
        """Text → a position after which it does not occur."""

    def __getattr__(self, name: str) -> Any:
        """What few paragraphs need is made when it is asked for."""
        if name not in _MADE_LATE:
            raise AttributeError(name)
        made = self.__dict__[name] = _MADE_LATE[name]()
        return made

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token behind the text before it; no rule here asks for markdown-it's delimiters, so none are kept."""
        if self._pending_buffer or self._pending:
            self.pushPending()
        if nesting < 0:
            self.level -= 1
        token = make_token(ttype, tag, nesting, self.level, bare=nesting < 0)
        if nesting > 0:
            self.level += 1
        self.pendingLevel = self.level
        self.tokens.append(token)
        return token

    def pushPending(self) -> Token:  # noqa: N802  # markdown-it's name
        """Push the text that has been read so far."""
        content = self._pending + "".join(self._pending_buffer)
        token = make_token("text", "", 0, self.pendingLevel, content, bare=True)
        self._pending, self._pending_buffer = "", []
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

    def drop_text(self, length: int) -> None:
        """Take back the last characters before `pos`, which were read as text."""
        pieces = self._pending_buffer
        if pieces and len(pieces[-1]) > length:
            pieces[-1] = pieces[-1][: len(pieces[-1]) - length]
        elif length:
            self.pending = self.pending[:-length]

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
