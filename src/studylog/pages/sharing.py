"""Links by which a reader passes a text on; no script of anybody else's."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from studylog.models import Page, Post, Site
from studylog.pages.icons import find_icon
from studylog.pages.settings import address_of, flag_of, tables_of, text_of
from studylog.urls import absolute_url
from studylog.views import LinkView

PLATFORMS = (
    ("X", "https://x.com/intent/post?text=TITLE&url=URL"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u=URL"),
    ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url=URL"),
)
"""Where minimal-mistakes shares to; TITLE and URL are chirpy's words for what is filled in."""


def share_links(text: Post | Page, site: Site) -> tuple[LinkView, ...]:
    """Where this text can be passed on; nothing where the site's address is not known.

    `share: true` asks for it (minimal-mistakes), or `_data/share.yml` does for every post (chirpy).
    """
    platforms = tuple(_listed(site))
    by_default = bool(platforms) and isinstance(text, Post)
    asked = flag_of(text.front, "share", "sharing")
    if not site.config.url or not (by_default if asked is None else asked):
        return ()
    url = absolute_url(text.url, site.config.url, site.config.baseurl)
    return tuple(_fill(name, address, text.title, url) for name, address in platforms or PLATFORMS)


def _listed(site: Site) -> Iterator[tuple[str, str]]:
    """The platforms of chirpy's `_data/share.yml`."""
    for platform in tables_of(site.data.get("share"), "platforms"):
        if address := address_of(platform, "link"):
            yield text_of(platform, "type") or address, address


def _fill(name: str, address: str, title: str, url: str) -> LinkView:
    filled = address.replace("TITLE", quote(title, safe="")).replace("URL", quote(url, safe=""))
    return LinkView(title="X" if name == "Twitter" else name, url=filled, icon=find_icon(name))
