"""TeX's groups: where one ends, and what a command takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_GROUP_START = re.compile(r"\s*\{")


def group_end(tex: str, start: int) -> int:
    """Where the group that opens at `start` ends, behind its `}`; -1 where it does not."""
    depth, at = 0, start
    while 0 <= at < len(tex):
        char = tex[at]
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return at + 1
        at += 2 if char == "\\" else 1
    return -1


def read_groups(tex: str, at: int, count: int) -> tuple[list[str], int]:
    """What the next `count` groups hold, and where the last one ends; -1 where there are not so many."""
    contents: list[str] = []
    for _ in range(count):
        found = _GROUP_START.match(tex, at)
        end = group_end(tex, found.end() - 1) if found else -1
        if found is None or end < 0:
            return contents, -1
        contents.append(tex[found.end() : end - 1])
        at = end
    return contents, at


def rewrite_command(tex: str, command: re.Pattern[str], count: int, write: Callable[..., str]) -> str:
    """Every `command` with its `count` groups as `write(match, *groups)` has it, the innermost ones first."""
    for found in reversed(list(command.finditer(tex))):
        groups, end = read_groups(tex, found.end(), count)
        if end >= 0:
            tex = f"{tex[: found.start()]}{write(found, *groups)}{tex[end:]}"
    return tex


_STEP = re.compile(r"\\(begin|left|end|right)(?![A-Za-z])|\\\\|\\.|[{}&]", re.DOTALL)


def outer_signs(tex: str) -> Iterator[tuple[str, int]]:
    r"""Every `\\` and `&` that stands in no group, environment or pair of delimiters, with its place."""
    depth = 0
    for found in _STEP.finditer(tex):
        sign = found[0]
        if sign == "{" or found[1] in ("begin", "left"):
            depth += 1
        elif sign == "}" or found[1]:
            depth -= 1
        elif depth == 0 and sign in ("\\\\", "&"):
            yield sign, found.start()


def find_unclosed(tex: str) -> int:
    """Where the last group, environment or pair of delimiters opens that never closes; -1 where all do."""
    opened: list[int] = []
    for found in _STEP.finditer(tex):
        if found[0] == "{" or found[1] in ("begin", "left"):
            opened.append(found.start())
        elif opened and (found[0] == "}" or found[1]):
            opened.pop()
    return opened[-1] if opened else -1
