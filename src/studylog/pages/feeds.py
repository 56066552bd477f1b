"""The Atom feed, at the place and with the ids that jekyll-feed gives, so that readers see no post twice."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import quote

from studylog.models import Post
from studylog.pages.edition import Edition
from studylog.plan import Artifact, TemplatedPage
from studylog.views import FeedEntry


def make_feed(edition: Edition) -> Iterator[Artifact]:
    """The newest posts; `updated` is that of the newest change, never the time of the build."""
    config = edition.site.config
    posts = edition.site.posts[: config.feed.posts_limit]
    entries = tuple(_make_entry(edition, post) for post in posts)
    url = "/" + config.feed.path
    yield TemplatedPage(
        path=config.feed.path,
        template="feed.xml",
        views={
            "site": edition.view,
            "head": edition.head(url, edition.view.title),
            "feed_url": edition.absolute(url),
            "updated": max((entry.updated for entry in entries), default=None),
            "entries": entries,
        },
    )


def _make_entry(edition: Edition, post: Post) -> FeedEntry:
    fragment = edition.fragments[post.source]
    summary = edition.summaries[post.source]
    author = post.front.get("author")
    return FeedEntry(
        title=post.title,
        url=edition.absolute(post.url),
        id=edition.absolute(_entry_path(post)),
        published=post.date,
        updated=post.updated or post.date,
        content_html="" if edition.site.config.feed.excerpt_only else fragment.html,
        summary=summary.summary,
        author=author if isinstance(author, str) else edition.view.author.name or edition.view.title,
        categories=tuple(dict.fromkeys(term.name for term in (*summary.categories, *summary.tags))),
    )


def _entry_path(post: Post) -> str:
    """Jekyll's `page.id`: the folder of the URL and the slug as written."""
    return posixpath.join(posixpath.dirname(post.url.rstrip("/")), quote(post.slug))
