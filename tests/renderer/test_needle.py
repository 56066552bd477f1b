"""No word is lost without a message, wherever it stands."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given, settings

from studylog.config import MarkdownConfig, MathConfig
from studylog.models import LinkTable, RenderInput
from studylog.renderer.converter import Converter

LINES = st.sampled_from(
    [
        "",
        "",
        "글 {}",
        "- 항목 {}",
        "  - 안쪽 {}",
        "    - 더 안쪽 {}",
        "1. 하나 {}",
        "> 인용 {}",
        "# 제목 {}",
        "---",
        "===",
        "| 가 | {} |",
        "|---|---|",
        "```",
        "~~~py",
        "    코드 {}",
        "\t탭 {}",
        ": 뜻 {}",
        "<div>{}",
        '<div markdown="1">',
        "</div>",
        "<b>{}</b>",
        "<!-- {} -->",
        "$${}$$",
        "$$",
        "글[^1] {}",
        "[^1]: 주 {}",
        "    이어진 주 {}",
        "- [ ] 할 일 {}",
        "{{: .notice}}",
        "^",
        "`{}`",
        "**{}",
        "{{::comment}}",
        "{{:/comment}}",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=14), st.data())
def test_a_word_reaches_the_page_or_a_message_names_a_line(lines: list[str], data: st.DataObject) -> None:
    places = [index for index, line in enumerate(lines) if "{}" in line]
    at = data.draw(st.sampled_from(places)) if places else -1
    body = "\n".join(line.format("qzneedle" if index == at else "낱말") for index, line in enumerate(lines))
    text = RenderInput(source="a.md", body=body, markdown=MarkdownConfig(), math=MathConfig())
    fragment = Converter(LinkTable()).render(text)
    if at >= 0:
        assert "qzneedle" in fragment.html or fragment.problems
