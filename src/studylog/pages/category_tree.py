"""Categories as a tree: a post names its own from the widest to the narrowest, as its breadcrumb shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from studylog.models import Term
from studylog.pages.edition import Edition
from studylog.views import TermView


@dataclass(slots=True)
class _Branch:
    """A category below others, while posts are counted."""

    count: int = 0
    below: dict[str, _Branch] = field(default_factory=dict)


def view_tree(edition: Edition) -> tuple[TermView, ...]:
    """Every category where posts have it: `categories: [AI, NLP]` puts NLP below AI, each with its posts' number."""
    categories = edition.site.categories
    root, terms = _Branch(), {term.url: term for term in categories.terms}
    for post in edition.site.posts:
        branch = root
        for url in dict.fromkeys(categories.by_value[label.value].url for label in post.categories):
            branch = branch.below.setdefault(url, _Branch())
            branch.count += 1
    order = {term.url: at for at, term in enumerate(categories.terms)}
    return tuple(_view_branches(edition, root, terms, order, set()))


def _view_branches(
    edition: Edition, branch: _Branch, terms: dict[str, Term], order: dict[str, int], seen: set[str]
) -> Iterator[TermView]:
    """The branches below one, as a dictionary would sort them; a category is `seen` where it stands first."""
    for url in sorted(branch.below, key=order.__getitem__):
        child, is_repeated = branch.below[url], url in seen
        seen.add(url)
        below = tuple(_view_branches(edition, child, terms, order, seen))
        yield TermView(
            name=terms[url].name, url=edition.link(url), count=child.count, children=below, is_repeated=is_repeated
        )
