"""What counts as a formula in prose: Pandoc's rules for dollars, and what only looks like one."""

from __future__ import annotations

import re

from studylog.renderer.code_options import OPTIONS

ENVIRONMENT = re.compile(
    r"\\begin\{((?:equation|align|alignat|gather|multline|eqnarray|flalign|aligned|gathered|split|cases|array"
    r"|[pbvBV]?matrix|smallmatrix)\*?)\}"
)
"""The opening of an environment that is a formula by itself."""
_CLOSING_DOLLAR = re.compile(r"(?:[^$\\]|\\.)*+\$", re.DOTALL)
_FORMULA_SIGNS = re.compile(r"[\\^_={}<>|+*/]|\A[^\W\d_]{1,3}'*\Z|\A-?\d+(?:\.\d+)?\Z|\A[\w-](?:, ?[\w-])*\Z|\w'*\(")
_COMMAND = re.compile(r"\\[A-Za-z]{2}|[\^_]\{")
_HANGUL = re.compile("[\uac00-\ud7a3]")


def find_dollar_end(src: str, start: int, end: int, *, blanks: bool = False) -> int:
    """Where the formula closes that the `$` at `start` opens, or -1 where that `$` is no formula's.

    As in Pandoc, no digit stands behind the last `$`, no blank behind the first or before the last (with `blanks`,
    what is plainly TeX may have them), and the closing `$` is the next one. Text that only looks like a formula
    (`$HOME:$PATH`, `$5이고 세금은 1$`) is none either.
    """
    if start + 1 >= end or src[start + 1] == "$":
        return -1
    close = _find_close(src, start + 1, end)
    if close < 0:
        return -1
    content, after = src[start + 1 : close], src[close + 1 : close + 4]
    if "\\" not in content and _is_prose(src[max(start - 1, 0) : start], content, after):
        return -1
    return close if _is_formula(content, after, blanks=blanks) else -1


_WORD_BEFORE = re.compile("[A-Za-z0-9]")
_MONEY = re.compile(r"[=/+:,-].*[A-Za-z0-9]\Z|[\uac00-\ud7a3][^\^_{}]*\Z", re.DOTALL)
"""Between two dollars that are signs of money: `A$=1.3, C$=1.4`, `MS$와 US$`."""
_HANGUL_WORDS = re.compile(r"[\uac00-\ud7a3][^\^_{}=]*\Z")
_VARIABLE = re.compile(r"(?<![\^_])(?:[-+*/=<(\[{,.;:?&@~\"]|[-=]>|[=,(]')\Z")
"""An operator before the dollar of a second variable: `$a=$b`, `$i<$n`, `$x->$y`."""
_SCRIPT = re.compile(r"[\^_{]")
_WORD_AFTER = re.compile(r"\.?[A-Za-z_]")
_BRACED = re.compile(r"\{[A-Za-z_]\w*\}")
_BRACED_AFTER = re.compile(r"\{[A-Za-z_]")
"""Of two shell variables: `${NAME} and ${OTHER}`."""


def _is_prose(before: str, content: str, after: str) -> bool:
    """Whether what stands between two dollars, and holds no command of TeX's, belongs to two sums or two variables."""
    if (content[0] == ")" and len(content) > 1) or _HANGUL_WORDS.match(content):
        return True
    if _VARIABLE.search(content) and _WORD_AFTER.match(after):
        return True
    if _BRACED.match(content) and _BRACED_AFTER.match(after):
        return True
    if not _WORD_BEFORE.match(before):
        return False
    sums = before.isdecimal() and content[-1].isdecimal() and not _SCRIPT.search(content)
    return sums or _MONEY.match(content) is not None


_OPEN_TEXT = re.compile(r"\\(?:text[a-z]*|mbox|hbox)\s*\{[^{}]*\Z")
_LONGEST_TEXT = 200
_MOST_INNER = 10


def _find_close(src: str, start: int, end: int) -> int:
    r"""The next `$`, behind the formulas that a `\text{…}` of this one holds; -1 where there is none."""
    at = start
    for _ in range(_MOST_INNER):
        found = _CLOSING_DOLLAR.match(src, at, end)
        close = found.end() - 1 if found else -1
        within = close >= 0 and _OPEN_TEXT.search(src[max(start, close - _LONGEST_TEXT) : close])
        inner = _CLOSING_DOLLAR.match(src, close + 1, end) if within else None
        if inner is None:
            return close
        at = inner.end()
    return -1


def _is_formula(content: str, after: str, *, blanks: bool) -> bool:
    if not content.strip() or after[:1].isdecimal():
        return False
    has_signs = _FORMULA_SIGNS.search(content) is not None
    if found := content[0].isspace() + content[-1].isspace():
        plain = _COMMAND.search(content) is not None or (found == 2 and has_signs)
        return blanks and plain and not _HANGUL.search(content)
    if _WORD_START.match(after) and not _ORDINAL.match(after):
        return has_signs and not _SHELL.fullmatch(content)
    return has_signs or not (content[0].isdecimal() and _HANGUL.search(content))


_WORD_START = re.compile(r"[A-Za-z_{]")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|s|D)(?![A-Za-z])")
_SHELL = re.compile(r"(?![A-Za-z]_)\{?[A-Za-z_]\w*\}?(?:[/:][\w./:~-]*)?")


def has_formulas(body: str) -> bool:
    """Whether a text holds a formula outside code."""
    if "$" not in body:
        return any(opening in body for opening in _OPENINGS)
    prose = _without_code(body)
    return (
        any(_holds_dollar_formula(paragraph) for paragraph in prose.split("\n\n") if "$" in paragraph)
        or ENVIRONMENT.search(prose) is not None
        or any(opening in prose for opening in _OPENINGS[:2])
    )


_OPENINGS = ("\\\\(", "\\\\[", "\\begin{")


def _holds_dollar_formula(text: str) -> bool:
    if text.find("$$", text.find("$$") + 3) > 0 and "$$" in text:
        return True
    at = text.find("$")
    while at >= 0:
        close = find_dollar_end(text, at, len(text))
        if close >= 0 and _FORMULA_SIGNS.search(text[at + 1 : close]):
            return True
        at = text.find("$", at + 1)
    return False


def _without_code(body: str) -> str:
    """The text without fenced blocks and code spans; a fence that never closes takes the rest."""
    kept: list[str] = []
    fence = ""
    for line in body.split("\n"):
        start = line.lstrip(" ")
        if fence:
            if start.startswith(fence) and not start.strip(f"{fence[0]} \t"):
                fence = ""
        elif found := _FENCE.match(start):
            fence = found[1]
        else:
            kept.append(_without_code_spans(line) if "`" in line else line)
    return "\n".join(kept)


_FENCE = re.compile(rf"(`{{3,}}+|~{{3,}}+)[^`\s]*(?:{OPTIONS})?\s*$")
_TICKS = re.compile("`+")


def _without_code_spans(line: str) -> str:
    kept, at = [], 0
    while found := _TICKS.search(line, at):
        close = line.find(found[0], found.end())
        kept.append(line[at : found.start()])
        at = close + len(found[0]) if close >= 0 else found.end()
    return "".join((*kept, line[at:]))
