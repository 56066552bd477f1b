"""What a user sees in the terminal."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from studylog.cli.selection import Told, choose, count_kinds, fold_repeats, tell_each
from studylog.errors import Problem, Severity, format_problem
from studylog.messages import phrase

if TYPE_CHECKING:
    from studylog.builder.pool import Progress

SHOWN = 20
"""Problems of one severity that are printed; the rest is counted."""
COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}


class Terminal:
    """Prints in the user's language; results to stdout, problems and progress to stderr."""

    def __init__(self, language: str, *, quiet: bool = False, verbose: bool = False) -> None:
        self.language = language
        self.quiet = quiet
        self.verbose = verbose

    def say(self, name: str, **values: object) -> None:
        """Print one phrase of `messages.py`, unless quiet."""
        if not self.quiet:
            print(phrase(name, self.language, **values), flush=True)

    def say_error(self, name: str, **values: object) -> None:
        """Print one phrase to stderr, unless quiet."""
        if not self.quiet:
            _print_error(phrase(name, self.language, **values))

    def show_problems(self, problems: Sequence[Problem], at_most: int | None = SHOWN) -> None:
        """Print problems, the worst last, where they are seen, and `at_most` of a severity.

        Notes are printed only when verbose, else a line counts them.
        Where there are more, every kind is seen, and the same in many places is told once. `at_most` None: every one.
        """
        shown = [severity for severity in reversed(Severity) if self._shows(severity)]
        for severity in shown:
            of_this = tuple(problem for problem in problems if problem.severity == severity)
            told = tell_each(of_this) if at_most is None else fold_repeats(of_this)
            chosen, left = choose(told, len(told) if at_most is None else at_most)
            for one in chosen:
                self._tell(one)
            if left:
                values = {"count": len(left), "severity": severity, "kinds": count_kinds(left)}
                _print_error(phrase("more_problems", self.language, **values) + phrase("see_check", self.language))
        self._count(problems, shown)

    def _tell(self, told: Told) -> None:
        _print_error(_colour(self._format(told.problem), told.problem.severity, sys.stderr))
        if told.others:
            from studylog.checks.repeats import name_places  # late: with it comes all that is known of a site

            places = name_places(told.others)
            _print_error(phrase("same_elsewhere", self.language, count=len(told.others), places=places))

    def _format(self, problem: Problem) -> str:
        return format_problem(problem, self.language)

    def _shows(self, severity: Severity) -> bool:
        return severity == Severity.ERROR or (not self.quiet and (severity == Severity.WARNING or self.verbose))

    def _count(self, problems: Sequence[Problem], shown: Sequence[Severity]) -> None:
        counts = Counter(problem.severity for problem in problems)
        if not self.quiet and counts:
            parts = [phrase(f"count_{severity}", self.language, count=counts[severity]) for severity in counts]
            hidden = any(severity not in shown for severity in counts)
            _print_error(", ".join(parts) + (phrase("see_verbose", self.language) if hidden else ""))

    @contextmanager
    def progress(self) -> Iterator[Progress | None]:
        """A progress bar on a terminal; it shows itself when the work takes longer than a second."""
        if self.quiet or not sys.stderr.isatty():
            yield None
            return
        from studylog.cli.progress import show_progress  # late: rich, and only on a terminal

        with show_progress(phrase("rendering", self.language)) as update:
            yield update


def _print_error(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _colour(text: str, severity: Severity, stream: TextIO) -> str:
    """The severity in colour, where the stream is a terminal."""
    if not stream.isatty():
        return text
    return text.replace(f"{severity}[", f"\x1b[{COLOURS[severity]}m{severity}\x1b[0m[", 1)
