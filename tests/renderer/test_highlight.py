"""Code in colours: which words name a language, and what is shown of the rest."""

from __future__ import annotations

from html import unescape
from re import sub

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studylog.config import KramdownConfig, MarkdownConfig, MathConfig
from studylog.errors import Code
from studylog.models import Fragment, LinkTable, RenderInput
from studylog.renderer.converter import Converter
from studylog.renderer.highlight import Highlighter, language_of


def render(body: str, config: KramdownConfig | None = None) -> Fragment:
    markdown = MarkdownConfig(kramdown=config or KramdownConfig())
    return Converter(LinkTable()).render(RenderInput(source="a.md", body=body, markdown=markdown, math=MathConfig()))


@pytest.mark.parametrize(
    ("word", "language"),
    [
        *(("python", "python"), ("Python", "python"), ("python3", "python3"), ("ipython3", "python")),
        *(("{MATLAB}", "matlab"), ("{.py}", "py"), ("python{1,3}", "python"), ("C#ㄴ", "csharp"), ("C++", "c++")),
        *(("conosle", "console"), ("sh", "sh"), ("txt", "plaintext"), ("", ""), ("한글", "")),
    ],
)
def test_the_words_of_blogs_are_understood(word: str, language: str) -> None:
    assert language == language_of(word)


@pytest.mark.parametrize(
    "word", ["C++", "Python", "python3", "{MATLAB}", "JavaScript", "sh", "C#ㄴ", "dockerfile", "R"]
)
def test_what_blogs_write_is_highlighted(word: str) -> None:
    assert "<span" in Highlighter().highlight("x = 1; # y\nif (x) { return 1 }\n", word).html


@given(
    code=st.text(st.sampled_from("a <>&\"'\n\\/*#=가()x1\t"), max_size=60),
    word=st.sampled_from(("python", "js", "c", "x")),
)
@settings(max_examples=200, deadline=None)
def test_no_character_of_the_code_is_lost(code: str, word: str) -> None:
    html = Highlighter().highlight(code, word).html
    assert code == unescape(sub("<[^>]*>", "", html))


def test_a_mistyped_language_is_told_with_the_right_one() -> None:
    (problem,) = render("글\n\n```pythonn\nx\n```\n").problems
    assert (problem.code, problem.hint()) == (Code.CODE, "did you mean python?")
    assert str(problem.location) == "a.md:3:4"


def test_a_language_that_resembles_none_is_shown_as_it_is() -> None:
    fragment = render("```nosuchlanguage\n<b>\n```\n")
    assert fragment.problems == ()
    assert fragment.html == '<pre><code class="language-nosuchlanguage">&lt;b&gt;\n</code></pre>\n'


SLOW = [
    *(
        "\\" * 60,
        '"' * 60,
        "/*\n" * 16_000,
        "\n" * 40_000,
        "word " * 9_000,
        "a.b" * 10_000,
        "(" * 3_000,
        ("%" * 70 + "\n") * 600,
        "x = 1\n" * 20_000,
    ),
]


@pytest.mark.parametrize("code", SLOW)
@pytest.mark.parametrize("language", ["scala", "java", "typescript", "c", "python"])
def test_code_that_would_take_too_long_is_shown_without_colours(language: str, code: str) -> None:
    highlighter = Highlighter()
    highlighter.highlight("x", language)
    found = highlighter.highlight(code, language)
    assert found.refused


@pytest.mark.parametrize(
    ("code", "language"),
    [("%" * 70 + "\nx = 1;\n", "matlab"), (";" * 70 + "\n(car x)\n", "lisp"), ("$ ls\n" + "─" * 70 + "\n", "console")],
)
def test_a_ruler_in_code_is_no_reason_to_show_it_without_colours(code: str, language: str) -> None:
    highlighter = Highlighter()
    found = highlighter.highlight(code, language)
    assert not found.refused
    assert "<span" in found.html


def test_what_is_not_highlighted_for_its_length_is_said() -> None:
    (problem,) = render("```py\n" + "x = 1\n" * 20_000 + "```\n").problems
    assert problem.code is Code.CODE


def test_lines_are_numbered_where_the_site_asks_for_it() -> None:
    html = render("```py\na\nb\n```\n", KramdownConfig(line_numbers=True)).html
    assert '<td class="rouge-gutter gl"><pre class="lineno">1\n2\n</pre></td>' in html


def test_highlighting_can_be_switched_off() -> None:
    html = render("```py\na\n```\n\n`b`\n", KramdownConfig(highlight=False)).html
    assert html == '<pre><code class="language-py">a\n</code></pre>\n<p><code>b</code></p>\n'


def test_code_without_a_language_takes_the_sites_own() -> None:
    assert 'class="language-py highlighter-rouge"' in render("```\na\n```\n", KramdownConfig(default_lang="py")).html


def test_nothing_is_guessed_where_the_site_forbids_it() -> None:
    assert render("```\na\n```\n", KramdownConfig(guess_lang=False)).html == "<pre><code>a\n</code></pre>\n"


@pytest.mark.parametrize("body", ["글\n\n```py\na\nb \u202e x\n```\n", "글\n\n\n\n    b \u202e x\n"])
def test_code_that_reads_otherwise_than_it_runs_is_told(body: str) -> None:
    (problem,) = render(body).problems
    assert "U+202E" in problem.message()
    assert problem.location is not None
    assert problem.location.line == 5
