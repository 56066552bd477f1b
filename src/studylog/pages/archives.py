"""Posts by date: all of them by year, and pages of years, months and days as jekyll-archives makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby

from studylog.models import Page, Post
from studylog.pages.edition import Edition
from studylog.pages.home import intro_of
from studylog.plan import Artifact, Outline, TemplatedPage
from studylog.urls import expand_page_permalink, output_path
from studylog.views import YearView

URL = "/archive/"

_TOKENS = {"year": ("year",), "month": ("year", "month"), "day": ("year", "month", "day")}
"""What the posts on one page have in common."""


def make_archive(edition: Edition) -> Iterator[Artifact]:
    """The archive, at a place of its own."""
    posts = edition.site.posts
    yield _outline(edition, posts, URL, partial(archive_at, edition, URL, output_path(URL)))


def archive_at(edition: Edition, url: str, path: str, page: Page | None = None) -> TemplatedPage:
    """The archive at `url`; `page` is the owner's file that asked for it."""
    title = (page.title if page else "") or edition.view.labels["archive"]
    return _list_by_year(edition, edition.site.posts, url, path, title, page)


def make_date_archives(edition: Edition) -> Iterator[Artifact]:
    """A page for every year, month and day with posts, of those kinds that are enabled."""
    for kind, url, posts in date_archives(edition):
        tokens = _tokens(posts[0], kind)
        title = edition.view.labels[f"{kind}_title"].format_map(tokens)
        yield _outline(edition, posts, url, partial(_list_by_year, edition, posts, url, output_path(url), title))


def _outline(edition: Edition, posts: tuple[Post, ...], url: str, lay_out: Callable[[], TemplatedPage]) -> Outline:
    return Outline(
        path=output_path(url),
        template="archive.html",
        listed="archive",
        list_parts=partial(edition.marks_of, posts),
        lay_out=lay_out,
    )


def date_archives(edition: Edition) -> Iterator[tuple[str, str, tuple[Post, ...]]]:
    """Kind, URL and posts of every such page."""
    for kind, permalink in edition.site.config.archives.dates:
        for _, found in groupby(edition.site.posts, key=lambda post: _tokens(post, kind)):
            posts = tuple(found)
            yield kind, expand_page_permalink(permalink, {**_tokens(posts[0], kind), "type": kind}), posts


def _tokens(post: Post, kind: str) -> dict[str, str]:
    written = {"year": f"{post.date:%Y}", "month": f"{post.date:%m}", "day": f"{post.date:%d}"}
    return {token: written[token] for token in _TOKENS[kind]}


def _list_by_year(
    edition: Edition, posts: tuple[Post, ...], url: str, path: str, title: str, page: Page | None = None
) -> TemplatedPage:
    by_year = groupby(posts, key=lambda post: post.date.year)
    years = tuple(YearView(year=year, posts=edition.list_posts(tuple(posts))) for year, posts in by_year)
    source, intro = page.source if page else "", intro_of(edition, page)
    return edition.page("archive.html", path, edition.head(url, title), source=source, years=years, intro_html=intro)
