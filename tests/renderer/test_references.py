"""A reference that nothing defines is shown with its brackets, and its writer hears of it."""

from __future__ import annotations

import pytest

from studylog.config import MarkdownConfig, MathConfig
from studylog.errors import Code
from studylog.models import LinkTable, RenderInput
from studylog.renderer.converter import Converter

DEFINED = "\n\n[docs]: https://a.example/docs\n"


def told(body: str) -> list[tuple[int, int, str, str]]:
    """Line, column, message and hint of every problem of a text."""
    text = RenderInput(source="a.md", body=body, markdown=MarkdownConfig(), math=MathConfig())
    problems = Converter(LinkTable()).render(text).problems
    assert {problem.code for problem in problems} <= {Code.MARKDOWN}
    places = [(problem.location, problem) for problem in problems]
    return [(at.line, at.column, problem.message(), problem.hint()) for at, problem in places if at]


def test_an_undefined_reference_is_told_where_it_stands() -> None:
    assert told("첫 줄\n둘째 줄 [설명서][manual]" + DEFINED) == [
        (
            2,
            10,
            "the link name [manual] is not defined; its brackets are shown as text",
            "add a line [manual]: address, with a blank line above",
        )
    ]


@pytest.mark.parametrize(
    ("text", "name", "hint"),
    [
        ("[설명서][dcos]" + DEFINED, "dcos", "did you mean [docs]?"),
        ("[공식 문서][]", "공식 문서", "add a line [공식 문서]: address, with a blank line above"),
        ("![그림][grim]" + DEFINED, "grim", "add a line [grim]: address, with a blank line above"),
        ("[`map`][maps]" + DEFINED, "maps", "add a line [maps]: address, with a blank line above"),
        ("- 목록 속 [글][x2]" + DEFINED, "x2", "add a line [x2]: address, with a blank line above"),
        ("[글][2]\n\n[1]: https://a.example/\n", "2", "add a line [2]: address, with a blank line above"),
    ],
)
def test_the_name_that_is_missing_is_told(text: str, name: str, hint: str) -> None:
    message = f"the link name [{name}] is not defined; its brackets are shown as text"
    assert [(message, hint)] == [(found, its_hint) for _, _, found, its_hint in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "[백준][파이썬] 1234번",
        "dp[i][j]는 arr[0][1]과 같다" + DEFINED,
        "f(x)[0][1], $a[i][j]$, `[a][b]`" + DEFINED,
        "int[][] 배열과 list[i][]" + DEFINED,
        "[1][2]를 보라" + DEFINED,
        "- [ ] 할 일\n- [x] 한 일 [docs]" + DEFINED,
        "[글][docs] [docs][] [docs]" + DEFINED,
        "\\[글][manual]" + DEFINED,
        "    [글][manual]" + DEFINED,
        "[글][manual](https://a.example/)" + DEFINED,
        "[[1, 2], [3][4]][0]" + DEFINED,
        "[N][] 배열",
    ],
)
def test_what_only_looks_like_a_reference_is_left_in_peace(text: str) -> None:
    assert told(text) == []
