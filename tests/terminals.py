"""studylog at a terminal: a process of its own that a test types to, and a terminal that it can close."""

from __future__ import annotations

import contextlib
import os
import re
import select
import time
from pathlib import Path
from typing import Any

from tests.processes import PATIENCE, start_studylog

NOISE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


class AtTerminal:
    """studylog, in a session that ends with its terminal."""

    def __init__(self, *arguments: str | Path, **options: Any) -> None:
        self.terminal, self._end = os.openpty()
        self.before = self.modes()
        ends: dict[str, Any] = {"stdin": self._end, "stdout": self._end, "stderr": self._end}
        self.process = start_studylog(*arguments, preexec_fn=_take_terminal, **ends, **options)
        self._seen = ""

    def modes(self) -> list[Any]:
        """How the terminal is set."""
        import termios  # late: Windows has none

        return termios.tcgetattr(self._end)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self.terminal, keys.encode())

    def wait_for(self, pattern: str, patience: float = PATIENCE) -> re.Match[str]:
        """What is next said that looks so."""
        deadline = time.monotonic() + patience
        while not (found := re.search(pattern, self._seen)):
            assert time.monotonic() < deadline, f"not said: {pattern}\n{self._seen}"
            if select.select([self.terminal], [], [], 0.1)[0]:
                self._seen += NOISE.sub("", os.read(self.terminal, 65536).decode("utf-8", "replace"))
        self._seen = self._seen[found.end() :]
        return found

    def close(self) -> None:
        """Close the window."""
        os.close(self.terminal)
        os.close(self._end)

    def end(self) -> None:
        """Leave nothing behind."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for descriptor in (self.terminal, self._end):
            with contextlib.suppress(OSError):
                os.close(descriptor)


def _take_terminal() -> None:
    """In the child: its standard input is the terminal that its session ends with."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
