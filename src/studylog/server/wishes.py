"""What the loop of a preview is asked to do, by a saved file or a key."""

from __future__ import annotations

from enum import Enum, auto
from queue import Empty, SimpleQueue


class Wish(Enum):
    """One thing to do."""

    UPDATE = auto()
    """Build what may have changed."""
    REBUILD = auto()
    """Build from nothing but what is on disk."""
    OPEN = auto()
    """Show the site in the browser."""
    QUIT = auto()


class Wishes:
    """Wishes of several threads, for one to fulfil."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[Wish | Exception] = SimpleQueue()

    def make(self, wish: Wish) -> None:
        """Ask for something."""
        self._queue.put(wish)

    def give_up(self, error: Exception) -> None:
        """Have an error of this thread raised where wishes are taken."""
        self._queue.put(error)

    def take(self, seconds: float) -> frozenset[Wish]:
        """All that is wished for, each once; empty after so many seconds without any wish.

        Raises:
            Exception: that with which a thread gave up.

        """
        taken: set[Wish] = set()
        try:
            taken.add(self._next(seconds))
            while True:
                taken.add(self._next(0))
        except Empty:
            return frozenset(taken)

    def _next(self, seconds: float) -> Wish:
        found = self._queue.get(timeout=seconds) if seconds else self._queue.get_nowait()
        if isinstance(found, Exception):
            raise found
        return found
