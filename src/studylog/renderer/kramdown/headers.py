"""Headers: `# Title` and titles with a line of `=` or `-` below (kramdown, "Headers"; the GFM parser's form of `#`).

`{#id}` at the end gives an id. The other ids are in `header_ids.py`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.blocks import WHITE, BlockState, rule_adder

_ATX = re.compile(r"(#{1,6})[\t ]+(.*)\n")
_SETEXT = re.compile(r" {0,3}([^ \t\n].*)\n([-=])[-=]*[ \t\r\f\v]*\n")
_ID = re.compile(r"[\t ]\{#([A-Za-z][\w:-]*)\}$")
_TRAILING_MARKS = re.compile(r"[\t ]#+$")


def headers(md: MarkdownIt, *, header_offset: int = 0, gfm_quirks: tuple[str, ...] = ("paragraph_end",)) -> None:
    """Both forms. `#` needs a blank after it and a boundary above only without the quirk `paragraph_end`."""
    anywhere = "paragraph_end" in gfm_quirks

    def parse_atx_header(state: BlockState, line: int, end: int, silent: bool) -> bool:
        found = _ATX.match(state.src, state.bMarks[line])
        if not found or not (anywhere or state.after_boundary()):
            return False
        text, id_ = _split_id(found[2])
        text = _TRAILING_MARKS.sub("", text).rstrip(WHITE)
        return bool(text) and _push_header(state, line, line + 1, (len(found[1]), text, id_))

    def parse_setext_header(state: BlockState, line: int, end: int, silent: bool) -> bool:
        if line + 1 >= end or state.src[state.bMarks[line + 1]] not in "-=" or not state.after_boundary():
            return False
        found = _SETEXT.match(state.src, state.bMarks[line])
        if not found:
            return False
        text, id_ = _split_id(found[1])
        return bool(text) and _push_header(state, line, line + 2, (1 if found[2] == "=" else 2, text, id_))

    def _push_header(state: BlockState, line: int, after: int, header: tuple[int, str, str]) -> bool:
        level, text, id_ = header
        level = min(max(level + header_offset, 1), 6)
        state.line = after
        start = len(state.tokens)
        opening = state.open("heading", f"h{level}", line)
        state.push_inline(text, line)
        state.close("heading", f"h{level}", opening)
        if id_:
            opening.attrSet("id", id_)
        state.add("heading", start, opening)
        return True

    rules = rule_adder(md)
    rules.add("atx_header", parse_atx_header, "#")
    rules.add("setext_header", parse_setext_header)


def _split_id(text: str) -> tuple[str, str]:
    """The text of a header and the id that `{#id}` at its end gives; empty for none."""
    text = text.rstrip(WHITE)
    found = _ID.search(text)
    return (text[: found.start()].rstrip(WHITE), found[1]) if found else (text, "")
