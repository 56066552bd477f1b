"""Artifacts → bytes, in order of path; nothing is written to disk here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from studylog.plan import Artifact, CopiedFile, DataFile, Plan, Redirect, TemplatedPage
from studylog.theme.environment import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """A file of the site: its bytes, or where they are."""

    path: str
    content: bytes | None = None
    copied_from: Path | None = None
    digest: str = ""
    """Of the copied file; empty where the content is here."""


def write_artifacts(plan: Plan, theme: Theme, source: Path) -> Iterator[OutputFile]:
    """Every file of the site.

    Raises:
        ContentError: a template cannot be rendered.

    """
    for artifact in plan.artifacts:
        yield _write(artifact, theme, source)


def _write(artifact: Artifact, theme: Theme, source: Path) -> OutputFile:
    match artifact:
        case TemplatedPage():
            html = theme.render(artifact.template, artifact.views, source=artifact.source)
            return OutputFile(path=artifact.path, content=html.encode())
        case Redirect():
            views = {"target": artifact.target, "canonical": artifact.canonical, "lang": artifact.lang}
            html = theme.render("redirect.html", views, source=artifact.source)
            return OutputFile(path=artifact.path, content=html.encode())
        case DataFile():
            return OutputFile(path=artifact.path, content=artifact.content)
        case CopiedFile():
            return OutputFile(path=artifact.path, copied_from=source / artifact.source, digest=artifact.digest)
    assert_never(artifact)
