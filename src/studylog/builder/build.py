"""The whole story of a build, from top to bottom."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from studylog.builder.destination import claim_destination
from studylog.builder.manifest import Manifest
from studylog.builder.notes import render_notes
from studylog.builder.pool import Progress, render_texts
from studylog.builder.publish import Published, publish
from studylog.builder.urls_lock import LockChange, write_urls_lock
from studylog.builder.writer import write_artifacts
from studylog.checks import check_site
from studylog.checks.lost_urls import find_lost_urls
from studylog.checks.published_urls import list_urls
from studylog.config import ASSETS_FOLDER, CACHE_FOLDER, TEMPLATES_FOLDER, Config, Overrides, load_config
from studylog.errors import ContentError, Problem, Severity, sort_problems
from studylog.loader.site import load_site
from studylog.loader.urls_lock import read_urls_lock
from studylog.models import Fragment, HeldBack, Site
from studylog.pages import plan_site, plan_unrendered
from studylog.pages.edition import open_edition
from studylog.plan import CopiedFile, Plan
from studylog.theme.environment import Theme
from studylog.urls_lock import PublishedUrl, UrlsLock


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """One run of `studylog build` or `studylog check`."""

    source: Path
    overrides: Overrides = field(default_factory=Overrides)
    strict: bool = False
    """Warnings count as errors."""
    accept: bool = False
    """URLs of `urls.lock` that are lost are meant to be: the lock is written anew."""
    preview: bool = False
    """Nobody sees the site but its writer: lost URLs are only warned of."""
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
    lock: UrlsLock
    """What `urls.lock` holds."""
    urls: tuple[PublishedUrl, ...]
    """What it would hold if it were written now."""
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
    lock_change: LockChange | None
    """What became of `urls.lock`, where it was written."""
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
        files = write_artifacts(prepared.plan, prepared.theme, config.source, options.jobs)
        published = publish(files, config, manifest)
    lock_change = _write_lock(config, prepared.lock, prepared.urls) if options.accept and prepared.lock.exists else None
    return Report(
        config=config,
        posts=len(site.posts),
        published=published,
        held_back=site.held_back,
        problems=prepared.problems,
        lock_change=lock_change,
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


def list_site_urls(options: BuildOptions, *, write: bool = False) -> tuple[tuple[PublishedUrl, ...], LockChange | None]:
    """Every URL that the site publishes, with its source; no text is rendered for it.

    With `write`, `urls.lock` is written anew with them, and what that changed comes along.

    Raises:
        ContentError: the site cannot be loaded as it is.
        ConfigError: `_config.yml` or the command line is wrong.
        MachineError: the system refuses.

    """
    site = load(options)
    lock = read_urls_lock(site.config.source)
    urls = list_urls(site, plan_unrendered(site))
    return urls, _write_lock(site.config, lock, urls) if write else None


def _write_lock(config: Config, lock: UrlsLock, urls: tuple[PublishedUrl, ...]) -> LockChange:
    return write_urls_lock(config.source, lock, urls, config.lang)


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
    plan = plan_site(open_edition(site, fragments, render_notes(site)), theme_files(theme))
    lock, urls = read_urls_lock(site.config.source), list_urls(site, plan)
    lost = _weigh_losses((*lock.problems, *find_lost_urls(lock, urls, site, plan)), options)
    problems = sort_problems((*site.problems, *rendered, *check_site(site, fragments, plan), *lost))
    return Prepared(site=site, fragments=fragments, plan=plan, theme=theme, lock=lock, urls=urls, problems=problems)


def _weigh_losses(problems: Iterable[Problem], options: BuildOptions) -> Iterator[Problem]:
    """What `urls.lock` has to say: an error, in a preview a warning, and a note where the loss is meant."""
    weight = Severity.NOTE if options.accept else Severity.WARNING if options.preview else Severity.ERROR
    return (replace(problem, severity=weight) for problem in problems)


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
