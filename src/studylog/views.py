"""What a template may see.

Frozen, ready to print, made by `pages/`. URLs have the baseurl in front; HTML is `Markup`-safe where the name
ends in `html`, everything else is text that Jinja escapes. `SiteView` holds only what comes from `_config.yml`
and `_data`: recent posts, counts and the like are views of their own that a template asks for by name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from markupsafe import Markup

from studylog.frozen import dataclass
from studylog.models import Content, Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link with its text: navigation, author links, breadcrumbs."""

    title: str
    url: str
    icon: str = ""
    """Name of an inline icon, or empty."""
    children: tuple[LinkView, ...] = ()
    """What stands below it in a menu; the link itself may then be a mere heading without an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorView:
    """Who writes, from `author:` as minimal-mistakes and chirpy have it."""

    name: str = ""
    url: str = ""
    """The author's own page; empty: the site's front page."""
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
class AnalyticsView:
    """A service that counts readers; its words may stand in a script."""

    service: str
    """`google`, `goatcounter`, `plausible`, `cloudflare`, `umami`, `matomo` or `fathom`."""
    id: str
    domain: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaView:
    """A `<meta>` of the head."""

    name: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """The site's own settings."""

    title: str
    masthead_title: str = ""
    """What stands above every page; empty where a logo says it."""
    logo: str = ""
    title_separator: str = "|"
    subtitle: str
    description: str
    url: str
    """Origin, no slash at the end; may be empty."""
    baseurl: str
    lang: str
    author: AuthorView
    navigation: tuple[LinkView, ...] = ()
    footer_links: tuple[LinkView, ...] = ()
    copyright: LinkView | None = None
    """What the foot says of rights, instead of the author's name."""
    color_theme: str = ""
    """`light` or `dark` to begin with; empty: as the reader's system has it."""
    has_color_choice: bool = True
    has_search: bool = True
    search_url: str = ""
    """Where readers search; empty where the site has no search."""
    style: Markup = field(default_factory=Markup)
    """Declarations of CSS for `:root`: what `theme` in `_config.yml` changes of the looks."""
    verifications: tuple[MetaView, ...] = ()
    """How search engines know whose the site is."""
    twitter: str = ""
    """The site's account, without `@`."""
    facebook: tuple[MetaView, ...] = ()
    analytics: tuple[AnalyticsView, ...] = ()
    feed_url: str = ""
    taxonomy_urls: Mapping[str, str] = field(default_factory=dict)
    """`categories` and `tags` → the list of all of them."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """The theme's own words in the site's language (`messages.LABELS`)."""
    code_style: str = ""
    """The style sheet of the colours that the site has chosen for code; empty: the theme's own."""
    mermaid_url: str = ""
    """The script that draws diagrams; empty: they stay text."""
    mermaid_integrity: str = ""
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
    source: str = ""
    """The file that this is the page of, in a preview."""
    state: str = ""
    """`draft` or `future`, in a preview: readers do not see this page yet."""


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
class SitemapEntry:
    """An address in the sitemap."""

    url: str
    updated: str = ""
    """ISO 8601, empty where unknown."""
