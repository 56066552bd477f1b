"""Tags are recognised as kramdown recognises them."""

from __future__ import annotations

import pytest

from studylog.renderer.kramdown.html import content_model, escape_text, scan_tag


@pytest.mark.parametrize(
    ("text", "name", "attributes"),
    [
        ("<br>", "br", {}),
        ("<IMG SRC='a b.png' alt=x>", "img", {"src": "a b.png", "alt": "x"}),
        ('<iframe allowfullscreen src="u">', "iframe", {"allowfullscreen": "", "src": "u"}),
        ("<T>", "T", {}),
        ("<한글 속성='값'>", "한글", {"속성": "값"}),
        ("<svg viewBox='0'>", "svg", {"viewBox": "0"}),
        ("<a\nhref = 'u'\n>", "a", {"href": "u"}),
        ("<a title='<b>'>", "a", {"title": "<b>"}),
    ],
)
def test_an_opening_tag_has_a_name_and_attributes(text: str, name: str, attributes: dict[str, str]) -> None:
    tag = scan_tag(text, 0)
    assert tag is not None
    assert (tag.name, tag.attributes, tag.closing, tag.end) == (name, attributes, False, len(text))


@pytest.mark.parametrize(
    "text", ["<", "< a>", "<1>", "<a", "<img src=a.png>", "<img width=50%>", "<a 'x'>", "<a b='c>", "<!-- a -->", "</>"]
)
def test_what_is_no_tag_to_kramdown_is_none(text: str) -> None:
    assert scan_tag(text, 0) is None


def test_closing_and_self_closing_tags() -> None:
    closing, single = scan_tag("</DIV >", 0), scan_tag("x<a name='b'/>", 1)
    assert closing is not None
    assert single is not None
    assert (closing.name, closing.closing, single.self_closing) == ("div", True, True)


def test_the_name_tells_how_content_is_read() -> None:
    assert [content_model(name) for name in ("div", "summary", "p", "u", "table", "T")] == [
        "block",
        "block",
        "span",
        "raw",
        "raw",
        "raw",
    ]


def test_text_of_raw_html_keeps_its_entities_and_quotes() -> None:
    assert escape_text('a & b &amp; &#9; <"c">') == 'a &amp; b &amp; &#9; &lt;"c"&gt;'
