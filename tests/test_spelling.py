"""A typo is one edit away from what was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studylog.spelling import edit_distance, nearest

KNOWN = {"title", "tags", "categories", "permalink", "date"}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("titel", "title"),
        ("titl", "title"),
        ("ttitle", "title"),
        ("Title", "title"),
        ("permlink", "permalink"),
        ("title", None),
        ("teaser", None),
        ("tag", None),
        ("", None),
    ],
)
def test_the_nearest_known_word(word: str, meant: str | None) -> None:
    assert meant == nearest(word, KNOWN)


def test_a_wider_distance_finds_more() -> None:
    assert nearest("catgorys", KNOWN, distance=3) == "categories"


def test_known_words_may_come_one_by_one() -> None:
    assert nearest("titel", iter(["title", "date"])) == "title"


@given(st.text(max_size=8), st.text(max_size=8))
def test_the_distance_is_the_same_both_ways(a: str, b: str) -> None:
    assert edit_distance(a, b, 8) == edit_distance(b, a, 8)
    assert (edit_distance(a, b, 8) == 0) == (a == b)


def test_a_distance_over_the_limit_is_the_limit_and_one() -> None:
    assert [edit_distance("a", "abcdef", 2), edit_distance("abcd", "wxyz", 2)] == [3, 3]
