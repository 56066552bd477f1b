"""Call-outs speak the language of their text, in either Markdown, in notes too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studylog.config import MarkdownConfig, MathConfig
from studylog.models import Fragment, LinkTable, RenderInput
from studylog.renderer.converter import Converter


def render(body: str, lang: str = "", engine: str = "kramdown") -> Fragment:
    markdown = MarkdownConfig(engine=engine)
    return Converter(LinkTable()).render(
        RenderInput(source="a.md", body=body, markdown=markdown, math=MathConfig(), lang=lang)
    )


@pytest.mark.parametrize(("lang", "title"), [("ko", "주의"), ("en", "Warning"), ("ja", "Warning"), ("", "Warning")])
@pytest.mark.parametrize("engine", ["kramdown", "commonmark"])
def test_the_title_is_in_the_language_of_the_text(lang: str, title: str, engine: str) -> None:
    html = render("> [!WARNING]\n> 글", lang, engine).html
    assert f'<p class="callout-title">{title}</p>\n<p>글</p>' in html
    assert "blockquote" not in html


@pytest.mark.parametrize("end", ["  ", " ", "\t", ""])
@pytest.mark.parametrize("engine", ["kramdown", "commonmark"])
def test_blanks_at_the_end_of_the_line_are_no_title(engine: str, end: str) -> None:
    html = render(f"> [!TIP]{end}\n> 글\n\n> [!TIP] 제목{end}\n> 글", "ko", engine).html
    assert '<p class="callout-title">팁</p>\n<p>글</p>' in html
    assert '<p class="callout-title">제목</p>\n<p>글</p>' in html


@pytest.mark.parametrize("mark", ["[!NOTE]", "[!NOTE]  ", "[!NOTE] Note"])
@pytest.mark.parametrize("engine", ["kramdown", "commonmark"])
def test_a_table_may_stand_right_below(engine: str, mark: str) -> None:
    """As on GitHub; one without a header is text there."""
    html = render(f"> {mark}\n> | a | b |\n> |---|---|\n> | 1 | 2 |\n", engine=engine).html
    assert "<td>2</td>" in html
    assert '<p class="callout-title">Note</p>' in html
    assert "<p>a | b</p>" in render(f"> {mark}\n> a | b\n", engine=engine).html


def test_a_note_may_hold_one() -> None:
    assert 'class="callout callout-tip"' in render("글[^1]\n\n[^1]: > [!TIP]\n    > 각주\n").html


def test_a_mistake_inside_is_told_with_its_line() -> None:
    (problem,) = render("> [!NOTE]\n> 글 $\\nosuch$\n").problems
    assert problem.location is not None
    assert problem.location.line == 2


@given(st.text(st.sampled_from("a가=! \n`*[]>"), max_size=40))
def test_marks_and_call_outs_lose_no_letter(body: str) -> None:
    letters = [letter for letter in body if letter in "a가"]
    assert [letter for letter in render(body).text if letter in "a가"] == letters
