"""The other posts that the page of a post leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from studylog.frozen import dataclass
from studylog.models import Post
from studylog.pages.related import Relations, relate_posts, shows_related
from studylog.pages.series import Part, index_series
from studylog.views import NeighbourView, SeriesView

Link = Callable[[str], str]
"""URL of the site → as pages link to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a page shows of them."""

    previous: NeighbourView | None
    """The older one."""
    next: NeighbourView | None
    """The newer one."""
    related: tuple[NeighbourView, ...]
    series: SeriesView | None

    def parts(self) -> tuple[str, ...]:
        """What differs where the page would show something else."""
        series = self.series
        place = (f"{series.number} {series.count} {series.first}", *map(_name, series.posts)) if series else ()
        return _name(self.previous), _name(self.next), *place, "", *map(_name, self.related)


def _name(view: NeighbourView | None) -> str:
    return f"{view.title}\n{view.url}\n{view.date}" if view else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Where every post stands among the others."""

    posts: Sequence[Post]
    """Newest first."""
    series: Mapping[str, Part]
    """By source."""
    relations: Relations | None
    """Of `posts`; None where no page shows any."""

    def beside(self, at: int) -> tuple[Post | None, Post | None]:
        """The older and the newer post."""
        posts = self.posts
        return posts[at + 1] if at + 1 < len(posts) else None, posts[at - 1] if at else None

    def part(self, at: int) -> Part | None:
        """The place of the post in its series."""
        return self.series.get(self.posts[at].source)

    def named_on(self, at: int) -> frozenset[str]:
        """Sources of posts to which the page of that one leads anyway, and its own."""
        part = self.part(at)
        named = (self.posts[at], *self.beside(at), *(part.posts_shown() if part else ()))
        return frozenset(post.source for post in named if post)


def survey(posts: Sequence[Post], keywords: Mapping[str, str], former: Survey | None = None) -> Survey:
    """Find out where these posts, newest first, stand; `keywords` are those of their texts, by source.

    Without any, nobody asks which are related. What is as it was in the `former` survey is taken over.
    """
    series = index_series([post for post in posts if not post.redirect_to])
    alone = Survey(posts=posts, series=series, relations=None)
    asked = [alone.named_on(at) if shows_related(post) else None for at, post in enumerate(posts)] if keywords else []
    if not any(asked):
        return alone
    return replace(alone, relations=relate_posts(posts, keywords, asked, former.relations if former else None))


class Guide:
    """Knows what the page of a post shows of the others."""

    def __init__(self, survey: Survey, link: Link) -> None:
        """The survey is of all posts of the site that `link` links to."""
        self._survey = survey
        self._link = link
        self._by_source = {post.source: post for post in survey.posts}
        self._views: dict[str, NeighbourView] = {}
        self._beside: dict[str, NeighbourView] = {}

    def look_around(self, at: int) -> Surroundings:
        """What surrounds the post at this place."""
        older, newer = self._survey.beside(at)
        relations, part = self._survey.relations, self._survey.part(at)
        return Surroundings(
            previous=self._view(older),
            next=self._view(newer),
            related=tuple(map(self._view_dated, relations.related_to(at))) if relations else (),
            series=self._view_series(part) if part else None,
        )

    def _view(self, post: Post | None) -> NeighbourView | None:
        """Made once: the pages on both sides lead to it."""
        if post is None:
            return None
        view = self._beside.get(post.source)
        if view is None:
            view = self._beside[post.source] = NeighbourView(title=post.title, url=self._link(post.url))
        return view

    def _view_series(self, part: Part) -> SeriesView:
        return SeriesView(
            title=part.title,
            posts=tuple(self._view_dated(post.source) for post in part.posts_shown()),
            number=part.at + 1,
            count=len(part.posts),
            first=part.shown[0] + 1,
        )

    def _view_dated(self, source: str) -> NeighbourView:
        """Made once: many pages lead to it."""
        if source not in self._views:
            post = self._by_source[source]
            self._views[source] = NeighbourView(title=post.title, url=self._link(post.url), date=post.date)
        return self._views[source]
