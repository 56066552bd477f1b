"""Pages that are made while their site is still being looked over: where none was made before, all must be."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import chain
from types import TracebackType

from studylog.builder.cache.ingredients import Kitchen, digest_surroundings
from studylog.builder.cache.made_pages import MadePages
from studylog.builder.outdated import Made, PageMaker
from studylog.builder.workers import count_jobs, may_fork, working_ahead
from studylog.builder.writer import WORTH_PROCESSES, Writer
from studylog.errors import ContentError
from studylog.pages.edition import Edition
from studylog.plan import Plan, ReadyFile
from studylog.theme.environment import Theme


class HeadStart:
    """Workers that are at the pages of one site; they end with the block."""

    def __init__(self, made: MadePages, jobs: int) -> None:
        """`made` are the pages as they were made last."""
        self._made = made
        self._jobs = jobs
        self._workers = contextlib.ExitStack()
        self.pages: Iterator[Made] | None = None
        """What becomes of each page of the plan, in its order; None where that was not begun."""

    def __enter__(self) -> HeadStart:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._workers.__exit__(kind, error, traceback)

    def begin(self, edition: Edition, plan: Plan, theme: Theme) -> None:
        """Begin with the pages of a plan, where there are enough of them, and none of an earlier build."""
        pages = [artifact for artifact in plan.artifacts if not isinstance(artifact, ReadyFile)]
        jobs = count_jobs(self._jobs, len(pages), worth=WORTH_PROCESSES) if may_fork() else 1
        if jobs == 1 or not pages or not self._made.is_empty():
            return
        kitchen = Kitchen(theme, digest_surroundings(edition.site, edition.view))
        with contextlib.suppress(ContentError):  # which is told when the site has been looked over
            kitchen.learn_templates(plan)
            writer = Writer(theme, edition.site.config.source)
            writer.get_ready(pages)
            maker = PageMaker(kitchen, writer, {})
            chunks = self._workers.enter_context(working_ahead(maker.make, pages, jobs))
            self.pages = chain.from_iterable(chunks)
