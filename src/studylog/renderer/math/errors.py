"""What to tell of a formula that cannot be shown as it was meant, and where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from markdown_it.token import Token

from studylog import messages
from studylog.renderer.kramdown.document import Finding
from studylog.renderer.kramdown.math_spans import undo_escapes
from studylog.renderer.math.commands import COMMANDS, ENVIRONMENTS
from studylog.renderer.math.converter import LONGEST, REFUSED
from studylog.renderer.math.depth import DEEPEST
from studylog.renderer.math.formula import Converted
from studylog.renderer.math.reasons import in_korean
from studylog.spelling import nearest


def describe(token: Token, converted: Converted) -> Iterator[Finding]:
    """Findings of one formula: an error where it is a danger to the build, else warnings."""
    if not converted.mathml:
        yield _place(_explain(token, converted.error), token, converted.offset)
    for label in converted.missing:
        finding = Finding(sentence=messages.MATH_NO_LABEL, line=0, values=(("label", label),))
        yield _place(finding, token, max(token.content.find(label), 0))
    for label in converted.repeated:
        finding = Finding(sentence=messages.MATH_LABEL_REPEATED, line=0, values=(("label", label),))
        yield _place(finding, token, max(token.content.rfind(label), 0))


def _explain(token: Token, error: str) -> Finding:
    if len(token.content) > LONGEST:
        values = (("length", len(token.content)), ("limit", LONGEST))
        return Finding(sentence=messages.MATH_TOO_LONG, line=0, severity="error", values=values)
    if REFUSED in error:
        return Finding(sentence=messages.MATH_TOO_DEEP, line=0, severity="error", values=(("limit", DEEPEST),))
    if error.startswith("Too many expansions"):
        return Finding(sentence=messages.MATH_ENDLESS, line=0, severity="error")
    detail = error.rstrip(".")
    details = (("detail", detail), ("detail_ko", in_korean(detail)))
    if _FORBIDDEN.search(error):
        return Finding(sentence=messages.MATH_NOT_ALLOWED, line=0, values=details)
    if meant := _guess(error):
        return Finding(sentence=messages.MATH_NEAR_MISS, line=0, values=(*details, ("meant", meant)))
    return Finding(sentence=messages.MATH_FAILED, line=0, values=details)


_FORBIDDEN = re.compile(r'Unknown command "\\?(?:href|style|class|cssId|html[A-Z]\w*|includegraphics|url|data)"')
_UNKNOWN = re.compile(r'Unknown (command|environment) "\\?([^"]*)"')


def _guess(error: str) -> str:
    """The command or environment that a mistyped one was meant to be; empty where none is near."""
    found = _UNKNOWN.search(error)
    if found is None:
        return ""
    known = COMMANDS if found[1] == "command" else ENVIRONMENTS
    meant = nearest(found[2].rstrip("*"), known)
    if not meant:
        return ""
    return f"\\{meant}" if found[1] == "command" else f"\\begin{{{meant}}}"


def _place(finding: Finding, token: Token, offset: int) -> Finding:
    """The finding at the line and column that `offset` of the formula has in the text."""
    first = (token.map[0] if token.map else int(token.meta.get("line", 0))) + 1
    written = str(token.meta.get("written", token.content))
    at = min(_before_escapes(written, offset) if written != token.content else offset, len(written))
    start = written.rfind("\n", 0, at) + 1
    lines = written.count("\n", 0, at)
    text = written[start:].partition("\n")[0]
    opening = "" if lines or token.type == "math_block" else token.markup.removeprefix("\\begin")
    lead = len(text) - len(text.lstrip()) if lines else 0
    shown = f"{opening}{text[lead:]}".rstrip()
    return replace(finding, line=first + lines, text=shown, offset=len(opening) + max(at - start - lead, 0))


def _before_escapes(written: str, offset: int) -> int:
    """Where in the text as it was written the `offset` of the formula without Markdown's escapes is."""
    return bisect_left(range(len(written)), offset, key=lambda end: len(undo_escapes(written[:end])))
