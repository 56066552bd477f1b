"""`site`, `page` and the posts as Liquid sees them: views over a `LiquidSite`, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from studylog.models import LiquidSite, Paginator

RELATED_POSTS = 10


class DocumentDrop(Mapping[str, Any]):
    """A post or a document of another collection, with its neighbours in that collection's order."""

    __slots__ = ("_data", "_index", "_siblings")

    def __init__(self, data: Mapping[str, Any], siblings: list[DocumentDrop], index: int) -> None:
        self._data = data
        self._siblings = siblings
        self._index = index

    def __getitem__(self, key: str) -> Any:
        if key == "next":
            return self._siblings[self._index + 1] if self._index + 1 < len(self._siblings) else None
        if key == "previous":
            return self._siblings[self._index - 1] if self._index else None
        return self._data[key]

    def __iter__(self) -> Iterator[str]:
        yield from self._data
        yield from ("next", "previous")

    def __len__(self) -> int:
        return len(self._data) + 2

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DocumentDrop) and self._data["path"] == other._data["path"]

    def __hash__(self) -> int:
        return hash(self._data["path"])


def _in_order(documents: Sequence[Mapping[str, Any]]) -> list[DocumentDrop]:
    drops: list[DocumentDrop] = []
    drops += [DocumentDrop(data, drops, index) for index, data in enumerate(documents)]
    return drops


class SiteDrop(Mapping[str, Any]):
    """`site`: what Jekyll gathers, over the keys of `_config.yml` (jekyllrb.com/docs/variables)."""

    def __init__(self, site: LiquidSite) -> None:
        self._site = site
        self._made: Mapping[str, Callable[[], Any]] = {
            "time": lambda: site.time,
            "posts": lambda: self.posts,
            "documents": lambda: [document for each in self._documents.values() for document in each],
            "pages": lambda: list(site.pages),
            "html_pages": lambda: [page for page in site.pages if _is_html(page)],
            "static_files": lambda: list(site.static_files),
            "html_files": lambda: [file for file in site.static_files if file["extname"] in HTML_EXTENSIONS],
            "data": lambda: site.data,
            "categories": lambda: self.categories,
            "tags": lambda: self.tags,
            "collections": self._collections,
            **{name: self._documents_of(name) for name in site.documents if name != "posts"},
        }

    @cached_property
    def _documents(self) -> Mapping[str, list[DocumentDrop]]:
        """Every collection, posts first and oldest first."""
        posts = _in_order(self._site.posts[::-1])
        return {"posts": posts} | {name: _in_order(each) for name, each in self._site.documents.items()}

    def _documents_of(self, name: str) -> Callable[[], list[DocumentDrop]]:
        return lambda: self._documents[name]

    @cached_property
    def posts(self) -> list[DocumentDrop]:
        """Newest first."""
        return self._documents["posts"][::-1]

    @cached_property
    def by_path(self) -> Mapping[str, DocumentDrop]:
        """Posts and documents by the path of their file."""
        return {document["path"]: document for each in self._documents.values() for document in each}

    @cached_property
    def categories(self) -> Mapping[str, list[DocumentDrop]]:
        """Name → its posts, newest first; names in the order of their first use."""
        return self._group("categories")

    @cached_property
    def tags(self) -> Mapping[str, list[DocumentDrop]]:
        """As `categories`."""
        return self._group("tags")

    def _group(self, key: str) -> Mapping[str, list[DocumentDrop]]:
        groups: dict[str, list[DocumentDrop]] = {}
        for post in self._documents["posts"]:
            for name in dict.fromkeys(post[key]):
                groups.setdefault(name, []).append(post)
        return {name: posts[::-1] for name, posts in groups.items()}

    def _collections(self) -> list[Mapping[str, Any]]:
        """Every collection by its label, with what `_config.yml` says of it."""
        configured = self._site.config.get("collections")
        listed = configured if isinstance(configured, Mapping) else {}
        return [
            {
                **(own if isinstance(own := listed.get(name), Mapping) else {}),
                "label": name,
                "docs": documents,
                "files": [file for file in self._site.static_files if file.get("collection") == name],
                "relative_directory": f"_{name}",
                "output": name == "posts" or _is_output(listed.get(name)),
            }
            for name, documents in sorted(self._documents.items())
        ]

    def __getitem__(self, key: str) -> Any:
        return self._made[key]() if key in self._made else self._site.config[key]

    def __iter__(self) -> Iterator[str]:
        yield from self._made
        yield from (key for key in self._site.config if key not in self._made)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _is_output(own: object) -> bool:
    return isinstance(own, Mapping) and own.get("output") is True


HTML_EXTENSIONS = (".html", ".htm", ".xhtml")
_HTML_SOURCES = (*HTML_EXTENSIONS, ".md", ".markdown", ".mkd", ".mkdn", ".mkdown")


def _is_html(page: Mapping[str, Any]) -> bool:
    return str(page.get("url")).endswith(("/", *HTML_EXTENSIONS)) or str(page.get("name")).endswith(_HTML_SOURCES)


class PageSiteDrop(SiteDrop):
    """`site` as one page sees it: `related_posts` leaves the page itself out; only posts have any."""

    def __init__(self, site: SiteDrop, page: Mapping[str, Any]) -> None:
        super().__init__(site._site)
        self.whole = site
        self.page = page

    def __getitem__(self, key: str) -> Any:
        if key == "related_posts":
            if self.page.get("collection") != "posts":
                return []
            others = (post for post in self.whole.posts if post["path"] != self.page.get("path"))
            return list(islice(others, RELATED_POSTS))
        return self.whole[key]


def paginator_drop(site: SiteDrop, paginator: Paginator) -> Mapping[str, Any]:
    """`paginator` under the names of jekyll-paginate and jekyll-paginate-v2."""
    number, total, paths = paginator.number, len(paginator.paths), paginator.paths
    return {
        "page": number,
        "per_page": paginator.size,
        "posts": [site.by_path[path] for path in paginator.texts if path in site.by_path],
        "total_posts": paginator.total_texts,
        "total_pages": total,
        "page_path": paths[number - 1],
        "previous_page": number - 1 if number > 1 else None,
        "previous_page_path": paths[number - 2] if number > 1 else None,
        "next_page": number + 1 if number < total else None,
        "next_page_path": paths[number] if number < total else None,
        "first_page": 1,
        "first_page_path": paths[0],
        "last_page": total,
        "last_page_path": paths[-1],
        "page_trail": _trail(paginator),
    }


def _trail(paginator: Paginator) -> list[Mapping[str, Any]] | None:
    """The pages around this one; near an end as many as elsewhere."""
    before, after = paginator.trail
    total, length = len(paginator.paths), before + after + 1
    if length == 1 or total == 1:
        return None
    start = max(0, min(max(paginator.number - before - 1, 0), total - length))
    numbers = range(start, min(start + length, total))
    return [{"num": at + 1, "path": paginator.paths[at], "title": paginator.titles[at]} for at in numbers]
