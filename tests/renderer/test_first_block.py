"""An excerpt is what its Markdown gives on its own, though most are cut from the HTML of the whole text."""

from __future__ import annotations

import pytest

from studylog.config import MarkdownConfig, MathConfig
from studylog.models import Fragment, LinkTable, RenderInput
from studylog.renderer.converter import Converter


def render(body: str) -> Fragment:
    source = "_posts/2024-01-01-a.md"
    return Converter(LinkTable()).render(
        RenderInput(source=source, body=body, markdown=MarkdownConfig(), math=MathConfig())
    )


@pytest.mark.parametrize(
    "head",
    [
        '첫 줄  \n*둘째* `code` -- "인용"',
        "# 오늘 배운 것",
        "## `a` **b**",
        "a ==b== ~~c~~",
        "- 항목",
        "a|b",
        "용어",
        "HTML",
        "```\ncode",
        "<b>x</b> [글](a.md)",
        "# ![i](i.png)",
    ],
)
@pytest.mark.parametrize(
    "rest",
    [
        "둘째 문단",
        "# 오늘 배운 것",
        ": 뜻",
        "*[HTML]: 뜻",
        "## 둘 {#오늘-배운-것}",
        '{::options auto_ids="false" /}',
        "```\n본문",
        "{: .c}\n본문",
    ],
)
def test_it_does_not_matter_what_follows(head: str, rest: str) -> None:
    assert render(f"\n{head}\n\n{rest}\n").excerpt == render(head).html


def test_what_is_defined_below_counts_in_an_excerpt() -> None:
    assert render("[글]\n\n[글]: http://b.kr\n").excerpt == '<p><a href="http://b.kr">글</a></p>\n'
