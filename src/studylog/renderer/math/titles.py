"""Formulas in a title, which is no Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studylog.renderer.kramdown.html_math import find_formulas
from studylog.renderer.kramdown.text import escape
from studylog.renderer.math.converter import MathConverter
from studylog.renderer.math.formula import Converted, Formula


def write_title(title: str, converter: MathConverter) -> str:
    """The title as HTML with its formulas as MathML; empty where it has none, or none that can be converted."""
    prose = _CODE.sub(lambda code: " " * len(code[0]), title)
    found = [one for one in find_formulas(prose) if _LETTER.search(one[2])]
    formulas = [Formula(tex=tex, display=False) for _, _, tex, _ in found]
    converted = converter.convert(formulas) if formulas else []
    places = [(start, end) for start, end, _, _ in found]
    if not any(one.mathml for one in converted):
        return ""
    return "".join(_write(title, places, converted))


_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_LETTER = re.compile(r"[A-Za-z\\\u0370-\u03ff]")
"""A formula has one, or a command; a price has none."""


def _write(title: str, places: Sequence[tuple[int, int]], converted: Sequence[Converted]) -> Iterator[str]:
    done = 0
    for (start, end), one in zip(places, converted, strict=True):
        yield escape(title[done:start])
        yield one.mathml or escape(title[start:end])
        done = end
    yield escape(title[done:])
