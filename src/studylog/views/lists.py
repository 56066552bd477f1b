"""What a template may see of lists of posts."""

from __future__ import annotations

from studylog.frozen import dataclass
from studylog.views.site import LinkView
from studylog.views.texts import PostSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """One page of a list that goes over several."""

    number: int
    total: int
    posts: tuple[PostSummary, ...]
    newer: str = ""
    """URL of the page with newer posts, empty on the first."""
    older: str = ""
    links: tuple[LinkView, ...] = ()
    """Every page's link, in order, titled by its number; an empty URL marks a gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A category or tag with its posts; in a tree, with those that posts name after it (`is_repeated`: as above)."""

    name: str
    url: str
    count: int
    posts: tuple[PostSummary, ...] = ()
    children: tuple[TermView, ...] = ()
    is_repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """The posts of one year."""

    year: int
    posts: tuple[PostSummary, ...]
