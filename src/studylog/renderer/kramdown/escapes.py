"""Backslash escapes (kramdown: "Automatic and Manual Escaping"; GFM parser)."""

from __future__ import annotations

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.span_parser import span_parser
from studylog.renderer.kramdown.span_state import SpanState

ESCAPABLE = frozenset("\\.*_+`<>()[]{}#!:|\"'$=-~")
"""What a backslash makes plain text; before anything else the backslash stays."""


def escapes(md: MarkdownIt) -> None:
    """Take the character behind a backslash as it is."""
    span_parser(md).add(("\\",), _read_escape)


def _read_escape(state: SpanState) -> bool:
    escaped = state.src[state.pos + 1 : state.pos + 2]
    if escaped not in ESCAPABLE:
        return False
    state.pos += 1
    state.take_text(1)
    return True
