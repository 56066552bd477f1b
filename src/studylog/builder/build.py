"""The whole story of a build, from top to bottom."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from studylog.builder.destination import claim_destination
from studylog.builder.manifest import Manifest
from studylog.builder.pool import Progress, render_texts
from studylog.builder.publish import Published, publish
from studylog.builder.writer import write_artifacts
from studylog.checks import check_site
from studylog.config import Config, Overrides, load_config
from studylog.errors import ContentError, Problem, Severity, sort_problems
from studylog.loader.site import load_site
from studylog.models import HeldBack
from studylog.pages import plan_site
from studylog.pages.edition import open_edition
from studylog.plan import CopiedFile
from studylog.theme.environment import Theme

CACHE_FOLDER = ".studylog-cache"
ASSETS_FOLDER = "assets/studylog"
"""Where the theme's own files are published; a blog's own are in `assets/` itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """One run of `studylog build`."""

    source: Path
    overrides: Overrides = field(default_factory=Overrides)
    strict: bool = False
    """Warnings count as errors."""
    now: dt.datetime
    """Aware; decides which posts are still to come. The only clock there is."""
    jobs: int = 0
    """Worker processes for rendering; 0: as many as the work is worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did."""

    config: Config
    posts: int
    published: Published
    held_back: tuple[HeldBack, ...]
    problems: tuple[Problem, ...]
    seconds: float


def build(options: BuildOptions, progress: Progress | None = None) -> Report:
    """Build the site; the output folder changes only when everything went well.

    Raises:
        ContentError: something would be published wrong (or, when strict, there are warnings).
        ConfigError: `_config.yml`, the output folder or the command line is wrong.
        MachineError: the disk or the system refuses.

    """
    started = time.perf_counter()
    config, config_problems = load_config(options.source, options.overrides)
    site = load_site(config, options.now)
    refuse_errors((*config_problems, *site.problems))
    with Manifest(config.source / CACHE_FOLDER) as manifest:
        claim_destination(config, manifest)
        theme = Theme(config.source / "templates")
        fragments = render_texts(site, options.jobs, progress)
        rendered = [problem for fragment in fragments.values() for problem in fragment.problems]
        edition = open_edition(site, fragments)
        plan = plan_site(edition, theme_files(theme))
        problems = sort_problems((*config_problems, *site.problems, *rendered, *check_site(site, plan)))
        refuse_errors(problems, strict=options.strict)
        files = write_artifacts(plan, theme, config.source)
        published = publish(files, config, manifest)
    return Report(
        config=config,
        posts=len(site.posts),
        published=published,
        held_back=site.held_back,
        problems=problems,
        seconds=time.perf_counter() - started,
    )


def refuse_errors(problems: Iterable[Problem], *, strict: bool = False) -> None:
    """Stop the build where a problem is an error.

    Raises:
        ContentError: with all problems, so that they are told together.

    """
    all_problems = sort_problems(problems)
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(problem.severity in fatal for problem in all_problems):
        raise ContentError(*all_problems)


def theme_files(theme: Theme) -> Iterable[CopiedFile]:
    """The theme's styles, scripts and fonts."""
    for asset in theme.assets():
        yield CopiedFile(path=f"{ASSETS_FOLDER}/{asset.name}", source=str(asset.path), digest=asset.digest)
