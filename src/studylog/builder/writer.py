"""Artifacts → bytes, in order of path; nothing is written to disk here."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, assert_never

from studylog import messages
from studylog.builder.cache.ingredients import template_of
from studylog.builder.output.files import OutputFile
from studylog.builder.workers import count_jobs, may_fork, work_through
from studylog.errors import ContentError, Location, Problem
from studylog.plan import Artifact, CopiedFile, DataFile, Plan, Redirect, SocialCard, TemplatedPage, lay_out
from studylog.theme.environment import Theme
from studylog.theme.sources import hash_content

if TYPE_CHECKING:
    from studylog.cards.drawing import Studio

Result = TypeVar("Result")
WORTH_PROCESSES = 300
"""Files below which starting processes costs more than it saves."""


class Writer:
    """Writes the artifacts of one site."""

    def __init__(self, theme: Theme, source: Path) -> None:
        self._theme = theme
        self._source = source
        self._studio: Studio | None = None

    def write_all(self, plan: Plan, jobs: int = 1) -> Iterator[OutputFile]:
        """A file for each artifact of a plan; 0 `jobs` are as many as the work is worth.

        Raises:
            ContentError: a template cannot be rendered.
            MachineError: a process was killed from outside.

        """
        return self.work_through(self.write, plan, jobs)

    def work_through(self, work: Callable[[Artifact], Result], plan: Plan, jobs: int) -> Iterator[Result]:
        """What `work` makes of each artifact of a plan."""
        artifacts = plan.artifacts
        workers = count_jobs(jobs, len(artifacts), worth=WORTH_PROCESSES) if may_fork() else 1  # a theme stays here
        if workers > 1:
            self.get_ready(artifacts)
        return chain.from_iterable(work_through(work, artifacts, workers))

    def get_ready(self, artifacts: Iterable[Artifact]) -> None:
        """Load the templates that these are made by, once for all workers."""
        for name in {template_of(artifact) for artifact in artifacts} - {""}:
            self._theme.get_ready(name)

    def write(self, artifact: Artifact) -> OutputFile:
        """The file that an artifact becomes.

        Raises:
            ContentError: a template cannot be rendered.

        """
        whole = lay_out(artifact)
        match whole:
            case TemplatedPage():
                return self._render(whole, whole.template, whole.views)
            case Redirect():
                names = ("target", "canonical", "lang")
                return self._render(whole, "redirect.html", {name: getattr(whole, name) for name in names})
            case DataFile():
                return _of_bytes(whole.path, whole.content)
            case CopiedFile():
                copied_from = self._source / whole.source
                return OutputFile(path=whole.path, copied_from=copied_from, digest=whole.digest)
            case SocialCard():
                return _of_bytes(whole.path, self._draw(whole))
        assert_never(whole)

    def _draw(self, card: SocialCard) -> bytes:
        if self._studio is None:
            from studylog.cards.drawing import Studio  # late: it needs Pillow, which few have asked for

            self._studio = Studio(card.means)
        try:
            return self._studio.draw(card)
        except OSError as error:
            place = Location(path=card.means.title.path)
            raise ContentError(messages.CARDS_FONT_BROKEN.error(place, reason=error)) from None

    def _render(self, artifact: TemplatedPage | Redirect, template: str, views: Mapping[str, Any]) -> OutputFile:
        return _of_bytes(artifact.path, self._theme.render_file(template, views, source=artifact.source))


def find_template_mistakes(plan: Plan, writer: Writer, jobs: int = 1) -> tuple[Problem, ...]:
    """What keeps a template from being rendered; every page is tried, none is kept, and no card is drawn.

    Raises:
        MachineError: a process was killed from outside.

    """
    pages = tuple(artifact for artifact in plan.artifacts if not isinstance(artifact, SocialCard))
    try:
        deque(writer.write_all(Plan(artifacts=pages), jobs), maxlen=0)
    except ContentError as error:
        return error.problems
    return ()


def _of_bytes(path: str, content: bytes) -> OutputFile:
    return OutputFile(path=path, content=content, digest=hash_content(content))
