"""The formulas of one text → MathML, by math-core."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from studylog.renderer.kramdown.text import escape
from studylog.renderer.math.adaptation import adapt, is_misread
from studylog.renderer.math.depth import is_too_deep
from studylog.renderer.math.formula import Converted, Formula
from studylog.renderer.math.groups import find_unclosed
from studylog.renderer.math.macros import MACROS
from studylog.renderer.math.marks import apply_marks
from studylog.renderer.math.numbering import ID_PREFIX, drop_repeated, find_numbers, put_tags, resolve_references

if TYPE_CHECKING:
    from math_core import LatexToMathML

LONGEST = 20_000
"""Characters of a formula; a longer one is not converted."""
_NOWHERE: Mapping[str, str] = MappingProxyType({})
REFUSED = r"\formulaisrefused"
"""A command that is none, in the place of a formula that math-core must not see."""


class MathConverter:
    """Converts the formulas of one text at a time; definitions hold from one formula of it to the next.

    One serves any number of texts: reading the macros costs as much as converting a dozen formulas.
    """

    def __init__(self, macros: Sequence[tuple[str, str]] = ()) -> None:
        self._macros = _named(macros)

    @cached_property
    def refused(self) -> tuple[tuple[str, str], ...]:
        """Those of the given macros that math-core cannot use, with its reason."""
        try:
            _make_core({**MACROS, **self._macros})
        except ValueError:
            return tuple(_find_refused(self._macros))
        return ()

    @cached_property
    def _core(self) -> LatexToMathML:
        refused = dict(self.refused)
        usable = {name: body for name, body in self._macros.items() if name not in refused}
        return _make_core({**MACROS, **usable})

    def convert(self, formulas: Sequence[Formula], elsewhere: Mapping[str, str] = _NOWHERE) -> list[Converted]:
        """The MathML of each formula, in order, references between them and to numbers `elsewhere` resolved."""
        snippets = [_Snippet(formula) for formula in formulas]
        tags: list[str] = []
        for snippet in snippets:
            if is_misread(snippet.tex):
                snippet.adapt(tags)
        found = self._convert_all(snippets)
        failed = [snippet for snippet, one in zip(snippets, found, strict=True) if _is_error(one)]
        for snippet in failed:
            snippet.adapt(tags)
        if failed:
            found = self._convert_all(snippets)
        return list(_finish(snippets, found, tags, elsewhere))

    def _convert_all(self, snippets: Sequence[_Snippet]) -> list[str]:
        return self._core.convert_all([(snippet.tex, snippet.formula.display) for snippet in snippets])


def _named(macros: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {name.lstrip("\\"): body for name, body in macros}


def _find_refused(macros: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, body in macros.items():
        try:
            _make_core({name: body})
        except ValueError as error:
            yield name, str(error).rpartition(": ")[2]


def _make_core(macros: dict[str, str]) -> LatexToMathML:
    import math_core  # late: only a text with formulas needs it

    try:
        return math_core.LatexToMathML(
            macros=macros,
            annotation=True,
            allow_unreliable_rendering=True,
            global_group=True,
            continue_on_error=True,
            fancy_error=False,
            id_prefix=ID_PREFIX,
            max_expansions=200,
        )
    except math_core.LatexError as error:
        raise ValueError(str(error)) from None


@dataclass(slots=True)
class _Snippet:
    """A formula on its way through math-core."""

    formula: Formula
    tex: str = field(init=False)
    """As math-core is given it."""
    adapted: bool = False

    def __post_init__(self) -> None:
        tex = self.formula.tex
        self.tex = REFUSED if len(tex) > LONGEST or is_too_deep(tex) else tex

    def adapt(self, tags: list[str]) -> None:
        """Put the formula in other words, once."""
        if not self.adapted and self.tex != REFUSED:
            self.adapted = True
            self.tex = adapt(self.tex, tags, display=self.formula.display)


def _is_error(snippet: str) -> bool:
    return not snippet.startswith("<math")


def _finish(
    snippets: Sequence[_Snippet], found: Sequence[str], tags: Sequence[str], elsewhere: Mapping[str, str]
) -> Iterator[Converted]:
    named = list(drop_repeated([apply_marks(put_tags(one, tags)) for one in found]))
    numbers = {**elsewhere, **find_numbers([one for one, _ in named])}
    for snippet, (one, repeated) in zip(snippets, named, strict=True):
        if _is_error(one):
            yield _describe_error(one, snippet)
        else:
            resolved, missing = resolve_references(one, numbers)
            written = _with_source(resolved, snippet.formula.tex)
            yield Converted(mathml=written, missing=missing, repeated=repeated)


_ANNOTATION = '<annotation encoding="application/x-tex">'


def _with_source(mathml: str, tex: str) -> str:
    """The MathML with the writer's own TeX as its annotation."""
    start = mathml.rindex(_ANNOTATION) + len(_ANNOTATION)
    end = mathml.rindex("</annotation>")
    return f"{mathml[:start]}{escape(tex.strip())}{mathml[end:]}"


_ERROR = re.compile(r'<(?:span|p) class="math-core-error" title="(\d+): ([^"]*)"')


_NOT_CLOSED = re.compile("Expected closing token")


def _describe_error(snippet: str, given: _Snippet) -> Converted:
    found = _ERROR.match(snippet)
    if found is None:
        return Converted()
    offset = find_unclosed(given.formula.tex) if _NOT_CLOSED.match(found[2]) else -1
    if offset < 0:
        offset = _original_place(int(found[1]), given.tex, given.formula.tex)
    return Converted(error=html.unescape(found[2]), offset=offset)


def _original_place(offset: int, adapted: str, tex: str) -> int:
    """Where in the writer's formula the place is that math-core names in the adapted one."""
    if adapted == tex:
        return offset
    word = _WORD.match(adapted, min(offset, len(adapted)))
    nth = adapted.count(word[0], 0, offset) if word else 0
    place = _find_nth(tex, word[0], nth) if word else -1
    if place >= 0:
        return place
    from_end = len(adapted) - offset
    return min(offset, len(tex)) if tex[:offset] == adapted[:offset] else max(len(tex) - from_end, 0)


_WORD = re.compile(r"\\(?:begin|end)\{[^{}]*\}|\\[A-Za-z]+|\\.|\S")


def _find_nth(text: str, word: str, nth: int) -> int:
    """Where `word` stands for the `nth` time, from 0; -1 where it does not stand so often."""
    place = -1
    for _ in range(nth + 1):
        place = text.find(word, place + 1)
        if place < 0:
            return -1
    return place
