"""Work on many things in several processes: the results are those of one process, in the same order."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar, cast

from studylog import messages
from studylog.errors import MachineError

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext  # Windows has no ForkContext

ITEMS_A_CHUNK = 25
"""Small enough to keep all workers busy to the end, large enough to make a message pay."""
AHEAD = 40
"""Chunks that are made before anybody takes them, at most: some 40 MB of pages."""
CHUNKS_AT_HAND = 2
"""What a worker has been given at any time: it begins the next chunk while the last one is being read."""

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
    chunks = _part(items)
    gc.freeze()  # what exists now is not looked at by any collection of the work's, and stays shared with workers
    try:
        if min(jobs, len(chunks)) <= 1:
            yield from (_work_on(work, items, chunk) for chunk in chunks)
            return
        with _start_workers(work, items, min(jobs, len(chunks))) as lines:
            yield from _hand_out(chunks, lines)
    finally:
        gc.unfreeze()


@contextlib.contextmanager
def working_ahead(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Iterator[list[Result]]]:
    """The same, begun at once: inside, the processes work while this one does something else.

    What they make waits, `AHEAD` chunks of it; where they are not asked for it in the end, they are ended.

    Raises:
        MachineError: a process was killed from outside.
        Exception: whatever `work` raises; both, when what was made is taken.

    """
    chunks = _part(items)
    gc.freeze()
    try:
        with _start_workers(work, items, min(jobs, len(chunks))) as lines, Lookout(chunks, lines) as lookout:
            yield lookout.take()
    finally:
        gc.unfreeze()


def _part(items: Sequence[Any]) -> list[range]:
    return [range(at, min(at + ITEMS_A_CHUNK, len(items))) for at in range(0, len(items), ITEMS_A_CHUNK)]


def may_fork() -> bool:
    """Whether a process may be forked: on Linux, where no other thread runs (none below a preview that watches)."""
    return sys.platform == "linux" and threading.active_count() == 1


def _process_context() -> ForkContext | SpawnContext:
    """Fork is the cheapest by far: a worker has all that this process has, without being sent it."""
    return multiprocessing.get_context("fork") if may_fork() else multiprocessing.get_context("spawn")


@contextlib.contextmanager
def _start_workers(work: Callable[[Any], Any], items: Sequence[Any], count: int) -> Iterator[list[Connection]]:
    """The lines to `count` workers; they end with the block, at once where it is left by an exception."""
    context = _process_context()
    workers, lines = [], []
    try:
        with _signals_held_back():
            for _ in range(count):
                ours, theirs = context.Pipe()
                lines.append(ours)
                workers.append(context.Process(target=_serve, args=(theirs, ours, work, items)))
                workers[-1].start()
                theirs.close()
        yield lines
    except BaseException:
        for worker in workers:
            worker.kill()  # nobody waits for what they are at, and they hold nothing of value
        raise
    finally:
        for line in lines:
            line.close()
        for worker in workers:
            worker.join()


_ENDING_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Those that ask a process to end; Windows has no SIGHUP."""


@contextlib.contextmanager
def _signals_held_back() -> Iterator[None]:
    """While workers are started, signals wait: a worker is deaf to them from its first moment on."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING_SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _hand_out(chunks: Sequence[range], lines: Sequence[Connection]) -> Iterator[list[Any]]:
    """The results of all chunks in order; whoever is done with one gets the next."""
    left = iter(enumerate(chunks))
    done: dict[int, list[Any] | Exception] = {}
    with _deaths_told():
        for line in [*lines] * CHUNKS_AT_HAND:
            _give_next(line, left)
    for number in range(len(chunks)):
        while number not in done:
            with _deaths_told():
                for line in cast("list[Connection]", wait(lines)):
                    at, results = line.recv()
                    done[at] = results
                    _give_next(line, left)
        results = done.pop(number)
        if isinstance(results, Exception):
            raise results
        yield results


NOWHERE = -1
"""Stands for the number of a chunk where none will come any more."""


class Lookout:
    """A thread that takes in what workers made, and gives them more to do."""

    def __init__(self, chunks: Sequence[range], lines: Sequence[Connection]) -> None:
        self._lines = lines
        self._left = iter(enumerate(chunks))
        self._count = len(chunks)
        self._idle = deque([*lines] * CHUNKS_AT_HAND)
        self._room = AHEAD
        """Chunks that may be given out before any more is taken."""
        self._lock = threading.Lock()
        self._came: SimpleQueue[tuple[int, list[Any] | Exception]] = SimpleQueue()
        self._ending, self._end = multiprocessing.Pipe(duplex=False)
        self._thread = threading.Thread(target=self._watch, name="lookout")

    def __enter__(self) -> Lookout:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.close()  # which the thread sees
        self._thread.join()
        self._ending.close()

    def take(self) -> Iterator[list[Any]]:
        """The results of all chunks in order."""
        done: dict[int, list[Any] | Exception] = {}
        for number in range(self._count):
            while number not in done:
                at, results = self._came.get()
                if at == NOWHERE and isinstance(results, Exception):
                    raise results
                done[at] = results
            with self._lock, _deaths_told():
                self._room += 1
                self._give()
            results = done.pop(number)
            if isinstance(results, Exception):
                raise results
            yield results

    def _watch(self) -> None:
        try:
            with _deaths_told():
                with self._lock:
                    self._give()
                while self._ending not in (ready := wait([*self._lines, self._ending])):
                    for line in cast("list[Connection]", ready):
                        self._came.put(line.recv())
                        with self._lock:
                            self._idle.append(line)
                            self._give()
        except MachineError as error:
            self._came.put((NOWHERE, error))

    def _give(self) -> None:
        """Keep everyone busy, as long as there is room for what they make."""
        while self._idle and self._room and (chunk := next(self._left, None)):
            self._room -= 1
            self._idle.popleft().send(chunk)


def _give_next(line: Connection, left: Iterator[tuple[int, range]]) -> None:
    if chunk := next(left, None):
        line.send(chunk)


@contextlib.contextmanager
def _deaths_told() -> Iterator[None]:
    try:
        yield
    except (EOFError, ConnectionError):
        raise MachineError(messages.WORKER_DIED.error()) from None


def _serve(line: Connection, others_end: Connection, work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """In a worker: work on what comes over the line, until its other end is closed, or its holder is no more.

    Ctrl-C, and what else reaches every process of a terminal, is the parent's to hear; the parent kills its workers.
    """
    others_end.close()  # else this process would wait for itself
    for number in _ENDING_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING_SIGNALS)
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            number, chunk = line.recv()
            line.send((number, _try_to_work_on(work, items, chunk)))


def _try_to_work_on(work: Callable[[Any], Any], items: Sequence[Any], chunk: range) -> list[Any] | Exception:
    """The results, or what came of trying, fit to be sent."""
    try:
        return _work_on(work, items, chunk)
    except Exception as error:
        trace = f"in a worker process:\n{traceback.format_exc()}"
        error.add_note(trace)
        try:
            pickle.loads(pickle.dumps(error))
        except Exception:
            return RuntimeError(trace)
        return error


def _work_on(work: Callable[[Item], Result], items: Sequence[Item], chunk: range) -> list[Result]:
    with collector_paused():
        results = [work(items[at]) for at in chunk]
        gc.collect(0)  # of this chunk; what there was before it has been looked at once
        return results


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """Leave cyclic garbage to the end: there is little, and looking for it takes a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
