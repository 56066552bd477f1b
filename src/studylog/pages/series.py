"""Posts that belong together: `series: name` in the front matter of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studylog.models import Post
from studylog.pages.settings import text_of

MOST = 20
"""Posts of a series that a page shows; of a longer one, those around its own."""


@dataclass(frozen=True, slots=True)
class Part:
    """A post's place in its series."""

    title: str
    posts: Sequence[Post]
    """All of the series, oldest first."""
    at: int
    """Counting from 0."""

    @property
    def shown(self) -> tuple[int, int]:
        """From which to before which of the posts a page shows."""
        first = max(0, min(self.at - MOST // 2, len(self.posts) - MOST))
        return first, first + MOST

    def posts_shown(self) -> Sequence[Post]:
        """These posts."""
        return self.posts[slice(*self.shown)]


def index_series(posts: Sequence[Post]) -> Mapping[str, Part]:
    """Source of each post that belongs to a series of two or more → its part; `posts` are newest first."""
    found: dict[str, list[Post]] = {}
    for post in reversed(posts):
        if name := series_of(post):
            found.setdefault(name, []).append(post)
    return {
        post.source: Part(name, members, at)
        for name, members in found.items()
        if len(members) > 1
        for at, post in enumerate(members)
    }


def series_of(post: Post) -> str:
    """The name that the post gives its series; empty where it has none."""
    return text_of(post.front, "series").strip()
