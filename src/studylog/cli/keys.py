"""The keys of a preview's terminal: each is heard at once, without Return."""

from __future__ import annotations

import codecs
import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from types import FrameType
from typing import Any

from studylog.server.wishes import Wish, Wishes

KEYS: Mapping[str, Wish] = {
    "r": Wish.REBUILD,
    "o": Wish.OPEN,
    "q": Wish.QUIT,
    "ㄱ": Wish.REBUILD,
    "ㅐ": Wish.OPEN,
    "ㅂ": Wish.QUIT,
}
"""Also as a Korean keyboard has them."""
PAUSE = 0.1
"""Seconds between looks at whether the terminal is ours."""


@contextlib.contextmanager
def hear_keys(wishes: Wishes) -> Iterator[bool]:
    """Turn keys into wishes; gives whether any are heard: on a terminal only, which is put back in every case."""
    if not _is_terminal():
        yield False
    elif sys.platform == "win32":
        yield _follow(lambda: _read_console(wishes))
    else:
        with _TerminalMode(sys.stdin.fileno()) as mode:
            yield _follow(lambda: _read_terminal(mode, wishes))


def _is_terminal() -> bool:
    """Whether somebody sits before it, and sees what is said."""
    try:
        return sys.stdin.isatty() and sys.stdout.isatty()
    except (AttributeError, ValueError):  # closed
        return False


def _follow(read: Callable[[], None]) -> bool:
    threading.Thread(target=read, daemon=True).start()
    return True


if sys.platform == "win32":

    def _read_console(wishes: Wishes) -> None:
        import msvcrt  # late: Windows alone has it

        while True:
            while msvcrt.kbhit():
                _make_wish(msvcrt.getwch(), wishes)
            time.sleep(PAUSE)

else:
    import select
    import termios
    import tty

    class _TerminalMode:
        """A terminal that hands on each key: until the end, and whenever it is ours."""

        def __init__(self, descriptor: int) -> None:
            self.descriptor = descriptor
            self._before: list[Any] = []
            self._handlers: dict[int, Any] = {}

        def __enter__(self) -> _TerminalMode:
            self._before = termios.tcgetattr(self.descriptor)
            leave, come = self._leave, self._go_on
            for number, handler in ((signal.SIGTSTP, leave), (signal.SIGQUIT, leave), (signal.SIGCONT, come)):
                if signal.getsignal(number) != signal.SIG_IGN:
                    self._handlers[number] = signal.signal(number, handler)
            self._take()
            return self

        def __exit__(self, *_: object) -> None:
            self._give_back()
            for number, handler in self._handlers.items():
                signal.signal(number, handler)

        def is_ours(self) -> bool:
            """Whether we stand in the foreground; who reads a terminal in the background is stopped."""
            with contextlib.suppress(OSError):
                return os.tcgetpgrp(self.descriptor) == os.getpgrp()
            return False

        def _take(self) -> None:
            with contextlib.suppress(termios.error, OSError):
                if self.is_ours():
                    tty.setcbreak(self.descriptor, termios.TCSANOW)

        def _give_back(self) -> None:
            with contextlib.suppress(termios.error, OSError):
                if self.is_ours():
                    termios.tcsetattr(self.descriptor, termios.TCSANOW, self._before)

        def _leave(self, number: int, frame: FrameType | None) -> None:
            r"""Ctrl-Z and Ctrl-\: do as they always do, but with the terminal as it was."""
            self._give_back()
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)  # who was stopped goes on here
            signal.signal(number, self._leave)

        def _go_on(self, number: int, frame: FrameType | None) -> None:
            self._take()

    def _read_terminal(mode: _TerminalMode, wishes: Wishes) -> None:
        """Until the terminal is gone."""
        decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        with contextlib.suppress(OSError, ValueError):
            while True:
                select.select([mode.descriptor], [], [])
                if not mode.is_ours():
                    time.sleep(PAUSE)
                    continue
                if not (read := os.read(mode.descriptor, 64)):
                    return
                for key in decoder.decode(read):
                    _make_wish(key, wishes)


def _make_wish(key: str, wishes: Wishes) -> None:
    if wish := KEYS.get(key.lower()):
        wishes.make(wish)
