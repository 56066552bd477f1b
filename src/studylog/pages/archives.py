"""All posts by year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from studylog.models import Page
from studylog.pages.edition import Edition
from studylog.plan import Artifact, TemplatedPage
from studylog.urls import output_path
from studylog.views import YearView

URL = "/archive/"


def make_archive(edition: Edition) -> Iterator[Artifact]:
    """The archive, at a place of its own."""
    yield archive_at(edition, URL, output_path(URL))


def archive_at(edition: Edition, url: str, path: str, page: Page | None = None) -> TemplatedPage:
    """The archive at `url`; `page` is the owner's file that asked for it."""
    title = (page.title if page else "") or edition.view.labels["archive"]
    by_year = groupby(edition.site.posts, key=lambda post: post.date.year)
    years = tuple(YearView(year=year, posts=edition.list_posts(tuple(posts))) for year, posts in by_year)
    source = page.source if page else ""
    return edition.page("archive.html", path, edition.head(url, title), source=source, years=years)
