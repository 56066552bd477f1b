"""Work in several processes gives what one process gives."""

from __future__ import annotations

import gc
from itertools import chain

import pytest

from studylog.builder.workers import ITEMS_A_CHUNK, count_jobs, work_through
from studylog.errors import ContentError
from studylog.messages import UNSAFE_LINK

MANY = tuple(range(3 * ITEMS_A_CHUNK + 1))


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_items_from_any_number_of_processes(jobs: int) -> None:
    assert [str(item) for item in MANY] == list(chain.from_iterable(work_through(str, MANY, jobs)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_is_made_of_nothing(jobs: int) -> None:
    assert list(work_through(str, (), jobs)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_wrong_with_an_item_is_told_as_it_is(jobs: int) -> None:
    with pytest.raises(ContentError) as caught:
        list(work_through(_refuse_seven, MANY, jobs))
    assert "7" in str(caught.value)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_collector_goes_on_afterwards(jobs: int) -> None:
    list(work_through(str, MANY, jobs))
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_processes_are_started_where_they_pay_or_are_asked_for() -> None:
    assert count_jobs(0, 10, worth=100) == 1
    assert count_jobs(3, 10, worth=100) == 3
    assert count_jobs(0, 100, worth=100) >= 1


def _refuse_seven(item: int) -> int:
    if item == 7:
        raise ContentError(UNSAFE_LINK.error(target=str(item)))
    return item
