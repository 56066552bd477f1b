"""What becomes of values that a template prints, and of the page's text."""

from __future__ import annotations

import hypothesis.strategies as st
import markupsafe
import pytest
from hypothesis import given
from jinja2 import DictLoader
from lxml import etree

from studylog.theme.engine import encode_page, make_environment

ANY_TEXT = st.text(st.characters(codec=None) | st.sampled_from("\x00\x08\x1f\ufffe\uffff\ud800&<>\"'"))


@given(ANY_TEXT)
def test_a_page_is_xml_whatever_its_texts_hold(text: str) -> None:
    etree.fromstring(encode_page(f"<a>{markupsafe.escape(text)}</a>"))


@given(ANY_TEXT)
def test_a_page_keeps_every_character_that_xml_allows(text: str) -> None:
    allowed = (c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff")
    assert encode_page(text).decode() == "".join(allowed)


@given(ANY_TEXT)
def test_text_is_escaped_as_markupsafe_does(text: str) -> None:
    environment = make_environment(DictLoader({"a": "{{ text }}"}))
    assert environment.get_template("a").render(text=text) == str(markupsafe.escape(text))


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (markupsafe.Markup("<b>&</b>"), "<b>&</b>"),
        (12, "12"),
        (None, "None"),
        (["<"], "[&#39;&lt;&#39;]"),
    ],
)
def test_other_values_are_printed_as_markupsafe_does(value: object, printed: str) -> None:
    environment = make_environment(DictLoader({"a": "{% macro say(x) %}{{ x }}{% endmacro %}{{ say(value) }}"}))
    assert environment.get_template("a").render(value=value) == printed
