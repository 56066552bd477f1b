"""Settings that may hold anything are looked up in one way."""

from __future__ import annotations

import pytest

from studylog.pages.settings import address_of, count_of, link_of, list_of, names_of


@pytest.mark.parametrize(
    ("value", "names"),
    [("a b", ["a", "b"]), (["a b", 1, " "], ["a b", "1"]), (None, []), ({"x": 1}, []), (7, ["7"])],
)
def test_names_are_a_list_or_words(value: object, names: list[str]) -> None:
    assert names_of({"k": value}, "k") == names


def test_names_may_be_parted_otherwise() -> None:
    assert names_of({"k": "큰 말; b,c"}, "k", "[;,]") == ["큰 말", "b", "c"]


@pytest.mark.parametrize(("value", "count"), [(3, 3), (0, 9), (-1, 9), (True, 9), ("3", 9), (2.5, 9), (None, 9)])
def test_a_count_is_a_whole_number_above_nothing(value: object, count: int) -> None:
    assert count_of({"k": value}, "k", 9) == count


@pytest.mark.parametrize("values", [None, 5, "k", [], {"k": 5}, {}])
def test_what_is_no_list_is_an_empty_one(values: object) -> None:
    assert list_of(values, "k") == []


@pytest.mark.parametrize(
    "address",
    ["javascript:x", "JaVaScRiPt:x", "java\tscript:x", "\x01javascript:x", "\u200bjavascript:x", "data:text/html,x"],
)
def test_an_address_that_would_run_counts_as_not_being_there(address: str) -> None:
    assert (address_of({"k": address}, "k"), link_of({"k": address}, "/b", "k")) == ("", "")


@pytest.mark.parametrize(
    ("address", "link"),
    [("/a/", "/b/a/"), ("a", "/b/a"), ("mailto:a@b.kr", "mailto:a@b.kr"), ("#x", "#x"), ("", ""), ("tel:1", "tel:1")],
)
def test_a_link_has_the_baseurl_once(address: str, link: str) -> None:
    assert link_of({"k": address}, "/b", "k") == link
