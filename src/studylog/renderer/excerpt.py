"""What of a text stands before its excerpt separator (jekyllrb.com/docs/posts, "Post excerpts")."""

from __future__ import annotations

import re

_LEADING_BLANK = re.compile(r"\A(?:[ \t\r\f\v]*\n)+")
_DEFINITION = re.compile(r"^ {0,3}(\[[^\]\n]+\]):.+$", re.MULTILINE)


def cut_excerpt(body: str, separator: str) -> str | None:
    """The Markdown before the first `separator`, with those link and footnote definitions below that it names.

    None where the excerpt is the whole body: the separator is missing, or nothing follows it. Empty without separator.
    """
    if not separator:
        return ""
    head, _, tail = _LEADING_BLANK.sub("", body).partition(separator)
    if not tail:
        return None
    if "[" not in head:
        return head
    definitions = [found[0] for found in _DEFINITION.finditer(tail) if found[1] in head]
    return "\n".join((f"{head}\n", *definitions)) if definitions else head
