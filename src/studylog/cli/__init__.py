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


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code (`errors.ExitCode`)."""
    _speak_utf8()
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _terminate)
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
    except Terminated:
        return ExitCode.TERMINATED
    except BrokenPipeError:
        return _leave_closed_pipe()
    except Exception as error:
        report_crash(error, terminal)
        return ExitCode.BUG
    return code


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    raise Terminated


def _speak_utf8() -> None:
    """Korean must not fail on a terminal with an ASCII locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _leave_closed_pipe() -> int:
    """`studylog … | head`: the reader has seen enough. Python must not complain of it once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.OK
