"""Formulas in a title, which is no Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studylog.renderer.kramdown.html_math import find_formulas
from studylog.renderer.kramdown.text import escape
from studylog.renderer.math.converter import MathConverter
from studylog.renderer.math.formula import Converted, Formula


def write_title(title: str, macros: Sequence[tuple[str, str]] = ()) -> str:
    """The title as HTML with its formulas as MathML; empty where it has none, or none that can be converted."""
    found = list(find_formulas(title)) if "$" in title or "\\" in title else []
    formulas = [Formula(tex=tex, display=False) for _, _, tex, _ in found]
    converted = MathConverter(macros).convert(formulas) if formulas else []
    places = [(start, end) for start, end, _, _ in found]
    if not any(one.mathml for one in converted):
        return ""
    return "".join(_write(title, places, converted))


def _write(title: str, places: Sequence[tuple[int, int]], converted: Sequence[Converted]) -> Iterator[str]:
    done = 0
    for (start, end), one in zip(places, converted, strict=True):
        yield escape(title[done:start])
        yield one.mathml or escape(title[start:end])
        done = end
    yield escape(title[done:])
