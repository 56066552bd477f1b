"""Work in several processes gives what one process gives."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
import traceback
from itertools import chain

import pytest

from studylog.builder.workers import AHEAD, ITEMS_A_CHUNK, count_jobs, work_through, working_ahead
from studylog.errors import ContentError, MachineError
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


class UnsendableError(Exception):
    """An error that cannot go from one process to another."""

    def __init__(self, one: int, other: int) -> None:
        super().__init__(one * other)


def test_a_bug_in_a_worker_shows_where_it_is() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        list(work_through(_divide_by_itself, MANY, 2))
    assert "in _divide_by_itself" in "".join(traceback.format_exception(caught.value))


def test_an_error_that_cannot_be_sent_is_told_all_the_same() -> None:
    with pytest.raises(RuntimeError, match=r"UnsendableError: 42"):
        list(work_through(_fail_unsendably, MANY, 2))


def test_of_many_errors_the_first_item_s_is_told() -> None:
    for jobs in (1, 2, 3):
        with pytest.raises(ContentError) as caught:
            list(work_through(_refuse, MANY, jobs))
        assert caught.value.problems == (UNSAFE_LINK.error(target="0"),)


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


def _divide_by_itself(item: int) -> float:
    return item / item


def _fail_unsendably(item: int) -> int:
    raise UnsendableError(6, 7)


def _refuse(item: int) -> int:
    raise ContentError(UNSAFE_LINK.error(target=str(item)))


def test_workers_that_are_ahead_give_what_one_process_gives() -> None:
    many = tuple(range((AHEAD + 3) * ITEMS_A_CHUNK))
    with working_ahead(str, many, 2) as made:
        assert [str(item) for item in many] == list(chain.from_iterable(made))


def test_of_many_errors_ahead_the_first_item_s_is_told_when_it_is_asked_for() -> None:
    with working_ahead(_refuse, MANY, 2) as made, pytest.raises(ContentError) as caught:
        next(made)
    assert caught.value.problems == (UNSAFE_LINK.error(target="0"),)


def test_workers_end_where_nobody_asks_for_what_they_made() -> None:
    with pytest.raises(KeyError), working_ahead(str, MANY, 2):
        raise KeyError
    assert (multiprocessing.active_children(), threading.active_count()) == ([], 1)


def test_a_worker_that_is_killed_while_it_is_ahead_is_told() -> None:
    with working_ahead(_end_at_once, MANY, 2) as made, pytest.raises(MachineError):
        list(made)


def _end_at_once(item: int) -> None:
    os._exit(item)
