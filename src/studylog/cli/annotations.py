"""Problems as GitHub Actions takes them."""

from __future__ import annotations

from pathlib import Path

from studylog.errors import Problem, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


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
