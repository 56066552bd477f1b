"""The whole story of a build, from top to bottom."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from studylog import messages
from studylog.builder.cache import forget_stores, open_cache
from studylog.builder.destination import claim_destination
from studylog.builder.explain import explain_all
from studylog.builder.fragments import FragmentStore, PassingStore, Store
from studylog.builder.ingredients import Kitchen
from studylog.builder.made_pages import MadePage, MadePages
from studylog.builder.manifest import Manifest
from studylog.builder.memory import Memory, digest_block, remember
from studylog.builder.notes import render_notes
from studylog.builder.outdated import Made, Renewal
from studylog.builder.outputs import OutputFile
from studylog.builder.pool import Progress, Rendering, render_texts
from studylog.builder.publish import Published, look_over, publish
from studylog.builder.recall import note_inputs, recall_build, remember_build, take_snapshot
from studylog.builder.report import BuildOptions, Reasons, Report, refuse_errors
from studylog.builder.retouch import retouch
from studylog.builder.troubles import Troubles, list_remarks
from studylog.builder.urls_lock import LockChange, write_urls_lock
from studylog.builder.workers import collector_paused
from studylog.builder.writer import Writer, find_template_mistakes
from studylog.checks import check_places
from studylog.checks.addresses import Directory, draw_directory
from studylog.checks.links import check_links
from studylog.checks.lost_urls import find_lost_urls
from studylog.checks.published_urls import list_urls
from studylog.config import ASSETS_FOLDER, CACHE_FOLDER, TEMPLATES_FOLDER, Config, load_config
from studylog.errors import DamagedCacheError, Location, MachineError, Problem, Severity, sort_problems
from studylog.loader.site import load_site
from studylog.loader.urls_lock import read_urls_lock
from studylog.models import Site
from studylog.pages import plan_site, plan_unrendered
from studylog.pages.edition import open_edition
from studylog.plan import CopiedFile, Plan
from studylog.theme.environment import Theme
from studylog.urls_lock import PublishedUrl, UrlsLock
from studylog.views import SiteView

__all__ = ["BuildOptions", "Prepared", "Report", "build", "check", "list_site_urls", "load", "prepare", "rebuild"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A site that is ready to be written, or to be judged."""

    site: Site
    rendering: Rendering
    directory: Directory
    plan: Plan
    view: SiteView
    theme: Theme
    lock: UrlsLock
    """What `urls.lock` holds."""
    urls: tuple[PublishedUrl, ...]
    """What it would hold if it were written now."""
    troubles: Troubles
    problems: tuple[Problem, ...]
    """All that loading, rendering and checking found."""


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
    try:
        with collector_paused():
            return _rebuild(options, progress)
    except sqlite3.OperationalError as error:  # the disk is full, or another's
        raise MachineError(messages.CACHE_UNWRITABLE.error(Location(path=CACHE_FOLDER), reason=error)) from None
    except DamagedCacheError:
        forget_stores(options.source)
        return _rebuild(options, progress)


def _rebuild(options: BuildOptions, progress: Progress | None) -> Report:
    started, began = time.perf_counter(), time.time_ns()
    config, problems = load_config(options.source, options.overrides)
    snapshot = take_snapshot(config)
    site = load(config, problems, options)
    config = site.config
    with (
        open_cache(config.source) as cache,
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
        remember_build(report, note_inputs(snapshot, began), options, manifest)
        remember(_memory_of(prepared, snapshot.marks(began)), options, manifest)
    return report


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


def write_and_publish(
    prepared: Prepared, manifest: Manifest, made: MadePages, options: BuildOptions
) -> tuple[Published, Reasons]:
    """Make the pages that are not there as they would be made, and show the whole; why, where that is asked.

    Raises:
        ContentError: a template cannot be rendered.
        ConfigError: a file of others, or a link, stands in the way.
        MachineError: the disk or the system refuses.

    """
    plan, theme, config = prepared.plan, prepared.theme, prepared.site.config
    planned = [artifact.path for artifact in plan.artifacts]
    ground = look_over(planned, config, manifest)
    before, kitchen = made.pages(), Kitchen(theme)
    renewal = Renewal(kitchen, Writer(theme, config.source), before, ground)
    results: list[Made] = []
    published = publish(planned, _files_of(renewal.make_all(plan, options.jobs), results), ground, config, manifest)
    reasons = explain_all(results, published, ground.ours, made, kitchen) if options.explain else {}
    _keep_pages(results, before, made)
    if kitchen.templates() != made.templates():
        made.keep_templates({digest: kitchen.template_parts(digest) for digest in kitchen.templates()})
    return published, reasons


def _files_of(made: Iterable[Made], results: list[Made]) -> Iterator[OutputFile]:
    """The files as they come; what else there is to say of them is noted in `results`."""
    for each in made:
        results.append(replace(each, file=None))
        if each.file:
            yield each.file


def _keep_pages(results: Iterable[Made], before: Mapping[str, MadePage], made: MadePages) -> None:
    pages = {each.path: each.page for each in results if each.page}
    others = {each.path: each.ingredients for each in results if each.ingredients}
    made.keep({path: (pages[path], of) for path, of in others.items()}, before.keys() - pages.keys())


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


def load(config: Config, config_problems: Iterable[Problem], options: BuildOptions) -> Site:
    """The site as it is on disk; what its configuration lacks is among its problems.

    Raises:
        ContentError: a file cannot be read as what it is.
        ConfigError: `_config.yml` or the command line is wrong.
        MachineError: the system refuses.

    """
    site = load_site(config, options.now)
    site = replace(site, problems=sort_problems((*config_problems, *site.problems)))
    refuse_errors(site.problems)
    return site


def prepare(site: Site, options: BuildOptions, store: Store, progress: Progress | None = None) -> Prepared:
    """Render, plan and check a site; what `store` has of earlier builds is not rendered again."""
    theme = Theme(site.config.source / TEMPLATES_FOLDER)
    rendering = render_texts(site, store, options.jobs, progress, options.source_date)
    renditions = rendering.texts
    edition = open_edition(site, renditions, render_notes(site))
    plan = plan_site(edition, theme_files(theme))
    directory = draw_directory(site, plan)
    lock, urls = read_urls_lock(site.config.source), list_urls(site, plan)
    lost = _weigh_losses((*lock.problems, *find_lost_urls(lock, urls, site, directory)), options)
    troubles = Troubles(
        of_site=(*site.problems, *check_places(site, plan), *lost),
        of_texts=list_remarks(renditions),
        findings=check_links(site, renditions, directory),
    )
    return Prepared(
        site=site,
        rendering=rendering,
        directory=directory,
        plan=plan,
        view=edition.view,
        theme=theme,
        lock=lock,
        urls=urls,
        troubles=troubles,
        problems=troubles.tell(),
    )


def _weigh_losses(problems: Iterable[Problem], options: BuildOptions) -> Iterator[Problem]:
    """What `urls.lock` has to say: an error, in a preview a warning, and a note where the loss is meant."""
    weight = Severity.NOTE if options.accept else Severity.WARNING if options.overrides.preview else Severity.ERROR
    return (replace(problem, severity=weight) for problem in problems)


def theme_files(theme: Theme) -> Iterable[CopiedFile]:
    """The theme's styles, scripts and fonts."""
    for asset in theme.assets():
        yield CopiedFile(path=f"{ASSETS_FOLDER}/{asset.name}", source=str(asset.path), digest=asset.digest)
