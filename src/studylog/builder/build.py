"""The whole story of a build, from top to bottom."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Mapping, Set
from dataclasses import replace

from studylog.builder.cache.folder import forget_stores
from studylog.builder.cache.fragments import PassingStore
from studylog.builder.cache.manifest import Manifest
from studylog.builder.cache.opened import Cache, open_whole_cache
from studylog.builder.cache.readings import Circumstances, Readings
from studylog.builder.cache.snapshot import Snapshot
from studylog.builder.cache.stores import refusals
from studylog.builder.head_start import HeadStart
from studylog.builder.memory import Legacy, Memory, digest_block, recall_memory, remember
from studylog.builder.outdated import NOTHING
from studylog.builder.output.destination import claim_destination
from studylog.builder.output.ground import Ground
from studylog.builder.pool import Progress, blank_renderer
from studylog.builder.prepared import Prepared, load, prepare
from studylog.builder.recall import Moment, last_build, note_inputs, recall_build, remember_build
from studylog.builder.renewal import write_and_publish
from studylog.builder.report import BuildOptions, Report, refuse_errors
from studylog.builder.reprint import Press
from studylog.builder.retouch import Standing, retouch
from studylog.builder.urls_lock import LockChange, write_urls_lock
from studylog.builder.workers import collector_paused
from studylog.builder.writer import Writer, find_template_mistakes
from studylog.checks.published_urls import list_urls
from studylog.config import Config, load_config
from studylog.errors import DamagedCacheError, sort_problems
from studylog.frozen import dataclass
from studylog.loader.urls_lock import read_urls_lock
from studylog.models import Site
from studylog.pages import plan_unrendered
from studylog.pages.related import shows_related
from studylog.plan import Artifact
from studylog.theme.environment import Theme
from studylog.urls_lock import PublishedUrl, UrlsLock

__all__ = ["BuildOptions", "Report", "build", "check", "list_site_urls", "rebuild", "renew"]


def build(options: BuildOptions, progress: Progress | None = None) -> Report:
    """Build the site, unless it is built already; the output folder changes only when everything went well.

    Raises:
        ContentError: something would be published wrong (or, when strict, there are warnings).
        ConfigError: `_config.yml`, the output folder or the command line is wrong.
        MachineError: the disk or the system refuses.

    """
    moment = Moment()
    return recall_build(options, moment) or renew(options, moment, progress)


def renew(options: BuildOptions, moment: Moment, progress: Progress | None = None) -> Report:
    """Build a site of which something has changed, if only a few words.

    Raises:
        ContentError: something would be published wrong (or, when strict, there are warnings).
        ConfigError: `_config.yml`, the output folder or the command line is wrong.
        MachineError: the disk or the system refuses.

    """
    with refusals(), contextlib.suppress(DamagedCacheError):
        if report := retouch(options, moment):
            return report
    return rebuild(options, moment, progress)


def rebuild(options: BuildOptions, moment: Moment, progress: Progress | None = None) -> Report:
    """Build the whole site, although nothing may have changed.

    Raises:
        ContentError: something would be published wrong (or, when strict, there are warnings).
        ConfigError: `_config.yml`, the output folder or the command line is wrong.
        MachineError: the disk or the system refuses.

    """
    with refusals(), collector_paused():
        try:
            return _rebuild(options, moment, progress)
        except DamagedCacheError:
            forget_stores(options.cache_folder)
            return _rebuild(options, moment, progress)


def _rebuild(options: BuildOptions, moment: Moment, progress: Progress | None) -> Report:
    started, began = time.perf_counter(), moment.began
    config, problems = load_config(options.source, options.overrides)
    snapshot = moment.snapshot(config)
    marks = snapshot.marks(began)
    circumstances = Circumstances(config=config, now=options.now)
    readings = Readings(circumstances, snapshot, marks, began, options.cache_folder)
    site = load(config, problems, options, readings.read)
    with open_whole_cache(options.cache_folder) as cache:
        legacy = _recall_legacy(options, site.config, snapshot, cache.manifest)
        built = write_site(site, options, cache, legacy=legacy, progress=progress)
        lock_change = _accept_losses(built.prepared) if options.accept else None
        report = replace(built.report, lock_change=lock_change, seconds=time.perf_counter() - started)
        remember(built.remember(marks), options, cache.manifest)
        remember_build(report, note_inputs(marks, began), options, cache.manifest)
        readings.keep(cache.folder)
    return report


def _recall_legacy(options: BuildOptions, config: Config, snapshot: Snapshot, manifest: Manifest) -> Legacy | None:
    last, memory = last_build(options, manifest), recall_memory(options, manifest)
    if last is None or memory is None:
        return None
    marks = snapshot.marks(last.inputs.began) if last.report.config == config else {}
    return Legacy(examination=memory.examination, keys=memory.keys_that_hold(marks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A site that was built."""

    report: Report
    prepared: Prepared
    ground: Ground
    """The output folder as it is now."""

    def remember(self, marks: Mapping[str, str]) -> Memory:
        """What the next build needs to know of it; `marks` are those of its sources."""
        site, rendering = self.prepared.site, self.prepared.rendering
        return Memory(
            marks=marks,
            keys={name: made.content.key for name, made in rendering.texts.items()},
            blocks={post.source: digest_block(site.blocks[post.source]) for post in site.posts},
            links=rendering.links,
            directory=self.prepared.checker.directory,
            troubles=self.prepared.troubles,
            held_back=site.held_back,
            view=self.prepared.edition.view,
            reads_posts=rendering.reads_posts,
            shows_related=any(map(shows_related, site.posts)),
            included=frozenset(site.includes),
            index=self.prepared.index,
        )

    def standing(self, marks: Mapping[str, str], began: int) -> Standing:
        """All that it takes to change words of it; `began` is when the `marks` were made."""
        prepared, memory = self.prepared, self.remember(marks)
        return Standing(
            report=self.report,
            memory=memory,
            began=began,
            renderer=blank_renderer(memory.links),
            checker=prepared.checker,
            press=Press(theme=prepared.theme, view=prepared.edition.view, ground=self.ground),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """What this process still knows of the site that it built last."""

    ground: Ground | None = None
    """The output folder, where nobody else writes into it."""
    prepared: Prepared | None = None
    """The site, where nothing but posts, assets and templates has changed since."""
    theme: Theme | None = None
    """Its templates, where they have not changed."""

    def without(self, names: Set[str]) -> Last:
        """The same when the words of these texts have changed since."""
        before = self.prepared
        return replace(self, prepared=before and replace(before, rendering=before.rendering.without(names)))

    def pages(self, now: Prepared) -> Mapping[str, Artifact]:
        """What the pages that stand there were made of, by path, where they would be made by the same means."""
        before = self.prepared
        if before is None or before.theme is not now.theme or before.edition.view is not now.edition.view:
            return NOTHING
        return {artifact.path: artifact for artifact in before.plan.artifacts}


def write_site(
    site: Site,
    options: BuildOptions,
    cache: Cache,
    last: Last | None = None,
    legacy: Legacy | None = None,
    progress: Progress | None = None,
) -> Built:
    """Build a site that was read; `last` is what is known of the last build.

    `legacy` is what the last build with these options left on disk.

    Raises:
        ContentError: something would be published wrong (or, when strict, there are warnings).
        ConfigError: the output folder is wrong.
        MachineError: the disk or the system refuses.

    """
    started = time.perf_counter()
    claim_destination(site.config, cache.manifest)
    last = last or Last()
    theme = last.theme or cache.open_theme(site.config)
    with HeadStart(cache.pages, options.jobs) as ahead:
        prepared = prepare(
            site, options, cache.texts, progress, last.prepared, theme, legacy, cache.search, ahead.begin
        )
        refuse_errors(prepared.problems, strict=options.strict)
        before = last.pages(prepared)
        published, ground, reasons = write_and_publish(prepared, cache, options, last.ground, before, ahead.pages)
    report = Report(
        config=site.config,
        posts=len(site.posts),
        published=published,
        held_back=site.held_back,
        problems=prepared.problems,
        lock_change=None,
        reasons=reasons,
        seconds=time.perf_counter() - started,
    )
    return Built(report=report, prepared=prepared, ground=ground)


def check(options: BuildOptions, progress: Progress | None = None) -> Prepared:
    """Go as far as a build goes without writing; nothing below the site's folder changes, the cache neither.

    Raises:
        ContentError: the site cannot be loaded as it is.
        ConfigError: `_config.yml` or the command line is wrong.
        MachineError: the system refuses.

    """
    site = load(*load_config(options.source, options.overrides), options)
    prepared = prepare(site, options, PassingStore(), progress)
    mistakes = find_template_mistakes(prepared.plan, Writer(prepared.theme, site.config.source), options.jobs)
    return replace(prepared, problems=sort_problems((*prepared.problems, *mistakes)))


def list_site_urls(options: BuildOptions, *, write: bool = False) -> tuple[tuple[PublishedUrl, ...], LockChange | None]:
    """Every URL that the site publishes, with its source; no text is rendered for it.

    With `write`, `urls.lock` is written anew with them, and what that changed comes along.

    Raises:
        ContentError: the site cannot be loaded as it is.
        ConfigError: `_config.yml` or the command line is wrong.
        MachineError: the system refuses.

    """
    site = load(*load_config(options.source, options.overrides), options)
    lock = read_urls_lock(site.config.source)
    urls = list_urls(site, plan_unrendered(site))
    return urls, _write_lock(site.config, lock, urls) if write else None


def _accept_losses(prepared: Prepared) -> LockChange | None:
    return _write_lock(prepared.site.config, prepared.lock, prepared.urls) if prepared.lock.exists else None


def _write_lock(config: Config, lock: UrlsLock, urls: tuple[PublishedUrl, ...]) -> LockChange:
    return write_urls_lock(config.source, lock, urls, config.lang)
