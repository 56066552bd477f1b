"""A page a post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from studylog.models import Post
from studylog.pages.edition import Edition
from studylog.pages.redirects import lead_away
from studylog.pages.related import Related, index_terms, related_posts
from studylog.pages.series import Part, index_series, series_of
from studylog.pages.settings import flag_of
from studylog.plan import Artifact, TemplatedPage
from studylog.views import HeadView, LinkView, NeighbourView, PostView, SeriesView


def make_posts(edition: Edition) -> Iterator[Artifact]:
    """Every post, with its neighbours in time."""
    posts = edition.site.posts
    index: Related | None = None
    series = index_series([post for post in posts if not post.redirect_to])
    for at, post in enumerate(posts):
        if post.redirect_to:
            yield lead_away(edition, post)
            continue
        newer = posts[at - 1] if at else None
        older = posts[at + 1] if at + 1 < len(posts) else None
        shows_related = flag_of(post.front, "related")
        if not (shows_related or series_of(post)) and (former := _take_over(edition, post, newer, older)):
            yield former
            continue
        if shows_related:
            index = index or index_terms([post for post in posts if not post.redirect_to])
        alike = related_posts(post, index) if index and shows_related else ()
        view = replace(
            _view_post(edition, post, newer, older),
            related=_view_related(edition, alike),
            series=_view_series(edition, series.get(post.source)),
        )
        yield edition.page("post.html", post.output, _head(edition, post), source=post.source, post=view)


def _take_over(edition: Edition, post: Post, newer: Post | None, older: Post | None) -> TemplatedPage | None:
    """The page as it was, where it would be the same."""
    if edition.former is None:
        return None
    neighbours = _view_neighbour(edition, older), _view_neighbour(edition, newer)
    return edition.former.page(edition.summaries[post.source], post.source, *neighbours)


def _view_post(edition: Edition, post: Post, newer: Post | None, older: Post | None) -> PostView:
    gist, content = edition.renditions[post.source].gist, edition.renditions[post.source].content
    return PostView(
        summary=edition.summaries[post.source],
        title_html=Markup(gist.title_html),
        content=content,
        previous=_view_neighbour(edition, older),
        next=_view_neighbour(edition, newer),
        breadcrumb=_breadcrumb(edition, post),
        features=gist.features,
        front=post.front,
    )


def _view_neighbour(edition: Edition, post: Post | None) -> NeighbourView | None:
    return NeighbourView(title=post.title, url=edition.link(post.url)) if post else None


def _view_related(edition: Edition, posts: Iterable[Post]) -> tuple[NeighbourView, ...]:
    return tuple(NeighbourView(title=post.title, url=edition.link(post.url), date=post.date) for post in posts)


def _view_series(edition: Edition, part: Part | None) -> SeriesView | None:
    if part is None:
        return None
    first, end = part.shown
    posts = _view_related(edition, part.posts[first:end])
    return SeriesView(title=part.title, posts=posts, number=part.at + 1, count=len(part.posts), first=first + 1)


def _breadcrumb(edition: Edition, post: Post) -> tuple[LinkView, ...]:
    """From the front page over the categories, unless the site or the post says `breadcrumbs: false`."""
    if False in (flag_of(post.front, "breadcrumbs"), flag_of(edition.site.config.extra, "breadcrumbs")):
        return ()
    home = LinkView(title=edition.view.labels["home"], url=edition.link("/"))
    return (home, *(LinkView(title=term.name, url=term.url) for term in edition.summaries[post.source].categories))


def _head(edition: Edition, post: Post) -> HeadView:
    summary = edition.summaries[post.source]
    return edition.head(
        post.url,
        post.title,
        description=summary.summary,
        front=post.front,
        published=post.date,
        updated=post.updated,
        keywords=tuple(term.name for term in summary.tags),
        sections=tuple(term.name for term in summary.categories),
        robots="noindex" if post.draft else "",
    )
