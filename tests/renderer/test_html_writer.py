"""The writer of tokens says what markdown-it's own would say."""

from __future__ import annotations

from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from studylog.renderer.kramdown.html_writer import HtmlWriter
from studylog.renderer.kramdown.tokens import make_token

TEXTS = (
    "# 제목 {#a}\n\n- 하나\n- 둘\n  - 셋\n\n> 인용 *강조* ![그림](a.png)\n\n---\n\n줄\\\n바꿈 <b>x</b> `코드`\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n1. 느슨한\n\n2. 목록\n\n   > 안의 인용\n\n```python\nx\n```\n\n    code\n",
    "- a\n  > b\n- \n- c\n\n  d\n",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("xhtml", [True, False])
def test_it_writes_what_markdown_it_writes(text: str, xhtml: bool) -> None:
    html = {}
    for writer in (RendererHTML, HtmlWriter):
        md = MarkdownIt("commonmark", {"xhtmlOut": xhtml}, renderer_cls=writer).enable("table")
        html[writer] = md.render(text)
    assert html[RendererHTML] == html[HtmlWriter]


def test_a_token_made_fast_is_a_token() -> None:
    made: Any = make_token("em_open", "em", 1, 2, "x")
    assert Token("em_open", "em", 1, level=2, content="x") == made
    assert made == made.copy()


def test_tokens_share_nothing() -> None:
    first, second = make_token("p_open", "p", 1), make_token("p_open", "p", 1)
    first.attrs["id"] = "a"
    first.meta["b"] = 1
    assert second.attrs == {}
    assert second.meta == {}
