"""What was meant by a name that does not exist."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from studylog.checks.names import Names

PATHS = st.lists(st.text("abcde12/", min_size=1, max_size=12).map(lambda name: f"x/{name}.png"), min_size=1)


@given(PATHS, st.data())
def test_a_known_name_in_capitals_is_found(paths: list[str], data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(paths))
    found = Names(paths).in_other_case(path.upper())
    assert found.casefold() == path.casefold()


@given(PATHS)
def test_a_known_name_is_no_slip_of_case(paths: list[str]) -> None:
    names = Names(paths)
    assert {names.in_other_case(path) for path in paths if path.islower()} <= {""}


def test_one_letter_is_a_slip_and_one_digit_another_thing() -> None:
    names = Names(["cs/heap-sort.html", "img/image11.png", "img/ganttt.png"])
    assert names.meant("cs/haep-sort/") == "cs/heap-sort.html"
    assert names.meant("img/gantt.png") == "img/ganttt.png"
    assert names.meant("img/image12.png") == ""


def test_of_many_pages_that_might_be_meant_none_is_named() -> None:
    names = Names(["a/os/index.html", "b/os/index.html", "c/sort-quick.html", "c/sort-merge.html"])
    assert names.meant("d/os/") == ""
    assert names.meant("c/sort.html") == ""


def test_thousands_of_dead_links_are_told_in_bounded_time() -> None:
    names = Names(f"a/post-number-{'abcdefgh'[number % 8]}{number}.html" for number in range(3000))
    started = time.process_time()
    for number in range(3000):
        names.meant(f"a/post-nomber-{number}.html")
    assert time.process_time() - started < 5
