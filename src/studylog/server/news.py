"""What of a site is new, as open pages are told of it: pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from studylog.frozen import dataclass
from studylog.server.media_types import media_type
from studylog.urls import encode_path, with_baseurl

MOST_NAMED = 200
"""Pages beyond which none is named: any may have changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What changed in a build, or in several; addresses are paths, percent-encoded, with the baseurl."""

    pages: frozenset[str] | None = frozenset()
    """None: any."""
    styles: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()
    others: bool = False
    """Whether there is anything else: scripts, fonts, a style or an image that is gone."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Where the pages of posts stood → where they stand."""
    edited: Mapping[str, int] = field(default_factory=dict)
    """Page → the first line of its source that changed."""


NO_NEWS = News()
ANY_NEWS = News(pages=None, others=True)


def sort_news(
    changed: Iterable[str],
    removed: Iterable[str] = (),
    *,
    moved: Mapping[str, str] | None = None,
    edited: Mapping[str, int] | None = None,
    baseurl: str = "",
) -> News:
    """The files of a build that are new or gone → what pages can do with it; `moved` and `edited` as in `News`."""
    kinds = [(_kind(path), path) for path in changed]
    gone = list(removed)
    pages = [path for kind, path in kinds if kind == "page"] + [path for path in gone if _kind(path) == "page"]
    return News(
        pages=_bound(address for path in pages for address in _addresses(path, baseurl)),
        styles=frozenset(_address(path, baseurl) for kind, path in kinds if kind == "style"),
        images=frozenset(_address(path, baseurl) for kind, path in kinds if kind == "image"),
        others=any(kind == "other" for kind, _ in kinds) or any(_kind(path) != "page" for path in gone),
        moved=moved or {},
        edited=edited or {},
    )


def join_news(earlier: News, later: News) -> News:
    """What is new since before both."""
    pages = None
    if earlier.pages is not None and later.pages is not None:
        pages = _bound(earlier.pages | later.pages)
    return News(
        pages=pages,
        styles=earlier.styles | later.styles,
        images=earlier.images | later.images,
        others=earlier.others or later.others,
        moved={old: later.moved.get(new, new) for old, new in earlier.moved.items()} | dict(later.moved),
        edited={**earlier.edited, **later.edited},
    )


def describe_news(news: News) -> dict[str, Any]:
    """The same as JSON can hold it."""
    return {
        "pages": None if news.pages is None else sorted(news.pages),
        "styles": sorted(news.styles),
        "images": sorted(news.images),
        "others": news.others,
        "moved": dict(news.moved),
        "edited": dict(news.edited),
    }


def _bound(pages: Iterable[str]) -> frozenset[str] | None:
    named = frozenset(pages)
    return named if len(named) <= MOST_NAMED else None


def _kind(path: str) -> str:
    media = media_type(path)
    if media.startswith("text/html"):
        return "page"
    if media.startswith("text/css"):
        return "style"
    return "image" if media.startswith("image/") else "other"


def _addresses(path: str, baseurl: str) -> Iterator[str]:
    """Where a page is seen: `p/index.html` at `/p/`, `p.html` at `/p.html` and `/p`."""
    if path == "index.html" or path.endswith("/index.html"):
        yield _address(path.removesuffix("index.html"), baseurl)
    else:
        yield _address(path, baseurl)
        yield _address(path.removesuffix(".html"), baseurl)


def _address(path: str, baseurl: str) -> str:
    return with_baseurl(f"/{encode_path(path)}", baseurl)
