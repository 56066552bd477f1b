"""Terminal colours in pasted output (ECMA-48, "SGR"): they become classes, every other sequence is left out.

What is copied out of a notebook has often lost the escape character and kept the rest: `[0;31mKeyError[0m`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ESCAPE = "\x1b"
_SEQUENCE = re.compile(r"\x1b\[(?P<codes>[\d;]*)m|\x1b(?:\[[\d;?]*[A-Za-z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[^\[\]])?")
_BARE = re.compile(r"(?<!\\e)(?<!\\033)(?<!\\x1[bB])\[(?P<codes>\d+(?:;\d+)*)m")
_BARE_RESET = re.compile(r"\[0?(?:;0)*m")
_COLOURS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")


def has_colours(code: str) -> bool:
    """Whether the code holds a terminal's sequences, or what is left of them: a colour set, and later taken back."""
    if _ESCAPE in code:
        return True
    first = _BARE.search(code)
    return first is not None and _BARE_RESET.search(code, first.end()) is not None


def without_escapes(code: str) -> str:
    """The code as a terminal shows it, without colours."""
    return _SEQUENCE.sub("", code) if _ESCAPE in code else code


def colour_runs(code: str) -> Iterator[tuple[str, str]]:
    """The text with class names: `ansi-red`, `ansi-bold ansi-blue`."""
    at, names = 0, ""
    pattern = _SEQUENCE if _ESCAPE in code else _BARE
    for found in pattern.finditer(code):
        yield names, code[at : found.start()]
        at = found.end()
        if found["codes"] is not None:
            names = _change(names, found["codes"])
    yield names, code[at:]


def _change(names: str, codes: str) -> str:
    """The class names after a sequence: 0 ends all, 1 is bold, 30 to 37 and 90 to 97 are colours, 39 none."""
    now = set(names.split())
    numbers = _EXTENDED.sub("", codes or "0").split(";")
    for number in (int(part or 0) for part in numbers[:_MOST_CODES]):
        if number in (0, 22):
            now -= {"ansi-bold"} if number else now
        elif number == 1:
            now.add("ansi-bold")
        elif number in range(30, 40) or number in range(90, 98):
            now = {name for name in now if name == "ansi-bold"} | _colour(number)
    return " ".join(sorted(now))


_EXTENDED = re.compile(r"(?:^|(?<=;))[34]8;(?:5;\d+|2;\d+;\d+;\d+);?")
"""One of 256 or of all colours: not told apart here."""
_MOST_CODES = 16


def _colour(number: int) -> set[str]:
    return {f"ansi-{_COLOURS[number % 10]}"} if number % 10 < len(_COLOURS) else set()
