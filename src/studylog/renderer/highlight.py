"""Code with Pygments' short class names, inside the elements that Jekyll puts around it.

A lexer is chosen by name only. Whether a block is highlighted depends on the block alone, never on how fast the
machine is: what a lexer's patterns cannot read in bounded time (see `_is_risky`) is shown without colours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studylog.renderer.kramdown.text import escape
from studylog.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pygments.lexer import Lexer
    from pygments.token import _TokenType

PLAIN = "plaintext"
"""The language of code that is not to be highlighted."""

_ALIASES = {
    **dict.fromkeys(("plaintext", "plain", "text", "txt", "none", "csv", "log", "output", "raw", "math"), PLAIN),
    **dict.fromkeys(("ipython", "ipython3", "py3", "pyhton", "phython", "pythn", "pytohn"), "python"),
    **dict.fromkeys(("node", "nodejs", "javascirpt", "javscript", "cjs"), "javascript"),
    **dict.fromkeys(("conosle", "consol", "terminal", "shell-session", "console-session"), "console"),
    **dict.fromkeys(("cc", "hpp", "c++11", "c++17", "cuda-c++"), "cpp"),
    **dict.fromkeys(("c#", "csharp", "cs"), "csharp"),
    **dict.fromkeys(("cmd", "batchfile", "dos"), "bat"),
    "h": "c",
    "asm": "nasm",
    "html5": "html",
    "jsonc": "json",
    "kt": "kotlin",
    "vue": "html",
    "svelte": "html",
    "objc": "objective-c",
    "conf": "ini",
    "plsql": "sql",
    "postgresql": "postgres",
    "apache": "apacheconf",
    "proto": "protobuf",
    "make": "makefile",
    "erb": "rhtml",
    "ejs": "html",
    "http": "http",
}
"""What blogs write → Pygments' name."""

_NEVER = frozenset(("mermaid", "plantuml", "graphviz", "dot", "chart", "echarts", "flow", "sequence"))
"""Sources of diagrams: a script on the page may look for them."""

_WORD = re.compile(r"\{?\.?([A-Za-z][\w+#.\-]*+)", re.ASCII)


def language_of(word: str) -> str:
    """The language that a fence's word means: `{MATLAB}` is matlab, `python{1,3}` is python, `C#ㄴ` is csharp."""
    found = _WORD.match(word)
    name = found[1].lower() if found else ""
    return _ALIASES.get(name, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlighted:
    """Code as HTML."""

    html: str
    """Spans with Pygments' classes; escaped text where nothing is highlighted."""
    known: bool = True
    """Whether the language is one that can be highlighted."""
    refused: bool = False
    """Whether highlighting would have taken too long."""


_MOST_KEPT = 5_000
"""Blocks that are remembered; a preview server runs for days."""


class Highlighter:
    """Highlights code, each block once; loads Pygments when the first one needs it."""

    def __init__(self) -> None:
        self._done: dict[tuple[str, str], Highlighted] = {}
        self._lexers: dict[str, Lexer | None] = {}
        self._classes: dict[_TokenType, str] = {}

    def highlight(self, code: str, word: str) -> Highlighted:
        """`code` in the language that `word` means."""
        key = (word, code)
        if key not in self._done:
            if len(self._done) >= _MOST_KEPT:
                self._done.clear()
            self._done[key] = self._highlight(code, language_of(word))
        return self._done[key]

    def nearest_language(self, word: str) -> str | None:
        """The language that a mistyped `word` may have been meant to be."""
        from pygments.lexers import LEXERS  # late: only an unknown language needs it

        names = {alias for _, _, aliases, *_ in LEXERS.values() for alias in aliases if len(alias) > 2}
        return nearest(language_of(word), names)

    def _highlight(self, code: str, language: str) -> Highlighted:
        if language == PLAIN:
            return Highlighted(html=escape(code))
        if language in _NEVER or language in _EXPONENTIAL or (lexer := self._lexer(language)) is None:
            return Highlighted(html=escape(code), known=False)
        if _is_risky(code):
            return Highlighted(html=escape(code), refused=True)
        tokens = ((kind, text) for _, kind, text in lexer.get_tokens_unprocessed(code))
        return Highlighted(html=self._write(tokens))

    def _lexer(self, language: str) -> Lexer | None:
        if language not in self._lexers:
            self._lexers[language] = _load_lexer(language) if language else None
        return self._lexers[language]

    def _write(self, tokens: Iterable[tuple[_TokenType, str]]) -> str:
        """Tokens as spans; neighbours of one class share theirs, white space has none."""
        parts: list[str] = []
        classes, last, run = self._classes, "", ""
        for kind, text in tokens:
            name = classes[kind] if kind in classes else self._add_class(kind)
            if name == last:
                run += text
                continue
            _write_span(parts, last, run)
            last, run = name, text
        _write_span(parts, last, run)
        return "".join(parts)

    def _add_class(self, kind: _TokenType) -> str:
        """Pygments' short name of a kind of token, or of the nearest kind that has one."""
        from pygments.token import STANDARD_TYPES  # late: as the lexers are

        nearest_kind: _TokenType | None = kind
        while nearest_kind not in STANDARD_TYPES and nearest_kind:
            nearest_kind = nearest_kind.parent
        name = STANDARD_TYPES[nearest_kind] if nearest_kind else ""
        self._classes[kind] = "" if name == "w" else name
        return self._classes[kind]


def _write_span(parts: list[str], name: str, text: str) -> None:
    if text:
        parts.append(f'<span class="{name}">{escape(text)}</span>' if name else escape(text))


def _load_lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name  # late: most builds highlight little that is new
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language)
    except ClassNotFound:
        return None


_EXPONENTIAL = frozenset(("cddl", "chapel", "fancy", "maple", "mcschema", "rita", "smithy", "urbiscript", "urbi"))
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
_HEREDOC = re.compile(r"<<[-~]?[\"']?[A-Za-z_]")
_MOST_HEREDOCS = 1_000


def _is_risky(code: str) -> bool:
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


_COMMENTS = (("/*", "*/"), ("<!--", "-->"), ("(*", "*)"), ("{-", "-}"), ("[[", "]]"), ("{%", "%}"))
