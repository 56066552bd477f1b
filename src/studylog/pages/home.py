"""The home page and the pages of older posts behind it (jekyllrb.com/docs/pagination)."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from studylog.models import Page
from studylog.pages.edition import Edition
from studylog.plan import Artifact
from studylog.urls import output_path, page_url
from studylog.views import LinkView, Pager

LINKS_AROUND = 2
"""Page numbers shown on either side of the current one."""


def make_home(edition: Edition) -> Iterator[Artifact]:
    """The posts over as many pages as they need; none where the owner wrote a front page of another kind."""
    if not any(page.output == "index.html" for page in edition.site.pages):
        yield from paginate_posts(edition, "/", edition.view.title)


def paginate_posts(edition: Edition, url: str, title: str, page: Page | None = None) -> Iterator[Artifact]:
    """The list of all posts, its first page at `url`; `page` is the owner's file that asked for it."""
    posts, size = edition.site.posts, edition.site.config.paginate
    total = max(1, -(-len(posts) // size))
    urls = [url, *(page_url(edition.site.config.paginate_path, number) for number in range(2, total + 1))]
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
