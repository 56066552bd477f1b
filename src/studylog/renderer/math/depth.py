"""How deep a formula nests: math-core would overflow its stack, and take the build with it."""

from __future__ import annotations

import re

DEEPEST = 60
"""Levels of groups, environments and commands that take each other as arguments."""
_LEVEL = re.compile(r"\\(begin|left|end|right)(?![A-Za-z])|\\sqrt\s*\[|\\[A-Za-z]+|\\.|[{}]|[^\sA-Za-z0-9]", re.DOTALL)
_SHORT = 200


def is_too_deep(tex: str) -> bool:
    r"""Whether a formula nests deeper than math-core's own stack could bear on every system.

    A command may take the next one as its argument (`\hat\hat x`), so a run of commands counts as levels too.
    """
    if len(tex) < _SHORT:
        return False
    depth = run = 0
    for found in _LEVEL.finditer(tex):
        word = found[0]
        if word == "{" or found[1] in ("begin", "left") or (word[0] == "\\" and word[-1] == "["):
            depth += 1
        elif word == "}" or found[1]:
            depth = max(depth - 1, 0)
        run = run + 1 if word[0] == "\\" else 0 if word not in "{}" else run
        if depth > DEEPEST or run > DEEPEST + 20:
            return True
    return False
