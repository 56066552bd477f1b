"""What a template may see.

Frozen, ready to print, made by `pages/`. URLs have the baseurl in front; HTML is `Markup`-safe where the name
ends in `html`, everything else is text that Jinja escapes. `SiteView` holds only what comes from `_config.yml`
and `_data`: recent posts, counts and the like are views of their own that a template asks for by name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from studylog.models import Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link with its text: navigation, author links, breadcrumbs."""

    title: str
    url: str
    icon: str = ""
    """Name of an inline icon, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorView:
    """Who writes, from `author:` as minimal-mistakes and chirpy have it."""

    name: str = ""
    avatar: str = ""
    bio: Markup = field(default_factory=Markup)
    location: str = ""
    email: str = ""
    links: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """Who wrote one text, for machines."""

    name: str = ""
    email: str = ""
    url: str = ""
    twitter: str = ""
    """Account, without `@`."""
    kind: str = "Person"
    """`Person` or `Organization`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """The site's own settings."""

    title: str
    subtitle: str
    description: str
    url: str
    """Origin, no slash at the end; may be empty."""
    baseurl: str
    lang: str
    author: AuthorView
    navigation: tuple[LinkView, ...] = ()
    footer_links: tuple[LinkView, ...] = ()
    feed_url: str = ""
    taxonomy_urls: Mapping[str, str] = field(default_factory=dict)
    """`categories` and `tags` → the list of all of them."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """The theme's own words in the site's language (`messages.LABELS`)."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """All of `_config.yml`, for a site's own templates."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourView:
    """The post before or after."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """A post on its own page."""

    summary: PostSummary
    content_html: Markup
    toc: tuple[Heading, ...] = ()
    toc_shown: bool = True
    previous: NeighbourView | None = None
    """The older one."""
    next: NeighbourView | None = None
    """The newer one."""
    breadcrumb: tuple[LinkView, ...] = ()
    features: frozenset[str] = frozenset()
    front: Mapping[str, Any] = field(default_factory=dict)
    """The post's front matter, for a site's own templates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageView:
    """A picture for messengers and search engines; no address where there is none."""

    url: str = ""
    width: str = ""
    height: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """What goes into `<head>` and what a search engine reads."""

    title: str
    """The page's own title; the template adds the site's."""
    description: str = ""
    path: str
    """URL path of this page, baseurl in front: `/blog/ai/x/`."""
    canonical: str = ""
    """Absolute URL, empty where the site's address is unknown."""
    kind: str = "website"
    """Open Graph type: `website` or `article`."""
    image: ImageView = field(default_factory=ImageView)
    card: str = "summary"
    """Twitter's kind of preview."""
    author: PersonView = field(default_factory=PersonView)
    lang: str = ""
    locale: str = ""
    """Open Graph's: `ko_KR`."""
    robots: str = ""
    """`noindex` for the 404 page and the like."""
    published: dt.datetime | None = None
    updated: dt.datetime | None = None
    tags: tuple[str, ...] = ()
    schema: Mapping[str, Any] = field(default_factory=dict)
    """What a search engine reads (schema.org, JSON-LD); empty values count for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page written by the site's owner."""

    title: str
    content_html: Markup
    toc: tuple[Heading, ...] = ()
    features: frozenset[str] = frozenset()
    front: Mapping[str, Any] = field(default_factory=dict)


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
    """A category or tag with its posts."""

    name: str
    url: str
    count: int
    posts: tuple[PostSummary, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """The posts of one year."""

    year: int
    posts: tuple[PostSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """A post or a document in an Atom feed; addresses are absolute where the site's is known."""

    title: str
    url: str
    id: str
    published: dt.datetime | None = None
    updated: dt.datetime | None = None
    content_html: str
    summary: str = ""
    author: PersonView = field(default_factory=PersonView)
    image: str = ""
    lang: str = ""
    """Where it is not the site's."""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """An address in the sitemap."""

    url: str
    updated: str = ""
    """ISO 8601, empty where unknown."""
