"""Work on many things in several processes: the results are those of one process, in the same order."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from studylog import messages
from studylog.errors import MachineError

ITEMS_A_CHUNK = 25
"""Small enough to keep all workers busy to the end, large enough to make a message pay."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def count_jobs(jobs: int, items: int, *, worth: int) -> int:
    """How many processes: `jobs`, or, where that is 0, as many as there are processors from `worth` items on."""
    return jobs or ((os.cpu_count() or 1) if items >= worth else 1)


def work_through(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[list[Result]]:
    """What `work` makes of each item, a chunk at a time, in the order of `items`.

    Raises:
        MachineError: a process was killed from outside.
        Exception: whatever `work` raises.

    """
    chunks = [range(at, min(at + ITEMS_A_CHUNK, len(items))) for at in range(0, len(items), ITEMS_A_CHUNK)]
    if min(jobs, len(chunks)) <= 1:
        yield from (_work_on(work, items, chunk) for chunk in chunks)
        return
    gc.freeze()  # what exists now stays shared with the workers: no collection of theirs touches it
    pool = ProcessPoolExecutor(min(jobs, len(chunks)), _process_context(), _start_worker, (work, items))
    finished = False
    try:
        yield from pool.map(_work_on_chunk, chunks)
        finished = True
    except BrokenProcessPool:
        raise MachineError(messages.WORKER_DIED.error()) from None
    finally:
        pool.shutdown(wait=finished, cancel_futures=True)
        gc.unfreeze()


def may_fork() -> bool:
    """Whether a process may be forked: on Linux, where no other thread runs (none below a preview that watches)."""
    return sys.platform == "linux" and threading.active_count() == 1


def _process_context() -> multiprocessing.context.BaseContext:
    """Fork is the cheapest by far: a worker has all that this process has, without being sent it."""
    return multiprocessing.get_context("fork" if may_fork() else "spawn")


def _start_worker(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """In a worker: keep what it works on.

    Ctrl-C is the parent's to hear, and the parent ends its workers by SIGTERM.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _Worker.work, _Worker.items = staticmethod(work), items


class _Worker:
    """What a worker process was started with."""

    work: Callable[[Any], Any]
    items: Sequence[Any]


def _work_on_chunk(chunk: range) -> list[Any]:
    return _work_on(_Worker.work, _Worker.items, chunk)


def _work_on(work: Callable[[Item], Result], items: Sequence[Item], chunk: range) -> list[Result]:
    with _collector_paused():
        return [work(items[at]) for at in chunk]


@contextlib.contextmanager
def _collector_paused() -> Iterator[None]:
    """Leave cyclic garbage to the end of a chunk: there is little, and looking for it takes a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
