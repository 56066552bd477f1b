"""What keeps a block of code from being highlighted for ever.

`is_risky` looks at the code alone: what a lexer's patterns cannot read in bounded time is refused on every machine
alike. `within_a_second` stands behind it for a pattern that nobody has met yet.
"""

from __future__ import annotations

import contextlib
import re
import signal
from collections.abc import Iterator
from types import FrameType

EXPONENTIAL = frozenset(("cddl", "chapel", "fancy", "maple", "mcschema", "rita", "smithy", "urbiscript", "urbi"))
"""Languages whose patterns in Pygments 2.21 take exponential time on an unclosed string or comment."""

LONGEST = 50_000
"""Characters of a block; a longer one is not highlighted."""
_LONGEST_LINE = 2_000
_LONGEST_WORDS = 2_000
"""Characters without any sign between names: patterns for declarations try every word of such a stretch."""
_SYMBOL_RUN = re.compile(r"([\"'`(){}\[\]<>@$?\\])\1{31}|(?:\\[^\n]){32}|(?:[ \t]*+\n){100}")
_RULER = re.compile(r"([^\w\s=\-#*/+~.])\1{31,}")
_MOST_RULERS = 2_000
"""Characters of lines drawn with one sign: `%%%%` in MATLAB, `;;;;` in Lisp, a table of a terminal with `────`."""
_PUNCTUATION = re.compile(r"[^\w\s.?<>$@\[\]]")
_MOST_UNCLOSED = 100
_COMMENTS = (("/*", "*/"), ("<!--", "-->"), ("(*", "*)"), ("{-", "-}"), ("[[", "]]"), ("{%", "%}"))
_HEREDOC = re.compile(r"<<[-~]?[\"']?[A-Za-z_]")
_MOST_HEREDOCS = 1_000


def is_risky(code: str) -> bool:
    """Whether a pattern that backtracks could take more than a moment.

    Pygments' patterns are slow on long runs of quotes, backslashes, brackets and empty lines, on endless lines, on
    long stretches of mere words, and on many comments that do not close; all of that is bounded here.
    """
    if len(code) < _LONGEST_LINE:
        return _SYMBOL_RUN.search(code) is not None
    return (
        len(code) > LONGEST
        or _SYMBOL_RUN.search(code) is not None
        or sum(len(ruler[0]) for ruler in _RULER.finditer(code)) > _MOST_RULERS
        or max(map(len, code.split("\n"))) > _LONGEST_LINE
        or max(map(len, _PUNCTUATION.split(code))) > _LONGEST_WORDS
        or len(_HEREDOC.findall(code)) > _MOST_HEREDOCS
        or any(code.count(opening) - code.count(closing) > _MOST_UNCLOSED for opening, closing in _COMMENTS)
    )


class TooSlowError(Exception):
    """A second of work has gone into one block."""


SECONDS = 1.0


@contextlib.contextmanager
def within_a_second() -> Iterator[None]:
    """Stop what runs inside after a second of this process's own work, in the midst of a pattern too.

    Counts work and not time, so that a busy machine decides as an idle one. Only a main thread on a system with such
    a timer can be stopped (a build's workers run there); elsewhere `is_risky` has to do.

    Raises:
        TooSlowError: the second is over.

    """
    try:
        signal.signal(signal.SIGVTALRM, _stop)  # it stays: to take it back takes as long again, for every block
    except (AttributeError, ValueError):  # Windows has no such signal, other threads take none
        yield
        return
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _stop(_: int, frame: FrameType | None) -> None:
    raise TooSlowError
