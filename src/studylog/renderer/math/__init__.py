r"""Formulas as MathML Core, their TeX kept beside it: one concern, one file.

page.py        a text's tokens → their MathML, and how it is written
converter.py   formulas → MathML, by math-core
adaptation.py  what math-core does not know or misreads, in words that it does; with groups, macros, colours
marks.py       what math-core has no words for at all, put in afterwards
numbering.py   tags, labels, references
errors.py      what is told of a broken formula, and where
titles.py      formulas in a title, which is no Markdown
depth.py       formulas too deep for math-core's stack
"""

from studylog.renderer.math.converter import MathConverter
from studylog.renderer.math.formula import Converted, Formula
from studylog.renderer.math.numbering import without_ids, without_links
from studylog.renderer.math.page import convert_formulas, mathml, read_formulas
from studylog.renderer.math.titles import write_title

__all__ = [
    "Converted",
    "Formula",
    "MathConverter",
    "convert_formulas",
    "mathml",
    "read_formulas",
    "without_ids",
    "without_links",
    "write_title",
]
