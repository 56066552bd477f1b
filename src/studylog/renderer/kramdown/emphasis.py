"""Emphasis: `*em*`, `_em_`, `**strong**`, `__strong__` (kramdown: "Emphasis").

Unlike in CommonMark, what stands beside a delimiter (punctuation, Hangul) does not matter: `**신호(Signal)**로`
is bold. Two equal characters open strong, one em. It is text where white space follows, where the same element
is open already, or, for `_`, where a letter stands before. A single closing character does not count in front
of exactly one more of its kind, `_` not before a letter or digit, none behind white space.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

from studylog.renderer.kramdown.span_parser import Stop, attempt_inside, next_stop, span_parser
from studylog.renderer.kramdown.span_state import EM, STRONG, Mark, SpanState

_BITS = {"em": EM, "strong": STRONG}


def emphasis(md: MarkdownIt) -> None:
    """Read `*` and `_` as kramdown does."""
    span_parser(md).add(("*", "_"), _read_emphasis)


def _read_emphasis(state: SpanState) -> bool:
    char = state.src[state.pos]
    delimiter = char * 2 if state.src.startswith(char * 2, state.pos) else char
    tag = "strong" if len(delimiter) == 2 else "em"
    if not _may_open(state, delimiter, tag) or state.too_deep():
        state.take_text(len(delimiter))
        return True
    opened = _read_element(state, delimiter, tag)
    if not opened and tag == "strong" and state.parent != "em":
        opened = _read_element(state, char, "em")
    if not opened:
        state.take_text(len(delimiter))
    return True


def _may_open(state: SpanState, delimiter: str, tag: str) -> bool:
    src, pos, after = state.src, state.pos, state.pos + len(delimiter)
    if state.opened & _BITS[tag] or (after < state.posMax and src[after] in " \t\n\r\f\v"):
        return False
    return delimiter[0] != "_" or not _letter_before(src, pos)


def _letter_before(src: str, pos: int) -> bool:
    """Whether a letter, or a letter and `-`, stands before `pos`."""
    before = src[pos - 2 : pos] if pos > 1 else src[:pos]
    return before[-1:].isalpha() or (before[-1:] == "-" and before[0].isalpha())


def _read_element(state: SpanState, delimiter: str, tag: str) -> bool:
    start = state.pos + len(delimiter)
    closes = _closes(state, delimiter, start)
    end = next_stop(state, start)
    if end > start and end < state.posMax and closes(end):  # mere text inside: nothing can come between
        opening = _open(state, delimiter, tag)
        state.take_text(end - start)
    else:
        dead_ends = state.dead_ends.setdefault((delimiter, state.opened), set())
        if start in dead_ends:
            return False
        mark = Mark(state)
        opening = _open(state, delimiter, tag)
        if not attempt_inside(state, tag, _BITS[tag], closes, dead_ends):
            mark.rewind()
            return False
    state.pos += len(delimiter)
    state.push(f"{tag}_close", tag, -1).markup = delimiter
    state.end_element(opening)
    return True


def _open(state: SpanState, delimiter: str, tag: str) -> Token:
    opening = state.push(f"{tag}_open", tag, 1)
    opening.markup = delimiter
    state.pos += len(delimiter)
    return opening


def _closes(state: SpanState, delimiter: str, start: int) -> Stop:
    src, end, char, single = state.src, state.posMax, delimiter[0], len(delimiter) == 1

    def closes(at: int) -> bool:
        if src[at] != char or at == start or not src.startswith(delimiter, at) or src[at - 1] in " \t\n\r\f\v":
            return False
        after = at + len(delimiter)
        if single and src.startswith(char, after) and not src.startswith(char, after + 1):
            return False
        return char != "_" or after >= end or not _is_alphanumeric(src[after])

    return closes


def _is_alphanumeric(char: str) -> bool:
    return char.isalpha() or char.isdecimal()
