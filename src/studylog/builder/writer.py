"""Artifacts → bytes, in order of path; nothing is written to disk here."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import assert_never

from studylog.builder.outputs import OutputFile
from studylog.builder.workers import count_jobs, may_fork, work_through
from studylog.errors import ContentError, Problem
from studylog.plan import Artifact, CopiedFile, DataFile, Plan, Redirect, TemplatedPage
from studylog.theme.environment import Theme
from studylog.theme.sources import hash_content

WORTH_PROCESSES = 300
"""Files below which starting processes costs more than it saves."""


def write_artifacts(plan: Plan, theme: Theme, source: Path, jobs: int = 1) -> Iterator[OutputFile]:
    """A file for each artifact of a plan; 0 `jobs` are as many as the work is worth.

    Raises:
        ContentError: a template cannot be rendered.
        MachineError: a process was killed from outside.

    """
    workers = count_jobs(jobs, len(plan.artifacts), worth=WORTH_PROCESSES) if may_fork() else 1  # a theme stays here
    for written in work_through(partial(_write, theme, source), plan.artifacts, workers):
        yield from written


def find_template_mistakes(plan: Plan, theme: Theme, source: Path, jobs: int = 1) -> tuple[Problem, ...]:
    """What keeps a template from being rendered; every page is tried, none is kept.

    Raises:
        MachineError: a process was killed from outside.

    """
    try:
        deque(write_artifacts(plan, theme, source, jobs), maxlen=0)
    except ContentError as error:
        return error.problems
    return ()


def _write(theme: Theme, source: Path, artifact: Artifact) -> OutputFile:
    match artifact:
        case TemplatedPage():
            html = theme.render_file(artifact.template, artifact.views, source=artifact.source)
            return _of_bytes(artifact.path, html)
        case Redirect():
            views = {"target": artifact.target, "canonical": artifact.canonical, "lang": artifact.lang}
            html = theme.render_file("redirect.html", views, source=artifact.source)
            return _of_bytes(artifact.path, html)
        case DataFile():
            return _of_bytes(artifact.path, artifact.content)
        case CopiedFile():
            return OutputFile(path=artifact.path, copied_from=source / artifact.source, digest=artifact.digest)
    assert_never(artifact)


def _of_bytes(path: str, content: bytes) -> OutputFile:
    return OutputFile(path=path, content=content, digest=hash_content(content))
