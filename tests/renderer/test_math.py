"""Formulas: what converts, what is said of the rest, and that nothing leaks out of one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from studylog.config import MarkdownConfig, MathConfig
from studylog.errors import Code, Problem, Severity
from studylog.models import Fragment, LinkTable, RenderInput
from studylog.renderer.converter import Converter
from studylog.renderer.kramdown.formulas import has_formulas
from studylog.renderer.kramdown.math_spans import undo_escapes
from studylog.renderer.math import Formula, MathConverter, write_title


def render(body: str, *, mode: str = "true", macros: tuple[tuple[str, str], ...] = ()) -> Fragment:
    math = MathConfig(mode=mode, macros=macros)
    return Converter(LinkTable()).render(
        RenderInput(source="posts/a.md", body=body, body_line=5, markdown=MarkdownConfig(), math=math)
    )


def sources_of(html: str) -> list[str]:
    return [note.text or "" for note in lxml_html.fromstring(f"<div>{html}</div>").iter("annotation")]


def convert(tex: str, *, display: bool = True) -> str:
    return MathConverter().convert([Formula(tex=tex, display=display)])[0].mathml


@pytest.mark.parametrize(
    "tex",
    [
        r"\DeclareMathOperator{\softmax}{softmax} \softmax_i(z)",
        r"\DeclareMathOperator*{\minimize}{min\,imize} \minimize_\theta L",
        r"\operatorname*{arg\,max}_y p(y \mid x)",
        r"\begin{split} a &= b \\ &= c \end{split}",
        r"A = \left( \begin{smallmatrix} 1 & 0 \\ 0 & 1 \end{smallmatrix} \right)",
        r"\sum_{\substack{i < n \\ j < m}} a_{ij}",
        r"\begin{alignat*}{2} a &= b \quad & c &= d \end{alignat*}",
        r"\begin{eqnarray} a &=& b \end{eqnarray}",
        r"f(x) = \begin{cases} x & \text{if $x > 0$} \\ 0 & \mbox{else} \end{cases}",
        r"E = mc^2 \tag{7}",
        r"E = mc^2 \tag{정의}",
        r"\begin{aligned} a &= b \tag{1} \end{aligned}",
        r"a &= b \\ c &= d",
        r"\left< u, v \right>",
        r"U^⊥ V^⊤ ∅ p^′",
        r"\frac{\text{# of hits}}{\text{100% of all}}",
        r"\href{https://a.kr}{x}",
        r"\text{한글} + 한글",
        r"\newcommand{\R}{\mathbf{R}} \R",
        r"\label{a} x",
    ],
)
def test_what_mathcore_lacks_is_put_in_its_words(tex: str) -> None:
    assert convert(tex).startswith("<math")


def test_the_annotation_is_what_the_writer_wrote() -> None:
    tex = r"\begin{split} a &= b \\ &< c \end{split}"
    assert [tex] == sources_of(convert(tex))


def test_definitions_hold_for_the_rest_of_the_text_only() -> None:
    converter = Converter(LinkTable())

    def problems(body: str) -> tuple[Problem, ...]:
        math = MathConfig(mode="true")
        return converter.render(RenderInput(source="a.md", body=body, markdown=MarkdownConfig(), math=math)).problems

    assert problems("$\\newcommand{\\loss}{L}$\n\n$$\\loss$$") == ()
    assert len(problems("$\\loss$")) == 1


def test_the_sites_own_macros_are_known() -> None:
    assert render("$\\half x \\by{2}$", macros=(("half", r"\frac{1}{2}"), ("\\by", r"\times #1"))).problems == ()


def test_a_macro_that_cannot_be_used_is_named_and_the_others_serve() -> None:
    (problem,) = render("$\\half$", macros=(("half", r"\frac{1}{2}"), ("vec2", "#1"))).problems
    assert "vec2" in problem.message()


def test_an_equation_may_be_referred_to_before_it_stands_there() -> None:
    html = render("식 $\\eqref{eq:a}$\n\n$$\\begin{equation} x \\label{eq:a} \\end{equation}$$").html
    assert 'href="#eq-eq:a"' in html
    assert 'id="eq-eq:a"' in html


def test_prose_may_refer_to_an_equation() -> None:
    html = render("식 \\eqref{a_1}와 \\ref{a_1}\n\n$$\\begin{align} x \\label{a_1} \\end{align}$$").html
    assert '<p>식 <a href="#eq-a+5f+1">(1)</a>와 <a href="#eq-a+5f+1">1</a></p>' in html


def test_a_reference_to_no_equation_is_told_and_stays() -> None:
    fragment = render("식 \\eqref{없음}과 $x$")
    (problem,) = fragment.problems
    assert "<p>식 \\eqref{없음}과 " in fragment.html
    assert '"없음"' in problem.message()


def test_a_tag_may_be_hangul_and_is_what_references_show() -> None:
    html = render("$\\eqref{d}$, $\\ref{d}$\n\n$$E = mc^2 \\tag{정의} \\label{d}$$").html
    assert '<a href="#eq-d">(정의)</a>' in html
    assert '<a href="#eq-d">정의</a>' in html
    assert "<mtext>(정의)</mtext>" in html


def test_a_tag_is_text_and_nothing_else() -> None:
    html = convert("x \\tag{<b>&}")
    assert "(&lt;b&gt;&amp;)" in html.replace("&amp;amp;", "&amp;")


@pytest.mark.parametrize(
    ("tex", "seen"),
    [
        (r"\color{red}{x} + y", '<mrow style="color:red"><mi>x</mi></mrow><mo>+</mo>'),
        (r"\textcolor{#ff0000}{x} + y", '<mrow style="color:#ff0000"><mi>x</mi></mrow>'),
        (r"\textcolor[RGB]{255,0,128}{x} + y", '<mrow style="color:#ff0080"><mi>x</mi></mrow>'),
        (r"\colorbox{yellow}{a}", "background-color:yellow"),
        (
            r"\begin{matrix} a \\[5pt] b \\ \end{matrix}",
            "<mtr><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mi>b</mi></mtd></mtr>",
        ),
        (r"\sum_{\substack{i \\ j}} x", '<mtable class="math-rows" displaystyle="false">'),
        (r"\mathop{\mathbb{E}}_{x} f", "<munder><mi>𝔼</mi><mi>x</mi></munder>"),
        (r"a \\ b", "<mtr><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mi>b</mi></mtd></mtr>"),
        (r"\require{cancel} x", "<semantics><mi>x</mi>"),
        (r"\text{50\% of}", "<mtext>50%\xa0of</mtext>"),
    ],
)
def test_what_mathcore_misreads_is_shown_as_latex_shows_it(tex: str, seen: str) -> None:
    assert seen in convert(tex).replace("<mrow><mi>x</mi></mrow>", "<mi>x</mi>")


@pytest.mark.parametrize(
    "tex", [r"\textcolor{red;background:url(x)}{y}", r"\color{\"><b>}{y}", r"\textcolor[rgb]{9,9,9}{y}"]
)
def test_a_colour_that_is_none_is_an_error(tex: str) -> None:
    assert convert(tex) == ""


def test_a_formula_inside_the_text_of_a_formula_does_not_end_it() -> None:
    assert sources_of(render(r"$\text{if $x > 0$} y$ 와 $z$").html) == [r"\text{if $x > 0$} y", "z"]


@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        ("글 $a\\_b \\foo$", 5, 9),
        ("- a\n- b\n  $$\n  x + \\foo\n  $$\n", 8, 7),
        ("> 글\n> $$\n> x \\foo\n> $$", 7, 5),
        ("글\n\n앞 $\\frac{1$ 뒤", 7, 9),
        ("글\n$$\\nosuchthing$$", 6, 3),
        ("글\n\n$$\n\\nosuchthing\n$$\n", 8, 1),
        ("- a\n- b $x$\n  c ~~$\\nosuchthing$~~", 7, 8),
    ],
)
def test_a_broken_formula_is_told_with_its_place(body: str, line: int, column: int) -> None:
    (problem,) = render(body).problems
    place = problem.location
    assert place is not None
    assert problem.severity is Severity.WARNING
    assert problem.code is Code.MATH
    assert line == place.line or not column
    assert not column or place.column == column


def test_a_mistyped_command_is_told_with_the_right_one() -> None:
    (problem,) = render("$\\lamda x$").problems
    assert problem.hint() == "did you mean \\lambda?"


def test_a_broken_formula_stays_readable() -> None:
    assert '<span class="math math-error">\\(\\nosuch{&lt;b&gt;}\\)</span>' in render("$\\nosuch{<b>}$").html


def test_a_macro_that_never_ends_is_stopped() -> None:
    (problem,) = render("$\\def\\a{\\a\\a}\\a$").problems
    assert problem.severity is Severity.ERROR
    assert "expands without end" in problem.message()


def test_a_very_long_formula_is_not_converted() -> None:
    fragment = render("$$" + "x+" * 20_000 + "x$$")
    assert [(problem.code, problem.severity) for problem in fragment.problems] == [(Code.MATH, Severity.ERROR)]
    assert "x+x+x" in fragment.html


@pytest.mark.parametrize(
    "tex",
    [
        *("{" * 19_000, "{" * 90 + "x" * 50 + "}" * 90, "\\sqrt{" * 3_000, "\\hat" * 4_000 + "x", "\\left(" * 2_000),
        *("\\begin{matrix}" * 1_000, "x^{" * 5_000, "\\sqrt[" * 3_000, "\\frac1" * 2_500, "\\frac 1 " * 2_000),
    ],
)
def test_a_formula_nested_too_deeply_never_reaches_the_converter(tex: str) -> None:
    """math-core would overflow its stack, and take the build with it."""
    (problem,) = render(f"$${tex}$$").problems
    assert problem.severity is Severity.ERROR
    assert "too deeply" in problem.message()


def test_a_long_ordinary_formula_is_not_too_deep() -> None:
    row = r"\frac{\partial L}{\partial w_{i}} &= \sum_{j=1}^{n} \left( \hat{y}_{j} - y_{j} \right) x_{ij} \\ "
    assert render(f"$$\\begin{{aligned}}{row * 40}\\end{{aligned}}$$").problems == ()
    assert render("$" + "[0, 1] \\times " * 100 + "[0, 1]$").problems == ()


def test_a_link_that_runs_code_is_refused() -> None:
    fragment = render("$\\href{javascript:alert(1)}{x}$")
    assert len(fragment.problems) == 1
    assert "<a" not in fragment.html


TEX = st.lists(
    st.sampled_from(
        [
            *("\\frac", "{", "}", "^", "_", "x", "<script>", "&", "\\\\", "\\text{", "<img onerror=x>", '"', "'", "가"),
            *("\\begin{aligned}", "\\end{aligned}", "\\left(", "\\right)", "\\color{red}", "\\href{javascript:x}{y}"),
            *("\\newcommand{\\a}{<b>}", "\\a", "\\tag{<i>}", "$", "%", "#1", "\\style{x}{y}", "\\label{\"'>}", "&lt;"),
            *("\\substack{", "\\operatorname*{", "\\DeclareMathOperator{\\a}{", "\\def\\a{\\a}", "⊥", "\x00", "--"),
        ]
    ),
    max_size=12,
).map("".join)


@given(tex=TEX)
@settings(max_examples=400, deadline=None)
def test_nothing_of_a_formula_becomes_html(tex: str) -> None:
    html = convert(tex) or "<math></math>"
    elements = {
        element.tag for element in lxml_html.fromstring(f"<div>{html}</div>").iter() if isinstance(element.tag, str)
    }
    assert not elements & {"script", "img", "b", "i", "style"}
    assert not re.search(r"""(?:href|src|on\w+)=["']?(?!#)""", re.sub(">[^<]*<", "><", html))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\\{x\\}", r"\{x\}"),
        (r"\{x\}", r"\{x\}"),
        (r"a\_1", "a_1"),
        (r"a \* b", "a * b"),
        (r"a \\\\ b", r"a \\ b"),
        (r"a \\ b", r"a \\ b"),
        (r"\\alpha", r"\alpha"),
        (r"\!\,\;\|x\|", r"\!\,\;\|x\|"),
        (r"\begin{matrix} a \\b \end{matrix}", r"\begin{matrix} a \\b \end{matrix}"),
        (r"\\begin{matrix} a \\\\ b \\end{matrix}", r"\begin{matrix} a \\ b \end{matrix}"),
    ],
)
def test_escapes_are_undone_as_the_writer_meant_them(written: str, meant: str) -> None:
    assert meant == undo_escapes(written)


