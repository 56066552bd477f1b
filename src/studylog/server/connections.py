"""How long a connection may keep a thread waiting, and how many may wait.

A preview serves one writer. Whoever opens hundreds of connections, or sends a byte a second, gives way.
"""

from __future__ import annotations

import contextlib
import math
import socket
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class DeadlineReader(socket.SocketIO):
    """Reads a connection until a moment in time; a socket's own timeout begins anew with every byte."""

    def __init__(self, connection: socket.socket) -> None:
        super().__init__(connection, "r")
        self._connection = connection
        self._deadline = math.inf

    def allow(self, seconds: float) -> None:
        """Let reading go on for so long from now."""
        self._deadline = time.monotonic() + seconds

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        """Read what is there.

        Raises:
            TimeoutError: once the time is over.

        """
        self._connection.settimeout(max(self._deadline - time.monotonic(), 0.001))
        return super().readinto(buffer)


class Connections:
    """The open connections; when there are too many, the one that has waited longest is closed."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._waiting: dict[socket.socket, None] = {}

    def opened(self, connection: socket.socket) -> None:
        """Count a new connection in, and close the one that has waited longest if it is one too many."""
        with self._lock:
            self._open.add(connection)
            oldest = next(iter(self._waiting), None) if len(self._open) > self._most else None
            if oldest is not None:
                del self._waiting[oldest]
                with contextlib.suppress(OSError):  # its own thread sees the end and counts it out
                    oldest.shutdown(socket.SHUT_RDWR)

    def waits(self, connection: socket.socket) -> None:
        """Its next request is awaited, or not yet complete."""
        with self._lock:
            self._waiting[connection] = None

    def works(self, connection: socket.socket) -> None:
        """Its request is being answered."""
        with self._lock:
            self._waiting.pop(connection, None)

    def closed(self, connection: socket.socket) -> None:
        """Count it out."""
        with self._lock:
            self._waiting.pop(connection, None)
            self._open.discard(connection)
