"""Problems for other programs: as GitHub Actions takes them, and as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from studylog.cli.selection import Told, choose, count_kinds, tell_each
from studylog.errors import Location, Problem, Severity, format_problem
from studylog.messages import phrase

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


ANNOTATIONS = 10
"""Annotations of one level that GitHub shows of a step (docs.github.com, "Workflow commands")."""


def show_annotations(problems: Sequence[Problem], language: str, source: Path) -> None:
    """Annotations, which GitHub Actions shows beside the lines of a pull request (its "workflow commands").

    It shows ten of a level in one step; what is left over is told in the log.
    """
    left: list[Told] = []
    for severity in Severity:
        told = tell_each(problem for problem in problems if problem.severity == severity)
        chosen, more = choose(told, ANNOTATIONS)
        left += more
        for one in chosen:
            print(format_annotation(one.problem, language, source))
    for one in left:
        print(format_problem(one.problem, language).partition("\n")[0])
    if left:
        print(phrase("not_annotated", language, count=len(left), kinds=count_kinds(left)))


def format_annotation(problem: Problem, language: str, source: Path) -> str:
    """The problem as one line, its file named as seen from the working folder: `source` is where the blog lies.

    Example: `::warning file=_posts/2024-03-01-os.md,line=9,col=4,title=link::a link to … %0Adid you mean …`

    """
    text = "\n".join(filter(None, (problem.message(language), problem.hint(language))))
    properties: dict[str, str | int] = {"title": problem.code.value}
    if at := problem.location:
        properties = {"file": (source / at.path).as_posix(), "line": at.line, "col": at.column, **properties}
    told = ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items() if value)
    return f"::{_LEVELS[problem.severity]} {told}::{_escape(text)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def problem_as_data(problem: Problem, language: str) -> dict[str, str | int]:
    """A problem as an object of JSON."""
    at = problem.location or Location(path="")
    return {
        "severity": problem.severity.value,
        "code": problem.code.value,
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "message": problem.message(language),
        "hint": problem.hint(language),
    }
