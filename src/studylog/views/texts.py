"""What a template may see of a text: a post or a page, and what stands around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from markupsafe import Markup

from studylog.frozen import dataclass
from studylog.models import Content, Heading
from studylog.views.site import AuthorView, LinkView


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLink:
    """A category or tag as a post shows it."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSummary:
    """A post in a list."""

    title: str
    url: str
    date: dt.datetime
    updated: dt.datetime | None = None
    excerpt_html: Markup = field(default_factory=Markup)
    summary: str = ""
    """Plain text: the description, else the excerpt without tags."""
    categories: tuple[TermLink, ...] = ()
    tags: tuple[TermLink, ...] = ()
    minutes: int = 0
    """Reading time."""
    image: str = ""
    draft: bool = False
    future: bool = False
    """Whether its day is still to come, in a preview."""
    shows_date: bool = True
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourView:
    """Another post that this one leads to."""

    title: str
    url: str
    date: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """The posts that a post belongs together with, by date: it is `number` of `count`, `first` the first shown."""

    title: str
    posts: tuple[NeighbourView, ...]
    number: int
    count: int
    first: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SidebarView:
    """A box beside a text: words, a picture, a menu of pages that belong together."""

    title: str = ""
    image: str = ""
    alt: str = ""
    text_html: Markup = field(default_factory=Markup)
    links: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeroView:
    """The picture or colour at the head of a text."""

    image: str = ""
    alt: str = ""
    placeholder: str = ""
    """Address of a small picture that is shown until the large one is there."""
    is_overlay: bool = False
    """Whether the title stands on it."""
    color: str = ""
    tint: str = ""
    """CSS for the veil between picture and title."""
    lead: str = ""
    caption_html: Markup = field(default_factory=Markup)
    actions: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView:
    """Where readers talk about a text."""

    provider: str
    place: str = ""
    """Name of the site where it stands: GitHub, Disqus."""
    script: str = ""
    """Address of the provider's script; empty in a preview, where no discussion is opened."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """What the script is told, by the provider's own words."""
    url: str = ""
    """Where the discussion stands, for readers without scripts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameView:
    """How a page is laid out around its text: what front matter and `defaults` say of it."""

    author: AuthorView | None = None
    """None where the panel is hidden."""
    sidebar: tuple[SidebarView, ...] = ()
    hero: HeroView | None = None
    is_wide: bool = False
    is_grid: bool = False
    """Whether posts are listed side by side."""
    shows_toc: bool = False
    toc_label: str = ""
    is_toc_sticky: bool = True
    share: tuple[LinkView, ...] = ()
    license: LinkView | None = None
    edit_url: str = ""
    thread: ThreadView | None = None
    features: tuple[str, ...] = ()
    """What the page's text needs styles or scripts for: `math`, `code`, `mermaid`, `lists`, `classes`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """A post on its own page."""

    summary: PostSummary
    title_html: Markup = field(default_factory=Markup)
    """The title, where it holds formulas."""
    content: Content
    previous: NeighbourView | None = None
    """The older one."""
    next: NeighbourView | None = None
    """The newer one."""
    related: tuple[NeighbourView, ...] = ()
    series: SeriesView | None = None
    breadcrumb: tuple[LinkView, ...] = ()
    features: tuple[str, ...] = ()
    front: Mapping[str, Any] = field(default_factory=dict)
    """The post's front matter, for a site's own templates."""

    @property
    def content_html(self) -> Markup:
        """The text."""
        return Markup(self.content.html)

    @property
    def toc(self) -> tuple[Heading, ...]:
        """Its headings, nested."""
        return self.content.toc


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page written by the site's owner."""

    title: str
    content: Content | Markup
    """The text; as it is, where it was not rendered."""
    features: tuple[str, ...] = ()
    front: Mapping[str, Any] = field(default_factory=dict)

    @property
    def content_html(self) -> Markup:
        """The text."""
        return self.content if isinstance(self.content, Markup) else Markup(self.content.html)

    @property
    def toc(self) -> tuple[Heading, ...]:
        """Its headings, nested."""
        return () if isinstance(self.content, Markup) else self.content.toc
