"""One build at a time: a lock that ends with the process which holds it, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from studylog import messages
from studylog.errors import MachineError

PATIENCE = 10.0
"""Seconds that a build waits for another one to end."""
_PAUSE = 0.05


@contextlib.contextmanager
def hold_lock(cache: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of the folder `cache`, which must be there; wait at most `patience` seconds for it.

    Raises:
        MachineError: another process still holds it; its number is told.
        OSError: the folder cannot be written to.

    """
    lock = os.open(cache / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        deadline = time.monotonic() + patience
        while not _take(lock):
            if time.monotonic() >= deadline:
                raise MachineError(messages.BUILD_RUNNING.error(pid=_holder(lock)))
            time.sleep(_PAUSE)
        os.truncate(lock, 0)
        os.write(lock, str(os.getpid()).encode())
        yield
    finally:
        os.close(lock)


def _holder(lock: int) -> str:
    """The number of the process that took the lock."""
    os.lseek(lock, 0, os.SEEK_SET)
    return os.read(lock, 20).decode("ascii", "replace") or "?"


if sys.platform == "win32":
    import msvcrt

    _BEYOND = 1024
    """Windows keeps others from reading what is locked: the lock stands behind the number of its holder."""

    def _take(lock: int) -> bool:
        os.lseek(lock, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(lock, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _take(lock: int) -> bool:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # unlike flock's, no worker inherits it
        except (BlockingIOError, PermissionError):
            return False
        return True
