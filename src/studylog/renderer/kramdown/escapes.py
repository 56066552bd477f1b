"""Backslash escapes (kramdown: "Automatic and Manual Escaping"; GFM parser)."""

from __future__ import annotations

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.span_parser import span_parser
from studylog.renderer.kramdown.span_state import SpanState

_ESCAPABLE = frozenset("\\.*_+`<>()[]{}#!:|\"'$=-")
"""What a backslash makes plain text; before anything else the backslash stays."""


def escapes(md: MarkdownIt) -> None:
    """Take the character behind a backslash as it is, a tilde too."""
    _add_escapes(md, _ESCAPABLE | {"~"})


def plain_escapes(md: MarkdownIt) -> None:
    """Escapes without the GFM parser, to which a tilde is nothing but text."""
    _add_escapes(md, _ESCAPABLE)


def _add_escapes(md: MarkdownIt, escapable: frozenset[str]) -> None:
    def read_escape(state: SpanState) -> bool:
        escaped = state.src[state.pos + 1 : state.pos + 2]
        if escaped not in escapable:
            return False
        state.pos += 1
        state.take_text(1)
        return True

    span_parser(md).add(("\\",), read_escape)
