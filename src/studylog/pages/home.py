"""The home page and the pages of older posts behind it (jekyllrb.com/docs/pagination, jekyll-paginate-v2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from markupsafe import Markup

from studylog.models import Page, Post
from studylog.pages.edition import Edition
from studylog.pages.listing import list_texts
from studylog.pages.paging import Paging, read_paging
from studylog.pages.stand_ins import lacks_include, own_words
from studylog.plan import Artifact, Outline, TemplatedPage
from studylog.urls import output_path
from studylog.views import LinkView, Pager

LINKS_AROUND = 2
"""Page numbers shown on either side of the current one."""


def make_home(edition: Edition) -> Iterator[Artifact]:
    """The posts over as many pages as they need; none where the owner wrote a front page of another kind."""
    if not any(page.output == "index.html" for page in edition.site.pages):
        yield from paginate_posts(edition, "/", edition.view.title)


def paginate_posts(edition: Edition, url: str, title: str, page: Page | None = None) -> Iterator[Artifact]:
    """The list of posts, its first page at `url`; `page` is the owner's file that asked for it."""
    paging = read_paging(edition.site, url, title, page)
    links = [edition.link(each) for each in paging.urls]
    for at, each in enumerate(paging.urls):
        lay_out = partial(_lay_out, edition, paging, links, at, page)
        if (page and at == 0) or not all(isinstance(text, Post) for text in paging.part(at + 1)):
            yield lay_out()
            continue
        yield Outline(
            path=output_path(each),
            template="home.html",
            source=page.source if page else "",
            listed="" if at else "home",
            list_parts=partial(_list_parts, edition, paging, at),
            lay_out=lay_out,
        )


def _list_parts(edition: Edition, paging: Paging, at: int) -> tuple[str, ...]:
    """What page `at` (from 0) is made of, besides settings and what the owner's file says."""
    posts = (text for text in paging.part(at + 1) if isinstance(text, Post))
    return str(len(paging.urls)), *edition.marks_of(posts)


def _lay_out(edition: Edition, paging: Paging, links: list[str], at: int, page: Page | None) -> TemplatedPage:
    pager = Pager(
        number=at + 1,
        total=len(links),
        posts=list_texts(edition, paging.part(at + 1)),
        newer=links[at - 1] if at else "",
        older=links[at + 1] if at + 1 < len(links) else "",
        links=_numbered_links(links, at),
    )
    intro = intro_of(edition, page) if at == 0 else Markup()
    path = page.output if page and at == 0 else output_path(paging.urls[at])
    source = page.source if page else ""
    head = edition.head(paging.urls[at], paging.titles[at])
    features: tuple[str, ...] | None = None if intro else ()
    return edition.page("home.html", path, head, source=source, features=features, pager=pager, intro_html=intro)


def list_on_page(edition: Edition, page: Page, texts: Iterable[Post | Page]) -> TemplatedPage:
    """All of `texts` on the one page that asked for them, below what its owner wrote."""
    pager = Pager(number=1, total=1, posts=list_texts(edition, texts))
    head = edition.head(page.url, page.title, description=page.description, front=page.front)
    intro = intro_of(edition, page)
    return edition.page("home.html", page.output, head, source=page.source, pager=pager, intro_html=intro)


def intro_of(edition: Edition, page: Page | None) -> Markup:
    """What the owner wrote above the list."""
    if page is None:
        return Markup()
    rendition = edition.renditions.get(page.source)
    html = rendition.content.html if rendition else page.body
    return Markup(own_words(page, html) if lacks_include(edition, page) else html)


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
