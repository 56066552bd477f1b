"""Code spans: `` `code` `` (kramdown: "Code Spans").

A run of backticks is closed by the next run of at least that length; with more than one, a space on either side
is taken off. A single backtick between blanks is text.
"""

from __future__ import annotations

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.span_parser import span_parser
from studylog.renderer.kramdown.span_state import SpanState


def code_spans(md: MarkdownIt) -> None:
    """Read backticks as kramdown does."""
    span_parser(md).add(("`",), _read_code_span)


def _read_code_span(state: SpanState) -> bool:
    src, start = state.src, state.pos
    inside = start + 1
    while src.startswith("`", inside):
        inside += 1
    ticks = src[start:inside]
    end = -1 if _stands_alone(src, start, ticks) else state.find(ticks, inside)
    if end < 0:
        state.take_text(len(ticks))
        return True
    token = state.push("code_inline", "code", 0)
    token.markup = ticks
    token.content = src[inside:end] if len(ticks) == 1 else _without_padding(src[inside:end])
    state.pos = end + len(ticks)
    state.end_element(token)
    return True


def _stands_alone(src: str, start: int, ticks: str) -> bool:
    blank_before = start == 0 or src[start - 1].isspace()
    return len(ticks) == 1 and blank_before and src[start + 1 : start + 2].isspace()


def _without_padding(text: str) -> str:
    text = text.removeprefix(" ")
    return text.removesuffix(" ")
