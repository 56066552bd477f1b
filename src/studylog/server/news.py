"""What of a site is new, as open pages are told of it: pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from studylog.frozen import dataclass
from studylog.server.media_types import media_type
from studylog.urls import encode_path, with_baseurl

MOST_NAMED = 200
"""Addresses of a kind beyond which none is named: any may have changed."""
Addresses = frozenset[str] | None
"""None: any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What changed in a build, or in several; addresses are paths, percent-encoded, with the baseurl."""

    pages: Addresses = frozenset()
    styles: Addresses = frozenset()
    images: Addresses = frozenset()
    others: Addresses = frozenset()
    """What else pages are made of: scripts, fonts, films; styles and images that are gone."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Where the pages of posts stood → where they stand."""
    edited: Mapping[str, int] = field(default_factory=dict)
    """Page → the first line of its source that changed."""


NO_NEWS = News()
ANY_NEWS = News(pages=None, styles=None, images=None, others=None)


def sort_news(
    changed: Iterable[str],
    removed: Iterable[str] = (),
    *,
    moved: Mapping[str, str] | None = None,
    edited: Mapping[str, int] | None = None,
    baseurl: str = "",
) -> News:
    """The files of a build that are new or gone → what pages can do with it; URLs come without the baseurl."""
    found: dict[str, set[str]] = {kind: set() for kind in ("page", "style", "image", "other", "data")}
    for path in changed:
        found[_kind(path)].update(_addresses(path, baseurl))
    for path in removed:
        kind = _kind(path)
        found[kind if kind in ("page", "data") else "other"].update(_addresses(path, baseurl))
    return News(
        pages=_bound(found["page"]),
        styles=_bound(found["style"]),
        images=_bound(found["image"]),
        others=_bound(found["other"]),
        moved={with_baseurl(old, baseurl): with_baseurl(new, baseurl) for old, new in (moved or {}).items()},
        edited={with_baseurl(url, baseurl): line for url, line in (edited or {}).items()},
    )


def join_news(earlier: News, later: News) -> News:
    """What is new since before both."""
    return News(
        pages=_join(earlier.pages, later.pages),
        styles=_join(earlier.styles, later.styles),
        images=_join(earlier.images, later.images),
        others=_join(earlier.others, later.others),
        moved={old: later.moved.get(new, new) for old, new in earlier.moved.items()} | dict(later.moved),
        edited={**earlier.edited, **later.edited},
    )


def describe_news(news: News) -> dict[str, Any]:
    """The same as JSON can hold it."""
    kinds = {"pages": news.pages, "styles": news.styles, "images": news.images, "others": news.others}
    named = {kind: None if found is None else sorted(found) for kind, found in kinds.items()}
    return {**named, "moved": dict(news.moved), "edited": dict(news.edited)}


def _join(one: Addresses, other: Addresses) -> Addresses:
    return None if one is None or other is None else _bound(one | other)


def _bound(found: Iterable[str]) -> Addresses:
    named = frozenset(found)
    return named if len(named) <= MOST_NAMED else None


def _kind(path: str) -> str:
    """What a browser does with a file."""
    media = media_type(path)
    if media.startswith("text/html"):
        return "page"
    if media.startswith("text/css"):
        return "style"
    if media.startswith("image/"):
        return "image"
    return "data" if path.endswith((".json", ".xml", ".txt")) else "other"


def _addresses(path: str, baseurl: str) -> Iterator[str]:
    """Where a file is seen: `p/index.html` at `/p/`, `p.html` at `/p.html` and `/p`."""
    if path == "index.html" or path.endswith("/index.html"):
        path = path.removesuffix("index.html")
    yield with_baseurl(f"/{encode_path(path)}", baseurl)
    if path.endswith(".html"):
        yield with_baseurl(f"/{encode_path(path.removesuffix('.html'))}", baseurl)
