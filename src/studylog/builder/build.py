"""The whole story of a build, from top to bottom."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Mapping
from dataclasses import replace

from studylog import messages
from studylog.builder.cache.folder import forget_stores, open_cache
from studylog.builder.cache.fragments import FragmentStore, PassingStore
from studylog.builder.cache.made_pages import MadePages
from studylog.builder.cache.manifest import Manifest
from studylog.builder.cache.readings import Circumstances, Readings
from studylog.builder.memory import Memory, digest_block, remember
from studylog.builder.output.destination import claim_destination
from studylog.builder.pool import Progress
from studylog.builder.prepared import Prepared, load, prepare
from studylog.builder.recall import note_inputs, recall_build, remember_build, take_snapshot
from studylog.builder.renewal import write_and_publish
from studylog.builder.report import BuildOptions, Report, refuse_errors
from studylog.builder.retouch import retouch
from studylog.builder.urls_lock import LockChange, write_urls_lock
from studylog.builder.workers import collector_paused
from studylog.builder.writer import Writer, find_template_mistakes
from studylog.checks.published_urls import list_urls
from studylog.config import CACHE_FOLDER, Config, load_config
from studylog.errors import DamagedCacheError, Location, MachineError, sort_problems
from studylog.loader.urls_lock import read_urls_lock
from studylog.pages import plan_unrendered
from studylog.urls_lock import PublishedUrl, UrlsLock

__all__ = ["BuildOptions", "Report", "build", "check", "list_site_urls", "rebuild", "renew"]


def build(options: BuildOptions, progress: Progress | None = None) -> Report:
    """Build the site, unless it is built already; the output folder changes only when everything went well.

    Raises:
        ContentError: something would be published wrong (or, when strict, there are warnings).
        ConfigError: `_config.yml`, the output folder or the command line is wrong.
        MachineError: the disk or the system refuses.

    """
    return recall_build(options) or renew(options, progress)


def renew(options: BuildOptions, progress: Progress | None = None) -> Report:
    """Build a site of which something has changed, if only a few words.

    Raises:
        ContentError: something would be published wrong (or, when strict, there are warnings).
        ConfigError: `_config.yml`, the output folder or the command line is wrong.
        MachineError: the disk or the system refuses.

    """
    with contextlib.suppress(DamagedCacheError):
        if report := retouch(options):
            return report
    return rebuild(options, progress)


def rebuild(options: BuildOptions, progress: Progress | None = None) -> Report:
    """Build the whole site, although nothing may have changed.

    Raises:
        ContentError: something would be published wrong (or, when strict, there are warnings).
        ConfigError: `_config.yml`, the output folder or the command line is wrong.
        MachineError: the disk or the system refuses.

    """
    report, _ = rebuild_and_keep(options, progress)
    return report


def rebuild_and_keep(options: BuildOptions, progress: Progress | None = None) -> tuple[Report, Prepared]:
    """The same, for those who want what was built as well; its texts are out of reach by then.

    Raises:
        ContentError: something would be published wrong (or, when strict, there are warnings).
        ConfigError: `_config.yml`, the output folder or the command line is wrong.
        MachineError: the disk or the system refuses.

    """
    try:
        with collector_paused():
            return _rebuild(options, progress)
    except sqlite3.OperationalError as error:  # the disk is full, or another's
        raise MachineError(messages.CACHE_UNWRITABLE.error(Location(path=CACHE_FOLDER), reason=error)) from None
    except DamagedCacheError:
        forget_stores(options.cache_folder)
        return _rebuild(options, progress)


def _rebuild(options: BuildOptions, progress: Progress | None) -> tuple[Report, Prepared]:
    started, began = time.perf_counter(), time.time_ns()
    config, problems = load_config(options.source, options.overrides)
    snapshot = take_snapshot(config)
    marks = snapshot.marks(began)
    circumstances = Circumstances(config=config, now=options.now)
    readings = Readings(circumstances, snapshot, marks, began, options.cache_folder)
    site = load(config, problems, options, readings.read)
    config = site.config
    with (
        open_cache(options.cache_folder) as cache,
        Manifest(cache) as manifest,
        FragmentStore(cache) as store,
        MadePages(cache) as made,
    ):
        claim_destination(config, manifest)
        prepared = prepare(site, options, store, progress)
        refuse_errors(prepared.problems, strict=options.strict)
        published, reasons = write_and_publish(prepared, manifest, made, options)
        lock_change = _accept_losses(prepared) if options.accept else None
        report = Report(
            config=config,
            posts=len(site.posts),
            published=published,
            held_back=site.held_back,
            problems=prepared.problems,
            lock_change=lock_change,
            reasons=reasons,
            seconds=time.perf_counter() - started,
        )
        remember_build(report, note_inputs(marks, began), options, manifest)
        remember(_memory_of(prepared, marks), options, manifest)
        readings.keep(cache)
    return report, prepared


def _memory_of(prepared: Prepared, marks: Mapping[str, str]) -> Memory:
    site, rendering = prepared.site, prepared.rendering
    return Memory(
        marks=marks,
        keys={name: made.content.key for name, made in rendering.texts.items()},
        blocks={post.source: digest_block(site.blocks[post.source]) for post in site.posts},
        links=rendering.links,
        directory=prepared.directory,
        troubles=prepared.troubles,
        view=prepared.view,
        reads_posts=rendering.reads_posts,
        included=frozenset(site.includes),
    )


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
