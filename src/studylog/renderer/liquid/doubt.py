"""Whether braces are Liquid at all: `{{ page.title }}` is, `x^{{(i)}}` and `{{a}_b}` are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studylog.renderer.liquid.pieces import Piece

KNOWN_ROOTS = frozenset(
    "site page layout include paginator theme jekyll content forloop tablerowloop "
    "true false nil null empty blank".split()
)
"""Names that Jekyll gives a value to."""

_PATH = r"[A-Za-z_][\w-]*\??(?:\.[\w-]+\??|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*"
_EXPRESSION = re.compile(
    rf"\s*(?:(?P<literal>\"[^\"]*\"|'[^']*'|-?\d+(?:\.\d+)?(?![\w.])|\(\s*[\w.-]+\s*\.\.\s*[\w.-]+\s*\))"
    rf"|(?P<path>{_PATH}))\s*(?P<rest>.*)",
    re.DOTALL | re.ASCII,
)
_ROOT = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_NAMED = re.compile(r"\{%-?\s*(?:assign|capture|for|tablerow|increment|decrement)\s+['\"]?([\w-]+)")
_INCLUDING = re.compile(r"\{%-?\s*(?:include|liquid)")
_FILTER_NAME = re.compile(r"\|\s*(\w+)")
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_TEX_BEFORE = re.compile(r"(?:\\[A-Za-z]*|[\^_}$])\Z")


class Names:
    """The names that a text gives a value to, besides Jekyll's."""

    def __init__(self, text: str, *, is_include: bool) -> None:
        self.known = KNOWN_ROOTS | set(_NAMED.findall(text))
        self.is_closed = not is_include and _INCLUDING.search(text) is None
        """Whether no other file can have named anything."""

    def doubts(self, before: str, markup: str) -> bool:
        """Whether an output is rather a writer's own braces: no expression, or within what looks like TeX."""
        found = _EXPRESSION.fullmatch(markup)
        if found is None:
            return True
        if found["literal"] or self._is_known(found["path"]):
            return False
        return bool(found["rest"] and not found["rest"].startswith("|")) or _TEX_BEFORE.search(before) is not None

    def _is_known(self, path: str) -> bool:
        root = _ROOT.match(path)
        return root is not None and root[0] in self.known

    def unknown_root(self, piece: Piece) -> str:
        """The name in an output that nothing has given a value to; empty where it has one, or may have."""
        if piece.kind != "output" or not self.is_closed or "default" in piece.markup:
            return ""
        found = _ROOT.match(piece.markup)
        return found[0] if found and found[0] not in self.known else ""

    def filters_of(self, piece: Piece) -> Iterator[str]:
        """The names of the filters in an output or an `assign`."""
        if piece.kind == "output" or piece.name in ("assign", "echo"):
            yield from _FILTER_NAME.findall(_STRING.sub("''", piece.markup))
