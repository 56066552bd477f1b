"""Attribute lists are read as kramdown reads them."""

from __future__ import annotations

import pytest
from markdown_it.token import Token

from studylog.renderer.kramdown.attributes import apply_attributes, parse_attribute_list


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" .notice", {"class": "notice"}),
        (".a .b.c", {"class": "a b c"}),
        (".notice--info #top", {"class": "notice--info", "id": "top"}),
        ("#top.wide", {"id": "top", "class": "wide"}),
        (".가", {"class": "가"}),
        ("#가", {}),
        ("#9", {}),
        ("width=\"50%\" height='3'", {"width": "50%", "height": "3"}),
        ('width=""', {"width": ""}),
        ("width=50", {}),
        (r'title="x \"y\""', {"title": 'x "y"'}),
        (r'title="a \} b"', {"title": "a } b"}),
        ("id='a' id='b'", {"id": "b"}),
        ("class='a' .b", {"class": "a b"}),
        (".a, .b", {"class": "a, b"}),
        ("", {}),
    ],
)
def test_classes_add_up_and_of_everything_else_the_last_counts(text: str, expected: dict[str, str]) -> None:
    assert parse_attribute_list(text).attrs == expected


def test_words_are_names_of_other_lists() -> None:
    assert parse_attribute_list("toc .a later").names == ["toc", "later"]


def test_named_lists_come_before_own_words_and_circles_end() -> None:
    named = {"one": parse_attribute_list(".x two k='1'"), "two": parse_attribute_list(".y one")}
    token = Token("paragraph_open", "p", 1)
    apply_attributes(token, parse_attribute_list(".z one k='2'"), named)
    assert token.attrs == {"class": "y x z", "k": "2"}


def test_a_long_chain_of_names_is_followed_to_its_end() -> None:
    named = {f"n{number}": parse_attribute_list(f"n{number + 1} .c{number}") for number in range(3000)}
    token = Token("paragraph_open", "p", 1)
    apply_attributes(token, parse_attribute_list("n0"), named)
    assert str(token.attrs["class"]).startswith("c2999 c2998")


def test_all_names_are_left_for_other_rules_to_find() -> None:
    token = Token("bullet_list_open", "ul", 1)
    apply_attributes(token, parse_attribute_list("toc"), {})
    assert token.meta["names"] == ["toc"]
