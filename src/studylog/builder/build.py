"""The whole story of a build, from top to bottom."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from studylog.builder.destination import claim_destination
from studylog.builder.manifest import Manifest
from studylog.builder.pool import Progress, render_texts
from studylog.builder.publish import Published, publish
from studylog.builder.writer import write_artifacts
from studylog.checks import check_site
from studylog.config import ASSETS_FOLDER, CACHE_FOLDER, TEMPLATES_FOLDER, Config, Overrides, load_config
from studylog.errors import ContentError, Problem, Severity, sort_problems
from studylog.loader.site import load_site
from studylog.models import Fragment, HeldBack, Site
from studylog.pages import plan_site
from studylog.pages.edition import open_edition
from studylog.plan import CopiedFile, Plan
from studylog.theme.environment import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """One run of `studylog build` or `studylog check`."""

    source: Path
    overrides: Overrides = field(default_factory=Overrides)
    strict: bool = False
    """Warnings count as errors."""
    now: dt.datetime
    """Aware; decides which posts are still to come. The only clock there is."""
    source_date: dt.datetime | None = None
    """Liquid's `site.time`, aware; None: the date of the newest post."""
    jobs: int = 0
    """Worker processes for rendering; 0: as many as the work is worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A site that is ready to be written, or to be judged."""

    site: Site
    fragments: Mapping[str, Fragment]
    plan: Plan
    theme: Theme
    problems: tuple[Problem, ...]
    """All that loading, rendering and checking found."""


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
    site = load(options)
    config = site.config
    with Manifest(config.source / CACHE_FOLDER) as manifest:
        claim_destination(config, manifest)
        prepared = prepare(site, options, progress)
        refuse_errors(prepared.problems, strict=options.strict)
        files = write_artifacts(prepared.plan, prepared.theme, config.source)
        published = publish(files, config, manifest)
    return Report(
        config=config,
        posts=len(site.posts),
        published=published,
        held_back=site.held_back,
        problems=prepared.problems,
        seconds=time.perf_counter() - started,
    )


def check(options: BuildOptions, progress: Progress | None = None) -> Prepared:
    """Go as far as a build goes without writing; nothing below the site's folder changes, the cache neither.

    Raises:
        ContentError: the site cannot be loaded as it is.
        ConfigError: `_config.yml` or the command line is wrong.
        MachineError: the system refuses.

    """
    return prepare(load(options), options, progress)


def load(options: BuildOptions) -> Site:
    """The site as it is on disk; what its configuration lacks is among its problems.

    Raises:
        ContentError: a file cannot be read as what it is.
        ConfigError: `_config.yml` or the command line is wrong.
        MachineError: the system refuses.

    """
    config, config_problems = load_config(options.source, options.overrides)
    site = load_site(config, options.now)
    site = replace(site, problems=sort_problems((*config_problems, *site.problems)))
    refuse_errors(site.problems)
    return site


def prepare(site: Site, options: BuildOptions, progress: Progress | None = None) -> Prepared:
    """Render, plan and check a site."""
    theme = Theme(site.config.source / TEMPLATES_FOLDER)
    fragments = render_texts(site, options.jobs, progress, options.source_date)
    rendered = [problem for fragment in fragments.values() for problem in fragment.problems]
    plan = plan_site(open_edition(site, fragments), theme_files(theme))
    problems = sort_problems((*site.problems, *rendered, *check_site(site, fragments, plan)))
    return Prepared(site=site, fragments=fragments, plan=plan, theme=theme, problems=problems)


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
