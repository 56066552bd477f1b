"""Code line by line: numbers, marked lines and prompts.

A number is never text: the style sheet counts `.line`, so that nothing but code is copied, searched and read aloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from studylog.frozen import dataclass
from studylog.renderer.kramdown.text import escape

Run = tuple[str, str]
"""A class name, or none, and the text that has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """What is asked for of a block's lines."""

    numbered: bool = False
    marked: frozenset[int] = frozenset()
    """Numbers of highlighted lines, from 1."""

    def __bool__(self) -> bool:
        """Whether anything is."""
        return self.numbered or bool(self.marked)


def write_code(runs: Iterable[Run], lines: Lines) -> str:
    """Runs as spans; lines that are numbered or marked in one of their own."""
    if not lines:
        return _write_runs(runs)
    return "".join(_write_line(line, number, lines) for number, line in enumerate(_divide(runs), 1))


def _write_runs(runs: Iterable[Run]) -> str:
    """Neighbours of one class share their span; what has no class has none."""
    parts: list[str] = []
    last, gathered = "", ""
    for name, text in runs:
        if name == last or (last in _WHOLE_LINES and text == "\n"):
            gathered += text
            continue
        _write_span(parts, last, gathered)
        last, gathered = name, text
    _write_span(parts, last, gathered)
    return "".join(parts)


_WHOLE_LINES = frozenset(("gi", "gd", "gh", "gu"))
"""What a diff says of whole lines, their ends included."""


def _write_span(parts: list[str], name: str, text: str) -> None:
    if text:
        parts.append(f'<span class="{name}">{escape(text)}</span>' if name else escape(text))


def _write_line(runs: Sequence[Run], number: int, lines: Lines) -> str:
    marked = number in lines.marked
    if not (lines.numbered or marked):
        return _write_runs(runs)
    whole = _name_of_line(runs)
    html = escape("".join(text for _, text in runs)) if whole else _write_runs(runs)
    names = ("line" if lines.numbered else "", "hll" if marked else "", whole)
    return f'<span class="{" ".join(filter(None, names))}">{html}</span>'


def _name_of_line(runs: Sequence[Run]) -> str:
    """The class that a diff gives to the whole line; none where there is no such."""
    name = runs[0][0]
    return name if name in _WHOLE_LINES and all(other == name or text == "\n" for other, text in runs) else ""


def _divide(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each line, with the line's end."""
    line: list[Run] = []
    for name, text in runs:
        for part in _LINE.findall(text):
            line.append((name, part))
            if part.endswith("\n"):
                yield line
                line = []
    if line:
        yield line


_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_PROMPT = re.compile(r"^[ \t]*\$ ", re.MULTILINE)


def take_prompts(code: str) -> tuple[str, dict[int, str]]:
    """A shell's code without the `$ ` that its lines begin with, and those by number of line, from 0.

    No command begins with `$ `, so it is the writer's way of saying what is typed in.
    """
    prompts = {code.count("\n", 0, found.start()): found[0] for found in _PROMPT.finditer(code)}
    return (_PROMPT.sub("", code), prompts) if prompts else (code, {})


def put_prompts(runs: Iterable[Run], prompts: dict[int, str]) -> Iterator[Run]:
    """The runs with every prompt back in its place, as Pygments calls one."""
    for number, line in enumerate(_divide(runs)):
        if number in prompts:
            yield "gp", prompts[number]
        yield from line
