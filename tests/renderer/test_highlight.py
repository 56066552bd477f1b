"""Code in colours: which words name a language, and what is shown of the rest."""

from __future__ import annotations

from html import unescape
from re import match, sub

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studylog.config import KramdownConfig, MarkdownConfig, MathConfig
from studylog.errors import Code
from studylog.models import Fragment, LinkTable, RenderInput
from studylog.renderer.code_guard import TooSlowError, within_a_second
from studylog.renderer.code_lines import Lines
from studylog.renderer.converter import Converter
from studylog.renderer.highlight import BARE, Highlighter
from studylog.renderer.languages import language_of


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


@pytest.mark.parametrize(
    "word",
    "gradle vi crontab env jsonl docker-compose python3.11 traceback ps SQL-Server jinja2 mdx vb".split(),
)
def test_a_language_is_known_by_its_other_names(word: str) -> None:
    assert Highlighter().highlight("x\n", word).known


@given(
    code=st.text(st.sampled_from("a <>&\"'\n\\/*#=가()x1\t$+-"), max_size=60),
    word=st.sampled_from(("python", "js", "c", "x", "sh", "diff")),
    lines=st.builds(Lines, numbered=st.booleans(), marked=st.frozensets(st.integers(1, 5))),
)
@settings(max_examples=200, deadline=None)
def test_no_character_of_the_code_is_lost(code: str, word: str, lines: Lines) -> None:
    html = Highlighter().highlight(code, word, lines).html
    assert code == unescape(sub("<[^>]*>", "", html))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("pythonn", "python"), ("pyton", "python"), ("sqll", "sql"), ("pycom", "pycon"), ("javas", "java")],
)
def test_a_mistyped_language_is_told_with_the_one_that_is_written_most(written: str, meant: str) -> None:
    (problem,) = render(f"글\n\n```{written}\nx\n```\n").problems
    assert (problem.code, problem.hint()) == (Code.CODE, f"did you mean {meant}?")
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
    assert html.count('<span class="line">') == 2
    assert unescape(sub("<[^>]*>", "", html)) == "a\nb\n\n"


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


def test_a_file_name_stands_above_the_code() -> None:
    """However it is written: behind the fence, behind a colon, or in an attribute list as chirpy has it."""
    caption = "<figcaption>src/a.py</figcaption>"
    for body in (
        '```py title="src/a.py"\nx\n```\n',
        "```py:src/a.py\nx\n```\n",
        '```py\nx\n```\n{: file="src/a.py"}\n',
    ):
        assert caption in render(body).html


def test_numbers_are_no_text() -> None:
    html = render("```py linenos linenostart=41\nx\ny\n```\n").html
    assert sub("<[^>]*>", "", html).split() == ["x", "y"]
    assert 'style="counter-reset: line 40"' in html


def test_one_block_can_do_without_the_sites_numbers() -> None:
    html = render("```py\nx\n```\n{: .nolineno}\n", KramdownConfig(line_numbers=True)).html
    assert 'class="line"' not in html


@pytest.mark.parametrize("body", ["```py{2}\nx\ny\n```\n", '```py\nx\ny\n```\n{: mark_lines="2"}\n'])
def test_a_line_can_be_highlighted(body: str) -> None:
    assert 'x</span>\n<span class="hll"><span class="n">y</span>\n</span>' in render(body).html


def test_a_line_that_is_not_there_is_told() -> None:
    (problem,) = render("글\n\n```py{1,3-5}\nx\ny\n```\n").problems
    assert problem.message() == "line 5 is to be highlighted, but this code ends with line 2"
    assert str(problem.location) == "a.md:3:11"


def test_a_prompt_is_set_off_from_its_command() -> None:
    html = render("```bash\n# 설치\n$ cd x\n```\n").html
    assert '<span class="c1"># 설치\n</span><span class="gp">$ </span><span class="nb">cd</span>' in html


@pytest.mark.parametrize("code", ["\x1b[0;31mError\x1b[0m: x\x1b[K", "[0;31mError[0m: x"])
def test_colours_of_a_terminal_are_shown_and_never_their_codes(code: str) -> None:
    assert '<code><span class="ansi-red">Error</span>: x' in render(f"```\n{code}\n```\n").html
    assert "\x1b" not in render(f"```py\n{code}\n```\n").html


def test_code_that_only_looks_like_a_terminals_stays() -> None:
    assert 'echo "\\e[31mx\\e[0m"' in render('```\necho "\\e[31mx\\e[0m"\n```\n').html


def test_a_pattern_without_end_is_stopped() -> None:
    with pytest.raises(TooSlowError), within_a_second():
        match("(a+)+b", "a" * 40)


def test_a_block_is_known_again_by_all_that_it_depends_on() -> None:
    highlighter = Highlighter()
    asked = [("1", "python", BARE), ("2", "python", BARE), ("1", "c", BARE), ("1", "python", Lines(numbered=True))]
    assert [highlighter.highlight(*each) for each in asked] == [Highlighter().highlight(*each) for each in asked]


@pytest.mark.parametrize(
    ("marks", "number"), [("{0}", "0"), ("{9}", "9"), ("{2-9}", "9"), ("{9-2}", "9"), ("{0-2}", "0")]
)
@pytest.mark.parametrize("body", ["```py MARKS\na\nb\nc\n```\n", "```\na\nb\nc\n```\n{: mark_lines='MARKS'}\n"])
def test_a_line_that_does_not_exist_is_told(body: str, marks: str, number: str) -> None:
    (problem,) = render(body.replace("MARKS", marks if "py" in body else marks.strip("{}"))).problems
    assert problem.message() == f"line {number} is to be highlighted, but this code ends with line 3"


def test_a_range_may_be_written_from_its_end() -> None:
    assert render("```py {3-2}\na\nb\nc\n```\n").html == render("```py {2-3}\na\nb\nc\n```\n").html
    assert render("```py {3-2}\na\nb\nc\n```\n").html.count("hll") == 2


def test_a_numbered_change_fills_its_line() -> None:
    html = render("```diff linenos {3}\n a\n-b\n+c\n```\n").html
    assert '<span class="line gd">-b\n</span><span class="line hll gi">+c\n</span>' in html


@pytest.mark.parametrize(("lines", "style"), [(99, ""), (100, ' style="--digits: 3"'), (1000, ' style="--digits: 4"')])
def test_numbers_have_room_for_their_digits(lines: int, style: str) -> None:
    assert f"<code{style}>" in render("```py linenos\n" + "x\n" * lines + "```\n").html
    assert "--digits" not in render("```py\n" + "x\n" * lines + "```\n").html
