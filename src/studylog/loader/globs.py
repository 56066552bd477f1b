"""Ruby's file patterns: `File.fnmatch` for `exclude` and `include`, `Dir.glob` for the scopes of `defaults`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def matches_any(patterns: Iterable[str], path: str, *, folder: bool = False) -> bool:
    """Whether one of `patterns` matches `path`, as Jekyll's `EntryFilter` has it.

    A pattern matches as a glob whose `*` crosses slashes, as a prefix of the path, or as the name of a folder
    with a slash at its end. A slash at its start counts for nothing.
    """
    beginnings, whole = _prepare(tuple(patterns))
    return path.startswith(beginnings) or (folder and f"{path}/" in beginnings) or whole.fullmatch(path) is not None


@lru_cache(maxsize=64)
def _prepare(patterns: tuple[str, ...]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The patterns as prefixes, and as one that matches what any of them does."""
    bare = tuple(filter(None, (pattern.lstrip("/") for pattern in patterns)))
    return bare, re.compile("|".join(fnmatch(pattern).pattern for pattern in bare) or "(?!)", re.DOTALL)


@lru_cache(maxsize=512)
def fnmatch(pattern: str) -> re.Pattern[str]:
    """`File.fnmatch(pattern, …)` without flags: `*` and `?` match slashes too, braces are text."""
    return _compile(_translate(pattern, star=".*", any_char=".", braces=False))


@lru_cache(maxsize=512)
def glob(pattern: str) -> re.Pattern[str]:
    """What `Dir.glob(pattern)` would find: `*` stays within a folder, `**/` crosses any number, `{a,b}` is either."""
    parts = pattern.split("**/")
    translated = [_translate(part, star="[^/]*", any_char="[^/]", braces=True) for part in parts]
    return _compile(r"(?:[^/.][^/]*/)*".join(translated))


def _compile(translated: str) -> re.Pattern[str]:
    try:
        return re.compile(translated, re.DOTALL)
    except re.error:  # a set like [z-a] matches nothing
        return re.compile("(?!)")


_PIECE = re.compile(r"\*+|\?|\[[!^]?[^]]+\]|\{[^{}]*\}|\\.|.", re.DOTALL)


def _translate(pattern: str, *, star: str, any_char: str, braces: bool) -> str:
    """A regular expression in which each star but the last takes as little as it can, for good: no backtracking."""
    chunks = [""]
    for piece in _PIECE.findall(pattern):
        if piece[0] == "*":
            chunks.append("")
        else:
            chunks[-1] += _translate_piece(piece, any_char, braces)
    first, *rest = chunks
    middle = "".join(f"(?>{star}?{chunk})" for chunk in rest[:-1])
    return first + middle + (star + rest[-1] if rest else "")


def _translate_piece(piece: str, any_char: str, braces: bool) -> str:
    if piece == "?":
        return any_char
    if piece[0] == "[" and len(piece) > 2:
        inside = piece[1:-1].replace("\\", "\\\\").replace("[", "\\[")
        return f"[^{inside[1:]}]" if inside[0] in "!^" else f"[{inside}]"
    if piece[0] == "{" and len(piece) > 1 and braces:
        return "(?:" + "|".join(re.escape(choice) for choice in piece[1:-1].split(",")) + ")"
    return re.escape(piece[1:] if piece[0] == "\\" and len(piece) > 1 else piece)
