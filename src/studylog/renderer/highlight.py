"""Code with Pygments' short class names.

A lexer is chosen by name only. Whether a block is highlighted depends on the block alone, never on how fast the
machine is, but for the last resort of `code_guard`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from studylog.frozen import dataclass
from studylog.renderer import ansi
from studylog.renderer.code_guard import EXPONENTIAL, TooSlowError, is_risky, within_a_second
from studylog.renderer.code_lines import Lines, Run, put_prompts, take_prompts, write_code
from studylog.renderer.languages import COMMON, NEVER, PLAIN, SHELLS, language_of
from studylog.renderer.lexing import Reader, Tokens, reader_of
from studylog.spelling import nearest

if TYPE_CHECKING:
    from pygments.token import _TokenType


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlighted:
    """Code as HTML."""

    html: str
    """Spans with Pygments' classes; escaped text where nothing is highlighted."""
    known: bool = True
    """Whether the language is one that can be highlighted."""
    refused: bool = False
    """Whether highlighting would have taken too long."""


BARE = Lines()
"""Lines as they are."""
_MOST_KEPT = 5_000
"""Blocks that are remembered; a preview server runs for days."""


class Highlighter:
    """Highlights code, each block once; loads Pygments when the first one needs it."""

    def __init__(self) -> None:
        self._done: dict[tuple[str, str, Lines], Highlighted] = {}
        """By code, language and lines."""
        self._readers: dict[str, Reader | None] = {}
        self._classes: dict[_TokenType, str] = {}

    def highlight(self, code: str, word: str, lines: Lines = BARE) -> Highlighted:
        """`code` in the language that `word` means."""
        language = language_of(word)
        key = code, language, lines
        if key not in self._done:
            if len(self._done) >= _MOST_KEPT:
                self._done.clear()
            self._done[key] = self._highlight(code, language, lines)
        return self._done[key]

    def nearest_language(self, word: str) -> str | None:
        """The language that a mistyped `word` may have been meant to be."""
        from pygments.lexers import LEXERS  # late: only an unknown language needs it

        written = language_of(word)
        names = {alias for _, _, aliases, *_ in LEXERS.values() for alias in aliases if len(alias) > 2}
        return nearest(written, COMMON) or nearest(written, names)

    def _highlight(self, code: str, language: str, lines: Lines) -> Highlighted:
        if language == PLAIN and ansi.has_colours(code):
            return Highlighted(html=write_code(ansi.colour_runs(code), lines))
        code = ansi.without_escapes(code)
        plain = Highlighted(html=write_code([("", code)], lines))
        if language == PLAIN:
            return plain
        if language in NEVER or language in EXPONENTIAL or (reader := self._reader(language)) is None:
            return replace(plain, known=False)
        try:
            return Highlighted(html=write_code(self._read(code, language, reader), lines))
        except TooSlowError:
            return replace(plain, refused=True)

    def _reader(self, language: str) -> Reader | None:
        if language not in self._readers:
            self._readers[language] = _load_reader(language) if language else None
        return self._readers[language]

    def _read(self, code: str, language: str, reader: Reader) -> Iterable[Run]:
        """The lexer's tokens with class names; a shell's prompts are none of its concern."""
        if is_risky(code):
            raise TooSlowError
        prompts: dict[int, str] = {}
        if language in SHELLS:
            code, prompts = take_prompts(code)
        with within_a_second():
            runs = list(self._name_tokens(reader(code)))
        return put_prompts(runs, prompts) if prompts else runs

    def _name_tokens(self, tokens: Tokens) -> Iterator[Run]:
        classes = self._classes
        for kind, text in tokens:
            yield classes[kind] if kind in classes else self._add_class(kind), text

    def _add_class(self, kind: _TokenType) -> str:
        """Pygments' short name of a kind of token, or of the nearest kind that has one."""
        from pygments.token import STANDARD_TYPES  # late: as the lexers are

        nearest_kind: _TokenType | None = kind
        while nearest_kind not in STANDARD_TYPES and nearest_kind:
            nearest_kind = nearest_kind.parent
        name = STANDARD_TYPES[nearest_kind] if nearest_kind else ""
        self._classes[kind] = "" if name == "w" else name
        return self._classes[kind]


def _load_reader(language: str) -> Reader | None:
    from pygments.lexers import get_lexer_by_name  # late: most builds highlight little that is new
    from pygments.util import ClassNotFound

    try:
        return reader_of(get_lexer_by_name(language))
    except ClassNotFound:
        return None