@pytest.mark.parametrize(
    "text", ["$x$", "가 $\\alpha$ 나", "$$x$$", "\\\\(x\\\\)", "\\begin{align}x\\end{align}", "$O(n^2)$은"]
)
def test_a_text_with_formulas_is_known_by_them(text: str) -> None:
    assert has_formulas(text)


@pytest.mark.parametrize(
    "text",
    [
        *("글", "$5 이고 $10", "`$x$`", "```\n$x$ $y$\n```", "$HOME/bin:$PATH", "가격은 $100이고 세금은 10$", "$name$"),
        *("US$100-US$200", "$PATH와 $HOME", "$1,000 ~ $2,000", "jQuery의 $와 $()를", "df$a와 df$b", "${A}/${B}"),
    ],
)
def test_money_shells_and_code_are_no_formulas(text: str) -> None:
    assert not has_formulas(text)


def test_blanks_at_the_ends_count_where_the_site_asks_for_math() -> None:
    assert sources_of(render("손실은 $ L(w) = w^2 $ 이다", mode="true").html) == ["L(w) = w^2"]
    assert sources_of(render("손실은 $ L(w) = w^2 $, $x$", mode="auto").html) == ["x"]


def test_without_math_dollars_are_text() -> None:
    assert "$x_1$" in render("$x_1$", mode="false").html


