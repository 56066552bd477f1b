"""Code: indented by four spaces or a tab, or between fences (kramdown, "Code Blocks"; the GFM parser's fences).

A fence opens a block only where one that closes it follows, if need be a shorter one; its word may hold no blank, but
options may follow it (`code_options.py`; to kramdown such a line is text). The indentation of a fence is not taken off
its lines.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from studylog import messages
from studylog.renderer.code_options import MARKED_LINES, OPTIONS
from studylog.renderer.kramdown.block_state import BlockState
from studylog.renderer.kramdown.blocks import rule_adder
from studylog.renderer.kramdown.document import Finding
from studylog.renderer.kramdown.paragraphs import ATTRIBUTES, HTML_START, HTML_STOP

_NO_LAZY = rf"\^[ \t]*\n| {{0,3}}(?:{ATTRIBUTES}|{HTML_STOP}|{HTML_START})"
INDENT = r"(?:\t| {4})"
TEXT = r"[^ \t\n\r\f\v]"
"""What is no white space to kramdown: an ideographic space is text."""
CODE_LINES = (
    rf"(?>(?:(?>(?:[ \t\r\f\v]*\n)+))?+(?>(?:{INDENT}[ \t]*+{TEXT}.*\n)+)(?>(?:(?!{_NO_LAZY})[ \t]*+{TEXT}.*\n)*+))*+"
)
"""Indented lines, blank ones between them, and lazy ones directly below."""
_CODE = re.compile(CODE_LINES)
_LAZY_LINE = re.compile(rf"\n( {{0,3}}{TEXT})")
_INDENT = re.compile(rf"^{INDENT}", re.MULTILINE)
_FENCE = re.compile(
    r" {0,3}(`{3,}|~{3,})[ \t\r\f\v]*"
    rf"(?:(?P<word>[^\s?]\S*?(?:{MARKED_LINES})?)(?:\?\S*)?(?P<options>{OPTIONS})?)?[ \t\r\f\v]*\n"
)
_LONGEST_SHORTER = 8
"""Characters of a fence that closes a longer one; only slips of the hand are meant."""


def code_blocks(md: MarkdownIt) -> None:
    """Indented code: a token `code_block`, as markdown-it's own."""
    rule_adder(md).add("code_block", parse_indented_code, indented=True)


def fences(md: MarkdownIt) -> None:
    """Code between fences of backticks or tildes: a token `fence`, whose word is its `info`."""
    rule_adder(md).add("fence", parse_fence, "`~")


def plain_fences(md: MarkdownIt) -> None:
    """Fences without the GFM parser: of tildes only, not indented."""

    def parse_plain_fence(state: BlockState, line: int, end: int, silent: bool) -> bool:
        return state.tShift[line] == 0 and parse_fence(state, line, end, silent)

    rule_adder(md).add("fence", parse_plain_fence, "~")


def parse_indented_code(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Indented lines; a lazy one is joined to the line above it."""
    found = _CODE.match(state.src, state.bMarks[line])
    if not found or not found[0]:
        return False
    start = len(state.tokens)
    state.go_to(found.end())
    code = remove_indent(_LAZY_LINE.sub(r" \1", found[0]))
    state.add("code", start, state.push_leaf("code_block", "code", code, line))
    return True


def remove_indent(text: str) -> str:
    """One level of indentation off every line."""
    return _INDENT.sub("", text)


def parse_fence(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """A fence, its word, its lines, and a fence of the same characters: at least as long, or the longest there is."""
    found = _FENCE.match(state.src, state.bMarks[line])
    if not found:
        return False
    fence = found[1]
    shorter = (fence[:length] for length in range(min(len(fence) - 1, _LONGEST_SHORTER), 2, -1))
    closing = (_closing_line(state, one, line + 1, end) for one in (fence, *shorter))
    close = next((at for at in closing if at is not None), None)
    if close is None:
        _report_unclosed(state, found, line)
        return False
    start = len(state.tokens)
    state.line = close + 1
    token = state.push_leaf("fence", "code", state.src[found.end() : state.bMarks[close]], line)
    token.markup = fence
    token.info = (found["word"] or "") + (found["options"] or "")
    state.add("code", start, token)
    return True


def _report_unclosed(state: BlockState, fence: re.Match[str], line: int) -> None:
    """A fence that opens nothing is worth a word, unless it may be the end of a code span in the text above."""
    if fence["word"] or state.last is None or state.last.kind != "paragraph":
        at = state.first_line + line + 1
        finding = Finding(sentence=messages.FENCE_UNCLOSED, line=at, values=(("fence", fence[1]),), text=fence[1])
        state.document.findings.append(finding)


def _closing_line(state: BlockState, fence: str, line: int, end: int) -> int | None:
    """The first line that closes `fence`. A failure is remembered: a longer fence needs more."""
    if len(fence) >= state.unclosed.get(fence[0], len(state.src)):
        return None
    closing = re.compile(rf" {{0,3}}{fence}{fence[0]}*[ \t\r\f\v]*\n")
    src, begins, indents = state.src, state.bMarks, state.tShift
    while line < end:
        if src.startswith(fence, begins[line] + indents[line]) and closing.match(src, begins[line]):
            return line
        line += 1
    state.unclosed[fence[0]] = len(fence)
    return None
