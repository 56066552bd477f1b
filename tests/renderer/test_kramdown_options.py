"""What `kramdown:` in `_config.yml` changes on the page."""

from __future__ import annotations

import pytest

from studylog.config import KramdownConfig, MarkdownConfig, MathConfig
from studylog.models import LinkTable, RenderInput
from studylog.renderer.converter import Converter
from studylog.renderer.kramdown.transliteration import transliterate


def render(body: str, config: KramdownConfig) -> str:
    markdown = MarkdownConfig(kramdown=config)
    return (
        Converter(LinkTable()).render(RenderInput(source="a.md", body=body, markdown=markdown, math=MathConfig())).html
    )


@pytest.mark.parametrize(
    ("config", "body", "expected"),
    [
        (KramdownConfig(footnote_link_text="[주 %s]"), "글[^a]\n\n[^a]: 주석", ">[주 1]</a>"),
        (KramdownConfig(footnote_prefix="p-"), "글[^a]\n\n[^a]: 주석", '<li id="fn:p-a"'),
        (KramdownConfig(link_defs=(("책", "/book", "제목"),)), "[책]", '<a href="/book" title="제목">책</a>'),
        (KramdownConfig(remove_line_breaks_for_cjk=True), "一\n二", "<p>一二</p>"),
        (KramdownConfig(highlight_spans=False), "`x`{:.language-py}", '<code class="language-py">x</code>'),
        (KramdownConfig(highlight_blocks=False), "```py\nx\n```", '<pre><code class="language-py">x\n</code></pre>'),
        (KramdownConfig(input="kramdown", auto_id_stripping=True), "# A *b*", '<h1 id="a-b">'),
        (KramdownConfig(input="kramdown"), "가\\\n나", "가\\\n나"),
        (KramdownConfig(input="kramdown"), "3\\~4 \\*", "3\\~4 *"),
        (KramdownConfig(auto_id_prefix="p-"), "# 가\n\n# 가", '<h1 id="p-가-1">'),
        (KramdownConfig(hard_wrap=True), "가\n'나'\n'''다", "가<br />\n‘나’<br />\n‘'’다"),
        (KramdownConfig(hard_wrap=True), "- 가\\\n  - 나", "<li>가\\\n\n<ul>"),
        (KramdownConfig(hard_wrap=True), '<p markdown="1">가\n나</p>', "<p>가\n나</p>"),
        (KramdownConfig(transliterated_header_ids=True), "# 한글 é", '<h1 id="hangeul-e">'),
        (KramdownConfig(html_to_native=True), "<div><h2>제목</h2></div>", '<h2 id="section">제목</h2>'),
        (KramdownConfig(html_to_native=True), "가 <i>나</i> <b> 다</b>", "<em>나</em> <b> 다</b>"),
        (KramdownConfig(html_to_native=True), "<table><tr><td>a</td></tr></table>", "<table><tbody><tr>"),
        (KramdownConfig(html_to_native=True), "<pre>a &lt; b</pre>", "<code>a &lt; b\n</code>"),
        (KramdownConfig(), '{::options toc_levels="2" /}\n\n- a\n{:toc}\n\n# x\n\n## y', "</ul>\n<h1"),
        (KramdownConfig(), '{::options header_offset="1" /}\n\n# x', "<h2"),
        (KramdownConfig(highlight=False), "    a  b\n{:.show-whitespaces}", '<span class="ws-space">&#8901;</span>'),
    ],
)
def test_an_option_has_kramdowns_effect(config: KramdownConfig, body: str, expected: str) -> None:
    assert expected in render(body, config)


def test_hangul_is_written_syllable_by_syllable() -> None:
    assert transliterate("서울 밝다 đ") == "seoul balgda d"
