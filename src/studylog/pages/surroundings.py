"""The other posts that the page of a post leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from studylog.frozen import dataclass
from studylog.models import Post
from studylog.pages.related import index_terms, related_posts, shows_related
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


class Surveyor:
    """Knows where every post stands among the others."""

    def __init__(self, posts: Sequence[Post], keywords: Mapping[str, str], link: Link) -> None:
        """`posts` are newest first; `keywords` are those of their texts by source, none where nobody looks at pages."""
        read = [post for post in posts if not post.redirect_to]
        self._posts = posts
        self._link = link
        self._index = index_terms(read, keywords) if keywords and any(map(shows_related, read)) else None
        self._series = index_series(read)
        self._views: dict[str, NeighbourView] = {}

    def look_around(self, at: int) -> Surroundings:
        """What surrounds the post at this place; what its page leads to anyway is not named once more as related."""
        post, part = self._posts[at], self._series.get(self._posts[at].source)
        newer = self._posts[at - 1] if at else None
        older = self._posts[at + 1] if at + 1 < len(self._posts) else None
        series = part.posts[slice(*part.shown)] if part else ()
        return Surroundings(
            previous=self._view(older),
            next=self._view(newer),
            related=self._view_related(post, (older, newer, *series)),
            series=self._view_series(part, series) if part else None,
        )

    def _view(self, post: Post | None) -> NeighbourView | None:
        return NeighbourView(title=post.title, url=self._link(post.url)) if post else None

    def _view_related(self, post: Post, but: Iterable[Post | None]) -> tuple[NeighbourView, ...]:
        if self._index is None or not shows_related(post):
            return ()
        found = related_posts(post, self._index, {other.source for other in but if other})
        return tuple(map(self._view_dated, found))

    def _view_series(self, part: Part, shown: Sequence[Post]) -> SeriesView:
        posts = tuple(map(self._view_dated, shown))
        return SeriesView(
            title=part.title, posts=posts, number=part.at + 1, count=len(part.posts), first=part.shown[0] + 1
        )

    def _view_dated(self, post: Post) -> NeighbourView:
        """Made once: many pages lead to it."""
        view = self._views.get(post.source)
        if view is None:
            view = self._views[post.source] = NeighbourView(title=post.title, url=self._link(post.url), date=post.date)
        return view
