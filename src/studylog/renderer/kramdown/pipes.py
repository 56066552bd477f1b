"""Which pipes of a table's lines cut cells, and which stand inside something (kramdown, "Tables").

Code spans and `<code>` hide their pipes from the cells; where it is asked whether lines are a table at all, every HTML
element does. Here formulas do so too: `$P(A|B)$` is one cell, and a paragraph that holds nothing but it is no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studylog.renderer.kramdown.document import Document
from studylog.renderer.kramdown.formulas import find_dollar_end
from studylog.renderer.kramdown.html import BLOCK_ONLY, VOID, scan_tag

PIPE = re.compile(r"(?<!\\)\|")
"""One that nothing escapes."""
_MARKS = re.compile("[`<$]")
_CODE_ELEMENT = re.compile(r"<code.*?>.*?</code>")
_TICKS = re.compile("`+")


def every_line_is_cut(text: str, math: Document) -> bool:
    """Whether every line has a pipe that cuts. `math` says which dollars begin a formula.

    As kramdown, it looks at the pieces of text between what hides pipes: a line that begins with a code span, right
    below a line that is cut, passes.
    """
    if not _MARKS.search(text):
        return True
    is_cut = False
    for piece, is_code in _pieces(text, math):
        first, *others = piece.rstrip("\n").split("\n")
        if is_code and others:
            if len(others) > 1 or not is_cut:
                return is_cut
            is_cut = False
        elif not is_code:
            is_cut = is_cut or _is_cut(first)
            if others and not (is_cut and all(map(_is_cut, others[:-1]))):
                return False
            is_cut = _is_cut(others[-1]) if others else is_cut
    return is_cut


def _is_cut(line: str) -> bool:
    return PIPE.search(line) is not None


def _pieces(text: str, math: Document) -> Iterator[tuple[str, bool]]:
    """Text and code spans in turn; of a formula nothing is left but a letter, of an element nothing at all."""
    at, before = 0, ""
    for start, stop in hidden(text, math, elements=True):
        before += text[at:start]
        at = stop
        if text[start] == "$":
            before += "x"
            continue
        yield before, False
        before = ""
        if text[start] == "`":
            yield text[start:stop], True
    yield before + text[at:], False


def hidden(text: str, math: Document, *, elements: bool) -> Iterator[tuple[int, int]]:
    """The stretches of `text` whose pipes cut nothing, in order."""
    pos = 0
    while found := _MARKS.search(text, pos):
        start = found.start()
        stop = _hidden_end(text, start, math, elements=elements)
        if stop > start:
            yield start, stop
        ticks = _TICKS.match(text, start)
        pos = max(stop, ticks.end() if ticks else start + 1)


def _hidden_end(text: str, start: int, math: Document, *, elements: bool) -> int:
    """Where what begins at `start` ends; `start` itself where nothing does."""
    if text[start] == "`":
        return _code_end(text, start)
    if text[start] == "$":
        return _formula_end(text, start, math)
    return _element_end(text, start) if elements else _code_element_end(text, start)


def _code_end(text: str, start: int) -> int:
    found = _TICKS.match(text, start)
    assert found
    blank_around = text[max(0, start - 1) : start].isspace() and text[found.end() : found.end() + 1].isspace()
    if len(found[0]) == 1 and blank_around:
        return start
    close = text.find(found[0], found.end())
    return close + len(found[0]) if close >= 0 else start


def _formula_end(text: str, start: int, math: Document) -> int:
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    if text.startswith("$$", start):
        close = text.find("$$", start + 2, line_end)
        return close + 2 if close > start + 2 else start
    if not math.dollar_math or text[start - 1 : start] == "\\":
        return start
    return max(start, find_dollar_end(text, start, line_end, blanks=math.blanks_in_math) + 1)


def _code_element_end(text: str, start: int) -> int:
    found = _CODE_ELEMENT.match(text, start)
    return found.end() if found else start


def _element_end(text: str, start: int) -> int:
    """An element that nothing closes ends with the text."""
    if text.startswith("<!--", start):
        close = text.find("-->", start)
        return close + 3 if close >= 0 else start
    tag = scan_tag(text, start)
    if tag is None or tag.closing or tag.name in BLOCK_ONLY:
        return start
    if tag.name in VOID or tag.self_closing:
        return tag.end
    close = text.find(f"</{tag.name}", tag.end)
    closing = scan_tag(text, close) if close >= 0 else None
    return closing.end if closing else len(text)
