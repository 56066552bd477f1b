"""What a template may see.

Frozen, ready to print, made by `pages/`. URLs have the baseurl in front; HTML is `Markup`-safe where the name
ends in `html`, everything else is text that Jinja escapes. `SiteView` holds only what comes from `_config.yml`
and `_data`: recent posts, counts and the like are views of their own that a template asks for by name.
"""

from __future__ import annotations

from studylog.views.files import (
    CopyLink,
    CopySection,
    FeedEntry,
    FoundText,
    MarkdownCopy,
    SitemapEntry,
)
from studylog.views.heads import (
    AlternateView,
    HeadView,
    ImageView,
)
from studylog.views.lists import (
    Pager,
    TermView,
    YearView,
)
from studylog.views.site import (
    AnalyticsView,
    AuthorView,
    IconView,
    LinkView,
    MetaView,
    PersonView,
    SiteView,
)
from studylog.views.texts import (
    FrameView,
    HeroView,
    NeighbourView,
    PageView,
    PostSummary,
    PostView,
    SeriesView,
    SidebarView,
    TermLink,
    ThreadView,
)

__all__ = [
    "AlternateView",
    "AnalyticsView",
    "AuthorView",
    "CopyLink",
    "CopySection",
    "FeedEntry",
    "FoundText",
    "FrameView",
    "HeadView",
    "HeroView",
    "IconView",
    "ImageView",
    "LinkView",
    "MarkdownCopy",
    "MetaView",
    "NeighbourView",
    "PageView",
    "Pager",
    "PersonView",
    "PostSummary",
    "PostView",
    "SeriesView",
    "SidebarView",
    "SiteView",
    "SitemapEntry",
    "TermLink",
    "TermView",
    "ThreadView",
    "YearView",
]
