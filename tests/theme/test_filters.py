"""What templates may do to a value."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studylog.messages import LABELS, labels_for
from studylog.theme.filters import (
    absolute_url,
    anchor,
    cloud_size,
    from_anywhere,
    if_within,
    iso_date,
    long_date,
    script_json,
    short_date,
)
from studylog.views import LinkView

DAY = dt.date(2021, 3, 9)


def test_dates_in_words() -> None:
    assert long_date(DAY, "ko") == "2021년 3월 9일"
    assert long_date(DAY, "en") == "9 March 2021"
    assert short_date(DAY, "ko") == "3월 9일"
    assert short_date(DAY, "en") == "9 Mar"


def test_dates_for_machines() -> None:
    moment = dt.datetime(2021, 3, 9, 1, 2, 3, 456, tzinfo=dt.UTC)
    assert iso_date(moment) == "2021-03-09T01:02:03+00:00"
    assert iso_date(DAY) == "2021-03-09"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/a/", "https://x.y/a/"),
        ("https://o.p/a.png", "https://o.p/a.png"),
        ("//o.p/a.png", "//o.p/a.png"),
        ("data:image/png;base64,", "data:image/png;base64,"),
    ],
)
def test_addresses_get_the_sites_origin_once(url: str, expected: str) -> None:
    assert absolute_url(url, "https://x.y") == expected


@given(st.dictionaries(st.text(), st.text() | st.integers(), max_size=3))
def test_json_in_a_script_never_ends_it(value: dict[str, str | int]) -> None:
    assert "<" not in script_json(value)


def test_json_leaves_out_what_is_empty() -> None:
    value = {"a": "", "b": [], "c": {"d": None}, "e": "글", "f": 0}
    assert json.loads(script_json(value)) == {"e": "글", "f": 0}


def test_an_anchor_is_the_last_part_of_a_url() -> None:
    assert anchor("/blog/tags/%ED%99%95%EB%A5%A0/") == "확률"


@pytest.mark.parametrize(("url", "found"), [("/a/", "/a/"), ("/b/", "/b/"), ("/c/", None)])
def test_a_menu_leads_to_what_stands_in_it_at_any_depth(url: str, found: str | None) -> None:
    menu = (LinkView(title="가", url="/a/"), LinkView(title="나", url="", children=(LinkView(title="다", url="/b/"),)))
    assert if_within(url, menu) == found


@pytest.mark.parametrize(("count", "largest", "size"), [(1, 1, 1), (1, 100, 1), (10, 100, 3), (100, 100, 5), (0, 0, 1)])
def test_the_cloud_grows_slowly(count: int, largest: int, size: int) -> None:
    assert cloud_size(count, largest) == size


def test_both_languages_have_the_same_words() -> None:
    assert LABELS["ko"].keys() == LABELS["en"].keys()
    assert labels_for("xx") == labels_for("en")


@pytest.mark.parametrize("key", sorted(LABELS["en"]))
def test_both_languages_fill_the_same_gaps(key: str) -> None:
    import string

    gaps = [{name for _, name, _, _ in string.Formatter().parse(LABELS[lang][key]) if name} for lang in ("ko", "en")]
    assert gaps[0] == gaps[1]


def test_no_word_hides_behind_a_method_of_dict() -> None:
    """`labels.x` in a template reads an attribute first."""
    assert [key for key in LABELS["en"] if hasattr(dict, key)] == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a class="x" href="/b/">b</a>', '<a class="x" href="https://me.example/b/">b</a>'),
        ('<a href="#fn:1">1</a>', '<a href="https://me.example/a/#fn:1">1</a>'),
        (
            '<video src="/a.mp4" poster="/a.png">',
            '<video src="https://me.example/a.mp4" poster="https://me.example/a.png">',
        ),
        ('<img src="//cdn.example/a.png">', '<img src="//cdn.example/a.png">'),
        ('<code>&lt;a href="/b/"&gt;</code>', '<code>&lt;a href="/b/"&gt;</code>'),
    ],
)
def test_links_are_made_whole_for_readers_elsewhere(html: str, expected: str) -> None:
    assert from_anywhere(html, "https://me.example/a/", "https://me.example") == expected
