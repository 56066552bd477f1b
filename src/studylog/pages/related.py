"""Posts that are about the same as a post: those with the rarest words, tags and categories in common.

How rare a term is counts in steps, each twice the one before, so that a new post seldom changes what other posts are
related to. What is looked at for one post is bounded, whatever the site's size.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain

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

Asked = Set[str] | None
"""Sources of posts that a post need not be told of, its own among them; None where it asks for none at all."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Which posts are about the same, and what that was told by."""

    order: Sequence[tuple[str, dt.datetime]]
    """Source and date of each post, newest first."""
    under: Mapping[str, Sequence[int]]
    """Term that tells of others → which of them have it, by their places in this order."""
    asked: Sequence[Asked]
    found: Sequence[tuple[int, ...]]
    """To which others each is related, the closest first."""

    def related_to(self, at: int) -> Iterator[str]:
        """Sources of posts about the same as that at this place."""
        return (self.order[place][0] for place in self.found[at])


Share = tuple[int, str, int, Sequence[int]]
"""How many posts have a term, the term, what it weighs, and which posts those are."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What posts have in common."""

    order: Sequence[tuple[str, dt.datetime]]
    """As in `Relations`."""
    labels: Sequence[Set[str]]
    """Tags and categories of each, with what stands before them."""
    words: Sequence[Sequence[str]]
    """Keywords of each."""
    shares: Mapping[str, Share]
    """Of every term by which others are found."""
    most: int
    """Posts beyond which a term is frequent."""
    few: int
    """What posts share in weight that have but a word or two in common."""


def shows_related(post: Post) -> bool:
    """Whether its page leads to such posts: `related: true`, as in minimal-mistakes."""
    return flag_of(post.front, "related") is True and not post.redirect_to


def relate_posts(
    posts: Sequence[Post], keywords: Mapping[str, str], asked: Sequence[Asked], former: Relations | None = None
) -> Relations:
    """To which others each post is related; `posts` are newest first, `keywords` those of their texts, by source.

    At most `MOST` that share most with it, the nearest in time among equals, then by path. For a post whose terms are
    where they were, what was found in the `former` relations is not looked for again.
    """
    order = [(post.source, post.date) for post in posts]
    labels = [_labels_of(post) for post in posts]
    words = [[] if post.redirect_to else keywords[post.source].split() for post in posts]
    most, steps = max(2, min(FREQUENT, len(posts) // 2)), len(posts).bit_length()
    under = _gather(map(chain, labels, words), most)
    known = _find_known(under, asked, former) if former and former.order == order else {}
    terms = Terms(order, labels, words, _weigh(under, steps), most, few=2 * steps)
    found = [known[at] if at in known else _find_related(at, each, terms) for at, each in enumerate(asked)]
    return Relations(order=order, under=under, asked=asked, found=found)


def _gather(terms: Iterable[Iterable[str]], most: int) -> dict[str, list[int]]:
    """Term → places of the posts that have it, if several do; words that more than `most` have tell nothing."""
    under: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(terms):
        for term in each:
            under[term].append(at)
    return {term: at for term, at in under.items() if len(at) > 1 and (len(at) <= most or term[0] in WEIGHTS)}


def _weigh(under: Mapping[str, Sequence[int]], steps: int) -> Mapping[str, Share]:
    """What every term tells; the number of all posts can be halved so many `steps`."""
    return {
        term: (len(places), term, (1 + steps - len(places).bit_length()) * WEIGHTS.get(term[0], 1), places)
        for term, places in under.items()
    }


def _labels_of(post: Post) -> Set[str]:
    if post.redirect_to or not (post.tags or post.categories):
        return frozenset()
    tags, categories = (f"#{tag.value.casefold()}" for tag in post.tags), post.categories
    return {*tags, *(f"@{category.value.casefold()}" for category in categories)}


def _find_known(
    under: Mapping[str, Sequence[int]], asked: Sequence[Asked], former: Relations
) -> Mapping[int, tuple[int, ...]]:
    """What was found for posts that ask as they did, and of whose terms none has come to a post, or gone from one."""
    before, none = former.under, ()
    changed = {term for term, places in under.items() if before.get(term) != places} | (before.keys() - under.keys())
    touched = {at for term in changed for at in (*under.get(term, none), *before.get(term, none))}
    return {at: former.found[at] for at, each in enumerate(asked) if at not in touched and each == former.asked[at]}


def _find_related(at: int, but: Asked, terms: Terms) -> tuple[int, ...]:
    """Places of the posts that share most with that at `at`; a few words that it shares with a post are not enough."""
    if but is None:
        return ()
    scores = _score(_list_shared(at, terms))
    (_, date), order, labels, few = terms.order[at], terms.order, terms.labels, terms.few
    least = sorted(scores.values())[-MOST - len(but) :][0] if scores else 0
    best = sorted(
        (-score, abs(order[place][1] - date), order[place][0], place)
        for place, score in scores.items()
        if score >= least and (score >= few or not labels[at].isdisjoint(labels[place])) and order[place][0] not in but
    )
    return tuple(place for *_, place in best[:MOST])


def _list_shared(at: int, terms: Terms) -> Iterator[tuple[int, Sequence[int]]]:
    """The weight of each term that others have too, with their places; the rarest first."""
    shares = terms.shares
    for count, _, weight, places in sorted(
        [shares[term] for term in chain(terms.labels[at], terms.words[at]) if term in shares]
    ):
        if count <= terms.most:
            yield weight, places
        else:
            nth = bisect_left(places, at)
            yield weight, places[max(0, nth - NEAREST) : nth + NEAREST + 1]


def _score(shared: Iterable[tuple[int, Sequence[int]]]) -> dict[int, int]:
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
