"""Posts that are about the same as a post: those with the rarest words, tags and categories in common.

How rare a term is counts in steps, each twice the one before, so that a new post seldom changes what other posts are
related to. What is looked at for one post is bounded, whatever the site's size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from studylog.frozen import dataclass
from studylog.models import Post
from studylog.pages.settings import flag_of

MOST = 4
"""As many as minimal-mistakes shows."""
FREQUENT = 64
"""Posts beyond which a word tells nothing, and a tag or a category no more than that posts near in time share it."""
NEAREST = 6
"""Those posts, before and after."""
LOOKS = 200
"""Posts that a post looks at, each as often as they share a term; a few more, to see all of the last term."""
WEIGHTS = {"#": 4, "@": 3}
"""What stands before tags and categories, and how many words of such rarity they tell as much as."""

Share = tuple[int, Sequence[int]]
"""The weight of a term, and the places of posts that have it."""


@dataclass(frozen=True, slots=True)
class Related:
    """What posts have in common, for `related_posts` to look up."""

    posts: Sequence[Post]
    places: Mapping[str, int]
    """Where each post, by source, stands among `posts`."""
    shared: Sequence[Sequence[Share]]
    """Of each post, its terms that others have too, the rarest first."""
    few: int
    """What posts share in weight that have but a word or two in common."""


def shows_related(post: Post) -> bool:
    """Whether its page leads to such posts: `related: true`, as in minimal-mistakes."""
    return flag_of(post.front, "related") is True


def index_terms(posts: Sequence[Post], keywords: Mapping[str, str]) -> Related:
    """The index of all posts, newest first; `keywords` are those of their texts, by source.

    A term that no other post has tells nothing, and neither does a word that half of them have.
    """
    shared: list[list[Share]] = [[] for _ in posts]
    most, steps = max(2, min(FREQUENT, len(posts) // 2)), len(posts).bit_length()
    under = _find_places(posts, keywords)
    for count, term in sorted((len(places), term) for term, places in under.items() if len(places) > 1):
        weight = (1 + steps - count.bit_length()) * WEIGHTS.get(term[0], 1)
        places = under[term]
        if count <= most:
            for at in places:
                shared[at].append((weight, places))
        elif term[0] in WEIGHTS:
            for nth, at in enumerate(places):
                shared[at].append((weight, places[max(0, nth - NEAREST) : nth + NEAREST + 1]))
    return Related(posts=posts, places={post.source: at for at, post in enumerate(posts)}, shared=shared, few=2 * steps)


def _find_places(posts: Sequence[Post], keywords: Mapping[str, str]) -> Mapping[str, list[int]]:
    """Term → places of the posts that have it."""
    under: dict[str, list[int]] = defaultdict(list)
    for at, post in enumerate(posts):
        for term in _labels_of(post):
            under[term].append(at)
        for term in keywords[post.source].split():
            under[term].append(at)
    return under


def _labels_of(post: Post) -> set[str]:
    tags, categories = (f"#{tag.value.casefold()}" for tag in post.tags), post.categories
    return {*tags, *(f"@{category.value.casefold()}" for category in categories)}


def related_posts(post: Post, index: Related, but: Iterable[str] = ()) -> tuple[Post, ...]:
    """At most `MOST` posts that share most with `post`, the nearest in time among equals, then by path.

    Those whose sources are in `but` are left out, and so are those that share no more than a few words.
    """
    at, posts = index.places[post.source], index.posts
    scores = _score(index.shared[at])
    for place in (at, *(index.places[source] for source in but if source in index.places)):
        scores.pop(place, None)
    least = sorted(scores.values())[-MOST:][0] if scores else 0
    best = sorted(
        (-score, abs(posts[place].date - post.date), posts[place].source, place)
        for place, score in scores.items()
        if score >= least
    )
    found = ((-score, posts[place]) for score, *_, place in best[:MOST])
    return tuple(other for score, other in found if score >= index.few or _share_label(post, other))


def _share_label(post: Post, other: Post) -> bool:
    return not _labels_of(post).isdisjoint(_labels_of(other))


def _score(shared: Iterable[Share]) -> dict[int, int]:
    """Place of each post that shares a term → how much they share."""
    scores: dict[int, int] = {}
    left = LOOKS
    for weight, places in shared:
        for place in places:
            scores[place] = scores.get(place, 0) + weight
        left -= len(places)
        if left < 0:
            break
    return scores
