"""Values that would be printed the same are known for it; all others are not."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup

from studylog.builder.sameness import is_same
from studylog.views import LinkView, TermLink

NOON = dt.datetime(2024, 1, 1, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "a"),
        ((1, "a"), (1, "a")),
        ({"a": [1]}, {"a": [1]}),
        (TermLink(name="a", url="/a/"), TermLink(name="a", url="/a/")),
        (NOON, NOON.replace()),
        (None, None),
    ],
)
def test_equal_values_of_the_same_kind_are_the_same(one: object, other: object) -> None:
    assert is_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        (1, 1.0),
        ("a", Markup("a")),
        ((1,), [1]),
        ((1,), (1, 2)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a": 1}, {"a": True}),
        (NOON, NOON.astimezone(ZoneInfo("Asia/Seoul"))),
        (TermLink(name="a", url="/a/"), LinkView(title="a", url="/a/")),
        (LinkView(title="a", url="/a/"), LinkView(title="a", url="/b/")),
    ],
)
def test_what_may_be_printed_otherwise_is_not_the_same(one: object, other: object) -> None:
    assert not is_same(one, other)
