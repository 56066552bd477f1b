"""Arguments → a command. Only this room prints and decides the exit code.

Everything heavy is imported by the command that needs it, so that `studylog --help` answers at once.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

from studylog.cli.arguments import build_parser
from studylog.cli.crash import report_crash
from studylog.cli.terminal import Terminal
from studylog.errors import ExitCode, SiteError
from studylog.messages import pick_language


class Terminated(BaseException):
    """The process was asked to end; unwinds like Ctrl-C, so that nothing is left half done."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code (`errors.ExitCode`)."""
    _speak_utf8()
    _hear_signals()
    terminal = Terminal(pick_language(os.environ))
    try:
        arguments = build_parser(terminal.language).parse_args(argv)
        code: int = arguments.command(arguments, terminal)
        sys.stdout.flush()
    except SiteError as error:
        terminal.show_problems(error.problems)
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Terminated as error:
        return 128 + error.number
    except BrokenPipeError:
        return _leave_closed_pipe()
    except Exception as error:
        report_crash(error, terminal)
        return ExitCode.BUG
    return code


def _hear_signals() -> None:
    """Unwind when asked to end, except by a signal that is to be ignored (`nohup studylog serve`)."""
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _terminate)


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    raise Terminated(number)


def _speak_utf8() -> None:
    """Korean must not fail on a terminal with an ASCII locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _leave_closed_pipe() -> int:
    """`studylog … | head`: the reader has seen enough. Python must not complain of it once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.OK
