"""Tables: every run of lines that each hold a `|` (kramdown, "Tables"), with a boundary above and below.

A pipe counts unless it is escaped or stands in a code span or an HTML element; here it does not count inside a formula
either (`$|x|$`), where kramdown would cut. The first separator line below a row makes the header and the alignment,
further ones begin new bodies, one of `=` the footer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.blocks import WHITE, BlockState, rule_adder
from studylog.renderer.kramdown.html import BLOCK_ONLY, VOID, scan_tag
from studylog.renderer.kramdown.math_blocks import BOUNDARY

MOST_CELLS = 100_000
"""In a table that would have more, short rows stay short: one long row must not make every row as long."""
_PIPE = re.compile(r"(?<!\\)\|")
_SEPARATOR = re.compile(r"([+|: \t-]*-[+|: \t-]*?)[ \t]*\n")
_FOOTER = re.compile(r"[+|: \t=]*=[+|: \t=]*\n")
_ALIGNMENT = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
_CODE_ELEMENT = re.compile(r"<code.*?>.*?</code>")
_TICKS = re.compile("`+")
_FORMULA = re.compile(r"\$\$.+?\$\$|(?<![\\$])\$(?![\s$])(?:\\.|[^$\n\\])+?(?<!\s)\$(?![\d$])")
_WAYS = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}


@dataclass(slots=True, kw_only=True)
class Table:
    """What its lines say."""

    sections: list[tuple[str, list[tuple[int, list[str]]]]] = field(default_factory=list)
    """`thead`, `tbody` or `tfoot`, each with its rows: line and cells."""
    alignment: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Of all sections."""
        return sum(len(rows) for _, rows in self.sections)

    @property
    def columns(self) -> int:
        """Of the longest row."""
        return max((len(cells) for _, rows in self.sections for _, cells in rows), default=0)


def tables(md: MarkdownIt) -> None:
    """Rows of cells; the text of a cell is read as spans."""
    rule_adder(md).add("table", parse_table)


