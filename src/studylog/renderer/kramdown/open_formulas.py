r"""Formulas over several lines that hold what looks like blocks: `- c` below a row of `\begin{align}` is no list.

kramdown would end the paragraph there and tear the formula. A paragraph or an item goes on to the end of the formula,
where that stands before the next blank line.
"""

from __future__ import annotations

import re

from studylog.renderer.kramdown.block_state import BlockState
from studylog.renderer.kramdown.formulas import ENVIRONMENT, find_dollar_end

FARTHEST = 5_000
"""Characters in which the end of a formula is looked for."""
_OPENING = re.compile(rf"`+|\\\$|\$\$|\$|{ENVIRONMENT.pattern}")
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n")
_TEX = re.compile(r"[\\^_=]")
_HANGUL = re.compile("[\uac00-\ud7a3]")


def formula_end(state: BlockState, first: int, stop: int) -> int:
    """The line that closes the formula which the lines from `first` up to `stop` leave open; -1 for none."""
    start, end = state.bMarks[first], state.bMarks[stop]
    place = _find_open(state, start, end)
    return state.line_at(place) if place >= 0 else -1


def _find_open(state: BlockState, start: int, end: int) -> int:
    """Where the formula ends that opens between `start` and `end` and closes behind them; -1 for none."""
    at = start
    while found := _OPENING.search(state.src, at, end):
        close = _find_close(state, found)
        if close >= end and found[0][0] != "`":
            return close if _is_formula(found[0], state.src[found.end() : close]) else -1
        at = max(close, found.end())
    return -1


def _find_close(state: BlockState, found: re.Match[str]) -> int:
    """Behind the end of what `found` opens; -1 where nothing closes it nearby."""
    src, at, opening = state.src, found.end(), found[0]
    far = min(len(src), at + FARTHEST)
    if opening == "\\$" or (opening[0] != "`" and opening != "$$" and not state.document.dollar_math):
        return -1
    if opening == "$":
        return find_dollar_end(src, found.start(), far, blanks=state.document.blanks_in_math)
    closing = rf"\end{{{found[1]}}}" if found[1] else opening
    close = src.find(closing, at, far)
    return close + len(closing) if close >= 0 else -1


def _is_formula(opening: str, content: str) -> bool:
    """Whether what stands there may be TeX, and goes on without a blank line."""
    if _BLANK_LINE.search(content) or (opening == "$" and not _TEX.search(content)):
        return False
    return "\\" in content or not _HANGUL.search(content)
