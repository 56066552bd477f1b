"""Problems as open pages are told of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from studylog.errors import Location, Problem, Severity
from studylog.server.sources import find_source

MOST_TOLD = 200
MOST_READ = 20
"""Problems that are shown with the lines around them; the others with their own."""
AROUND = 2
"""Lines shown above and below the one that is meant."""
WIDEST = 200
"""Characters shown of a line."""

Lines = list[list[Any]]
"""Pairs of a number and a text."""


def describe_problems(problems: Iterable[Problem], source: Path, language: str) -> list[dict[str, Any]]:
    """Problems, the worst first, in `language`, with lines of their files in the site's folder `source`."""
    weight = list(Severity)
    told = sorted(problems, key=lambda problem: weight.index(problem.severity))[:MOST_TOLD]
    paths = dict.fromkeys(problem.location.path for problem in told[:MOST_READ] if problem.location)
    texts = {path: _read_lines(source, path) for path in paths}
    return [_describe(problem, texts, language) for problem in told]


def _describe(problem: Problem, texts: Mapping[str, list[str]], language: str) -> dict[str, Any]:
    at = problem.location or Location(path="")
    lines, column = _cut_lines(at, _lines_around(at, texts.get(at.path, [])))
    return {
        "severity": str(problem.severity),
        "code": str(problem.code),
        "path": at.path,
        "line": at.line,
        "column": column,
        "text": problem.message(language),
        "source": lines,
        "hint": problem.hint(language) or None,
        "address": _find_address(dict(problem.values)),
    }


def _find_address(values: Mapping[str, str]) -> str | None:
    """The link or image that is meant, as it is written."""
    return values.get("target") or (f"#{values['anchor']}" if "anchor" in values else None)


def _read_lines(source: Path, path: str) -> list[str]:
    file = find_source(source, path) if path else None
    try:
        return file.read_text("utf-8-sig", "replace").split("\n") if file else []
    except OSError:
        return []


def _lines_around(at: Location, lines: list[str]) -> Lines:
    """The lines around a place; the one that is meant as it was when it was read."""
    if not at.line:
        return []
    first = max(at.line - AROUND, 1)
    around: Lines = [[number, text] for number, text in enumerate(lines[first - 1 : at.line + AROUND], first)]
    if not at.source:
        return around
    meant = [at.line, at.source]
    return [meant if number == at.line else [number, text] for number, text in around] or [meant]


def _cut_lines(at: Location, lines: Lines) -> tuple[Lines, int]:
    """Long lines cut to what is around the column, and the column in what is left."""
    if all(len(text) <= WIDEST for _, text in lines):
        return lines, at.column
    start = max(at.column - WIDEST // 2, 0)
    cut: Lines = [[number, _cut(text, start if number == at.line else 0)] for number, text in lines]
    return cut, at.column - start + (start > 0) if at.column else 0


def _cut(text: str, start: int) -> str:
    end = "…" if len(text) > start + WIDEST else ""
    return f"{'…' if start else ''}{text[start : start + WIDEST]}{end}"
