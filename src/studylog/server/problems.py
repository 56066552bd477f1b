"""Problems as open pages are told of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from studylog.errors import Location, Problem, sort_problems
from studylog.server.sources import find_source

MOST_TOLD = 200
AROUND = 2
"""Lines shown above and below the one that is meant."""
WIDEST = 200
"""Characters shown of a line."""

Lines = list[list[Any]]
"""Pairs of a number and a text."""


def describe_problems(problems: Iterable[Problem], source: Path, language: str) -> list[dict[str, Any]]:
    """Problems, the worst first, in `language`, each with the lines around it in the site's folder `source`."""
    texts: dict[str, list[str]] = {}
    return [_describe(problem, source, texts, language) for problem in sort_problems(problems)[:MOST_TOLD]]


def _describe(problem: Problem, source: Path, texts: dict[str, list[str]], language: str) -> dict[str, Any]:
    at = problem.location or Location(path="")
    if at.path not in texts:
        texts[at.path] = _read_lines(source, at.path)
    lines, column = _cut_lines(at, _lines_around(at, texts))
    return {
        "severity": str(problem.severity),
        "code": str(problem.code),
        "path": at.path,
        "line": at.line,
        "column": column,
        "text": problem.message(language),
        "source": lines,
        "hint": problem.hint(language) or None,
    }


def _read_lines(source: Path, path: str) -> list[str]:
    file = find_source(source, path) if path else None
    try:
        return file.read_text("utf-8-sig", "replace").split("\n") if file else []
    except OSError:
        return []


def _lines_around(at: Location, texts: Mapping[str, list[str]]) -> Lines:
    """The lines around a place; the one that is meant as it was when it was read."""
    if not at.line:
        return []
    lines = texts[at.path]
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
