r"""Hard line breaks: two spaces, `\` or `\\` at the end of a line (kramdown: "Hard Line Breaks"; GFM parser).

With `hard_wrap` every line end is a break, and the other forms stay text.
"""

from __future__ import annotations

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.span_parser import HTML, SpanState, span_parser


def line_breaks(md: MarkdownIt, *, hard_wrap: bool = False) -> None:
    """Break lines where the writer asked for it."""
    if hard_wrap:
        span_parser(md).add(("\n",), _read_line_end)
    else:
        span_parser(md).add(("  \n", "\\\\\n", "\\\n"), _read_line_break)


def _read_line_break(state: SpanState) -> bool:
    for form in ("  \n", "\\\\\n", "\\\n"):
        if state.src.startswith(form, state.pos):
            break
    else:
        return False
    if form == "\\\n" and state.opened & HTML:  # the GFM parser looks into no HTML element
        return False
    state.pos += len(form) - 1
    _push_break(state)
    return True


def _read_line_end(state: SpanState) -> bool:
    if state.opened & HTML:
        return False
    _push_break(state)
    state.take_text(1)
    return True


def _push_break(state: SpanState) -> None:
    token = state.push("hardbreak", "br", 0)
    state.end_element(token)
