"""Site → what Liquid sees of it, under the names that Jekyll gives (jekyllrb.com/docs/variables)."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Mapping
from typing import Any

from studylog.loader.includes import includes_folder
from studylog.models import Asset, Fragment, LiquidSite, Page, Post, Site

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def liquid_site(
    site: Site, fragments: Mapping[str, Fragment] | None = None, time: dt.datetime | None = None
) -> LiquidSite:
    """The site for Liquid; with `fragments` a post's `content` and `excerpt` are HTML, else source.

    `time` is `site.time`; without it that of the newest post, so that the same site gives the same pages.
    """
    fragments = fragments or {}
    config = site.config
    time = time or max((post.date for post in site.posts), default=EPOCH)
    return LiquidSite(
        config={**config.extra, "url": config.url, "baseurl": config.baseurl},
        time=time.astimezone(config.zone),
        posts=tuple(post_drop(post, fragments.get(post.source)) for post in site.posts),
        pages=tuple(page_drop(page, fragments.get(page.source)) for page in site.pages),
        static_files=tuple(_file_drop(asset) for asset in site.assets),
        data=site.data,
        includes=site.includes,
        includes_folder=includes_folder(config),
    )


def text_drop(text: Post | Page) -> Mapping[str, Any]:
    """What the text itself has as `page`."""
    return post_drop(text, None) if isinstance(text, Post) else page_drop(text, None)


def post_drop(post: Post, fragment: Fragment | None) -> Mapping[str, Any]:
    """A post's front matter and what Jekyll adds; its neighbours are found where it is read."""
    name = posixpath.basename(post.source)
    head = fragment.excerpt if fragment else post.body.partition("\n\n")[0]
    return {
        "name": name,
        "ext": posixpath.splitext(name)[1],
        "slug": post.slug,
        "draft": post.draft,
        "excerpt": head if post.excerpt is None else post.excerpt,
        "title": post.title,
        "last_modified_at": post.updated,
        **post.front,
        "date": post.date,
        "categories": [label.value for label in post.categories],
        "tags": [label.value for label in post.tags],
        "url": post.url,
        "id": posixpath.join(posixpath.dirname(post.url), post.slug),
        "path": post.source,
        "relative_path": post.source,
        "collection": "posts",
        "content": fragment.html if fragment else post.body,
        "output": fragment.html if fragment else None,
    }


def page_drop(page: Page, fragment: Fragment | None) -> Mapping[str, Any]:
    """A page's front matter and what Jekyll adds."""
    folder, name = posixpath.split(page.source)
    return {
        **page.front,
        "name": name,
        "path": page.source,
        "dir": f"/{folder}/" if folder else "/",
        "url": page.url,
        "content": fragment.html if fragment else page.body,
    }


def _file_drop(asset: Asset) -> Mapping[str, Any]:
    stem, extension = posixpath.splitext(posixpath.basename(asset.source))
    return {"path": f"/{asset.source}", "name": f"{stem}{extension}", "basename": stem, "extname": extension}
