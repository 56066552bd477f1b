r"""Hard line breaks: two spaces, `\` or `\\` at the end of a line (kramdown: "Hard Line Breaks"; GFM parser).

With `hard_wrap` every line end is a break, and the other forms stay text.
"""

from __future__ import annotations

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.span_parser import span_parser
from studylog.renderer.kramdown.span_state import HTML, SpanState

_BLANKS = "  "
_PLAIN_FORM = "\\\\\n"
_GFM_FORM = "\\\n"


def line_breaks(md: MarkdownIt, *, hard_wrap: bool = False) -> None:
    """Break lines where the writer asked for it."""
    if hard_wrap:
        span_parser(md).add(("\n",), _read_line_end)
    else:
        plain_line_breaks(md)
        span_parser(md).add((_GFM_FORM,), _read_backslash)


def plain_line_breaks(md: MarkdownIt) -> None:
    r"""Line breaks without the GFM parser: a single `\` is none."""
    span_parser(md).add(("\n",), _read_blanks, before=_BLANKS)
    span_parser(md).add((_PLAIN_FORM,), _read_backslashes)


def _read_blanks(state: SpanState) -> bool:
    start = state.pos - len(_BLANKS)
    if start < state.run_start or not state.src.startswith(_BLANKS, start):
        return False
    state.drop_text(len(_BLANKS))
    _push_break(state)
    return True


def _read_backslashes(state: SpanState) -> bool:
    if not state.src.startswith(_PLAIN_FORM, state.pos):
        return False
    state.pos += len(_PLAIN_FORM) - 1
    _push_break(state)
    return True


def _read_backslash(state: SpanState) -> bool:
    if not state.src.startswith(_GFM_FORM, state.pos) or state.opened & HTML:
        return False  # the GFM parser looks into no HTML element
    state.pos += 1
    if not _ends_block(state):
        _push_break(state)
    return True


def _ends_block(state: SpanState) -> bool:
    """Whether nothing but the line end is left: the GFM parser breaks no line there."""
    return state.pos == state.posMax - 1 and not state.parent


def _read_line_end(state: SpanState) -> bool:
    if state.opened & HTML:
        return False
    if not _ends_block(state):
        _push_break(state)
    state.take_text(1)
    return True


def _push_break(state: SpanState) -> None:
    token = state.push("hardbreak", "br", 0)
    state.end_element(token)
