"""What a build is asked for, and what it tells of itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from studylog.builder.cache.folder import cache_folder
from studylog.builder.output.publish import Published
from studylog.builder.urls_lock import LockChange
from studylog.config import Config, Overrides
from studylog.errors import ContentError, Problem, Severity, sort_problems
from studylog.frozen import dataclass
from studylog.models import HeldBack


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """One run of `studylog build` or `studylog check`."""

    source: Path
    overrides: Overrides = field(default_factory=Overrides)
    strict: bool = False
    """Warnings count as errors."""
    accept: bool = False
    """URLs of `urls.lock` that are lost are meant to be: the lock is written anew."""
    now: dt.datetime
    """Aware; decides which posts are still to come. The only clock there is."""
    source_date: dt.datetime | None = None
    """Liquid's `site.time`, aware; None: the date of the newest post."""
    explain: bool = False
    """Say why each page was made anew."""
    cache: Path | None = None
    """Where what the next build can use is kept; None: where a site has it (`cache_folder`)."""
    jobs: int = 0
    """Worker processes for rendering; 0: as many as the work is worth."""

    @property
    def cache_folder(self) -> Path:
        """Where what the next build can use is kept."""
        return self.cache or cache_folder(self.source.resolve())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a file was made anew: a phrase of `messages/cli.py`, and what it names."""

    phrase: str
    names: tuple[str, ...] = ()


Reasons = Mapping[str, tuple[Reason, ...]]
"""Path of a file that was made anew → why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did."""

    config: Config
    posts: int
    published: Published
    held_back: tuple[HeldBack, ...]
    problems: tuple[Problem, ...]
    lock_change: LockChange | None
    """What became of `urls.lock`, where it was written."""
    reasons: Reasons = field(default_factory=dict)
    """Where that was asked."""
    seconds: float


def refuse_errors(problems: Iterable[Problem], *, strict: bool = False) -> None:
    """Stop the build where a problem is an error.

    Raises:
        ContentError: with all problems, so that they are told together.

    """
    problems = tuple(problems)
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(problem.severity in fatal for problem in problems):
        raise ContentError(*sort_problems(problems))
