"""Paragraphs: what no other rule takes (kramdown, "Paragraphs"; the GFM parser's quirk `paragraph_end`).

A paragraph runs on over lines that would begin a table, a rule, a setext underline, indented code or a definition:
those need a boundary above them. It ends before what the patterns here match.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.attributes import ANYTHING
from studylog.renderer.kramdown.block_state import WHITE, Block, BlockState
from studylog.renderer.kramdown.blocks import rule_adder
from studylog.renderer.kramdown.html import NAME, SPAN_ONLY
from studylog.renderer.kramdown.open_formulas import formula_end

_INLINE = "|".join(sorted(SPAN_ONLY | {"script"}))
HTML_STOP = rf"</(?!(?:{_INLINE})(?![A-Za-z0-9_])){NAME}\s*>"
HTML_START = rf"<(?!(?:{_INLINE})(?![A-Za-z0-9_]))[^\W\d]"  # of `<https://…>` too
ATTRIBUTES = rf"\{{:(?![:/]){ANYTHING}+\}}[ \t]*\n"
LAZY_END = rf"[ \t\r\f\v]*\n|\^[ \t]*\n| {{0,3}}(?:{ATTRIBUTES}|{HTML_STOP}|{HTML_START})"
"""Before these ends every block that may go on without its own marker."""
DEFINITION = r" {0,3}:[\t |]"
_GFM_END = r" {0,3}(?:[+*-]|[0-9]+\.)[\t |]|#{1,6}[\t ]| {0,3}>| {0,3}[~`]{3}"

_LAZY_END = re.compile(LAZY_END)
_END = re.compile(f"{LAZY_END}|{DEFINITION}")
_END_GFM = re.compile(f"{LAZY_END}|{DEFINITION}|{_GFM_END}")
_END_CHARACTERS = frozenset("\n\r\f\v^{<:+*->#~`0123456789")
ALONE = re.compile(
    r"(?P<text>[^| \t\n\r\f\v][^|\n]*\n(?:[ \t]*+[^ \t\n\r\f\v^{<:+*\->#~`0-9=].*\n)*+)(?P<blank>(?:[ \t]*\n)++|\Z)"
)
"""What is one paragraph wherever one may begin: no end of it, table or header. Then blank lines, or nothing."""


def paragraphs(md: MarkdownIt, *, gfm_quirks: tuple[str, ...] = ("paragraph_end",)) -> None:
    """The last rule of all. Without the quirk `paragraph_end`, lists, quotes, headers and fences need a blank line."""
    _add_paragraphs(md, _END_GFM if "paragraph_end" in gfm_quirks else _END)


def plain_paragraphs(md: MarkdownIt) -> None:
    """Paragraphs without the GFM parser."""
    _add_paragraphs(md, _END)


def _add_paragraphs(md: MarkdownIt, end_pattern: re.Pattern[str]) -> None:
    def parse_paragraph(state: BlockState, line: int, end: int, silent: bool) -> bool:
        state.line = _end_behind_formulas(state, line, end, end_pattern)
        text = state.src[state.bMarks[line] : state.eMarks[state.line - 1]].rstrip(WHITE)
        _join_paragraph(state, text, line) or open_paragraph(state, text, line)
        return True

    rule_adder(md).add_for_lone_text(parse_lone_paragraph)
    rule_adder(md).add("paragraph", parse_paragraph)


def parse_lone_paragraph(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """What is one paragraph for certain, as most are, with the blank lines below it."""
    found = ALONE.match(state.src, state.bMarks[line])
    if found is None or (state.blocks and state.blocks[-1].kind == "paragraph"):
        return False
    content, blank = found.groups()
    start, behind = len(state.tokens), line + content.count("\n")
    state.add("paragraph", start, state.push_paragraph(content.rstrip(WHITE), line, behind))
    if blank:
        state.blocks.append(Block("blank", start + 3, text=blank))
    state.line = behind + blank.count("\n")
    return True


def _end_behind_formulas(state: BlockState, line: int, end: int, pattern: re.Pattern[str]) -> int:
    """The line after a paragraph; none ends inside a formula that closes before a blank line."""
    stop = paragraph_end(state, line, end, pattern)
    while stop < end and state.tShift[stop] < state.eMarks[stop] - state.bMarks[stop]:
        close = formula_end(state, line, stop)
        if close < stop or close >= end:
            return stop
        line, stop = close, paragraph_end(state, close, end, pattern)
    return stop


def lazy_end(state: BlockState, line: int, end: int) -> int:
    """The line after the last one that belongs to a block beginning at `line` and goes on lazily."""
    return paragraph_end(state, line, end, _LAZY_END)


def paragraph_end(state: BlockState, line: int, end: int, pattern: re.Pattern[str]) -> int:
    """The line after a run of text that begins at `line` and stops where `pattern` matches."""
    src, begins, indents, match = state.src, state.bMarks, state.tShift, pattern.match
    line += 1
    while line < end and not (src[begins[line] + indents[line]] in _END_CHARACTERS and match(src, begins[line])):
        line += 1
    return line


def open_paragraph(state: BlockState, text: str, line: int) -> bool:
    """A paragraph of its own, from `line` up to where `state` stands."""
    start = len(state.tokens)
    state.add("paragraph", start, state.push_paragraph(text.lstrip(WHITE), line, state.line))
    return True


def _join_paragraph(state: BlockState, text: str, line: int) -> bool:
    """Text right below a paragraph that some rule had looked at in vain goes on with it."""
    last = state.last
    if last is None or last.kind != "paragraph":
        return False
    inline = state.tokens[last.start + 1]
    broken = state.src[max(0, state.bMarks[line] - 3) : state.bMarks[line]] == "  \n"
    inline.content += ("  \n" if broken else "\n") + text
    for token in (inline, last.token):
        if token is not None and token.map:
            token.map[1] = state.first_line + state.line
    return True
