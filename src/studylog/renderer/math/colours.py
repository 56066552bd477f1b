r"""Colours as browsers and MathJax have them: `green` is a dark one, `#ff0000` and `[HTML]{FF0000}` are known.

math-core's own names are xcolor's; what this file does not know is left to them.
"""

from __future__ import annotations

import re

from studylog.renderer.math.groups import rewrite_command
from studylog.renderer.math.marks import mark

_MODEL = r"(?:\s*\[\s*(\w+)\s*\])?"
_SWITCH = re.compile(rf"\\color{_MODEL}(?=\s*\{{)")
_SWITCH_OF_ONE = re.compile(rf"\\color{_MODEL}(?=\s*\{{[^{{}}]*\}}\{{)")
_INK = re.compile(rf"\\textcolor{_MODEL}(?=\s*\{{)")
_PAPER = re.compile(rf"\\colorbox{_MODEL}(?=\s*\{{)")
_FRAME = re.compile(rf"\\fcolorbox{_MODEL}(?=\s*\{{)")
_BOX = re.compile(r"\\bbox\s*\[\s*([#\w]+)\s*\](?=\s*\{)")
_SHORT_OR_LONG = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_NAMES = frozenset(
    """aqua aquamarine beige black blue blueviolet brown chocolate coral cornflowerblue crimson cyan darkblue darkcyan
    darkgray darkgreen darkgrey darkmagenta darkorange darkred darkviolet deeppink deepskyblue dimgray dodgerblue
    firebrick forestgreen fuchsia gold goldenrod gray green greenyellow grey hotpink indigo ivory khaki lavender
    lightblue lightcoral lightcyan lightgray lightgreen lightgrey lightpink lightyellow lime limegreen magenta maroon
    mediumblue midnightblue navy olive orange orangered orchid palegreen pink plum purple red royalblue salmon seagreen
    sienna silver skyblue slateblue slategray steelblue tan teal tomato turquoise violet wheat white yellow
    yellowgreen""".split()
)


def rewrite_colours(tex: str) -> str:
    r"""Every colour in a way that math-core takes; `\color{red}{x}` colours x only, as its writer means it."""
    tex = rewrite_command(tex, _INK, 2, lambda found, name, body: _coloured("ink", found[1], name, body))
    tex = rewrite_command(tex, _SWITCH_OF_ONE, 2, lambda found, name, body: _coloured("ink", found[1], name, body))
    tex = rewrite_command(tex, _SWITCH, 1, _switch)
    tex = rewrite_command(tex, _FRAME, 3, _frame)
    tex = rewrite_command(tex, _PAPER, 2, lambda found, name, text: _coloured("paper", found[1], name, _text(text)))
    return rewrite_command(tex, _BOX, 1, lambda found, body: _coloured("paper", None, found[1], body))


def _text(text: str) -> str:
    """What a box holds is text."""
    return rf"\text{{{text}}}"


def _frame(found: re.Match[str], line: str, paper: str, text: str) -> str:
    return _coloured("frame", found[1], line, _coloured("paper", found[1], paper, _text(text)))


def _coloured(kind: str, model: str | None, name: str, body: str) -> str:
    value = _value_of(model, name.strip())
    if value:
        return rf"\textcolor{{red}}{{{mark(kind, value)}{body}}}"
    return rf"\textcolor{{{name}}}{{{body}}}" if kind == "ink" and model is None else rf"\colorbox{{{name}}}{{{body}}}"


def _switch(found: re.Match[str], name: str) -> str:
    value = _value_of(found[1], name.strip())
    return rf"\color{{red}}{mark('ink', value)}" if value else f"{found[0]}{{{name}}}"


def _value_of(model: str | None, name: str) -> str:
    """A colour as a mark's value: `n` and a name, or `h` and hexadecimal digits; empty where it is not known."""
    if model is None and name.islower() and name in _NAMES:
        return f"n{name}"
    if (model is None or model == "HTML") and (found := _SHORT_OR_LONG.fullmatch(name)) and (model or name[0] == "#"):
        return f"h{found[1].lower()}"
    if model in ("rgb", "RGB"):
        return _from_numbers(name, 255 if model == "rgb" else 1)
    return ""


def _from_numbers(numbers: str, scale: int) -> str:
    try:
        parts = [round(float(number) * scale) for number in numbers.split(",")]
    except (ValueError, OverflowError):
        return ""
    fits = len(parts) == 3 and all(0 <= part <= 255 for part in parts)
    return "h" + "".join(f"{part:02x}" for part in parts) if fits else ""
