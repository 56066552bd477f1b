"""What a template may see of the site: what `_config.yml` and `_data` say, no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from markupsafe import Markup

from studylog.frozen import dataclass


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
class IconView:
    """A picture that stands for the site, as browsers ask for it."""

    rel: str = "icon"
    """`icon` or `apple-touch-icon`."""
    url: str
    type: str = ""
    """Media type."""
    sizes: str = ""
    """`180x180`; empty for a drawing that fits every size."""


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
    json_feed_url: str = ""
    """Empty where there is none."""
    search_description_url: str = ""
    """Where browsers learn to search here (OpenSearch); empty where they cannot."""
    icons: tuple[IconView, ...] = ()
    manifest_url: str = ""
    """What a telephone should know that keeps the site at hand."""
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
