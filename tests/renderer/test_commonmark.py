"""`markdown: commonmark` reads plain CommonMark with tables, strikethrough, formulas and ids of headers."""

from __future__ import annotations

import pytest

from studylog.config import MarkdownConfig, MathConfig
from studylog.models import Fragment, LinkTable, RenderInput
from studylog.renderer.converter import Converter


def render(body: str, math: str = "true") -> Fragment:
    config = MarkdownConfig(engine="commonmark")
    return Converter(LinkTable()).render(
        RenderInput(source="a.md", body=body, markdown=config, math=MathConfig(mode=math))
    )


def tex(body: str, math: str = "true") -> list[str]:
    parts = render(body, math).html.split('application/x-tex">')[1:]
    return [part.partition("</annotation>")[0] for part in parts]


@pytest.mark.parametrize(
    ("body", "formulas"),
    [
        ("값 $a_1 * b_2$ 와 $$x^*$$", ["a_1 * b_2", "x^*"]),
        ("$5 이고 $10", []),
        ("`$x$` \\$y$", []),
        ("$$x$$", ["x"]),
        ("글\n$$\nx\n\n= 1\n$$\n글", ["x\n\n= 1"]),
        ("- 가\n\n  $$\n  x\n  $$", ["x"]),
        ("> $$\n> x\n> $$", ["x"]),
        ("$$x$$ 뒤", ["x"]),
        ("$$x", []),
    ],
)
def test_formulas_stand_between_dollars(body: str, formulas: list[str]) -> None:
    assert tex(body) == formulas


def test_single_dollars_are_text_where_a_site_has_no_math() -> None:
    assert tex("$x$ $$y$$", math="false") == ["y"]


def test_lists_follow_commonmark_and_not_kramdown() -> None:
    assert "<ol>" in render("1) 하나\n2) 둘").html
    assert '<ol start="3">' in render("3. 셋").html


def test_headers_get_the_ids_that_kramdown_gives_them() -> None:
    assert [heading.id for heading in render("# 1. 개요\n\n# 1. 개요").toc] == ["1-개요", "1-개요-1"]


def test_the_first_word_of_a_fence_is_its_language() -> None:
    assert 'class="language-py highlighter-rouge"' in render("```py title=x\na\n```").html


def test_what_is_too_deep_is_an_error() -> None:
    assert [problem.severity for problem in render("> " * 300 + "글").problems] == ["error"]
