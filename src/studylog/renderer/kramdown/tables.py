"""Tables: every run of lines that each hold a `|` (kramdown, "Tables"), with a boundary above and below.

A pipe counts unless it is escaped or stands in a code span or an HTML element; here it does not count inside a formula
either (`$|x|$`), where kramdown would cut. The first separator line below a row makes the header and the alignment,
further ones begin new bodies, one of `=` the footer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt

from studylog.renderer.kramdown.block_state import WHITE, BlockState
from studylog.renderer.kramdown.blocks import rule_adder
from studylog.renderer.kramdown.document import Document
from studylog.renderer.kramdown.math_blocks import BOUNDARY
from studylog.renderer.kramdown.pipes import PIPE, every_line_is_cut, hidden

MOST_CELLS = 100_000
"""In a table that would have more, short rows stay short: one long row must not make every row as long."""
_SEPARATOR = re.compile(r"([+|: \t-]*-[+|: \t-]*?)[ \t]*\n")
_FOOTER = re.compile(r"[+|: \t=]*=[+|: \t=]*\n")
_ALIGNMENT = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
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
    rule_adder(md).add("table", parse_table, lone_text=False)


def parse_table(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Find how far the lines with pipes go, see that each has one that counts, cut them into cells."""
    if state.sCount[line] > 3 or not _has_pipe(state, line) or not state.after_boundary():
        return False
    math = state.document
    after = line
    while after < end and _has_pipe(state, after):
        after += 1
    text = state.src[state.bMarks[line] : state.bMarks[after]]
    waiting, state.attributes = state.attributes, None
    if not BOUNDARY.match(state.src, state.bMarks[after]) or not every_line_is_cut(text, math):
        return False
    table = read_table(text, line, math)
    if all(name != "tbody" for name, _ in table.sections):
        return False
    state.attributes = waiting
    state.line = after
    _push_table(state, table, line)
    return True


def begins_with_header(state: BlockState, line: int) -> bool:
    """Whether lines from `line` on can be nothing but a table: a row, and the line that makes it a header."""
    if line + 1 >= state.lineMax or not _has_pipe(state, line):
        return False
    return _has_pipe(state, line + 1) and _SEPARATOR.match(state.src, state.bMarks[line + 1]) is not None


def _has_pipe(state: BlockState, line: int) -> bool:
    begin, end = state.bMarks[line], state.eMarks[line]
    return state.src.find("|", begin, end) >= 0 and PIPE.search(state.src, begin, end) is not None


def read_table(text: str, line: int, math: Document) -> Table:
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
            rows.append((number, split_row(source.rstrip(" \t\n"), math, piped=piped)))
    if rows:
        table.sections.append(("tfoot" if has_footer else "tbody", rows))
    return table


def split_row(text: str, math: Document, *, piped: bool) -> list[str]:
    """The cells of a row; `piped` says that the table's first line begins with a pipe."""
    parts: list[list[str]] = [[]]
    at = 0
    for start, stop in hidden(text, math, elements=False):
        _add_cells(parts, text[at:start])
        parts[-1].append(text[start:stop].replace("\\|", "|") if text[start] == "$" else text[start:stop])
        at = stop
    _add_cells(parts, text[at:])
    cells = ["".join(cell).strip(WHITE) for cell in parts]
    if piped and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return cells


def _add_cells(parts: list[list[str]], text: str) -> None:
    first, *others = (part.replace("\\|", "|") for part in PIPE.split(text))
    parts[-1].append(first)
    parts += ([other] for other in others)


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
