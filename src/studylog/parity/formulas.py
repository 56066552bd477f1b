"""TeX in a text, between the brackets by which MathJax and KaTeX know it, and the names by which it is referred to."""

from __future__ import annotations

import re
from collections.abc import Callable

_OPENING = re.compile(r"\\[(\[]")
_CLOSING = {r"\(": r"\)", r"\[": r"\]"}


def replace_formulas(text: str, told: Callable[[str], str]) -> str:
    r"""`text` with what `told` makes of the TeX in every `\(…\)` and `\[…\]`, in linear time."""
    last = {opening: text.rfind(closing) for opening, closing in _CLOSING.items()}
    parts: list[str] = []
    done = at = 0
    while found := _OPENING.search(text, at):
        at = found.end()
        if last[found[0]] > at:
            end = text.find(_CLOSING[found[0]], at + 1)
            parts += [text[done : found.start()], told(text[at:end])]
            done = at = end + 2
    return "".join([*parts, text[done:]])


_REFERENCE = re.compile(r"\\(?:eq)?ref\s*\{[^{}]*\}")


def is_numbered(lost: str, instead: str) -> bool:
    r"""Whether the one is the other with numbers for `\ref{…}` and `\eqref{…}`, as MathJax would show them."""
    kept = _REFERENCE.split("".join(lost.split()))
    pattern = r"\(?+[A-Z]?+\d++(?:\.\d++)*+[a-z]?+\)?+".join(map(re.escape, kept))
    return len(kept) > 1 and re.fullmatch(pattern, "".join(instead.split())) is not None