def test_a_title_has_its_formulas_and_nothing_else_of_html() -> None:
    html = write_title("왜 $\\sqrt{d_k}$로 나누나 <b>", MathConverter())
    assert html.startswith("왜 <math><semantics><msqrt>")
    assert html.endswith("</math>로 나누나 &lt;b&gt;")


@pytest.mark.parametrize("title", ["가격은 $5 이고 $10", "$HOME 쓰기", "제목", "틀린 $\\nosuch$"])
def test_a_title_without_formulas_stays_text(title: str) -> None:
    assert write_title(title, MathConverter()) == ""


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        (r"\undefinedmacro", r'모르는 명령 "\undefinedmacro"'),
        (r"\begin{foo}x\end{foo}", '모르는 환경 "foo"'),
        (r"\frac{1}", "뒤에 와야 할 인수가 없습니다"),
        (r"x^2^3", "위 첨자나 아래 첨자가 거듭됩니다"),
        (r"\left( x", r'"\right"이(가) 없어 닫히지 않습니다'),
    ],
)
def test_why_a_formula_is_refused_is_said_in_korean_too(formula: str, said: str) -> None:
    (problem,) = render(f"$$\n{formula}\n$$\n").problems
    assert problem.message("ko") == f"수식을 변환할 수 없어 TeX 그대로 보여 줍니다: {said}"
