"""A text becomes a fragment: HTML, contents, excerpt, plain text, problems with their places."""

from __future__ import annotations

from typing import Any

import pytest

from studylog.config import KramdownConfig, MarkdownConfig, MathConfig
from studylog.models import Fragment, Heading, LinkTable, RenderInput
from studylog.renderer.converter import Converter


def render(body: str, *, engine: str = "kramdown", separator: str = "\n\n", line: int = 1, **kramdown: Any) -> Fragment:
    config = MarkdownConfig(engine=engine, kramdown=KramdownConfig(**kramdown))
    text = RenderInput(
        source="_posts/2024-01-01-a.md",
        body=body,
        body_line=line,
        markdown=config,
        math=MathConfig(),
        excerpt_separator=separator,
    )
    return Converter(LinkTable()).render(text)


def problems(body: str, line: int = 1) -> list[str]:
    return [
        f"{problem.location} {problem.severity} {problem.message()}" for problem in render(body, line=line).problems
    ]


def test_headings_become_a_tree_whose_html_holds_no_links_and_no_notes() -> None:
    fragment = render("# 가 [나](u)[^1]\n\n### 다\n\n## `라`\n\n# 마\n\n[^1]: 주")
    code = '<code class="language-plaintext highlighter-rouge">라</code>'
    assert fragment.toc == (
        Heading(
            level=1,
            id="가-나",
            html="가 나",
            children=(Heading(level=3, id="다", html="다"), Heading(level=2, id="라", html=code)),
        ),
        Heading(level=1, id="마", html="마"),
    )


def test_the_excerpt_is_what_stands_before_the_first_blank_line() -> None:
    assert render("\n첫 *줄*\n둘째\n\n셋째").excerpt == "<p>첫 <em>줄</em>\n둘째</p>\n"


def test_the_excerpt_knows_the_links_and_notes_that_are_defined_below_it() -> None:
    excerpt = render("[글][1] 주[^a]\n\n본문\n\n[1]: http://b.kr\n[^a]: 각주\n[x]: http://c.kr").excerpt
    assert '<a href="http://b.kr">글</a>' in excerpt
    assert "각주" in excerpt


@pytest.mark.parametrize(
    ("body", "separator", "expected"),
    [
        ("하나뿐", "\n\n", "<p>하나뿐</p>\n"),
        ("소개<!--more-->이어서", "<!--more-->", "<p>소개</p>\n"),
        ("소개\n\n본문", "<!--more-->", "<p>소개</p>\n<p>본문</p>\n"),
        ("소개\n\n본문", "", ""),
    ],
)
def test_the_separator_decides_where_the_excerpt_ends(body: str, separator: str, expected: str) -> None:
    assert render(body, separator=separator).excerpt == expected


def test_formulas_of_the_excerpt_are_read_as_those_of_the_whole_text() -> None:
    fragment = render("값은 $n$ 이다\n\n$\\alpha + \\beta$")
    assert ("<math" in fragment.excerpt, "<math" in fragment.html) == (True, True)


def test_plain_text_holds_words_code_and_tex_but_no_tags_and_marks_of_notes() -> None:
    fragment = render(
        "# 제목\n\n- 가 **나** `code`[^1]\n- $$x^2$$\n\n<div>다 &amp; 라</div>\n<!-- 숨김 -->\n\n[^1]: 주"
    )
    assert fragment.text == "\n제목\t가 나 code x^2 다 & 라 주"


def test_features_name_what_the_page_needs() -> None:
    assert render("```mermaid\na\n```\n\n    x\n\n$$x$$").features == {"math", "code", "mermaid"}
    assert render("글").features == frozenset()


def test_a_problem_names_the_line_of_the_file() -> None:
    assert problems("가\n\n[^1]: 주\n", line=5) == [
        "_posts/2024-01-01-a.md:7:1 warning nothing refers to the note [^1]; it is not shown"
    ]


def test_a_note_that_is_not_defined_is_reported_with_the_nearest_name() -> None:
    assert problems("> - 가[^note]\n>   나[^9]\n\n글[^nite]\n\n[^nite]: 주") == [
        "_posts/2024-01-01-a.md:1:6 warning the note [^note] is not defined; did you mean [^nite]?",
        "_posts/2024-01-01-a.md:2:6 warning the note [^9] is not defined; it is shown as text",
    ]