def parse_table(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Find how far the lines with pipes go, see that each has one that counts, cut them into cells."""
    if state.sCount[line] > 3 or not _has_pipe(state, line) or not state.after_boundary():
        return False
    math = state.document.dollar_math
    after = line
    while after < end and _has_pipe(state, after):
        after += 1
    text = state.src[state.bMarks[line] : state.bMarks[after]]
    waiting, state.attributes = state.attributes, None
    if not BOUNDARY.match(state.src, state.bMarks[after]) or not _all_lines_cut(text, math=math):
        return False
    table = read_table(text, line, math=math)
    if all(name != "tbody" for name, _ in table.sections):
        return False
    state.attributes = waiting
    state.line = after
    _push_table(state, table, line)
    return True


def _has_pipe(state: BlockState, line: int) -> bool:
    begin, end = state.bMarks[line], state.eMarks[line]
    return state.src.find("|", begin, end) >= 0 and _PIPE.search(state.src, begin, end) is not None


def _all_lines_cut(text: str, *, math: bool) -> bool:
    """Whether every line still has a pipe when code, elements and formulas are looked away from."""
    if not any(mark in text for mark in "`<$"):
        return True
    seen, at = [], 0
    for start, stop in _hidden(text, math=math, elements=True):
        seen += [text[at:start], "\n" * text.count("\n", start, stop) if text[start] == "`" else "x"]
        at = stop
    seen.append(text[at:])
    lines = "".join(seen).removesuffix("\n").split("\n")
    return all(_PIPE.search(line) for line in lines)


def _hidden(text: str, *, math: bool, elements: bool) -> Iterator[tuple[int, int]]:
    """The stretches of `text` whose pipes are no cell boundaries, in order."""
    marks = re.compile("[`<$]" if math else "[`<]")
    pos = 0
    while found := marks.search(text, pos):
        start = found.start()
        stop = _hidden_end(text, start, elements=elements)
        if stop > start:
            yield start, stop
        pos = max(stop, start + (len(found_ticks[0]) if (found_ticks := _TICKS.match(text, start)) else 1))


def _hidden_end(text: str, start: int, *, elements: bool) -> int:
    if text[start] == "`":
        return _code_end(text, start)
    if text[start] == "$":
        formula = _FORMULA.match(text, start)
        return formula.end() if formula else start
    return _element_end(text, start) if elements else _code_element_end(text, start)


def _code_end(text: str, start: int) -> int:
    """Where the code span that begins at `start` ends; `start` where none does."""
    found = _TICKS.match(text, start)
    assert found
    blank_around = text[max(0, start - 1) : start].isspace() and text[found.end() : found.end() + 1].isspace()
    if len(found[0]) == 1 and blank_around:
        return start
    close = text.find(found[0], found.end())
    return close + len(found[0]) if close >= 0 else start


def _code_element_end(text: str, start: int) -> int:
    found = _CODE_ELEMENT.match(text, start)
    return found.end() if found else start


def _element_end(text: str, start: int) -> int:
    """Where the HTML element that begins at `start` ends: with the text, if nothing closes it."""
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


def read_table(text: str, line: int, *, math: bool) -> Table:
    """The rows of a table's lines; `line` is where they begin."""
    table, has_footer = Table(), False
    rows: list[tuple[int, list[str]]] = []
    lines = [f"{part}\n" for part in text.removesuffix("\n").split("\n")]
    piped = lines[0].lstrip(WHITE).startswith("|")
    for number, source in enumerate(lines, line):
        if found := _SEPARATOR.fullmatch(source):
            is_header = bool(rows) and not table.alignment and not has_footer
            if is_header:
                table.alignment = [_WAYS[way] for way in _ALIGNMENT.findall(found[1])]
            if rows and not has_footer:
                table.sections.append(("thead" if is_header else "tbody", rows))
                rows = []
        elif _FOOTER.fullmatch(source):
            if rows:
                table.sections.append(("tbody", rows))
                rows = []
            has_footer = True
        else:
            rows.append((number, split_row(source.rstrip(" \t\n"), piped=piped, math=math)))
    if rows:
        table.sections.append(("tfoot" if has_footer else "tbody", rows))
    return table


def split_row(text: str, *, piped: bool, math: bool) -> list[str]:
    """The cells of a row; `piped` says that the table's first line begins with a pipe."""
    cells = [""]
    at = 0
    for start, stop in _hidden(text, math=math, elements=False):
        _add_cells(cells, text[at:start])
        cells[-1] += text[start:stop]
        at = stop
    _add_cells(cells, text[at:])
    if piped and not cells[0].strip(WHITE):
        del cells[0]
    if cells and not cells[-1].strip(WHITE):
        del cells[-1]
    return [cell.strip(WHITE) for cell in cells]


def _add_cells(cells: list[str], text: str) -> None:
    first, *others = (part.replace("\\|", "|") for part in _PIPE.split(text))
    cells[-1] += first
    cells += others


def _push_table(state: BlockState, table: Table, line: int) -> None:
    start = len(state.tokens)
    opening = state.open("table", "table", line)
    columns = table.columns if table.columns * table.rows <= MOST_CELLS else 0
    state.add("table", start, opening)
    for name, rows in table.sections:
        state.open(name, name, rows[0][0])
        for number, cells in rows:
            _push_row(state, number, cells, table, "th" if name == "thead" else "td", columns)
        state.close(name, name)
    state.close("table", "table", opening)


def _push_row(state: BlockState, line: int, cells: list[str], table: Table, kind: str, columns: int) -> None:
    state.open("tr", "tr", line)
    for column in range(max(columns, len(cells))):
        way = table.alignment[column] if column < len(table.alignment) else ""
        opening = state.open(kind, kind, line)
        if way:
            opening.attrSet("style", f"text-align: {way}")
        if column < len(cells) and cells[column]:
            state.push_inline(cells[column], line)
        else:
            _push_blank(state)
        state.close(kind, kind)
    state.close("tr", "tr")


def _push_blank(state: BlockState) -> None:
    token = state.push("text", "", 0)
    token.content = "\u00a0"
    token.hidden = True  # to the renderer of `<td>`: no line break before it
