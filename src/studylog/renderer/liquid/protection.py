"""Where a Markdown text holds code and formulas: braces there are the writer's own, never Liquid.

Found before Markdown is read, so line by line and a little coarse: what kramdown would read as code or formula
is found, and a Liquid tag that belongs to a list, an HTML block or an open `{% for %}` is not taken for code.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from studylog.renderer.kramdown.formulas import find_dollar_end

Span = tuple[int, int]
"""Start and end in the text."""

_FENCE = re.compile(r"[ \t]*(?:>[ \t]?|(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}|~{3,})([^\n]*)")
_INDENTED = re.compile(r"(?: {4}|\t| {1,3}\t)")
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+:]|\d+\.|\[\^[^\]\n]+\]:)[ \t]")
"""What goes on with indented lines: of lists, definitions and notes."""
_BLOCK = "div|ul|ol|li|dl|table|section|article|nav|p|form|details|figure|script|style"
_OPENING = re.compile(rf"<(?:{_BLOCK})\b[^>]*>", re.IGNORECASE)
_CLOSING = re.compile(rf"</(?:{_BLOCK})\s*>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"\{%-?\s*(?:for|if|unless|case|capture|tablerow|comment|raw|highlight)\b")
_END_TAG = re.compile(r"\{%-?\s*end(?:for|if|unless|case|capture|tablerow|comment|raw|highlight)\b")
_HTML_CODE = re.compile(r"<(pre|code)\b[^<>]*>", re.IGNORECASE)
_MATH_BLOCK = re.compile(r"^ {0,3}\$\$", re.MULTILINE)
_MARK = re.compile(r"(?P<ticks>`+)|\$\$|\$|\\\\\(|\\\\\[|\\begin\{(?P<environment>\w+\*?)\}")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def find_protected(body: str, *, math: bool) -> tuple[Span, ...]:
    """The stretches of a Markdown text that are code or (with `math`) formulas, in order, none within another."""
    body = _without_verbatim(body)
    blocks = list(_find_code_blocks(body))
    blocks = _add(blocks, _find_html_code(body))
    if math:
        blocks = _add(blocks, _find_math_blocks(body))
    spans = [span for gap in _gaps(blocks, len(body)) for span in _find_spans(body, gap, math=math)]
    return tuple(sorted(blocks + spans))


def _without_verbatim(body: str) -> str:
    """The text with blanks for what `{% highlight %}` and `{% comment %}` hold: a fence there begins no code."""
    parts: list[str] = []
    at = 0
    for found in _VERBATIM.finditer(body) if "{%" in body else ():
        end = body.find(f"end{found[1]}", found.end()) if found.start() >= at else -1
        if end >= 0:
            parts += body[at : found.end()], _NO_NEWLINE.sub(" ", body[found.end() : end])
            at = end
    return "".join((*parts, body[at:]))


_VERBATIM = re.compile(r"\{%-?\s*(highlight|comment)\b[^%\n]*%\}")
_NO_NEWLINE = re.compile(r"[^\n]")


def _add(blocks: Sequence[Span], found: Iterable[Span]) -> list[Span]:
    """All stretches in order; of the `found` ones those that touch no block."""
    starts = [start for start, _ in blocks]
    free = []
    for start, end in found:
        before = bisect_right(starts, start) - 1
        ends_before = before < 0 or blocks[before][1] <= start
        if ends_before and (before + 1 == len(blocks) or end <= starts[before + 1]):
            free.append((start, end))
    return sorted([*blocks, *free])


def _gaps(blocks: Sequence[Span], length: int) -> Iterator[Span]:
    at = 0
    for start, end in blocks:
        yield at, start
        at = end
    yield at, length


def _find_html_code(body: str) -> Iterator[Span]:
    lower = body.lower()
    at = 0
    unclosed: set[str] = set()
    while found := _HTML_CODE.search(body, at):
        at = found.end()
        name = found[1].lower()
        end = -1 if name in unclosed else lower.find(f"</{name}", at)
        if end < 0:
            unclosed.add(name)
        else:
            at = end
            yield found.start(), end


def _find_math_blocks(body: str) -> Iterator[Span]:
    at = 0
    while found := _MATH_BLOCK.search(body, at):
        end = body.find("$$", found.end())
        if end < 0:
            return
        at = end + 2
        yield found.start(), at


def _find_spans(body: str, gap: Span, *, math: bool) -> Iterator[Span]:
    """Code spans and formulas, none longer than its paragraph."""
    at, end = gap
    paragraph = at
    unclosed: set[str] = set()
    while found := _MARK.search(body, at, end):
        if found.start() >= paragraph:
            blank = _BLANK_LINE.search(body, found.start(), end)
            paragraph = blank.start() if blank else end
            unclosed.clear()
        at = found.end()
        if found[0] in unclosed or not (math or found["ticks"]):
            continue
        close = _close_of(body, found, paragraph)
        if close >= 0:
            yield found.start(), close
            at = close
        elif found[0] != "$":
            unclosed.add(found[0])


def _close_of(body: str, mark: re.Match[str], end: int) -> int:
    """Where the code span or formula ends that `mark` opens; -1 where it opens none."""
    if mark[0] == "$":
        return find_dollar_end(body, mark.start(), end) + 1 or -1
    if mark["ticks"]:
        closing = re.compile(rf"(?<!`){mark[0]}(?!`)").search(body, mark.end(), end)
        return closing.end() if closing else -1
    closed_by = f"\\end{{{mark['environment']}}}" if mark["environment"] else _CLOSED_BY[mark[0]]
    found = body.find(closed_by, mark.end() + 1, end)
    return found + len(closed_by) if found >= 0 else -1


_CLOSED_BY = {"$$": "$$", r"\\(": r"\\)", r"\\[": r"\\]"}


@dataclass(slots=True)
class _Surroundings:
    """What a line stands in."""

    blank_before: bool = True
    in_list: bool = False
    depth: int = 0
    """Open HTML elements and Liquid blocks."""

    def pass_line(self, line: str) -> None:
        """Go on behind a line that is no code."""
        blank = not line.strip()
        if not blank and not line[0].isspace():
            self.in_list = _LIST_ITEM.match(line) is not None or (self.in_list and not self.blank_before)
        elif _LIST_ITEM.match(line):
            self.in_list = True
        self.blank_before = blank
        self.depth += sum(1 for pattern in (_OPENING, _BLOCK_TAG) for _ in pattern.finditer(line))
        self.depth -= sum(1 for pattern in (_CLOSING, _END_TAG) for _ in pattern.finditer(line))
        self.depth = max(self.depth, 0)

    def allows_indented_code(self) -> bool:
        """Whether an indented line would be code here."""
        return self.blank_before and not self.in_list and not self.depth


def _find_code_blocks(body: str) -> Iterator[Span]:
    """Fenced and indented code."""
    around = _Surroundings()
    lines = body.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    number = 0
    unclosed: set[str] = set()
    while number < len(lines):
        last = _end_of_fence(lines, number, unclosed) or _end_of_indented(lines, number, around)
        if last:
            yield starts[number], starts[last]
            around.blank_before = False
            number = last
        else:
            around.pass_line(lines[number])
            number += 1


def _end_of_fence(lines: Sequence[str], number: int, unclosed: set[str]) -> int:
    """The line behind the fenced code that begins on line `number`; 0 where none does."""
    found = _FENCE.match(lines[number])
    if found is None or found[1] in unclosed or (found[1][0] == "`" and "`" in found[2]):
        return 0
    closing = re.compile(rf"[ \t>]*{re.escape(found[1])}{found[1][0]}*[ \t]*\n?\Z")
    end = next((at + 1 for at in range(number + 1, len(lines)) if closing.match(lines[at])), 0)
    if not end:
        unclosed.add(found[1])
    return end


def _end_of_indented(lines: Sequence[str], number: int, around: _Surroundings) -> int:
    if not (_INDENTED.match(lines[number]) and lines[number].strip() and around.allows_indented_code()):
        return 0
    end = number
    while end < len(lines) and (_INDENTED.match(lines[end]) or not lines[end].strip()):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return end