def test_text_that_a_definition_swallows_is_reported() -> None:
    assert problems("[참고]: 글입니다 그냥 글\n\n글[^a]\n\n[^a]: 하나\n[^a]: 둘") == [
        "_posts/2024-01-01-a.md:1 warning a line that begins with [참고]: is read as a link definition and not shown",
        "_posts/2024-01-01-a.md:5:1 warning the note [^a] is defined again below; only the last one is shown",
    ]


def test_a_fence_that_nothing_closes_is_reported_at_its_line() -> None:
    assert problems("글\n\n- 가\n\n  ~~~py\n  x = 1\n") == [
        "_posts/2024-01-01-a.md:5:3 warning nothing closes this code block; it is shown as text"
    ]


@pytest.mark.parametrize("mark", ["- ", "1. ", "> ", '<div markdown="1">\n'])
def test_text_below_the_deepest_level_is_kept_and_reported(mark: str) -> None:
    fragment = render(mark * 300 + "바닥")
    assert "바닥" in fragment.html
    assert [problem.severity for problem in fragment.problems] == ["error"]


def test_the_line_of_what_is_too_deep_is_told() -> None:
    body = "글\n\n" + "".join(f"{'  ' * level}- {level}\n" for level in range(120))
    (problem,) = render(body).problems
    assert problem.location is not None
    assert problem.location.line == 103


def test_commonmark_reads_lists_and_breaks_by_its_own_rules() -> None:
    fragment = render("글\n1) 하나\n\n# 제목\n\n| a |\n|---|\n| ~~b~~ |", engine="commonmark")
    assert "<ol>" in fragment.html
    assert "<table>" in fragment.html
    assert fragment.toc[0].id == "제목"


@pytest.mark.parametrize(
    ("options", "body", "expected"),
    [
        ({"auto_ids": False}, "# 가", "<h1>가</h1>\n"),
        ({"auto_id_prefix": "p-"}, "# 가", '<h1 id="p-가">가</h1>\n'),
        ({"header_offset": 1}, "# 가", '<h2 id="가">가</h2>\n'),
        ({"gfm_quirks": ()}, "가\n- 나", "<p>가\n- 나</p>\n"),
        ({"input": "kramdown"}, "#가", '<h1 id="section">가</h1>\n'),
        ({"input": "kramdown"}, "가\n# 나", "<p>가\n# 나</p>\n"),
        ({"input": "kramdown"}, "~~가~~\n- [ ] 나", "<p>~~가~~\n- [ ] 나</p>\n"),
        ({"parse_block_html": True}, "<div>\n*가*\n</div>", "<div>\n<p><em>가</em></p>\n</div>\n"),
    ],
)
def test_kramdowns_settings_are_honoured(options: dict[str, Any], body: str, expected: str) -> None:
    assert render(body, **options).html == expected


def test_the_first_number_and_the_way_back_of_notes_may_be_set() -> None:
    html = render("가[^1]\n\n[^1]: 주", footnote_nr=5, footnote_backlink="위로").html
    assert ('role="doc-noteref">5</a>' in html, '<ol start="5">' in html, ">위로</a>" in html) == (True, True, True)
    assert "reversefootnote" not in render("가[^1]\n\n[^1]: 주", footnote_backlink="").html


def test_levels_of_the_contents_may_be_set() -> None:
    html = render("- x\n{:toc}\n\n# 가\n\n## 나", toc_levels=(2,)).html
    assert ("#나" in html, 'href="#가"' in html) == (True, False)


def test_rendering_twice_gives_the_same() -> None:
    converter = Converter(LinkTable())
    body = "- x\n{:toc}\n\n# `가`\n\n주[^1]\n\n[^1]: *나*"
    text = RenderInput(source="a.md", body=body, markdown=MarkdownConfig(), math=MathConfig())
    assert converter.render(text) == converter.render(text)


@pytest.mark.parametrize(
    "body",
    [
        "*[가]: " + "a" * 2000 + "\n\n" + "가 " * 5000,
        "{:long: title='" + "a" * 2000 + "'}\n\n" + "글\n{: long}\n\n" * 5000,
    ],
)
def test_one_long_definition_used_thousands_of_times_is_an_error(body: str) -> None:
    fragment = render(body)
    assert len(fragment.html) < 6_000_000
    assert [problem.severity for problem in fragment.problems] == ["error"]
