"""Where formulas begin and end among Markdown: what they keep together, and what only looks like one."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

from studylog.config import MarkdownConfig, MathConfig
from studylog.models import Fragment, LinkTable, RenderInput
from studylog.renderer.converter import Converter


def render(body: str, *, mode: str = "true", title: str = "", engine: str = "kramdown") -> Fragment:
    text = RenderInput(
        source="posts/a.md", body=body, title=title, markdown=MarkdownConfig(engine=engine), math=MathConfig(mode=mode)
    )
    return Converter(LinkTable()).render(text)


def sources_of(html: str) -> list[str]:
    return [note.text or "" for note in lxml_html.fromstring(f"<div>{html}</div>").iter("annotation")]


@pytest.mark.parametrize(
    ("body", "tex"),
    [
        ("\\begin{align}\na &= b \\\\\\\\\n- c\n\\end{align}", "\\begin{align}\na &= b \\\\\n- c\n\\end{align}"),
        ("글:\n$$\na\n- b\n$$", "a\n- b"),
        ("글:\n$$\na\n> 0\n1. b\n$$ 끝", "a\n> 0\n1. b"),
        ("- 글:\n  $$\n  a\n  - b\n  $$\n- 둘", "a\n- b"),
        ("> 글:\n> $$\n> a\n> - b\n> $$", "a\n- b"),
        ("글 $x\n+ y_1$ 끝", "x\n+ y_1"),
    ],
)
def test_a_formula_is_not_torn_by_what_looks_like_a_block(body: str, tex: str) -> None:
    fragment = render(body)
    assert [tex] == sources_of(fragment.html)
    assert fragment.problems == ()


@pytest.mark.parametrize(
    "body",
    ["PID는 $$\n- 목록 $$ 끝", "글 `$$`는\n- `$$`\n", "글 $$\n\n- 목록\n\n$$", "집 $HOME\n- 길 $PATH", "값 $a\n- US$"],
)
def test_a_list_below_dollars_of_prose_is_a_list(body: str) -> None:
    assert "<ul>" in render(body).html


@pytest.mark.parametrize("body", ["글\n\n\\begin{align}\na\n\nb\n\\end{align}", "글\n\n앞 $$\n- 목록"])
def test_a_formula_that_its_paragraph_does_not_end_is_told(body: str) -> None:
    (problem,) = render(body).problems
    assert "does not end it" in problem.message()
    assert problem.location is not None
    assert problem.location.line == 3
    assert problem.location.column > 0


PROSE = [
    *("비용 10$/h, 20$/h", "1$=1300원, 2$=2600원", "10$+20$=30$", "3$/시간에서 12$/일", "A$=1.3, C$=1.4"),
    *("5$에서 10$로", "1달러($)는 원이고 1달러($)다", "MS$와 US$", "달러 기호 $는 원이 아니고$"),
    *("$a=$b;", "$i<$n", "$x->$y", "$this->a=$that->b", "$.map/$.each", '"$A"="$B"', "LANG=$LANG;PATH=/a/$b"),
    *("'$A'='$B'", "Array<$T>와 Map<$K,$V>", "https://a.kr/$metadata?$filter=a_b&$top=1"),
]


@pytest.mark.parametrize("mode", ["auto", "true"])
@pytest.mark.parametrize("body", PROSE)
def test_money_and_variables_are_text(body: str, mode: str) -> None:
    assert "<math" not in render(body, mode=mode).html


@pytest.mark.parametrize("title", [*PROSE, "$3$ 줄"])
def test_money_and_variables_in_a_title_are_text(title: str) -> None:
    assert render("글 $x_1$", title=title).title_html == ""


@pytest.mark.parametrize(
    "body", ["값 $a+b$는", "3$x$", "$정확도 = 맞은 수$", "$x^+$s", "$k$-NN", "2$x_1$", "$|x|$s", "$)$"]
)
def test_formulas_near_words_stay_formulas(body: str) -> None:
    assert "<math" in render(body).html
