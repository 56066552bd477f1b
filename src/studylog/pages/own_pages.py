"""The pages that the site's owner wrote, each by what its layout stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup

from studylog.models import Page
from studylog.pages.archives import archive_at
from studylog.pages.edition import Edition
from studylog.pages.home import is_paginated, paginate_posts
from studylog.pages.reading import plain_summary
from studylog.pages.redirects import lead_away
from studylog.pages.taxonomies import terms_at
from studylog.plan import Artifact, DataFile
from studylog.views import HeadView, PageView

Layout = Callable[[Edition, Page], Iterator[Artifact]]


def make_own_pages(edition: Edition) -> Iterator[Artifact]:
    """Every page; one that is no HTML is written as it is.

    A 404 page without text is a theme's; the one that studylog makes says more.
    """
    for page in edition.site.pages:
        if page.redirect_to:
            yield lead_away(edition, page)
            continue
        if page.output == "404.html" and not page.body.strip():
            continue
        if not page.output.endswith((".html", ".htm", ".xhtml")):
            yield DataFile(path=page.output, content=_html_of(edition, page).encode())
        else:
            layout = _make_home if is_paginated(page) else LAYOUTS.get(page.layout, _make_page)
            yield from layout(edition, page)


def _make_page(edition: Edition, page: Page) -> Iterator[Artifact]:
    fragment = edition.fragments.get(page.source)
    view = PageView(
        title=page.title,
        content_html=Markup(_html_of(edition, page)),
        toc=fragment.toc if fragment else (),
        features=fragment.features if fragment else frozenset(),
        front=page.front,
    )
    yield edition.page("page.html", page.output, _head(edition, page), source=page.source, page=view)


def _html_of(edition: Edition, page: Page) -> str:
    """The page's text as it was rendered; one without Markdown and Liquid is as it is written."""
    fragment = edition.fragments.get(page.source)
    return fragment.html if fragment else page.body


def _make_bare_page(edition: Edition, page: Page) -> Iterator[Artifact]:
    """Without a layout Jekyll writes just what the file holds."""
    if page.layout == "none" or (page.body.lstrip()[:9].lower().startswith(("<!doctype", "<html"))):
        yield DataFile(path=page.output, content=_html_of(edition, page).encode())
    else:
        yield from _make_page(edition, page)


def _make_home(edition: Edition, page: Page) -> Iterator[Artifact]:
    title = edition.view.title if page.url == "/" else page.title
    yield from paginate_posts(edition, page.url, title or edition.view.title, page)


def _make_categories(edition: Edition, page: Page) -> Iterator[Artifact]:
    yield terms_at(edition, edition.site.categories, page.url, page.output, page)


def _make_tags(edition: Edition, page: Page) -> Iterator[Artifact]:
    yield terms_at(edition, edition.site.tags, page.url, page.output, page)


def _make_archive(edition: Edition, page: Page) -> Iterator[Artifact]:
    yield archive_at(edition, page.url, page.output, page)


def _head(edition: Edition, page: Page) -> HeadView:
    robots = "noindex" if page.output == "404.html" else ""
    return edition.head(
        page.url,
        page.title,
        description=_description(edition, page),
        front=page.front,
        published=page.date,
        updated=page.updated,
        robots=robots,
    )


def _description(edition: Edition, page: Page) -> str:
    """The page's `description` or `excerpt`; a document of a collection has the beginning of its text."""
    own, fragment = page.front.get("excerpt"), edition.fragments.get(page.source)
    excerpt = own if isinstance(own, str) else fragment.excerpt if fragment and page.collection else ""
    return page.description or plain_summary(excerpt)


LAYOUTS: Mapping[str, Layout] = {
    "": _make_bare_page,
    "none": _make_bare_page,
    "home": _make_home,
    "blog": _make_home,
    "categories": _make_categories,
    "tags": _make_tags,
    "posts": _make_archive,
    "archives": _make_archive,
    "list": _make_archive,
}
"""Layout names of well-known themes → what they show; every other layout is a page with its text."""
