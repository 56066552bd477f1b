"""References that were left as text because nothing defines them: `[설명서][docs]`, `[docs][]`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from markdown_it.token import Token

from studylog import messages
from studylog.renderer.kramdown.document import Document, Finding, normalize_label
from studylog.spelling import nearest

_REFERENCE = re.compile(r"(?<![\w\])}])\[([^\[\]\n]+)\]\[([^\[\]\n]*)\](?![\[(:])")
_ELEMENT = "\ufffc"
"""Stands for a code span, a formula or another element within the text."""


def report_lost_references(tokens: Sequence[Token], document: Document) -> None:
    """Say which references of a parsed text lead nowhere.

    What only looks like one is left in peace: the index of an array (`dp[i][j]`), and two names in brackets in a
    text that defines no links (`[백준][파이썬]`).
    """
    known = document.links
    for source, text, line in _texts([token for token in tokens if token.type == "inline"]):
        for found in _REFERENCE.finditer(text) if "][" in text else ():
            if _is_meant(found, known) and f"\\{found[0]}" not in source:
                at = line + text.count("\n", 0, found.start())
                document.findings.append(_tell(found, at, known))


def _texts(inlines: Sequence[Token]) -> Iterator[tuple[str, str, int]]:
    """Every paragraph and heading: as written, what stands there as mere text, and the line (from 1) it begins on."""
    for token in inlines:
        if "[" in token.content and token.map and token.children:
            yield token.content, "".join(map(_text_of, token.children)), token.map[0] + 1


def _text_of(token: Token) -> str:
    if token.type == "text":
        return token.content
    return "\n" if token.type in ("softbreak", "hardbreak") else _ELEMENT


def _is_meant(found: re.Match[str], known: Collection[str]) -> bool:
    """Whether this is a reference: `[x][]` is nothing else; `[x][y]` is one where links are defined by such names."""
    text, name = found.groups()
    if not name:
        return len(text) > 1 and not text.isdigit()
    return any(label.isdigit() == name.isdigit() for label in known)


def _tell(found: re.Match[str], line: int, known: Collection[str]) -> Finding:
    name = found[2] or found[1]
    meant = nearest(normalize_label(name), known)
    sentence = messages.REFERENCE_NEAR_MISS if meant else messages.REFERENCE_UNDEFINED
    return Finding(sentence=sentence, line=line, values=(("name", name), ("meant", meant or "")), text=f"][{found[2]}]")
