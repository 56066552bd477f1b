"""`sitemap.xml`: what a search engine may visit (sitemaps.org), as jekyll-sitemap chooses it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from studylog.models import Page, Post
from studylog.pages.archives import URL as ARCHIVE_URL
from studylog.pages.archives import date_archives
from studylog.pages.edition import Edition
from studylog.plan import Artifact, TemplatedPage
from studylog.views import SitemapEntry


def make_sitemap(edition: Edition) -> Iterator[Artifact]:
    """Documents of collections, posts from the oldest on, the owner's pages, the lists, static pages."""
    entries = (
        *_list_pages(edition, documents=True),
        *_list_posts(edition),
        *_list_pages(edition, documents=False),
        *_list_lists(edition),
        *_list_files(edition),
    )
    unique = {entry.url: entry for entry in reversed(entries)}
    yield TemplatedPage(
        path="sitemap.xml",
        template="sitemap.xml",
        views={"site": edition.view, "entries": tuple(reversed(unique.values()))},
    )


def _list_posts(edition: Edition) -> Iterator[SitemapEntry]:
    for post in reversed(edition.site.posts):
        if not _is_left_out(post) and not post.draft:
            updated = (post.updated or post.date).isoformat()
            yield SitemapEntry(url=edition.absolute(post.url), updated=updated)


def _list_pages(edition: Edition, *, documents: bool) -> Iterator[SitemapEntry]:
    """A page's `date` says nothing of its last change; a document's does, as a post's."""
    for page in edition.site.pages:
        if _is_listed(page) and bool(page.collection) == documents:
            changed = page.updated or (page.date if documents else None)
            url = edition.absolute(page.url.removesuffix("index.html"))
            yield SitemapEntry(url=url, updated=changed.isoformat() if changed else "")


def _list_files(edition: Edition) -> Iterator[SitemapEntry]:
    """Static pages and PDFs; when a file was changed on this machine says nothing to a crawler."""
    for asset in edition.site.assets:
        if asset.output.endswith((".html", ".htm", ".xhtml", ".pdf")) and asset.output != "404.html":
            yield SitemapEntry(url=edition.absolute(quote(asset.output.removesuffix("index.html"))))


def _is_listed(page: Page) -> bool:
    return page.output.endswith(".html") and page.output != "404.html" and not _is_left_out(page)


def _is_left_out(text: Post | Page) -> bool:
    return text.front.get("sitemap") is False or bool(text.redirect_to)


def _list_lists(edition: Edition) -> Iterator[SitemapEntry]:
    terms = (term.url for taxonomy in (edition.site.categories, edition.site.tags) for term in taxonomy.terms)
    dates = (url for _, url, _ in date_archives(edition))
    places = edition.site.config.archives
    for url in ("/", places.categories.index, places.tags.index, ARCHIVE_URL, *terms, *dates):
        yield SitemapEntry(url=edition.absolute(url))
