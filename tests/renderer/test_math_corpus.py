"""Formulas as study logs hold them: `tests/math` has them by topic, one a line, and broken ones with their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html as lxml_html

from studylog.renderer.math import Converted, Formula, MathConverter

CORPUS = Path(__file__).parents[1] / "math"
TOPICS = sorted(path.stem for path in CORPUS.glob("*.tex"))
BROKEN = [line.split("\t") for line in (CORPUS / "broken.txt").read_text("utf-8").splitlines()]


def convert(*formulas: str) -> list[Converted]:
    return MathConverter().convert([Formula(tex=tex, display=True) for tex in formulas])


@pytest.mark.parametrize("topic", TOPICS)
def test_every_formula_of_a_study_log_is_shown(topic: str) -> None:
    formulas = (CORPUS / f"{topic}.tex").read_text("utf-8").splitlines()
    converted = convert(*formulas)
    failed = [tex for tex, one in zip(formulas, converted, strict=True) if not one.mathml]
    assert failed == []
    sources = [lxml_html.fromstring(one.mathml).findtext(".//annotation") for one in converted]
    assert [tex.strip() for tex in formulas] == sources


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    assert sum(len((CORPUS / f"{topic}.tex").read_text("utf-8").splitlines()) for topic in TOPICS) >= 150


@pytest.mark.parametrize(("column", "tex"), BROKEN, ids=[tex for _, tex in BROKEN])
def test_a_broken_formula_says_where(column: str, tex: str) -> None:
    (converted,) = convert(tex)
    assert converted.mathml == ""
    assert converted.error
    assert int(column) == converted.offset + 1
