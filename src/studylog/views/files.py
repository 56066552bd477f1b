"""What the templates of files may see that other programs read: feeds, sitemap, search."""

from __future__ import annotations

import datetime as dt
from dataclasses import field

from studylog.frozen import dataclass
from studylog.models import Content
from studylog.views.site import PersonView


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """A post or a document in an Atom feed; addresses are absolute where the site's is known."""

    title: str
    url: str
    id: str
    published: dt.datetime | None = None
    updated: dt.datetime | None = None
    content: Content | str
    """The text, or nothing where only the summary goes out."""
    summary: str = ""
    author: PersonView = field(default_factory=PersonView)
    image: str = ""
    lang: str = ""
    """Where it is not the site's."""
    categories: tuple[str, ...] = ()

    @property
    def content_html(self) -> str:
        """The text as HTML."""
        return self.content if isinstance(self.content, str) else self.content.html


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundText:
    """What the search shows of a text: the `part` of so many."""

    number: int
    """By which the index knows it."""
    part: int = 0
    parts: int = 1
    title: str
    url: str
    date: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownCopy:
    """A text as its writer wrote it, for programs that read; addresses are absolute where the site's is known."""

    title: str
    url: str
    """Of the page that people read."""
    description: str = ""
    dates: tuple[str, ...] = ()
    """When it was written and, where that is known, changed."""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLink:
    """A Markdown copy in the list of all."""

    title: str
    """Fit to stand in a link of Markdown."""
    url: str
    notes: tuple[str, ...] = ()
    """Its day, its description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySection:
    """The copies of one category, or of pages."""

    title: str
    links: tuple[CopyLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """An address in the sitemap."""

    url: str
    updated: str = ""
    """ISO 8601, empty where unknown."""
