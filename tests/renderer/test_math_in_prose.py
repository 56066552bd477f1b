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
    *(
        "${PWD}:/a -g ${NAME} -o /out/${NAME}",
        "$a=$b;",
        "$i<$n",
        "$x->$y",
        "$this->a=$that->b",
        "$.map/$.each",
        '"$A"="$B"',
        "LANG=$LANG;PATH=/a/$b",
    ),
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


EQUATION = "\n\n$$\\begin{align} x \\label{a} \\end{align}$$"


def test_descriptions_and_excerpts_say_formulas_and_numbers() -> None:
    fragment = render(f"본문 $x$는 식 \\eqref{{a}}, $\\ref{{a}}$에{EQUATION}", mode="auto")
    assert fragment.text.startswith("본문 x는 식 (1), ")
    assert "식 (1), <math>" in fragment.excerpt
    assert "<mtext>1</mtext>" in fragment.excerpt
    assert fragment.problems == ()


def test_an_excerpt_reads_formulas_as_the_text_does() -> None:
    fragment = render("글 $ a_{i} $ 와 $x$\n\n글", mode="auto")
    assert sources_of(fragment.html) == sources_of(fragment.excerpt) == ["x"]


def test_an_excerpt_has_no_ids_of_equations() -> None:
    assert "eq-a" not in render(f"$$x\\tag{{1}}\\label{{a}}$$\n\\eqref{{a}}{EQUATION}").excerpt


@pytest.mark.parametrize("label", ["식 d", "a b", "  a  "])
def test_a_label_may_hold_blanks(label: str) -> None:
    fragment = render(f"\\eqref{{{label}}}와 $\\eqref{{{label}}}$\n\n$$x \\tag{{7}} \\label{{{label}}}$$")
    assert fragment.problems == ()
    assert fragment.html.count("(7)") == 3


def test_a_link_holds_no_other_link() -> None:
    fragment = render(f"[링크 \\eqref{{a}} $\\eqref{{a}}$](x)\n\n* x\n{{:toc}}\n\n## 제목 \\eqref{{a}}{EQUATION}")
    assert '<a href="x">링크 (1) <math' in fragment.html
    assert ">제목 (1)</a>" in fragment.html
    assert '제목 <a href="#eq-a">(1)</a></h2>' in fragment.html
    assert fragment.html.count('href="#eq-a"') == 1


def test_a_label_in_a_heading_is_in_the_page_once() -> None:
    fragment = render("* x\n{:toc}\n\n## 식 \\\\[x \\tag{1} \\label{a}\\\\]")
    assert fragment.html.count('id="eq-a"') == 1
    assert "eq-a" not in fragment.toc[0].html


def test_a_label_that_is_given_twice_is_told() -> None:
    fragment = render(f"글{EQUATION}{EQUATION}")
    (problem,) = fragment.problems
    assert '"a"' in problem.message()
    assert fragment.html.count('id="eq-a"') == 1


def test_the_id_of_a_heading_is_made_of_its_reference_too() -> None:
    assert '<h2 id="식-eqrefa">' in render(f"## 식 \\eqref{{a}}{EQUATION}").html


def test_the_id_of_a_heading_has_the_blanks_within_single_dollars() -> None:
    """To kramdown they are text, unlike those within `$$`."""
    assert '<h2 id="-x_1--식">' in render("## $ x_1 $ 식").html


@pytest.mark.parametrize(
    ("body", "tex"),
    [
        ("<p>$i<n$</p>", "i<n"),
        ("<table><tr><td>$$a<b$$</td></tr></table>", "a<b"),
        ("<div>\n\\begin{align}\na &= b\n\\end{align}\n</div>", "\\begin{align}\na &= b\n\\end{align}"),
        ("<p>$a &lt; b$</p>", "a < b"),
    ],
)
def test_formulas_in_raw_html_may_hold_what_looks_like_a_tag(body: str, tex: str) -> None:
    assert [tex] == sources_of(render(body).html)


@pytest.mark.parametrize(("body", "seen"), [('"$x$"는', "”는"), ("$n$'th", "’th"), ('$a$ "b"', "“b”")])
def test_a_quote_behind_a_formula_closes(body: str, seen: str) -> None:
    assert seen in render(body).html


@pytest.mark.parametrize(
    ("tex", "ink"),
    [(r"\colorbox{yellow}{a}", "black"), (r"\bbox[navy]{a}", "white"), (r"\fcolorbox{red}{#ff8800}{a}", "black")],
)
def test_a_coloured_box_has_an_ink_that_is_read_on_it(tex: str, ink: str) -> None:
    assert f"color:{ink};background-color:" in render(f"${tex}$").html


def test_an_escaped_bar_in_a_cell_is_one_bar_as_jekyll_shows_it() -> None:
    assert sources_of(render("| $P(A \\| B)$ | b |\n|---|---|\n| 가 | $\\\\|v\\\\|$ |").html) == ["P(A | B)", r"\|v\|"]


def test_a_formula_within_struck_text_does_not_end_it() -> None:
    html = render("~~취소 $a~~b$ 글~~ 뒤").html
    assert sources_of(html) == ["a~~b"]
    assert html.endswith("글</del> 뒤</p>\n")


def test_each_of_two_like_formulas_is_told_at_its_own_column() -> None:
    columns = [problem.location.column for problem in render("글 $\\lamda$ 과 $\\lamda$").problems if problem.location]
    assert columns == [4, 15]


@pytest.mark.parametrize("body", ["$$$$", "글 $$$$ 뒤", "글 $$ $$ 뒤"])
def test_nothing_between_dollars_is_no_formula(body: str) -> None:
    assert f"<p>{body}</p>\n" == render(body).html


def test_what_a_formula_may_not_do_is_told_without_a_guess() -> None:
    (problem,) = render("$\\href{x}{y}$").problems
    assert "mean" not in str(problem.hint())
    assert "HTML" in str(problem.hint())


def test_code_in_a_title_is_no_formula() -> None:
    assert render("글", title="코드만 `a$b$`").title_html == ""
    assert sources_of(render("글", title="`a$b$`와 $x$").title_html) == ["x"]


def test_commonmark_reads_the_brackets_of_tex() -> None:
    html = render("글 \\\\(x_1\\\\)와 \\\\[y_1\\\\]", engine="commonmark").html
    assert sources_of(html) == ["x_1", "y_1"]


def test_mathml_written_by_hand_has_the_style_sheet_of_formulas() -> None:
    assert "math" in render("<p><math><mi>x</mi></math></p>").features
    assert "math" not in render("글").features


def test_half_a_formula_in_raw_html_is_text() -> None:
    assert "<math" not in render('<p>글 $\\begin{bmatrix}3\\end{bmatrix}"?</p>').html
