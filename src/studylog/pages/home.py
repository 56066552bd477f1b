"""The home page and the pages of older posts behind it (jekyllrb.com/docs/pagination, jekyll-paginate-v2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from markupsafe import Markup

from studylog.models import Page, Post, Site
from studylog.pages.edition import Edition
from studylog.plan import Artifact
from studylog.urls import OutsideOutputError, output_path, page_url
from studylog.views import LinkView, Pager

LINKS_AROUND = 2
"""Page numbers shown on either side of the current one."""


def make_home(edition: Edition) -> Iterator[Artifact]:
    """The posts over as many pages as they need; none where the owner wrote a front page of another kind."""
    if not any(page.output == "index.html" for page in edition.site.pages):
        yield from paginate_posts(edition, "/", edition.view.title)


def paginate_posts(edition: Edition, url: str, title: str, page: Page | None = None) -> Iterator[Artifact]:
    """The list of posts, its first page at `url`; `page` is the owner's file that asked for it."""
    paging = _read_paging(edition, page)
    posts, size = paging.posts, paging.size
    total = max(1, -(-len(posts) // size))
    urls = [url, *(page_url(paging.path, number) for number in range(2, total + 1))]
    links = [edition.link(each) for each in urls]
    for at, each in enumerate(urls):
        pager = Pager(
            number=at + 1,
            total=total,
            posts=edition.list_posts(posts[at * size : (at + 1) * size]),
            newer=links[at - 1] if at else "",
            older=links[at + 1] if at + 1 < total else "",
            links=_numbered_links(links, at),
        )
        intro = _intro(edition, page) if at == 0 else Markup()
        path = page.output if page and at == 0 else output_path(each)
        source = page.source if page else ""
        yield edition.page("home.html", path, edition.head(each, title), source=source, pager=pager, intro_html=intro)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paging:
    """Which posts a list has, and how they are parted."""

    posts: tuple[Post, ...]
    size: int
    path: str


def is_paginated(page: Page) -> bool:
    """Whether jekyll-paginate-v2 would make this page a list."""
    own = page.front.get("pagination")
    return isinstance(own, Mapping) and own.get("enabled") is True


def _read_paging(edition: Edition, page: Page | None) -> _Paging:
    """The site's way, or the page's own, whose permalink stands below the page."""
    config, posts = edition.site.config, edition.site.posts
    if page is None or not is_paginated(page):
        return _Paging(posts=posts, size=config.paginate, path=config.paginate_path)
    own = page.front["pagination"]
    size, permalink = own.get("per_page"), own.get("permalink")
    folder = page.url[: page.url.rindex("/") + 1]
    return _Paging(
        posts=_chosen(edition.site, own),
        size=size if isinstance(size, int) and size > 0 else config.paginate,
        path=folder + (permalink if _is_path(permalink) else config.paginate_path).lstrip("/"),
    )


def _chosen(site: Site, own: Mapping[str, Any]) -> tuple[Post, ...]:
    """The posts under all the terms that `category` and `tag` name."""
    posts = site.posts
    for taxonomy, name in ((site.categories, own.get("category")), (site.tags, own.get("tag"))):
        if name:
            term = taxonomy.by_value.get(str(name))
            posts = tuple(post for post in posts if term and post in term.posts)
    return posts


def _is_path(permalink: object) -> TypeGuard[str]:
    try:
        return isinstance(permalink, str) and bool(output_path(page_url(permalink, 2)))
    except OutsideOutputError:
        return False


def _intro(edition: Edition, page: Page | None) -> Markup:
    """What the owner wrote above the list."""
    if page is None or page.source not in edition.fragments:
        return Markup()
    return Markup(edition.fragments[page.source].html)


def _numbered_links(links: list[str], at: int) -> tuple[LinkView, ...]:
    """The first, the last and the neighbours of page `at`; an empty URL where numbers are left out."""
    last = len(links) - 1
    shown = sorted({0, last, *range(max(0, at - LINKS_AROUND), min(last, at + LINKS_AROUND) + 1)})
    views: list[LinkView] = []
    before = -1
    for number in shown:
        if number > before + 1:
            views.append(LinkView(title="…", url=""))
        views.append(LinkView(title=str(number + 1), url=links[number]))
        before = number
    return tuple(views)
