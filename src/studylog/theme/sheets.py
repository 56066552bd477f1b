"""The theme's style sheets as they are sent: without what only those read who change them."""

from __future__ import annotations

import re

_PIECE = re.compile(
    r"""("[^"\n]*"|'[^'\n]*'|\burl\([^"')]*\))  # kept as it is
    |(?:\s|/\*.*?\*/)*([{};,>])(?:\s|/\*.*?\*/)*
    |(?<=:)\s+
    |(?:\s|/\*.*?\*/)+""",
    re.DOTALL | re.VERBOSE,
)


def squeeze_sheet(sheet: str) -> str:
    """CSS without comments, and with no more blanks than it takes: a fifth less to send.

    For the bundled sheets, of which it is known that nothing in them hangs on more (escaped quotes, `progid:`).
    """
    return _PIECE.sub(_shorten, sheet).replace(";}", "}").strip()


def _shorten(piece: re.Match[str]) -> str:
    kept, sign = piece.groups()
    return kept or sign or ("" if piece.string[piece.start() - 1] == ":" else " ")
