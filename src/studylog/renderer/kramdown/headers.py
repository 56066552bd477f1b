"""Headers: `# Title`, and a title with a line of `=` or `-` below (kramdown, "Headers"; the GFM parser's form of `#`).

`{#id}` at the end gives an id; all other ids come from `header_ids.py`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.block_state import WHITE, BlockState
from studylog.renderer.kramdown.blocks import rule_adder

_ATX = re.compile(r"(#{1,6})[\t ]+(.*)\n")
_PLAIN_ATX = re.compile(r"(#{1,6})[\t ]*([^ \t\n].*)\n")
_SETEXT = re.compile(r" {0,3}([^ \t\n].*)\n([-=])[-=]*[ \t\r\f\v]*\n")
_ID = re.compile(r"[\t ]\{#([^\W\d_][\w:-]*)\}$")
_CLOSING_MARKS = re.compile(r"[\t ]#+$")
_PLAIN_CLOSING_MARKS = re.compile(r"(?<!\\)#+$")


def atx_headers(md: MarkdownIt, *, header_offset: int = 0, gfm_quirks: tuple[str, ...] = ("paragraph_end",)) -> None:
    """`# Title`: a blank after the marks, a boundary above only without the quirk `paragraph_end`."""
    _add_atx_headers(md, _ATX, _CLOSING_MARKS, header_offset, anywhere="paragraph_end" in gfm_quirks)


def plain_atx_headers(md: MarkdownIt, *, header_offset: int = 0) -> None:
    """`#Title#` without the GFM parser: no blank is needed on either side, but a boundary above."""
    _add_atx_headers(md, _PLAIN_ATX, _PLAIN_CLOSING_MARKS, header_offset, anywhere=False)


def _add_atx_headers(
    md: MarkdownIt, pattern: re.Pattern[str], closing: re.Pattern[str], offset: int, *, anywhere: bool
) -> None:
    def parse_atx_header(state: BlockState, line: int, end: int, silent: bool) -> bool:
        found = pattern.match(state.src, state.bMarks[line])
        if not found or not (anywhere or state.after_boundary()):
            return False
        text, id_ = _split_id(found[2])
        if text.endswith("#"):
            text = closing.sub("", text).rstrip(WHITE)
        if not text:
            return False
        state.line = line + 1
        push_header(state, line, len(found[1]) + state.document.option("header_offset", offset), text, id_)
        return True

    rule_adder(md).add("atx_header", parse_atx_header, "#")


def setext_headers(md: MarkdownIt, *, header_offset: int = 0) -> None:
    """One line of text over `===` (level 1) or `---` (level 2); needs a boundary above."""

    def parse_setext_header(state: BlockState, line: int, end: int, silent: bool) -> bool:
        if line + 1 >= end or state.src[state.bMarks[line + 1]] not in "-=" or not state.after_boundary():
            return False
        found = _SETEXT.match(state.src, state.bMarks[line])
        text, id_ = _split_id(found[1]) if found else ("", "")
        if not found or not text:
            return False
        state.line = line + 2
        level = (1 if found[2] == "=" else 2) + state.document.option("header_offset", header_offset)
        push_header(state, line, level, text, id_)
        return True

    rule_adder(md).add("setext_header", parse_setext_header, lone_text=False)


def push_header(state: BlockState, line: int, level: int, text: str, id_: str) -> None:
    """Push a header that begins at `line` and ends before `state.line`."""
    tag = f"h{min(max(level, 1), 6)}"
    start = len(state.tokens)
    opening = state.open("heading", tag, line)
    state.push_inline(text, line)
    state.close("heading", tag, opening)
    if id_:
        opening.attrSet("id", id_)
    state.add("heading", start, opening)


def _split_id(text: str) -> tuple[str, str]:
    """The text of a header and the id that `{#id}` at its end gives; empty for none."""
    text = text.rstrip(WHITE)
    found = _ID.search(text) if text.endswith("}") else None
    return (text[: found.start()].rstrip(WHITE), found[1]) if found else (text, "")
