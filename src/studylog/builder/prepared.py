"""A site from disk to plan: read, rendered, laid out, looked over; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from studylog.builder.cache.fragments import Store
from studylog.builder.cache.search_index import SearchIndex
from studylog.builder.cards import find_means
from studylog.builder.memory import Legacy
from studylog.builder.notes import render_notes
from studylog.builder.pool import Progress, Rendering, render_texts
from studylog.builder.report import BuildOptions, refuse_errors
from studylog.builder.search import index_site, is_whole
from studylog.builder.theme_files import list_theme_files
from studylog.builder.troubles import Troubles, list_remarks
from studylog.checks import check_places
from studylog.checks.addresses import draw_directory
from studylog.checks.links import Checked, Examination, LinkChecker, check_links
from studylog.checks.lost_urls import find_lost_urls
from studylog.checks.published_urls import list_urls
from studylog.config import TEMPLATES_FOLDER, Config
from studylog.errors import Problem, Severity, sort_problems
from studylog.frozen import dataclass
from studylog.loader.posts import read_post
from studylog.loader.site import PostReader, load_site
from studylog.loader.urls_lock import read_urls_lock
from studylog.models import Site
from studylog.pages import Claims, make_pages
from studylog.pages.edition import Edition, open_edition
from studylog.pages.former import Former, take_over
from studylog.pages.summaries import Summaries
from studylog.plan import Plan
from studylog.theme.environment import Theme
from studylog.urls_lock import PublishedUrl, UrlsLock


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A site that is ready to be written, or to be judged."""

    site: Site
    rendering: Rendering
    checker: LinkChecker
    """Knows where links of this site lead."""
    plan: Plan
    edition: Edition
    theme: Theme
    lock: UrlsLock
    """What `urls.lock` holds."""
    urls: tuple[PublishedUrl, ...]
    """What it would hold if it were written now; nothing where there is none."""
    index: str
    """State of the search index that is planned; empty where it is not, or not all of it."""
    troubles: Troubles
    problems: tuple[Problem, ...]
    """All that loading, rendering and checking found."""

    def take_over(self) -> Former:
        """What the next edition may take over."""
        edition = self.edition
        made = edition.summaries.made if isinstance(edition.summaries, Summaries) else edition.summaries
        return take_over(self.site, self.rendering.texts, made, edition.survey, edition.view)

    def checked(self) -> Checked:
        """What the next check need not look at again."""
        return Checked(
            posts={post.source: post for post in self.site.posts},
            renditions=self.rendering.texts,
            findings=self.troubles.findings,
        )


def load(
    config: Config, config_problems: Iterable[Problem], options: BuildOptions, read: PostReader = read_post
) -> Site:
    """The site as it is on disk, its posts read by `read`; what its configuration lacks is among its problems.

    Raises:
        ContentError: a file cannot be read as what it is.
        ConfigError: `_config.yml` or the command line is wrong.
        MachineError: the system refuses.

    """
    site = load_site(config, options.now, read)
    site = replace(site, problems=sort_problems((*config_problems, *site.problems)))
    refuse_errors(site.problems)
    return site


def prepare(
    site: Site,
    options: BuildOptions,
    store: Store,
    progress: Progress | None = None,
    former: Prepared | None = None,
    theme: Theme | None = None,
    legacy: Legacy | None = None,
    index: SearchIndex | None = None,
    begin: Callable[[Edition, Plan, Theme], None] | None = None,
) -> Prepared:
    """Render, plan and check a site; what `store` has of earlier builds is not rendered again.

    `former` is the site as this process built it last, where nothing but posts, assets and templates has changed since;
    `theme` are its templates, where those are the same too. `legacy` is what the last build left on disk. Without
    `index` the search has none, which nothing else asks for. `begin` is told of the pages before they are checked.
    """
    theme = theme or Theme(site.config.source / TEMPLATES_FOLDER)
    if former and former.site.config.lang != site.config.lang:  # guessed from titles
        former = None
    rendered, keys = (former.site, former.rendering) if former else None, legacy.keys if legacy else {}
    rendering = render_texts(site, store, options.jobs, progress, options.source_date, rendered, keys)
    renditions = rendering.texts
    before = former.take_over() if former else None
    means, lacks = find_means(site.config)
    edition = open_edition(site, renditions, render_notes(site), former=before, means=means)
    claims = Claims()
    claims.take((*make_pages(edition), *list_theme_files(theme, edition)))
    if begin:
        begin(edition, claims.plan(), theme)
    claims.take(index_site(site, renditions, index) if index else ())
    plan = claims.plan()
    directory = draw_directory(site, plan)
    checker = former.checker if former else LinkChecker(directory, site.held_back)
    if (checker.directory, checker.held_back) != (directory, site.held_back):
        checker = LinkChecker(directory, site.held_back)
    lock = read_urls_lock(site.config.source)
    urls = list_urls(site, plan) if lock.exists else ()
    lost = _weigh_losses((*lock.problems, *find_lost_urls(lock, urls, site, directory)), options)
    troubles = Troubles(
        of_site=(*site.problems, *lacks, *check_places(site, plan), *lost),
        of_texts=list_remarks(renditions),
        findings=check_links(site, renditions, checker, rendering.keys, _last_check(former, legacy, checker)),
    )
    return Prepared(
        site=site,
        rendering=rendering,
        checker=checker,
        plan=plan,
        edition=edition,
        theme=theme,
        lock=lock,
        urls=urls,
        index=index.state if index and is_whole(plan, site, index) else "",
        troubles=troubles,
        problems=troubles.tell(),
    )


def _last_check(former: Prepared | None, legacy: Legacy | None, checker: LinkChecker) -> Checked | Examination | None:
    """The last look at the links of a site that was the same to those who follow them."""
    if former:
        return former.checked() if checker is former.checker else None
    return legacy.examination if legacy and legacy.examination.was_among(checker) else None


def _weigh_losses(problems: Iterable[Problem], options: BuildOptions) -> Iterator[Problem]:
    """What `urls.lock` has to say: an error, in a preview a warning, and a note where the loss is meant."""
    weight = Severity.NOTE if options.accept else Severity.WARNING if options.overrides.preview else Severity.ERROR
    return (replace(problem, severity=weight) for problem in problems)
