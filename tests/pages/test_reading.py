"""Reading time and summaries."""

from __future__ import annotations

import pytest

from studylog.pages.reading import measure, plain_summary, reading_minutes, shorten


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("", 1), ("가" * 1500, 3), ("word " * 660, 3), ("가나다라마 " * 100 + "word " * 440, 3)],
)
def test_a_syllable_is_no_word(text: str, minutes: int) -> None:
    """Korean is read by the syllable, 500 a minute; counting each as a word makes posts look endless."""
    assert reading_minutes(*measure(text)) == minutes


def test_a_summary_is_one_line_cut_between_words() -> None:
    assert plain_summary("<p>첫 <b>문단</b></p>\n<p>둘째</p>") == "첫 문단 둘째"
    assert plain_summary("<p>하나 둘 셋</p>", limit=5) == "하나 둘…"


def test_a_summary_leaves_formulas_out() -> None:
    assert plain_summary("<p>손실 <math><mi>L</mi><annotation>L</annotation></math> 함수</p>") == "손실 함수"


def test_a_summary_leaves_footnotes_out() -> None:
    mark = '<sup id="fnref:1"><a href="#fn:1" class="footnote">1</a></sup>'
    notes = '<div class="footnotes"><ol><li id="fn:1"><div>덧붙임</div> ↩</li></ol></div>'
    assert plain_summary(f"<p>손실 함수{mark}는 x<sup>2</sup>이다{mark}.</p>{notes}") == "손실 함수는 x2이다."


@pytest.mark.parametrize("gap", [" ", "\n" * 40, " \t" * 500])
def test_a_text_is_cut_alike_however_wide_its_blanks_are(gap: str) -> None:
    words = ["가나", "다라마", "바"] * 100
    assert shorten(" ".join(words)) == shorten(gap.join(words))
    assert shorten("가나 다라마 바") == shorten(gap.join(words[:3]))
