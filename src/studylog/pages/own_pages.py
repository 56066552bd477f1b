"""The pages that the site's owner wrote, each by what its layout stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup

from studylog.models import Page, Rendition
from studylog.pages.archives import archive_at
from studylog.pages.copies import list_copy
from studylog.pages.edition import Edition
from studylog.pages.home import list_on_page, paginate_posts
from studylog.pages.paging import fragment_key, is_paginated, lists_by_itself, read_paging, sort_key, texts_of
from studylog.pages.reading import plain_summary, without_tags
from studylog.pages.redirects import lead_away
from studylog.pages.search import search_at
from studylog.pages.settings import text_of
from studylog.pages.stand_ins import lacks_include, lacks_list
from studylog.pages.taxonomies import terms_at
from studylog.plan import Artifact, DataFile
from studylog.urls import output_path
from studylog.views import HeadView, PageView

Layout = Callable[[Edition, Page], Iterator[Artifact]]

WITHOUT_FRAME = ("none", "null", "nil", "compress")
"""Layouts that add nothing to what the file holds."""


def make_own_pages(edition: Edition) -> Iterator[Artifact]:
    """Every page; one that is no HTML is written as it is.

    A 404 page without text, or with half of it, is a theme's; the one that studylog makes says more.
    """
    for page in edition.site.pages:
        if page.redirect_to:
            yield lead_away(edition, page)
            continue
        if page.output == "404.html" and (not page.body.strip() or lacks_include(edition, page)):
            continue
        if not page.output.endswith((".html", ".htm", ".xhtml")):
            yield DataFile(path=page.output, content=_html_of(edition, page).encode())
        else:
            yield from _layout_of(edition, page)(edition, page)


def _layout_of(edition: Edition, page: Page) -> Layout:
    if lacks_list(edition, page):
        return _make_missing_list
    if lists_by_itself(edition.site, page):
        return _make_own_list
    return _make_home if is_paginated(page) else LAYOUTS.get(page.layout, _make_page)


def _make_page(edition: Edition, page: Page, number: int = 1) -> Iterator[Artifact]:
    rendition = _rendition_of(edition, page, number)
    view = PageView(
        title=page.title,
        content=rendition.content if rendition else Markup(page.body),
        features=rendition.gist.features if rendition else ("classes",),
        front=page.front,
    )
    head = _head(edition, page)
    yield edition.page("page.html", page.output, head, source=page.source, features=view.features, page=view)


def _make_own_list(edition: Edition, page: Page) -> Iterator[Artifact]:
    """A list that the page shows by its own Liquid, on as many pages as it needs."""
    paging = read_paging(edition.site, page.url, page.title, page)
    yield from _make_bare_page(edition, page)
    for number, (url, title) in enumerate(zip(paging.urls[1:], paging.titles[1:], strict=True), 2):
        part = replace(page, url=url, output=output_path(url), title=title if page.title else "")
        yield from _make_bare_page(edition, part, number)


def _html_of(edition: Edition, page: Page, number: int = 1) -> str:
    """The page's text as it was rendered; one without Markdown and Liquid is as it is written."""
    rendition = _rendition_of(edition, page, number)
    return rendition.content.html if rendition else page.body


def _rendition_of(edition: Edition, page: Page, number: int) -> Rendition | None:
    """What became of the text on page `number`; a text without Liquid is the same on all."""
    key = fragment_key(page.source, number)
    return edition.renditions.get(key if key in edition.renditions else page.source)


def _make_bare_page(edition: Edition, page: Page, number: int = 1) -> Iterator[Artifact]:
    """Without a layout Jekyll writes just what the file holds."""
    is_whole = page.body.lstrip()[:9].lower().startswith(("<!doctype", "<html"))
    if page.layout in WITHOUT_FRAME or (not page.layout and is_whole):
        yield DataFile(path=page.output, content=_html_of(edition, page, number).encode())
    else:
        yield from _make_page(edition, page, number)


def _make_home(edition: Edition, page: Page) -> Iterator[Artifact]:
    title = edition.view.title if page.url == "/" else page.title
    yield from paginate_posts(edition, page.url, title or edition.view.title, page)


def _make_missing_list(edition: Edition, page: Page) -> Iterator[Artifact]:
    """The list that the page cannot show by itself, at the addresses that it would have."""
    if lists_by_itself(edition.site, page):
        yield from _make_home(edition, page)
    else:
        yield list_on_page(edition, replace(page, title=edition.view.title), edition.site.posts)


def _make_categories(edition: Edition, page: Page) -> Iterator[Artifact]:
    yield terms_at(edition, edition.site.categories, page.url, page.output, page)


def _make_tags(edition: Edition, page: Page) -> Iterator[Artifact]:
    yield terms_at(edition, edition.site.tags, page.url, page.output, page)


def _make_archive(edition: Edition, page: Page) -> Iterator[Artifact]:
    yield archive_at(edition, page.url, page.output, page)


def _make_archive_if_empty(edition: Edition, page: Page) -> Iterator[Artifact]:
    """minimal-mistakes' `archive` frames the page's own list; TeXt's makes one."""
    yield from (_make_page if page.body.strip() else _make_archive)(edition, page)


def _make_term(edition: Edition, page: Page) -> Iterator[Artifact]:
    """The posts of the category or tag that the page names."""
    site = edition.site
    kinds = (site.tags, site.categories) if page.layout == "tag" else (site.categories, site.tags)
    names = (text_of(page.front, "taxonomy"), text_of(page.front, page.layout), text_of(page.front, "slug"), page.title)
    found = (kind.by_value.get(name) for name in names if name for kind in kinds)
    term = next((term for term in found if term), None)
    yield list_on_page(edition, page, term.posts if term else ())


def _make_collection(edition: Edition, page: Page) -> Iterator[Artifact]:
    """The documents of the collection that the page names, in the order of its `sort_by` and `sort_order`."""
    documents = list(texts_of(edition.site, page.front))
    if field := text_of(page.front, "sort_by"):
        documents.sort(key=lambda text: sort_key(text, field))
    if text_of(page.front, "sort_order") == "reverse":
        documents.reverse()
    yield list_on_page(edition, page, documents)


def _make_search(edition: Edition, page: Page) -> Iterator[Artifact]:
    """The search; where the site has none, a page with its text."""
    yield search_at(edition, page.url, page.output, page)


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
        alternates=list_copy(edition, page),
    )


def _description(edition: Edition, page: Page) -> str:
    """The page's `description` or `excerpt`; a document of a collection has the beginning of its text."""
    own, rendition = text_of(page.front, "excerpt"), edition.renditions.get(page.source)
    beginning = rendition.gist.summary if rendition and page.collection else ""
    return without_tags(page.description) or (plain_summary(own) if own else beginning)


LAYOUTS: Mapping[str, Layout] = {
    **dict.fromkeys(("", *WITHOUT_FRAME), _make_bare_page),
    **dict.fromkeys(("home", "blog", "articles"), _make_home),
    "categories": _make_categories,
    "tags": _make_tags,
    "archive": _make_archive_if_empty,
    **dict.fromkeys(("posts", "archives", "list", "timeline", "year-archive"), _make_archive),
    **dict.fromkeys(("category", "tag", "archive-taxonomy", "grid"), _make_term),
    "collection": _make_collection,
    "search": _make_search,
}
"""Layout names of well-known themes → what they show; every other layout is a page with its text."""
