"""`site`, `page` and the posts as Liquid sees them: views over a `LiquidSite`, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from studylog.models import LiquidSite

RELATED_POSTS = 10


class PostDrop(Mapping[str, Any]):
    """A post, with its neighbours in time."""

    __slots__ = ("_data", "_index", "_posts")

    def __init__(self, data: Mapping[str, Any], posts: list[PostDrop], index: int) -> None:
        self._data = data
        self._posts = posts
        self._index = index

    def __getitem__(self, key: str) -> Any:
        if key == "next":
            return self._posts[self._index - 1] if self._index else None
        if key == "previous":
            return self._posts[self._index + 1] if self._index + 1 < len(self._posts) else None
        return self._data[key]

    def __iter__(self) -> Iterator[str]:
        yield from self._data
        yield from ("next", "previous")

    def __len__(self) -> int:
        return len(self._data) + 2

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PostDrop) and self._data["path"] == other._data["path"]

    def __hash__(self) -> int:
        return hash(self._data["path"])


class SiteDrop(Mapping[str, Any]):
    """`site`: what Jekyll gathers, over the keys of `_config.yml`."""

    def __init__(self, site: LiquidSite) -> None:
        self._site = site
        self._made: Mapping[str, Callable[[], Any]] = {
            "time": lambda: site.time,
            "posts": lambda: self.posts,
            "documents": lambda: self.posts,
            "pages": lambda: list(site.pages),
            "html_pages": lambda: [page for page in site.pages if _is_html(page)],
            "static_files": lambda: list(site.static_files),
            "html_files": lambda: [file for file in site.static_files if file["extname"] == ".html"],
            "data": lambda: site.data,
            "categories": lambda: self.categories,
            "tags": lambda: self.tags,
            "collections": lambda: [{"label": "posts", "docs": self.posts, "output": True}],
        }

    @cached_property
    def posts(self) -> list[PostDrop]:
        """Newest first."""
        posts: list[PostDrop] = []
        posts += [PostDrop(data, posts, index) for index, data in enumerate(self._site.posts)]
        return posts

    @cached_property
    def by_path(self) -> Mapping[str, PostDrop]:
        """Posts by the path of their file."""
        return {post["path"]: post for post in self.posts}

    @cached_property
    def categories(self) -> Mapping[str, list[PostDrop]]:
        """Name → its posts, newest first; names in the order of their first use."""
        return self._group("categories")

    @cached_property
    def tags(self) -> Mapping[str, list[PostDrop]]:
        """As `categories`."""
        return self._group("tags")

    def _group(self, key: str) -> Mapping[str, list[PostDrop]]:
        groups: dict[str, list[PostDrop]] = {}
        for post in reversed(self.posts):
            for name in dict.fromkeys(post[key]):
                groups.setdefault(name, []).insert(0, post)
        return groups

    def __getitem__(self, key: str) -> Any:
        return self._made[key]() if key in self._made else self._site.config[key]

    def __iter__(self) -> Iterator[str]:
        yield from self._made
        yield from (key for key in self._site.config if key not in self._made)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _is_html(page: Mapping[str, Any]) -> bool:
    return str(page.get("url")).endswith("/") or str(page.get("name")).endswith((".html", ".md", ".markdown", ".htm"))


class PageSiteDrop(SiteDrop):
    """`site` as one page sees it: `related_posts` leaves the page itself out; only posts have any."""

    def __init__(self, site: SiteDrop, page: Mapping[str, Any]) -> None:
        super().__init__(site._site)
        self.whole = site
        self.page = page

    def __getitem__(self, key: str) -> Any:
        if key == "related_posts":
            if self.page.get("path") not in self.whole.by_path:
                return []
            others = (post for post in self.whole.posts if post["path"] != self.page.get("path"))
            return [post for _, post in zip(range(RELATED_POSTS), others, strict=False)]
        return self.whole[key]


def paginator(site: SiteDrop, page: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """jekyll-paginate's first page of posts, for an `index.html` of a site that has `paginate`.

    Further pages are not made of the owner's file, so that none is named.
    """
    size = site.get("paginate")
    if not isinstance(size, int) or size < 1 or page.get("name") != "index.html":
        return None
    return {
        "page": 1,
        "per_page": size,
        "posts": site.posts[:size],
        "total_posts": len(site.posts),
        "total_pages": -(-len(site.posts) // size),
    }
