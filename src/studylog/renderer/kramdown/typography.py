"""Typographic symbols and quotes: `--`, `---`, `...`, `<<`, `>>`, `"q"`, `'q'` (kramdown: "Typographic Symbols").

Whether a quote opens or closes is told by the character before it, where that is plain text of the same run:
behind white space and `( [ { -` it opens, behind anything else it closes (so behind Hangul always). Behind an
element, a symbol or another quote nothing is seen, and what follows decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.entities import push_character
from studylog.renderer.kramdown.span_parser import span_parser
from studylog.renderer.kramdown.span_state import SpanState

_SYMBOLS = (
    ("---", "mdash", "—"),
    ("--", "ndash", "–"),
    ("...", "hellip", "…"),
    ("<< ", "laquo_space", "«\u00a0"),
    (" >>", "raquo_space", "\u00a0»"),
    ("<<", "laquo", "«"),
    (">>", "raquo", "»"),
)
"""Source, kramdown's name, character; longer ones first."""


def typographic_symbols(
    md: MarkdownIt,
    *,
    typographic_symbols: tuple[tuple[str, str], ...] = (),
    entity_output: str = "as_char",
    gfm_quirks: tuple[str, ...] = ("paragraph_end",),
) -> None:
    """Turn ASCII stand-ins into symbols; `typographic_symbols` gives others by kramdown's names."""
    if "no_auto_typographic" in gfm_quirks:
        return
    given = dict(typographic_symbols)
    symbols: dict[str, list[tuple[str, str, bool]]] = {}
    for source, name, symbol in _SYMBOLS:
        first = source.lstrip()[0]
        symbols.setdefault(first, []).append((source, given.get(name, "") or symbol, name in given))

    def read_symbol(state: SpanState) -> bool:
        for source, symbol, is_given in symbols[state.src[state.pos]]:
            behind_blank = source[0] == " "
            start = state.pos - behind_blank
            if start >= state.run_start and state.src.startswith(source, start):
                state.pos = start + len(source)
                state.drop_text(behind_blank)
                _push_symbol(state, symbol, "as_char" if is_given else entity_output)
                return True
        return False

    span_parser(md).add((source.lstrip() for source, _, _ in _SYMBOLS), read_symbol)
    span_parser(md).add(("\\<<", "\\>>"), _read_escaped_guillemet)


def _push_symbol(state: SpanState, symbol: str, entity_output: str) -> None:
    for char in symbol:
        push_character(state, char, entity_output)
    state.end_element(None)


def _read_escaped_guillemet(state: SpanState) -> bool:
    if not state.src.startswith(("<<", ">>"), state.pos + 1):
        return False
    state.pos += 1
    state.take_text(2)
    return True


def smart_quotes(
    md: MarkdownIt,
    *,
    smart_quotes: tuple[str, str, str, str] = ("‘", "’", "“", "”"),
    entity_output: str = "as_char",
) -> None:
    """Turn straight quotes into left and right ones: `smart_quotes` are left and right, single and double."""
    left = {"'": smart_quotes[0], '"': smart_quotes[2]}
    right = {"'": smart_quotes[1], '"': smart_quotes[3]}
    push = _quote_pusher(entity_output)

    def read_quote(state: SpanState) -> bool:
        src, pos = state.src, state.pos
        quote = src[pos]
        before = src[pos - 1] if pos > state.run_start or _goes_on(state) else ""
        after = src[pos + 1] if pos + 1 < state.posMax else ""
        state.pos += 1
        if _opens_pair(src, pos, before):
            push(state, left[quote])
            push(state, left[after])
            state.pos += 1
        elif not before and after in left and not _closes_before(src, pos):
            state.append_pending(quote)
            push(state, right[after])
            state.pos += 1
        else:
            push(state, left[quote] if _opens(src, pos, before, after) else right[quote])
        state.end_element(None)
        return True

    span_parser(md).add(("'", '"'), read_quote)


def _goes_on(state: SpanState) -> bool:
    """Whether a line, which `hard_wrap` may have broken, or a formula ends right here; to kramdown these are text."""
    if state.src[state.pos - 1 : state.pos] == "\n":
        return True
    ends, element = state.element_before()
    return ends and element is not None and element.type == "math_inline" and element.markup != "$$"


def _quote_pusher(entity_output: str) -> Callable[[SpanState, str], None]:
    def push(state: SpanState, char: str) -> None:
        push_character(state, char, entity_output)

    return push if entity_output != "as_char" else SpanState.append_pending


_PUNCTUATION = frozenset("!\"#$%'()*+,-./:;<=>?@[\\]^`{|}~")
_PAIR = re.compile(r"\"'(?=\w)|'\"(?=\w)", re.ASCII)
_DECADE = re.compile(r"'\d\ds", re.ASCII)
_EMPHASISED = re.compile(r"[_*]{1,2}\S")
_ENDING = re.compile(r"\s|$|s(?!\w)", re.MULTILINE)


def _opens_pair(src: str, pos: int, before: str) -> bool:
    """Whether a quote within a quote begins here: `"'word`."""
    if before not in _BLANK or _PAIR.match(src, pos) is None:
        return False
    return bool(before) or not (_EMPHASISED.match(src, pos + 1) or _closes_before(src, pos))


_BLANK = ("", " ", "\t", "\n", "\r", "\f", "\v")


def _opens(src: str, pos: int, before: str, after: str) -> bool:
    """Whether the quote at `pos` is a left one."""
    if before:
        if before.isspace() and before in _BLANK:
            return _DECADE.match(src, pos) is None
        return before in "([{-"
    if _EMPHASISED.match(src, pos + 1):
        return True
    if _closes_before(src, pos) or _DECADE.match(src, pos):
        return False
    return _ENDING.match(src, pos + 1) is None


def _closes_before(src: str, pos: int) -> bool:
    """Whether ASCII punctuation follows that no word character follows; `...` does not count."""
    after = src[pos + 1 : pos + 2]
    if after not in _PUNCTUATION or not after or src.startswith("..", pos + 2):
        return False
    return not _is_word(src[pos + 2 : pos + 3])


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
