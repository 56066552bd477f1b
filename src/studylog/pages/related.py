"""Posts that have tags and categories in common with a post."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studylog.models import Post

MOST = 4
"""As many as minimal-mistakes shows."""
NEAREST = 6
"""Posts before and after that a post looks at under each of its terms: what is written today leaves old posts alone."""
WEIGHTS = {"tag": 2, "category": 1}
"""A tag says more of a post than a category."""

Key = tuple[str, str]
"""Kind and value of a term."""


@dataclass(frozen=True, slots=True)
class Related:
    """The posts under every term, for `related_posts` to look up."""

    posts: Mapping[Key, Sequence[Post]]
    places: Mapping[Key, Mapping[str, int]]
    """Where each post, by source, stands under a term."""


def index_terms(posts: Sequence[Post]) -> Related:
    """The index of all posts, newest first; as large as the posts have terms."""
    under: dict[Key, list[Post]] = {}
    places: dict[Key, dict[str, int]] = {}
    for post in posts:
        for key in _keys(post):
            places.setdefault(key, {})[post.source] = len(under.setdefault(key, []))
            under[key].append(post)
    return Related(posts=under, places=places)


def related_posts(post: Post, index: Related) -> tuple[Post, ...]:
    """At most `MOST` posts that share most with `post`, the nearest in time among equals, then by path."""
    scores: Counter[str] = Counter()
    found: dict[str, Post] = {}
    for key in _keys(post):
        at, posts = index.places[key][post.source], index.posts[key]
        for other in (*posts[max(0, at - NEAREST) : at], *posts[at + 1 : at + 1 + NEAREST]):
            scores[other.source] += WEIGHTS[key[0]]
            found[other.source] = other
    ranked = sorted(
        found.values(), key=lambda other: (-scores[other.source], abs(other.date - post.date), other.source)
    )
    return tuple(ranked[:MOST])


def _keys(post: Post) -> tuple[Key, ...]:
    tags = (("tag", label.value.casefold()) for label in post.tags)
    categories = (("category", label.value.casefold()) for label in post.categories)
    return tuple(dict.fromkeys((*tags, *categories)))
