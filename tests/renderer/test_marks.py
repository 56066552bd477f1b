"""`==text==` is marked, and no comparison loses its signs."""

from __future__ import annotations

import pytest

from studylog.config import MarkdownConfig, MathConfig
from studylog.models import LinkTable, RenderInput
from studylog.renderer.converter import Converter


def render(body: str) -> str:
    text = RenderInput(source="a.md", body=body, markdown=MarkdownConfig(), math=MathConfig())
    return Converter(LinkTable()).render(text).html


@pytest.mark.parametrize(
    "text",
    [
        "상태==완료 또는 상태==취소",
        "상태==완료, 상태==취소",
        "==와 !==를",
        "(==)와 (!=) 그리고 (==)",
        "값=='a' 또는 값=='b'",
        "값==-1 또는 값==-2",
        "if a ==b and c== d",
        "if a ==b || c== d",
        "방[i]==1 그리고 방[j]==0",
        "길이==(n)이고 길이==(m)",
        "<==와 ==>",
        "[==], [!=], [==]",
    ],
)
def test_comparisons_keep_their_signs(text: str) -> None:
    assert "<mark>" not in render(text)
    assert render(text).count("==") == text.count("==")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("==중요==는", "중요"),
        ("이것은 ==아주 중요한 말==이다.", "아주 중요한 말"),
        ("==폴더==에 있는 ==파일.js==를", "폴더"),
        ("여기==중요==도", "중요"),
        ("==다음은 이것을 배워보자.==", "다음은 이것을 배워보자."),
        ("==rock and roll==", "rock and roll"),
        ("(==말==)", "말"),
    ],
)
def test_text_is_marked(text: str, marked: str) -> None:
    assert f"<mark>{marked}</mark>" in render(text)
