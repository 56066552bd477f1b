"""What search engines and messengers read of a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from studylog.frozen import dataclass
from studylog.views.site import PersonView


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageView:
    """A picture for messengers and search engines; no address where there is none."""

    url: str = ""
    width: str = ""
    height: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternateView:
    """The same as a page shows in another form: a feed of its posts, its text as Markdown."""

    type: str
    """Media type: `application/atom+xml`."""
    title: str = ""
    url: str


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
    alternates: tuple[AlternateView, ...] = ()
    """Besides the feeds of all posts, which every page names."""
    schema: Mapping[str, Any] = field(default_factory=dict)
    """What a search engine reads (schema.org, JSON-LD); empty values count for nothing."""
    source: str = ""
    """The file that this is the page of, in a preview."""
    state: str = ""
    """`draft` or `future`, in a preview: readers do not see this page yet."""
